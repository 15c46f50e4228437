"""The checks: a package for each, with what they have in common beside them."""
