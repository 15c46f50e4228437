"""The language server: what `leaflint check` finds, and help with mending it, while somebody types."""
