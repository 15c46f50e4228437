"""`leaflint check --write-baseline`: recorded once, and from then on only shorter."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflint.commands.cli import main
from tests.baselines import BASELINE, make_old
from tests.example_repository import LEAFLET, Repository

SECOND, SECOND_BASELINE = "content/leaflets/second.yaml", "baseline/second.yaml"
CHECK = ("check", "--today", "2026-06-15", "--no-cache")
WRITE = (*CHECK, "--write-baseline")


@pytest.fixture
def old(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository of two old drafts without a baseline, as the current folder."""
    repository.change("status: published", "status: draft")
    make_old(repository)
    repository.write(SECOND, repository.read(LEAFLET).replace("id: having-a-scan", "id: second"))
    (repository.root / "content/sign-offs/having-a-scan.yaml").unlink()
    repository.commit()
    monkeypatch.chdir(repository.root)
    return repository


def files(repository: Repository) -> dict[str, str]:
    """Return the text of every baseline by its file."""
    found = sorted(repository.root.glob("baseline/*"))
    return {f"baseline/{path.name}": repository.read(f"baseline/{path.name}") for path in found}


def test_the_first_time_records_all_that_may_wait(
    old: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*WRITE, "--owner", "grace"]) == 0
    printed = capsys.readouterr()
    assert printed.err == "baseline: 4 findings added, 0 taken out\n"
    assert printed.out.endswith(
        "4 in the baseline: 2 plain-language/hard-word, 2 schema/unknown-person\n"
        "15 June 2026: 2 leaflets found, 2 checked, 0 unchecked.\n"
        "0 errors, 0 warnings, 0 notices, 0 waived, 4 in the baseline.\n"
    )
    assert list(files(old)) == [BASELINE, SECOND_BASELINE]
    assert old.read(BASELINE) == (
        "# yaml-language-server: $schema=../schemas/baseline.schema.json\n"
        "# Written by `leaflint check --write-baseline`. Until the day below, these findings do not count. They\n"
        "# go as they are mended, and come back on the day after.\n"
        "leaflet: having-a-scan\n"
        "owner: grace\n"
        "until: 2027-06-15\n"
        "findings:\n"
        "  - rule: plain-language/hard-word\n"
        '    fingerprint: "6baadf50f8b16cb6"\n'
        "    about: \"'commence' is hard to read\"\n"
        "  - rule: schema/unknown-person\n"
        '    fingerprint: "1e5534f1a2fde6e4"\n'
        "    about: \"`owner`: 'nobody' is not in content/people.yaml\"\n"
    )


def test_written_again_it_is_the_same(old: Repository) -> None:
    main([*WRITE, "--owner", "grace"])
    first = files(old)
    assert main(list(WRITE)) == 0
    assert files(old) == first


def test_without_an_owner_nothing_is_written(
    old: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(list(WRITE)) == 2
    assert capsys.readouterr().err == (
        "leaflint: a new baseline needs somebody who sees to it that the findings are mended: "
        "--owner PERSON, an id of content/people.yaml\n"
    )
    assert files(old) == {}


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (("--owner", "gracie"), "--owner: 'gracie' is not in content/people.yaml; did you mean `grace`?"),
        (("--owner", "writers"), "--owner: The writers is a team; one person answers for a baseline"),
        (("--owner", "grace", "--until", "2026-06-14"), "--until: write a day from 15 June 2026 to 15 June 2027"),
        (("--owner", "grace", "--until", "2027-06-16"), "--until: write a day from 15 June 2026 to 15 June 2027"),
        (("--owner", "grace", "--select", "schema"), "--write-baseline records what all checks find in whole leaflets; leave out --select"),
        (("--changed-since", "main"), "--write-baseline records what all checks find in whole leaflets; leave out --changed-since"),
    ],
)  # fmt: skip
def test_what_may_not_be_is_refused(
    old: Repository, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], error: str
) -> None:
    assert main([*WRITE, *options]) == 2
    assert capsys.readouterr().err == f"leaflint: {error}\n"
    assert files(old) == {}


@pytest.mark.parametrize("until", ["2026-06-15", "2027-06-15"])
def test_the_first_and_the_latest_day_are_taken(old: Repository, until: str) -> None:
    assert main([*WRITE, "--owner", "grace", "--until", until]) == 0
    assert f"\nuntil: {until}\n" in old.read(BASELINE)


@pytest.mark.usefixtures("old")
def test_options_of_a_baseline_need_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*CHECK, "--accept-new", "x"]) == 2
    assert capsys.readouterr().err == (
        "leaflint: nothing is recorded without --write-baseline; give it too, or leave out --accept-new\n"
    )


