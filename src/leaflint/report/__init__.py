"""What a run found, and the ways to show it."""
