"""What every policy file in `checks/` begins with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field

from leaflint.content.models.fields import Date, FileModel, Name, Risk, Status, Text
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
