"""All mistakes of a leaflet in one run, also where its file is not valid."""

from __future__ import annotations

import pytest

from tests.example_repository import LEAFLET, Repository


def told(repository: Repository) -> list[tuple[str, str, int]]:
    return [(one.check, one.rule, one.position.line) for one in repository.check().findings]


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("risk: medium", "risk: medium\ncolour: red", ("schema", "unknown-key", 7)),
        ("  next_review: 2028-01\n", "  next_review: soon\n", ("schema", "value", 10)),
        ("- heading: The scan", "- kinds: x\n    heading: The scan", ("schema", "unknown-key", 23)),
        ("contacts:", "waivers: none\ncontacts:", ("schema", "value", 11)),
        ("contacts:", "evidence: [{url: x}]\ncontacts:", ("schema", "missing-key", 11)),
    ],
)
def test_the_rest_of_a_leaflet_is_judged_in_the_same_run(
    repository: Repository, old: str, new: str, mistake: tuple[str, str, int]
) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    repository.change(old, new)
    found = told(repository)
    assert mistake in found
    assert [rule for _, rule, _ in found if rule == "not-in-directory"] == ["not-in-directory"]
    report = repository.check()
    assert (report.unchecked, report.exit_code("error")) == (1, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: published", "status: publisht"),
        ("topics: [scan]\n", ""),
        ("contacts: [helpline]", "contacts: {a: b}"),
        ("    heading: The scan\n", ""),
        ("summary: What happens when you have a scan.\n", ""),
    ],
)
def test_without_what_the_checks_rest_on_nothing_is_guessed(
    repository: Repository, old: str, new: str
) -> None:
    repository.write(
        LEAFLET, repository.read(LEAFLET).replace("- heading: The", "-\n    heading: The")
    )
    repository.change("0808 800 6000", "0808 800 6001")
    repository.change(old, new)
    assert {check for check, _, _ in told(repository)} == {"schema"}
