"""What a clinical reviewer needs to see of a change: `leaflint changes`."""
