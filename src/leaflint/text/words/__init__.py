"""Plain language: the single rules behind the check `plain-language`, a module for each family."""
