"""Reading files: bytes to plain data, with the place of every key, value and list item."""
