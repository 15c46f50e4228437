"""Language: prose, words, phrases, quantities, contacts and how hard a text is to read."""
