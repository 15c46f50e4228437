"""What rules of a policy have in common: phrases that they name, and to which leaflets they apply.

A phrase is plain words, found in any of its forms; it is never a pattern. Characters that only a
pattern would hold are refused when the policy is loaded, so nobody believes that one is in force, and
nothing can run away (catastrophic backtracking).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from typing import Annotated

from pydantic import AfterValidator, BaseModel, model_validator

from leaflint.content.models.fields import FileModel, Name, Risk, Status, Text, editor_error
from leaflint.text.words.tokens import parts_of

_PATTERN_CHARACTERS = re.compile(r"[\\\[\]{}()|^*?$]|\.\+|[a-z]\+")

_FAMILY = re.compile(r"<([A-Za-z0-9-]+)>")


def _check_phrase(written: str) -> str:
    found = _PATTERN_CHARACTERS.search(written)
    if found:
        raise editor_error(
            f"'{written}' is not plain words ('{found.group()}'); write words only: "
            "patterns are not read here, and word forms are found by themselves"
        )
    if not parts_of(written):
        raise editor_error(f"'{written}' holds no word")
    return written


PhraseText = Annotated[Text, AfterValidator(_check_phrase)]
"""Plain words that leaflets may use in any of their forms: "call" also finds "calling"."""

Families = Mapping[str, tuple[PhraseText, ...]]
"""Phrases that mean the same, by name: a phrase that holds `<call>` stands for one with each of them."""


def fill_families(value: object, families: Families) -> object:
    """Return a value of a policy with each `<name>` in its phrases replaced by those of the family."""
    if isinstance(value, BaseModel):
        filled = {name: fill_families(part, families) for name, part in value}
        return value.model_copy(update=filled)
    if type(value) is not tuple:  # a date is one of named parts
        return value
    parts = [_choices(part, families) if isinstance(part, str) else (part,) for part in value]
    return tuple(fill_families(part, families) for part in chain.from_iterable(parts))


def _choices(phrase: str, families: Families) -> list[str]:
    named = _FAMILY.search(phrase)
    if named is None:
        return [phrase]
    others = {name: members for name, members in families.items() if name != named[1]}
    if len(others) == len(families):
        raise editor_error(f"'{phrase}': no family is called '{named[1]}', or it names itself")
    each = (phrase.replace(named[0], member, 1) for member in families[named[1]])
    return [choice for one in each for choice in _choices(one, others)]


class AppliesTo(FileModel):
    """The leaflets to which a rule applies."""

    topics: tuple[Name, ...] = ()
    """Leaflets with any of these topics,"""
    words: tuple[PhraseText, ...] = ()
    """or that use any of these words or phrases, in any form (neither: every leaflet);"""
    both: bool = False
    """with `true`, only those with a topic and a word;"""
    subject: bool = False
    """with `true`, a word in passing does not count: it must stand in the title, the summary or a heading,
    or in two sentences;"""
    unless: tuple[PhraseText, ...] = ()
    """nor does a word with one of these in its clause or point, such as "rule out";"""
    status: tuple[Status, ...] = ("draft", "published")
    """of these, only those with such a status"""
    risk: tuple[Risk, ...] = ("low", "medium", "high")
    """and such a risk."""

    @model_validator(mode="after")
    def _has_both(self) -> AppliesTo:
        if self.both and not (self.topics and self.words):
            raise editor_error("`both` needs `topics` and `words`")
        return self
