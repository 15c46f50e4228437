"""Sign-offs held against what they say: their records, their days and the texts that they are for."""
