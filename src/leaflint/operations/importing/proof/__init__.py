"""The proof that a draft has lost nothing; it reads the file again, and shares nothing with the readers."""
