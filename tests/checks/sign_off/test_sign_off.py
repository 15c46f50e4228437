"""Approvals that hold, that end, and that there never were."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.core.finding import Severity
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, Repository, seen, where
from tests.runs import Job, run

MAY = date(2026, 5, 1)
SIGNED = date(2026, 3, 16)


def rules(repository: Repository, today: date = TODAY) -> list[str]:
    return [finding.rule for finding in repository.findings("sign-off", today)]


def with_history(repository: Repository) -> None:
    """Commit the repository: nothing in it, then all of it as it was signed off."""
    files = {path: path.read_bytes() for path in repository.root.rglob("*.yaml")}
    for path in files:
        path.unlink()
    repository.commit(day=date(2026, 1, 1))
    for path, content in files.items():
        path.write_bytes(content)
    repository.commit(day=SIGNED)


def test_the_approved_text_passes(repository: Repository) -> None:
    assert rules(repository) == []


def test_a_published_leaflet_without_a_record_is_unsigned(repository: Repository) -> None:
    (repository.root / SIGN_OFFS).unlink()
    finding = repository.finding("sign-off")
    assert (finding.rule, finding.severity) == ("unsigned", Severity.WARNING)
    assert (
        finding.message
        == "the leaflet is published and unsigned: nobody is on record as having approved it"
    )
    assert (
        finding.help == "Ada Reviewer approves it, with: leaflint sign-off having-a-scan --by ada"
    )
    assert where(finding) == f"{LEAFLET}:1:5"
    policy = "checks/sign-off.yaml"
    severity = "severity: {unsigned: {default: notice, risk: {medium: error}}}\n"
    repository.write(policy, repository.read(policy) + severity)
    assert repository.finding("sign-off").severity is Severity.ERROR


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_other_leaflets_need_none(repository: Repository, status: str) -> None:
    (repository.root / SIGN_OFFS).unlink()
    repository.change("status: published", f"status: {status}")
    assert rules(repository) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("does not hurt", "does hurt", 'no longer holds: it touches a negation. Changed since: "not" was taken out in "scan does not hurt,"'),
        ("about 20 minutes", "about 25 minutes", 'no longer holds: it touches a number. Changed since: "20" became "25"'),
        ("0808 800 6000", "0808 800 6001", 'no longer holds: it touches a number; it touches a contact. Changed since: "6000" became "6001"'),
        ("contacts: [helpline]", "contacts: [clinic]", 'no longer holds: it touches a contact. Changed since: "helpline" became "clinic"'),
        ("free on 0808", "kindly on 0808", 'no longer holds: its words are not known to mean the same. Changed since: "free" became "kindly"'),
    ],
)  # fmt: skip
def test_a_clinical_change_voids_the_approval(
    repository: Repository, old: str, new: str, message: str
) -> None:
    with_history(repository)
    repository.change(old, new)
    finding = repository.finding("sign-off")
    assert (finding.rule, finding.severity) == ("voided", Severity.ERROR)
    assert finding.message == f"the sign-off by ada of 16 March 2026 {message}"
    assert finding.help == (
        "Undo the change; or: Ada Reviewer approves it, with: "
        "leaflint sign-off having-a-scan --change --by ada"
    )
    assert where(finding) == f"{LEAFLET}:1:5"


def test_a_minor_edit_keeps_the_approval_and_is_listed(repository: Repository) -> None:
    with_history(repository)
    repository.change("like small rooms", "like small rooms.")
    finding = repository.finding("sign-off")
    assert (finding.rule, finding.severity) == ("minor-edit", Severity.NOTICE)
    assert finding.message == (
        'the sign-off by ada of 16 March 2026 still holds; minor edits since: "." was added in "small rooms."'
    )
    assert (finding.help, where(finding)) == ("", f"{LEAFLET}:1:5")


def test_the_policy_says_how_many_words_and_which_mean_the_same(repository: Repository) -> None:
    with_history(repository)
    repository.change("keep still", "stay still")
    assert rules(repository) == ["voided"]
    policy = "checks/sign-off.yaml"
    repository.write(policy, repository.read(policy) + "interchangeable:\n  - [Keep, stay]\n")
    assert rules(repository) == ["minor-edit"]
    repository.change("minor_words: 3", "minor_words: 0", policy)
    assert (
        "1 words changed, and a minor edit changes 0 at most"
        in repository.finding("sign-off").message
    )


def test_a_record_whose_text_was_altered(repository: Repository) -> None:
    with_history(repository)
    repository.change("It takes about 20", "It takes about 30", SIGN_OFFS)
    repository.change("It takes about 20", "It takes about 30")
    found = {finding.rule: finding for finding in repository.findings("sign-off")}
    assert set(found) == {"altered", "back-dated"}  # for git, the file was written today
    finding = found["altered"]
    assert finding.message == (
        "the sign-off by ada of 16 March 2026 was altered: its digest does not fit its text"
    )
    assert finding.severity is Severity.ERROR
    assert seen(repository.root, finding).startswith("sha256:")
    assert where(finding) == f"{SIGN_OFFS}:9:13"


def test_a_file_that_was_copied_from_another_leaflet(repository: Repository) -> None:
    repository.change("leaflet: having-a-scan", "leaflet: another", SIGN_OFFS)
    finding = repository.finding("sign-off")
    assert finding.rule == "altered"
    assert finding.message == "the file is named for this leaflet, but signs 'another'"
    repository.change("status: published", "status: draft")
    assert rules(repository) == ["altered"]
    repository.change("status: draft", "status: withdrawn")
    assert rules(repository) == ["withdrawn", "altered"]


def test_a_broken_file_is_a_problem_of_its_own(repository: Repository) -> None:
    repository.change("by: ada", "bye: ada", SIGN_OFFS)
    report = repository.check()
    assert [(finding.check, finding.rule) for finding in report.findings] == [
        ("schema", "missing-key"),
        ("schema", "unknown-key"),
    ]


def since(repository: Repository, base: str) -> list[tuple[str, str]]:
    found = run(Job(repository.root, TODAY, changed_since=base)).findings
    return [(finding.rule, finding.message) for finding in found if finding.check == "sign-off"]


def test_a_change_may_not_take_records_out(repository: Repository) -> None:
    with_history(repository)
    base = repository.git("rev-parse", "HEAD").strip()
    assert since(repository, base) == []
    (repository.root / SIGN_OFFS).unlink()
    assert since(repository, base) == [
        (
            "unsigned",
            "the leaflet is published and unsigned: nobody is on record as having approved it",
        ),
        (
            "altered",
            "the sign-offs of 'having-a-scan' were deleted: nobody knows what was approved",
        ),
        ("altered", "this change alters or takes out the sign-off by ada of 16 March 2026"),
    ]


def test_a_change_may_not_rewrite_records(repository: Repository) -> None:
    with_history(repository)
    base = repository.git("rev-parse", "HEAD").strip()
    repository.change("kind: review", "kind: change", SIGN_OFFS)
    told = ("altered", "this change alters or takes out the sign-off by ada of 16 March 2026")
    assert told in since(repository, base)
