"""What rules of a policy have in common: phrases that they name, and to which leaflets they apply.

A phrase is plain words, found in any of its forms; it is never a pattern. Characters that only a
pattern would hold are refused when the policy is loaded, so nobody believes that one is in force, and
nothing can run away (catastrophic backtracking).
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from leaflint.content.models.fields import FileModel, Name, Risk, Status, Text, editor_error
from leaflint.text.words.tokens import parts_of

_PATTERN_CHARACTERS = re.compile(r"[\\\[\]{}()|^*?$]|\.\+|[a-z]\+")


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


class AppliesTo(FileModel):
    """The leaflets to which a rule applies."""

    topics: tuple[Name, ...] = ()
    """Leaflets with any of these topics,"""
    words: tuple[PhraseText, ...] = ()
    """or that use any of these words or phrases, in any form (neither: every leaflet);"""
    status: tuple[Status, ...] = ("draft", "published")
    """of these, only those with such a status"""
    risk: tuple[Risk, ...] = ("low", "medium", "high")
    """and such a risk."""
