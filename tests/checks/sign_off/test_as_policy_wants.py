"""Sign-offs as the policy wants them: whose identity, with what evidence, by whom written, and waited for."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.content.models.sign_off import SignOff
from leaflint.core.finding import Finding, Severity
from leaflint.core.version import DOCUMENTATION
from leaflint.engine.options import Choice, Options
from leaflint.engine.workspace import Workspace
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, Repository, where
from tests.sign_off_records import add_record, from_github

POLICY = "checks/sign-off.yaml"
SIGNED = date(2026, 3, 16)
BOT = "github-actions[bot]"


@pytest.fixture
def base(repository: Repository) -> str:
    """Commit the repository as it was signed off, and return the commit."""
    repository.commit(day=date(2026, 1, 1))
    repository.write("README.md", "Words")
    return repository.commit(day=SIGNED)


def policy(repository: Repository, *lines: str) -> None:
    repository.write(POLICY, "\n".join((repository.read(POLICY).rstrip(), *lines, "")))


def found(repository: Repository, base: str | None, author: str = "") -> dict[str, Finding]:
    """Return what the check finds in a change, or in all, by rule."""
    options = Options(Choice(("sign-off",)), base, author=author)
    return {
        finding.rule: finding
        for finding in Workspace(repository.tree, TODAY, options).check().findings
    }


def stated(repository: Repository, **changes: object) -> SignOff:
    record = from_github(repository)
    return record.model_copy(update={"identity": "stated", "github": None, **changes})


def test_a_name_alone_is_not_enough_for_risks_of_the_policy(repository: Repository) -> None:
    repository.commit()
    policy(repository, "github_identity: [high, medium]")
    finding = found(repository, None)["stated"]
    assert (finding.severity, where(finding)) == (Severity.ERROR, f"{SIGN_OFFS}:3:5")
    assert finding.message == (
        "the sign-off by ada of 16 March 2026 rests on a name that was given on a command line; of "
        "medium risk, only those known from GitHub count (checks/sign-off.yaml, `github_identity`)"
    )
    assert (
        f"in a comment on the issue about its review: {DOCUMENTATION}/sign-off.md" in finding.help
    )
    repository.change("[high, medium]", "[high]", POLICY)
    assert "stated" not in found(repository, None)


@pytest.mark.parametrize(("start", "counts"), [("2026-03-17", True), ("2026-03-16", False)])
def test_older_ones_keep_counting(repository: Repository, start: str, counts: bool) -> None:
    repository.commit()
    policy(repository, "github_identity: [medium]", f"github_identity_from: {start}")
    assert ("stated" not in found(repository, None)) is counts


def test_one_that_comes_with_the_change_never_counts(repository: Repository, base: str) -> None:
    policy(repository, "github_identity: [medium]", "github_identity_from: 2026-12-01")
    assert "stated" not in found(repository, base)
    repository.change("20 minutes", "25 minutes")
    add_record(repository, stated(repository))
    assert where(found(repository, base)["stated"]).startswith(f"{SIGN_OFFS}:35:")
    assert "stated" not in found(repository, None)


def test_a_review_on_github_settles_those_before_it(repository: Repository) -> None:
    policy(repository, "github_identity: [medium]")
    add_record(repository, from_github(repository))
    repository.commit()
    assert "stated" not in found(repository, None)
    add_record(repository, stated(repository, kind="wording", next_review=None))
    assert "stated" in found(repository, None)


def test_a_withdrawal_needs_no_more_than_a_name(repository: Repository, base: str) -> None:
    policy(repository, "github_identity: [medium]")
    repository.change("status: published", "status: withdrawn")
    add_record(repository, stated(repository, kind="withdrawn", next_review=None))
    assert found(repository, base).keys() == set()


@pytest.mark.parametrize(
    ("wanted", "evidence", "changed", "lacks"),
    [
        ("unchanged", (), False, True),
        ("unchanged", ("A guideline",), False, False),
        ("unchanged", (), True, False),
        ("always", (), True, True),
        ("always", ("A guideline",), True, False),
        ("never", (), False, False),
    ],
)
def test_a_new_review_says_what_was_read(
    repository: Repository,
    base: str,
    wanted: str,
    evidence: tuple[str, ...],
    changed: bool,
    lacks: bool,
) -> None:
    policy(repository, f"evidence: {wanted}")
    if changed:
        repository.change("20 minutes", "25 minutes")
    add_record(repository, stated(repository, evidence=evidence))
    findings = found(repository, base)
    assert ("no-evidence" in findings) is lacks
    if lacks:
        finding = findings["no-evidence"]
        assert finding.severity is Severity.ERROR
        assert finding.message == (
            "the sign-off by ada of 14 June 2026 does not say what was read for it "
            "(checks/sign-off.yaml, `evidence`)"
        )
    assert "no-evidence" not in found(repository, None)  # nor does it end an old approval


@pytest.mark.parametrize(("owner", "refused"), [("ada", True), ("writers", False)])
def test_the_owner_may_be_refused(
    repository: Repository, base: str, owner: str, refused: bool
) -> None:
    policy(repository, "refuse_owner: true")
    repository.change("owner: writers", f"owner: {owner}")
    assert "not-entitled" not in found(repository, base)  # what was there before keeps counting
    add_record(repository, stated(repository))
    findings = found(repository, base)
    assert ("not-entitled" in findings) is refused
    if refused:
        assert findings["not-entitled"].message == (
            "the sign-off by ada of 14 June 2026 does not count: Ada Reviewer owns the leaflet "
            "(checks/sign-off.yaml, `refuse_owner`)"
        )


@pytest.mark.parametrize(
    ("author", "who"),
    [
        (BOT, None),
        ("GitHub-Actions[bot]", None),
        ("github-actions", "github-actions proposes it"),
        ("writer", "writer proposes it"),
        ("", "nobody said who proposes it (`--author`)"),
    ],
)
def test_only_the_recorder_adds_records_of_github(
    repository: Repository, base: str, author: str, who: str | None
) -> None:
    add_record(repository, from_github(repository))
    findings = found(repository, base, author)
    assert ("by-hand" in findings) is (who is not None)
    if who:
        finding = findings["by-hand"]
        assert (finding.severity, finding.position.file) == (Severity.ERROR, SIGN_OFFS)
        assert finding.message == (
            f"this change brings the sign-off by ada of 14 June 2026 as known from GitHub, but {who}: "
            "only github-actions[bot] writes such records"
        )
    policy(repository, 'recorder: "leaves[bot]"')
    assert "by-hand" in found(repository, base, BOT)
    assert "by-hand" not in found(repository, base, "leaves[bot]")


def test_a_record_that_was_there_is_nobodys_change(repository: Repository, base: str) -> None:
    add_record(repository, from_github(repository))
    later = repository.commit()
    repository.change("like small rooms", "like small rooms.")
    assert "by-hand" not in found(repository, later, "writer")
    assert "by-hand" in found(repository, base, "writer")
    repository.change("20 minutes", "25 minutes")
    add_record(repository, from_github(repository))
    repository.write(SIGN_OFFS, repository.read(SIGN_OFFS).replace("25 minutes", "20 minutes"))
    assert {"by-hand", "altered"} <= found(repository, later, "writer").keys()


def test_a_copy_of_an_old_record_is_a_new_one(repository: Repository) -> None:
    add_record(repository, from_github(repository))
    later = repository.commit()
    add_record(repository, from_github(repository))
    assert "by-hand" in found(repository, later, "writer")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("T09:30:00Z", "T23:59:59Z", None),
        ("2026-06-14T", "2026-06-13T", "GitHub knows it from another day (2026-06-13T09:30:00Z)"),
        ('code: "', 'code: "2', None),
    ],
)
def test_what_github_knows_fits_the_record(
    repository: Repository, old: str, new: str, why: str | None
) -> None:
    add_record(repository, from_github(repository))
    text = repository.read(SIGN_OFFS)
    if old.startswith("code"):
        code = text.split('code: "')[1].split('"')[0]
        other = ("3" if code[0] == "2" else "2") + code[1:]
        old, new, why = code, other, f"its code {other} is not that of its text"
    repository.write(SIGN_OFFS, text.replace(old, new))
    altered = [finding for finding in repository.findings("sign-off") if finding.rule == "altered"]
    expected = [f"the sign-off by ada of 14 June 2026 was altered: {why}"] if why else []
    assert [finding.message for finding in altered] == expected


def test_a_text_waits_in_a_pull_request_and_is_voided_elsewhere(
    repository: Repository, base: str
) -> None:
    repository.change("20 minutes", "25 minutes")
    assert "voided" in found(repository, base)
    policy(repository, "on_github: true")
    findings = found(repository, base)
    assert "voided" not in findings
    finding = findings["waiting"]
    assert (finding.severity, where(finding)) == (Severity.WARNING, f"{LEAFLET}:1:5")
    assert 'no longer holds: it touches a number. Changed since: "20" became' in finding.message
    assert finding.help == (
        "Undo the change; or: Ada Reviewer approves it in a review of its pull request; the status "
        "Sign-off says who is waited for."
    )
    finding = found(repository, None)["voided"]
    assert finding.severity is Severity.ERROR
    assert finding.help == (
        "Undo the change; or: Ada Reviewer approves it in a review of its pull request, and the "
        "record is due by 15 July 2026."
    )


@pytest.mark.parametrize(
    ("days", "due"), [(14, "is due by 15 June 2026"), (13, "was due by 14 June 2026")]
)
def test_the_record_is_due_some_days_after_the_last_change(
    repository: Repository, days: int, due: str
) -> None:
    policy(repository, "on_github: true", f"days_to_commit: {days}")
    (repository.root / SIGN_OFFS).unlink()
    repository.commit(day=date(2026, 1, 1))
    help_text = found(repository, None)["unsigned"].help
    assert help_text.endswith("pull request, and the record follows its merge.")
    repository.change("20 minutes", "25 minutes")
    repository.commit(day=date(2026, 6, 1))
    assert found(repository, None)["unsigned"].help.endswith(f"and the record {due}.")


def test_a_leaflet_that_nobody_signed_waits_in_a_pull_request(
    repository: Repository, base: str
) -> None:
    policy(repository, "on_github: true")
    (repository.root / SIGN_OFFS).unlink()
    findings = found(repository, base)
    assert "the leaflet is published and unsigned" in findings["waiting"].message
    assert {"altered"} <= findings.keys()  # to take a record out stays an error


def test_a_former_name_alone_waits_too_and_a_new_one_blocks(
    repository: Repository, base: str
) -> None:
    policy(repository, "on_github: true", "github_identity: [high]")
    repository.change("risk: medium", "risk: high")
    findings = found(repository, base)
    assert "stated" not in findings
    assert "rests on a name" in findings["waiting"].message
    assert where(findings["waiting"]) == f"{LEAFLET}:1:5"
    add_record(repository, stated(repository))
    assert found(repository, base)["stated"].severity is Severity.ERROR


def test_nobody_is_asked_to_do_what_is_refused(repository: Repository) -> None:
    repository.change("20 minutes", "25 minutes")
    policy(repository, "github_identity: [medium]")
    assert repository.findings("sign-off")[0].help.endswith(
        f"Ada Reviewer approves it on GitHub: {DOCUMENTATION}/sign-off.md"
    )
    policy(repository, "refuse_owner: true")
    repository.change("owner: writers", "owner: ada")
    assert "nobody in content/people.yaml may approve" in repository.findings("sign-off")[0].help


def test_haste_is_told_to_governance(repository: Repository) -> None:
    add_record(repository, from_github(repository))
    assert "in-haste" not in found(repository, None)
    for at in ("2026-06-14T09:31:00Z", "2026-06-14T09:32:01Z"):
        add_record(repository, from_github(repository, at))
    finding = found(repository, None)["in-haste"]
    assert (finding.severity, finding.position.file) == (Severity.NOTICE, "content/people.yaml")
    assert finding.message == "Ada Reviewer signed 4 texts: 1 within a minute of the one before"
    repository.change("    evidence: [Our own rules.]\n", "", SIGN_OFFS)
    assert found(repository, None)["in-haste"].message == (
        "Ada Reviewer signed 4 texts: 1 review without evidence, 1 within a minute of the one before"
    )
