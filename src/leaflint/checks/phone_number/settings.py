"""What `checks/phone-number.yaml` may say."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from leaflint.content.models.directory import Cost
from leaflint.content.models.fields import Flag, Whole
from leaflint.content.models.policy import Policy

ExtraCost = Literal["service-charge", "premium", "international"]
"""Costs above those of a call to an 01, 02 or 03 number: 084 and 087; 09, 118, 070 and pagers;
numbers abroad."""


class Settings(Policy):
    """How phone numbers are kept and written."""

    allow_examples: Flag = False
    """Whether services marked `example: true` may carry numbers kept for drama. For samples only."""
    verify_within_months: Whole = Field(12, ge=1)
    """How often somebody must call each service in the directory to see that its number is right."""
    forbidden_costs: tuple[ExtraCost, ...] = ("service-charge", "premium")
    """Numbers that no leaflet may give: service-charge (084, 087), premium (09, 118, 070, pagers)
    or international."""
    costs_to_say: tuple[Cost, ...] = ("other",)
    """What a leaflet must say of the cost of a call: it must when a call costs one of these (free,
    standard or other)."""
