"""Finding wording in leaflets: phrases with their word forms, negation, approved wording, advice.

Policy holds phrases, never patterns: each is plain words, found in a time that grows with the
length of the leaflet alone.
"""
