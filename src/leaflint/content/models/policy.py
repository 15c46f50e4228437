"""What a repository has adopted (`leaflint.yaml`), and what every policy file in `checks/` begins with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema, field_validator

from leaflint.content.models.fields import (
    Date,
    FileModel,
    Name,
    Risk,
    Status,
    Text,
    Whole,
    editor_error,
)
from leaflint.content.models.site import Site
from leaflint.core.finding import Severity


class RuleSeverity(FileModel):
    """How much a rule matters; raised or lowered for leaflets of a status or risk."""

    default: Severity
    """error blocks, warning is shown, notice informs."""
    status: Mapping[Status, Severity] = Field(default_factory=dict)
    """Instead, for leaflets of a status, such as `draft: notice`. It outranks `risk`."""
    risk: Mapping[Risk, Severity] = Field(default_factory=dict)
    """Instead, for leaflets of a risk, such as `high: error`."""

    def for_leaflet(self, status: Status, risk: Risk) -> Severity:
        """Return the severity for a leaflet: by its status, else by its risk, else the default."""
        return self.status.get(status) or self.risk.get(risk) or self.default


def _from_word(value: object) -> object:
    return {"default": value} if isinstance(value, str) else value


SeverityChoice = Annotated[
    RuleSeverity, BeforeValidator(_from_word, json_schema_input_type=Severity | RuleSeverity)
]
"""A severity alone ("warning"), or a map with `default`, `status` and `risk`."""


class Policy(FileModel):
    """What a check is held to, who says so, and until when that stands."""

    owner: Name
    """Who looks after this policy: a person or team in people.yaml."""
    reason: Text
    """Why the check is needed: the harm that it prevents."""
    source: Text
    """What the numbers and words below rest on."""
    next_review: Date
    """When this policy is itself due for review."""
    severity: Mapping[Name, SeverityChoice] = Field(default_factory=dict)
    """How much each rule matters, where it differs from the default."""


FORMAT = 2
"""The format of policy and content files that this release reads; see `content/formats`."""

_RELEASE = re.compile(r"\d+\.\d+\.\d+")

Release = Annotated[Text, WithJsonSchema({"type": "string", "pattern": f"^{_RELEASE.pattern}$"})]
"""A release of Leaflint, such as 0.1.0."""


class Adoption(FileModel):
    """What this repository has adopted of Leaflint."""

    format: Whole
    """The format of the policy and content files: 2."""
    since: Release
    """The release of Leaflint that the repository was last brought up to, such as 0.1.0."""
    checks: tuple[Name, ...] | None = Field(None, min_length=1)
    """The checks that are adopted; without this key, all."""
    site: Site = Site()
    """What stands on every page of the site (`leaflint site`)."""

    @field_validator("format")
    @classmethod
    def _is_known(cls, value: int) -> int:
        if value != FORMAT:
            older = "run `leaflint migrate`, which brings your files up"
            to_do = older if value < FORMAT else "use a newer one, here and in CI"
            raise editor_error(f"is {value}, and this release of Leaflint reads {FORMAT}: {to_do}")
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
