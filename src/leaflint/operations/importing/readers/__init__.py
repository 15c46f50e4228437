"""Files as they came, read into paragraphs and tables that know where they stood."""
