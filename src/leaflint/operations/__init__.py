"""What changes a repository, or shows what changed in it."""
