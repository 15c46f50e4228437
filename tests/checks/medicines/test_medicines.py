"""Signs, units and names of medicines that can be taken for others, and near misses that are fine."""

from __future__ import annotations

import pytest

from leaflint.checks import medicines
from leaflint.content.loading import load
from tests.checks.labelled_lines import assert_finds_labelled, with_text
from tests.example_repository import LEAFLET, Repository, seen, where


def test_labelled_lines(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    policy = load(repository.tree, "checks/medicines.yaml", medicines.Settings).valid()
    leaflet, context = repository.leaflet(), repository.context()

    def rules(text: str) -> set[str]:
        problems = medicines.check(with_text(leaflet, text), policy, context)
        return {problem.rule for problem in problems}

    assert_finds_labelled(__file__, rules, capsys)


def test_a_finding_has_its_place_message_and_help(repository: Repository) -> None:
    repository.change("Bring a list", "Take 50mcg of zanorell b.d. Bring a list")
    told = {finding.rule: finding for finding in repository.findings("medicines")}
    unit, sign, slip = told["unit"], told["sign"], told["name-slip"]
    assert (where(unit), seen(repository.root, unit), unit.severity.value) == (
        f"{LEAFLET}:15:47",
        "50mcg",
        "notice",
    )
    assert unit.message == "the unit in '50mcg' can be read as mg, a thousand times as much"
    assert unit.help == "Write micrograms in full."
    assert seen(repository.root, sign) == "b.d."
    assert sign.message == "'b.d.' is a sign of prescribers, which readers cannot know"
    assert slip.message == "'zanorell' is one slip away from the medicine zanorel"
    assert slip.help == "Correct it; or, if it is another medicine, add it to `names`."
    repository.change("status: published", "status: withdrawn")
    assert repository.findings("medicines") == []


def test_look_alikes_are_told_once(repository: Repository) -> None:
    repository.change("Bring a list", "Clobazam is not clonazepam, nor clobazam. Bring a list")
    finding = repository.finding("medicines")
    assert (finding.rule, seen(repository.root, finding)) == ("look-alike", "Clobazam")
    assert finding.message == (
        "clobazam and clonazepam are taken for each other, and both stand here"
    )


SECOND = "content/leaflets/second.yaml"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Take 500mg of paracetamol.", "Take 1g of paracetamol.", '"500mg" here, and "1g"'),
        ("Take paracetamol 500 mg.", "You can take 250mg of paracetamol.", '"500 mg" here, and "250mg"'),
        ("Take 1g of paracetamol.", "Take 1000mg of paracetamol.", ""),
        ("Take 1g of paracetamol.", "Give children 250mg of paracetamol.", ""),
        ("Give children 120mg of paracetamol.", "Give children 250mg of paracetamol.", '"120mg" here'),
        ("Take 500mg of paracetamol.", "Take 500mg or 1g of paracetamol.", ""),
        ("Take 500mg of paracetamol.", "If it hurts, take 1g of paracetamol.", ""),
        ("Take 500mg of paracetamol.", "A tablet of paracetamol has 250mg.", ""),
        ("Take 500mg of paracetamol.", "Take 200mg of ibuprofen.", ""),
        ("Take 500mg of paracetamol. Later take 1g of paracetamol.", "Take 2g of paracetamol.", ""),
        ("Take 5 micrograms of zanorel.", "Take 0.005mg of Zanorel.", ""),
        ("Inject 10 units of zanorel.", "Inject 12 units of zanorel.", '"10 units" here'),
    ],
)  # fmt: skip
def test_doses_that_differ_between_leaflets(
    repository: Repository, one: str, other: str, told: str
) -> None:
    text = repository.read(LEAFLET)
    repository.write(
        SECOND,
        text.replace("having-a-scan", "second").replace("Bring a list", f"{other} Bring a list"),
    )
    repository.change("Bring a list", f"{one} Bring a list")
    found = repository.findings("medicines")
    assert [finding.rule for finding in found] == (["dose-differs"] if told else [])
    if told:
        assert told in found[0].message
        assert f"in {SECOND}:15" in found[0].message
        assert found[0].help == "Ask a pharmacist which is right, or say for whom each dose is."
