"""Pages in HTML for readers and reviewers: no script, nothing that is loaded from elsewhere."""
