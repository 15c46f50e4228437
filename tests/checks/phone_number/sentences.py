"""A leaflet that says one sentence more, and what the check finds in it."""

from __future__ import annotations

from leaflint.core.finding import Finding
from tests.example_repository import LEAFLET, Repository

DIRECTORY = "content/directory.yaml"
POLICY = "checks/phone-number.yaml"
_PLACE = "      You can go home when the scan is done."


def say(repository: Repository, sentence: str) -> list[Finding]:
    """Put a sentence into the leaflet, whose contacts are all services; return what is found."""
    text = repository.read(LEAFLET).replace("[helpline]", "[helpline, clinic]")
    repository.write(LEAFLET, text.replace(_PLACE, f"      {sentence}"))
    return repository.findings("phone-number")


def rules(findings: list[Finding]) -> list[str]:
    """Return the rules that are broken, in order."""
    return [finding.rule for finding in findings]


def add_to_helpline(repository: Repository, lines: str) -> None:
    """Add keys to the helpline's entry in the directory."""
    repository.change("    verified_by: ada\n", f"    verified_by: ada\n    {lines}\n", DIRECTORY)


def give_helpline_addresses(repository: Repository) -> None:
    """Add an e-mail and a web address to the helpline's entry in the directory."""
    repository.change(
        "    name: Helpline\n",
        "    name: Helpline\n    email: help@example.org\n    web: https://www.example.org/help\n",
        DIRECTORY,
    )
