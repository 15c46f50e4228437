"""What leaflets say with a number on what readers ask most, and where they differ."""

from __future__ import annotations

from itertools import product

import pytest

from leaflint.checks.agreeing_facts.claims import (
    comparable_claims,
    find_claims,
    find_differing_claims,
)
from leaflint.commands.cli import main
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.leaflet import LeafletData
from leaflint.files.yaml.document import Document, Place
from tests.example_repository import LEAFLET, Repository, seen, where

SECOND = "content/leaflets/second.yaml"

SAID = {
    "driving": [
        ("Do not drive for 2 days.", "Do not drive for 48 hours.", "You should not drive for 6 weeks."),
        ("Driving is not allowed for 24 hours.", "Wait a day before driving.", "Wait a week before driving."),
        ("Stay off driving for 1 week.", "You can drive after 7 days.", "You can drive after 10 days."),
    ],
    "eating and drinking": [
        ("Do not eat for 6 hours before the test.", "Eat nothing for 6 hours.", "Do not eat for 4 hours before."),
        ("You may drink water until 2 hours before.", "Stop drinking 2 hours before.", "Stop drinking 3 hours before."),
        ("Fast for 12 hours.", "Eat nothing for 12 hours.", "Fast for 8 hours."),
    ],
    "going back to work": [
        ("Most people go back to work after 2 weeks.", "Plan to return to work in 14 days.", "Go back to work in 4 weeks."),
        ("Take 3 days off work.", "You need 3 days off work.", "Take 5 days off work."),
    ],
    "bathing": [
        ("Do not have a bath for 5 days.", "No baths for 5 days.", "No baths for 2 weeks."),
        ("You can shower after 48 hours.", "Shower after 2 days.", "Shower after 24 hours."),
        ("Do not swim for 6 weeks.", "No swimming for 6 weeks.", "No swimming for 2 weeks."),
    ],
    "lifting": [
        ("Do not lift for 6 weeks.", "No lifting for 6 weeks.", "No lifting for 3 weeks."),
        ("Carry nothing for 10 days.", "Do not carry bags for 10 days.", "Do not carry bags for 3 days."),
    ],
    "taking the dressing off": [
        ("Take the dressing off after 2 days.", "Leave the plaster on for 48 hours.", "Take the dressing off after 5 days."),
        ("Keep the bandage on for 1 week.", "The dressing comes off after 7 days.", "The dressing comes off after 3 days."),
    ],
}  # fmt: skip
"""By subject: what one leaflet says, the same in other words, and something else."""
TITLES = [
    ("Having a hernia operation", "After your hernia operation", True),
    ("Having a hernia operation", "Having a knee operation", False),
    ("Cataract surgery", "Cataract surgery: looking after your eye", False),
]
"""Two titles, and whether they are of the same treatment."""
NEAR_MISSES = [
    ("If you had sedation, do not drive for 24 hours.", "Do not drive for 2 days."),
    ("Do not drive for 2 days.", "The drive to the ward takes 20 minutes if the road is clear."),
    ("Do not drive for 2 days.", "Do not swim for 6 weeks."),
    ("Do not drive for 2 days, or 6 weeks after surgery.", "Do not drive for 1 week."),
    ("Do not lift for 6 weeks.", "You can lift things again soon."),
    ("Do not eat for 6 hours before the test.", "Eat well for a week after it, except on Sunday."),
    ("Take 3 days off work.", "The work on your teeth takes 2 hours."),
    ("No baths for 5 days.", "We come back to you in 2 weeks."),
    ("Do not carry bags for 10 days.", "Depending on your pain, carry nothing for 2 or 3 weeks."),
    ("Unless we told you so, do not shower for 2 days.", "Shower after 24 hours."),
]