def test_what_is_gone_leaves_and_what_is_new_is_not_added(
    old: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*WRITE, "--owner", "grace"])
    second = old.read(SECOND_BASELINE)
    old.change("You commence to go home", "You can go home")
    old.change("0808 800 6000", "08088006000")
    capsys.readouterr()
    assert main([*WRITE, "--fail-on", "warning"]) == 1
    printed = capsys.readouterr()
    assert printed.err == (
        "baseline: 0 findings added, 1 taken out\n"
        "not added, since a baseline only gets shorter: 1 finding, 1 phone-number/house-format\n"
        'mend them; or accept them for a time, with a reason: --accept-new "..."\n'
    )
    assert "0 errors, 1 warning, 0 notices, 0 waived, 3 in the baseline." in printed.out
    assert "hard-word" not in old.read(BASELINE)
    assert old.read(SECOND_BASELINE) == second


def test_a_new_leaflet_gets_no_baseline_without_a_reason(old: Repository) -> None:
    main([*WRITE, "--owner", "grace"])
    third = old.read(LEAFLET).replace("id: having-a-scan", "id: third")
    old.write("content/leaflets/third.yaml", third)
    assert main(list(WRITE)) == 1
    assert list(files(old)) == [BASELINE, SECOND_BASELINE]
    assert main([*WRITE, "--accept-new", "Came in late", "--owner", "ada"]) == 0
    written = old.read("baseline/third.yaml")
    assert written.count('    accepted: "Came in late"\n') == 2
    assert "owner: ada\n" in written


def test_the_last_finding_takes_the_file_with_it(old: Repository) -> None:
    main([*WRITE, "--owner", "grace"])
    old.change("owner: nobody", "owner: writers")
    old.change("You commence to go home", "You can go home")
    assert main(list(WRITE)) == 0
    assert list(files(old)) == [SECOND_BASELINE]


def test_only_the_leaflets_that_are_named_are_recorded(old: Repository) -> None:
    assert main([*WRITE, "--owner", "grace", SECOND]) == 0
    assert list(files(old)) == [SECOND_BASELINE]


def test_an_expired_one_is_accepted_anew_with_a_reason_alone(
    old: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*WRITE, "--owner", "grace", "--until", "2026-06-30"])
    later = ["check", "--no-cache", "--today", "2026-07-01", "--write-baseline"]
    assert main(later) == 1
    assert "until: 2026-06-30" in old.read(BASELINE)
    capsys.readouterr()
    assert main([*later, "--until", "2026-08"]) == 2
    assert capsys.readouterr().err == (
        "leaflint: there is a baseline already; to change its owner or its last day, give a reason: "
        '--accept-new "..."\n'
    )
    assert main([*later, "--accept-new", "Half is done"]) == 0
    assert "until: 2027-07-01" in old.read(BASELINE)
    assert "accepted" not in old.read(BASELINE)


def test_safety_and_unread_files_are_not_recorded(old: Repository) -> None:
    old.change("**Call 999** if\n      you cannot breathe.", "Rest.")
    old.write(SECOND, "broken: [")
    assert main([*WRITE, "--owner", "grace"]) == 1
    assert list(files(old)) == [BASELINE]
    assert "safety-wording" not in old.read(BASELINE)


def test_notices_and_waived_findings_are_not_recorded(old: Repository) -> None:
    policy = "checks/plain-language.yaml"
    old.write(policy, old.read(policy) + "severity: {hard-word: notice}\n")
    assert main([*WRITE, "--owner", "grace"]) == 0
    assert "hard-word" not in old.read(BASELINE)


def test_a_broken_baseline_is_not_written_over(
    old: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    old.write(BASELINE, "leaflet: having-a-scan\nfindings: []\n")
    before = files(old)
    assert main(list(WRITE)) == 2
    assert capsys.readouterr().err.startswith(f"leaflint: {BASELINE}:")
    assert files(old) == before


def test_nothing_is_written_behind_a_link(
    old: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere: Path = tmp_path_factory.mktemp("elsewhere")
    (old.root / "baseline").symlink_to(elsewhere)
    assert main([*WRITE, "--owner", "grace"]) == 2
    assert list(elsewhere.iterdir()) == []


def test_what_nobody_sees_in_a_message_is_not_written(old: Repository) -> None:
    old.change("owner: nobody", 'owner: "nob\u200bo\u0663dy"')
    old.change("commence to", "commence \u0663 to")
    main([*WRITE, "--owner", "grace"])
    assert "\u0663" not in "".join(files(old).values())
