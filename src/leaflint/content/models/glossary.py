"""The glossary: `content/glossary.yaml`, medical terms in plain words."""

from __future__ import annotations

from typing import Literal

from leaflint.content.models.fields import Date, FileModel, Name, Text

TermKind = Literal["condition", "drug", "test", "treatment", "body", "other"]
"""What a term names."""


class Term(FileModel):
    """A medical term that leaflets may have to use."""

    term: Text
    """The term as it stands in the middle of a sentence: lymphoedema, CT scan."""
    forms: tuple[Text, ...] = ()
    """Its other forms, such as the plural or the name in full."""
    meaning: Text
    """What it means, in plain words."""
    kind: TermKind = "other"
    """What it names. The names of conditions, drugs, tests and treatments can't be avoided."""
    checked: Date | None = None
    """When the explanation was last checked."""


class Glossary(FileModel):
    """Medical terms, each explained in plain words."""

    owner: Name | None = None
    """Who looks after the glossary: a person or team in people.yaml."""
    next_review: Date | None = None
    """When the explanations are next due for review."""
    terms: tuple[Term, ...]
    """The terms, in any order."""
