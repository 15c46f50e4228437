"""What a pull request is told: one comment, and safe corrections to take with a click.

The report comes from a run that a stranger's pull request could have changed: it is data to be
doubted. It is held against its schema and against limits, its text is escaped, and nothing in it
chooses which pull request is spoken to.
"""
