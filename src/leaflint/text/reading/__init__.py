"""How hard a text is to read: its words, their syllables, and the formulas over them."""
