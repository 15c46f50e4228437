"""What earlier runs found, so that an unchanged estate costs little more than reading it."""
