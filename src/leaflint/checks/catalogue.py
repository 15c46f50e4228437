"""The list of all checks: one that is not in it does not run."""

from __future__ import annotations

from typing import Any

from leaflint.checks import (
    agreeing_facts,
    phone_number,
    plain_language,
    policy,
    reading_age,
    review_date,
    safety_wording,
    schema,
    sign_off,
    spelling,
)
from leaflint.checks.check import Check

CHECKS: tuple[Check[Any, Any], ...] = (
    schema.CHECK,
    safety_wording.CHECK,
    agreeing_facts.CHECK,
    sign_off.CHECK,
    phone_number.CHECK,
    review_date.CHECK,
    reading_age.CHECK,
    plain_language.CHECK,
    spelling.CHECK,
)
"""Every check, the most urgent first; the order is that of reports."""

FILE_CHECK: Check[Any, Any] = schema.CHECK
"""The check that reports on files which cannot be read, and on what they name."""

POLICY_CHECK: Check[Any, Any] = policy.CHECK
"""The check that reports on a policy that became less strict; no repository chooses it."""

REPORTED: tuple[Check[Any, Any], ...] = (*CHECKS, POLICY_CHECK)
"""Every check that a finding may name."""
