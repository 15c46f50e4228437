"""What changed between two texts of a leaflet, and whether it could matter to a patient.

The parts, each usable alone:

- `text`: a leaflet's words as one text that a person can read: what a sign-off approves.
- `tokens`: that text as lines of words, figures and signs.
- `difference`: the lines and words that changed.
- `vocabulary`, `marks`: which words matter: numbers, negations, safety wording and the like.
- `describe`: changes in one line of plain words.
- `spelling`: whether a change only mends a spelling.
- `harmless`: whether other words say the same.
- `minor`: whether all changes together are a minor edit.
"""
