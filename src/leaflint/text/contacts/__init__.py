"""Phone numbers, e-mail addresses and web addresses in what readers read."""
