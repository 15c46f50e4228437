"""Sign-off in the browser: what reviewers write on GitHub, whether it counts, and its record."""
