"""The kinds of field that files are made of, each with its rule in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from leaflint.core.dates import PartialDate

EDITOR_MESSAGE = "editor"
"""Type of the validation errors whose text is already a sentence for editors."""

_NAME = "[a-z0-9]+(-[a-z0-9]+)*"
_GITHUB = "[A-Za-z0-9]+(-[A-Za-z0-9]+)*(_[A-Za-z0-9]+)?(/[A-Za-z0-9_.-]+)?"
_WEB = r'https?://[^\s<>"]+'
_EMAIL = r'(?i)[^\s@<>"]+@[a-z0-9-]+(\.[a-z0-9-]+)+'


class FileModel(BaseModel):
    """Base of everything that stands in a file: unchangeable, and no key is ignored.

    The text under a field describes it in the JSON Schema. `schemas.py` reads it from the source;
    pydantic would do so at every start, which takes a tenth of a second. For the same reason a model is
    built when it is first used: most are only used as parts of others, and are built with them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def editor_error(message: str) -> PydanticCustomError:
    """Return a validation error whose text is shown to editors as it is."""
    return PydanticCustomError(EDITOR_MESSAGE, "{message}", {"message": message})


def _reading(read: Callable[[str], object]) -> BeforeValidator:
    """Make a validator of a function that reads text or raises ValueError with a sentence."""

    def validate(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return read(value.strip())
        except ValueError as error:
            raise editor_error(str(error)) from None

    return BeforeValidator(validate)


def _matching(
    pattern: str, message: str, make: Callable[[str], object] = str, longest: int = 1_000_000
) -> BeforeValidator:
    """Make a validator of text that must match a pattern; the message says what is wrong else."""
    compiled = re.compile(pattern)

    def read(written: str) -> object:
        if not compiled.fullmatch(written) or len(written) > longest:
            raise ValueError(f"'{written}' {message}")
        return make(written)

    return _reading(read)


def _text_schema(pattern: str, **more: object) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$", **more})


ReaderText = Annotated[str, Field(min_length=1, pattern=r"\S")]
"""Words that readers of a leaflet see; never empty. White space stays, so that places stay right."""

Text = Annotated[ReaderText, _reading(str.strip)]
"""Words for editors and reviewers; never empty, white space around them dropped."""

Name = Annotated[
    str,
    _matching(
        _NAME,
        "is not a short name; "
        "write small letters and digits with hyphens between, such as skin-metastases",
        longest=100,
    ),
    _text_schema(_NAME, maxLength=100),
]
"""A short name that other files refer to."""

RuleName = Annotated[
    str,
    _matching(
        f"{_NAME}/{_NAME}",
        "is no rule; write check/rule, such as reading-age/above-target",
        longest=200,
    ),
    _text_schema(f"{_NAME}/{_NAME}", maxLength=200),
]
"""A rule with its check, as reports show it: reading-age/above-target."""

_FINGERPRINT = "[0-9a-f]{16}"

Fingerprint = Annotated[
    str,
    _matching(_FINGERPRINT, "is no fingerprint of a finding: it has 16 digits, 0 to 9 and a to f"),
    _text_schema(_FINGERPRINT),
]
"""What stays of a finding when lines move: 16 hexadecimal digits."""

Email = Annotated[
    str, _matching(_EMAIL, "is not an e-mail address; write one such as ask@example.org")
]
"""An e-mail address."""

GitHubName = Annotated[
    str,
    _matching(_GITHUB, "is not a name on GitHub; write it without @, for a team organisation/team"),
    _text_schema(_GITHUB),
]
"""A name on GitHub, without @; for a team organisation/team. One that an enterprise gives has a _."""

Web = Annotated[
    str, _matching(_WEB, "is not a web address; begin it with https://"), _text_schema(_WEB)
]
"""A web address with https:// (or http://)."""

Flag = Annotated[bool, _matching("true|false", "is neither true nor false", "true".__eq__)]
"""true or false."""

Whole = Annotated[int, _matching("-?[0-9]{1,9}", "is not a whole number", int)]
"""A whole number."""

GitHubId = Annotated[int, _matching("[1-9][0-9]{0,14}", "is not the number of an account", int)]
"""GitHub's own number of an account, a review or a comment."""

Number = Annotated[float, _matching(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", "is not a number", float)]
"""A number, with decimals or without."""

Date = Annotated[PartialDate, _reading(PartialDate.parse)]
"""A year, a month or a day: YYYY, YYYY-MM or YYYY-MM-DD."""

Status = Literal["draft", "published", "withdrawn"]
"""Whether patients read it: not yet, now, or no longer."""

Risk = Literal["low", "medium", "high"]
"""How much harm an outdated leaflet could do: sets the longest time between reviews."""
