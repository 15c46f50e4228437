"""A leaflet with findings that may wait, and baselines made of findings."""

from __future__ import annotations

from collections.abc import Iterable

from leaflint.core.finding import Finding
from tests.example_repository import LEAFLET, Repository

BASELINE = "baseline/having-a-scan.yaml"


def make_old(repository: Repository) -> Repository:
    """Give the leaflet an error and a warning that may wait."""
    repository.change("owner: writers", "owner: nobody")
    repository.change("You can go home", "You commence to go home")
    return repository


def write_baseline(
    repository: Repository,
    findings: Iterable[Finding],
    until: str = "2026-12-31",
    owner: str = "grace",
    leaflet: str = "having-a-scan",
    file: str = BASELINE,
) -> None:
    """Write a baseline of findings by hand."""
    entries = "".join(
        f'  - rule: {one.name}\n    fingerprint: "{one.fingerprint}"\n    about: x\n'
        for one in findings
    )
    head = f"leaflet: {leaflet}\nowner: {owner}\nuntil: {until}\nfindings:\n"
    repository.write(file, head + entries)


def old_findings(repository: Repository) -> list[Finding]:
    """Return what is found in the leaflet now and counts."""
    found = repository.check().findings
    return [one for one in found if one.position.file == LEAFLET and one.counts]
