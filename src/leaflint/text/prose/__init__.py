"""What readers read: text to blocks and sentences, each character with its place in the file."""
