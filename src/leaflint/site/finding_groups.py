"""Findings in groups, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from leaflint.core.finding import Finding
from leaflint.core.plural import count


class FindingGroup(NamedTuple):
    """Findings under a title, such as "2 errors"."""

    title: str
    findings: tuple[Finding, ...]


def by_severity(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """Return findings by their severity, the worst first; those of one severity stay in order."""
    ranked = sorted(findings, key=attrgetter("severity.rank"))
    groups = (tuple(group) for _, group in groupby(ranked, key=attrgetter("severity")))
    return tuple(
        FindingGroup(count(len(group), group[0].severity.value), group) for group in groups
    )