def make(number: int, title: str, text: str) -> Leaflet:
    data = {
        "id": "one", "title": title, "summary": "A summary.", "status": "draft", "topics": ["x"],
        "risk": "low", "owner": "me", "sections": [{"heading": "First", "text": text}],
    }  # fmt: skip
    places: dict[tuple[str | int, ...], Place] = {
        (): Place(0, 0, 0, 0, None),
        ("sections", 0, "text"): Place(0, len(text), 0, 0, ""),
    }
    document = Document(f"{number}.yaml", text, {"sections": [{"text": text}]}, places)
    return Leaflet(document, LeafletData.model_validate(data))


def differ(first: tuple[str, str], second: tuple[str, str]) -> bool:
    leaflets = (make(number, *said) for number, said in enumerate((first, second)))
    claims = [claim for leaflet in leaflets for claim in comparable_claims(leaflet)]
    return next(find_differing_claims(claims), None) is not None


def test_pairs_of_leaflets(capsys: pytest.CaptureFixture[str]) -> None:
    pairs = []
    rows = [row for said in SAID.values() for row in said]
    for (one, same, other), (title, second, is_same) in product(rows, TITLES):
        pairs += [(title, one, second, same, False), (title, one, second, other, is_same)]
    for one, other in NEAR_MISSES:
        pairs.append((TITLES[0][0], one, TITLES[0][1], other, False))
    told = [differ((a, one), (b, other)) for a, one, b, other, _ in pairs]
    wanted = [pair[-1] for pair in pairs]
    hits = sum(found and right for found, right in zip(told, wanted, strict=True))
    wrong = [pair for pair, found in zip(pairs, told, strict=True) if found != pair[-1]]
    precision, recall = hits / sum(told), hits / sum(wanted)
    with capsys.disabled():
        print(f"\nclaims, {len(pairs)} pairs: precision {precision:.3f}, recall {recall:.3f}")
    assert len(pairs) >= 100
    assert (precision >= 0.9, recall >= 0.8) == (True, True), wrong


@pytest.mark.parametrize(
    ("subject", "sentence"), [(name, row[0]) for name, rows in SAID.items() for row in rows]
)
def test_each_claim_has_its_subject(subject: str, sentence: str) -> None:
    assert subject in {claim.subject for claim in find_claims(make(0, "A title", sentence))}


def test_two_leaflets_that_differ_are_told_at_the_first(repository: Repository) -> None:
    repository.change("You can go home when", "Do not drive for 2 days. You can go home when")
    text = repository.read(LEAFLET).replace("having-a-scan", "second")
    text = text.replace("title: Having a scan", "title: After your scan")
    repository.write(SECOND, text.replace("for 2 days", "for 6 weeks"))
    finding = repository.finding("agreeing-facts")
    assert (finding.rule, finding.severity.value) == ("claims-differ", "notice")
    assert where(finding) == f"{LEAFLET}:28:24"
    assert seen(repository.root, finding) == "2 days"
    assert finding.message == (
        f'on driving, "2 days" stands here and "6 weeks" in {SECOND}:28, a leaflet on the same '
        "treatment"
    )
    assert finding.help == (
        "Find out which is right, and declare the fact in checks/agreeing-facts.yaml."
    )
    repository.change("topics: [scan]", "topics: [treatment]", SECOND)
    assert [finding.rule for finding in repository.findings("agreeing-facts")] == []


def test_the_command_lists_what_is_asked_for(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository.root)
    repository.change("You can go home when", "Do not drive for 2 days. You can go home when")
    assert main(["claims", "driving"]) == 0
    assert capsys.readouterr().out == (
        f"Driving\n  2 days            {LEAFLET}:28  Do not drive for 2 days.\n"
        "1 claim in 1 leaflet; 0 could not be read.\n"
    )
    assert main(["claims"]) == 0
    assert "How long it takes\n  20 minutes        " in capsys.readouterr().out
    assert main(["claims", "swimming"]) == 0
    assert capsys.readouterr().out == "0 claims in 1 leaflet; 0 could not be read.\n"
    repository.write(SECOND, "id: [")
    assert main(["claims"]) == 1
    assert "in 2 leaflets; 1 could not be read.\n" in capsys.readouterr().out
