"""What a repository has adopted of Leaflint: `leaflint.yaml`."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, WithJsonSchema, field_validator

from leaflint.content.models.fields import FileModel, Name, Text, Whole, editor_error

FORMAT = 1
"""The format of policy and content files that this release reads."""

_RELEASE = re.compile(r"\d+\.\d+\.\d+")

Release = Annotated[Text, WithJsonSchema({"type": "string", "pattern": f"^{_RELEASE.pattern}$"})]
"""A release of Leaflint, such as 0.1.0."""


class Adoption(FileModel):
    """What this repository has adopted of Leaflint."""

    format: Whole
    """The format of the policy and content files: 1."""
    since: Release
    """The release of Leaflint that the repository was last brought up to, such as 0.1.0."""
    checks: tuple[Name, ...] | None = Field(None, min_length=1)
    """The checks that are adopted; without this key, all."""

    @field_validator("format")
    @classmethod
    def _is_known(cls, value: int) -> int:
        if value != FORMAT:
            raise editor_error(f"is {value}, and this release of Leaflint reads {FORMAT}")
        return value

    @field_validator("since")
    @classmethod
    def _is_a_release(cls, value: str) -> str:
        if not _RELEASE.fullmatch(value):
            raise editor_error(f"'{value}' is not a release; write one such as 0.1.0")
        return value


def release_order(release: str) -> tuple[int, ...]:
    """Return what releases are sorted by: 0.10.0 comes after 0.9.0."""
    return tuple(map(int, release.split(".")))
