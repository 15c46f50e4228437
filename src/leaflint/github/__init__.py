"""What Leaflint does on GitHub: it comments on pull requests, and keeps issues about reviews.

The report on a pull request comes from a run that a stranger's pull request could have changed. So it
is validated against its schema and its limits, its text is escaped, and nothing in it decides which
pull request is written to.
"""
