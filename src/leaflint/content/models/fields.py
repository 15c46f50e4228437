"""The kinds of field that files are made of, each with its rule in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from leaflint.core.dates import PartialDate

T = TypeVar("T")

EDITOR_MESSAGE = "editor"
"""Type of the validation errors whose text is already a sentence for editors."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MAX_NAME = 100
_EMAIL = re.compile(r'[^\s@<>"]+@[a-z0-9-]+(\.[a-z0-9-]+)+', re.IGNORECASE)
_GITHUB = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*(/[A-Za-z0-9_.-]+)?")
_WEB = re.compile(r'https?://[^\s<>"]+')


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


def _reading(read: Callable[[str], T]) -> BeforeValidator:
    """Make a validator of a function that reads text or raises ValueError with a sentence."""

    def validate(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return read(value.strip())
        except ValueError as error:
            raise editor_error(str(error)) from None

    return BeforeValidator(validate)


def _read_name(written: str) -> str:
    if not _NAME.fullmatch(written) or len(written) > _MAX_NAME:
        raise ValueError(
            f"'{written}' is not a short name; "
            "write small letters and digits with hyphens between, such as skin-metastases"
        )
    return written


def _read_email(written: str) -> str:
    if not _EMAIL.fullmatch(written):
        raise ValueError(f"'{written}' is not an e-mail address; write one such as ask@example.org")
    return written


def _read_github(written: str) -> str:
    if not _GITHUB.fullmatch(written):
        raise ValueError(
            f"'{written}' is not a name on GitHub; write it without @, for a team organisation/team"
        )
    return written


def _read_web(written: str) -> str:
    if not _WEB.fullmatch(written):
        raise ValueError(f"'{written}' is not a web address; begin it with https://")
    return written


def _read_flag(written: str) -> bool:
    if written not in {"true", "false"}:
        raise ValueError(f"'{written}' is neither true nor false")
    return written == "true"


def _read_whole(written: str) -> int:
    if not re.fullmatch(r"-?\d{1,9}", written, re.ASCII):
        raise ValueError(f"'{written}' is not a whole number")
    return int(written)


def _read_number(written: str) -> float:
    if not re.fullmatch(r"-?\d{1,9}(\.\d{1,9})?", written, re.ASCII):
        raise ValueError(f"'{written}' is not a number")
    return float(written)


ReaderText = Annotated[str, Field(min_length=1, pattern=r"\S")]
"""Words that readers of a leaflet see; never empty. White space stays, so that places stay right."""

Text = Annotated[ReaderText, _reading(str.strip)]
"""Words for editors and reviewers; never empty, white space around them dropped."""

Name = Annotated[
    str,
    _reading(_read_name),
    WithJsonSchema({"type": "string", "pattern": f"^{_NAME.pattern}$", "maxLength": _MAX_NAME}),
]
"""A short name that other files refer to."""

Email = Annotated[str, _reading(_read_email)]
"""An e-mail address."""

GitHubName = Annotated[
    str,
    _reading(_read_github),
    WithJsonSchema({"type": "string", "pattern": f"^{_GITHUB.pattern}$"}),
]
"""A name on GitHub, without @; for a team organisation/team."""

Web = Annotated[
    str, _reading(_read_web), WithJsonSchema({"type": "string", "pattern": f"^{_WEB.pattern}$"})
]
"""A web address with https:// (or http://)."""

Flag = Annotated[bool, _reading(_read_flag)]
"""true or false."""

Whole = Annotated[int, _reading(_read_whole)]
"""A whole number."""

Number = Annotated[float, _reading(_read_number)]
"""A number, with decimals or without."""

Date = Annotated[PartialDate, _reading(PartialDate.parse)]
"""A year, a month or a day: YYYY, YYYY-MM or YYYY-MM-DD."""

Status = Literal["draft", "published", "withdrawn"]
"""Whether patients read it: not yet, now, or no longer."""

Risk = Literal["low", "medium", "high"]
"""How much harm an outdated leaflet could do: sets the longest time between reviews."""
