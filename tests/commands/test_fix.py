"""`leaflint fix`: exact corrections, and a word on what is left."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflint.commands.cli import main
from leaflint.engine.options import Choice, Options
from leaflint.operations.fixing import find_corrections, write_corrections
from tests.checks.phone_number.sentences import DIRECTORY, add_to_helpline
from tests.example_repository import LEAFLET, STARTER, TODAY, Repository, make_repository

DAY = ("--today", "2026-06-15")


@pytest.fixture(autouse=True)
def here(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.root)


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_it_mends_what_it_may_and_says_what_it_may_not(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    add_to_helpline(repository, 'retired_numbers: [{number: "01632 960 123", retired: 2025-04}]')
    repository.change("[helpline]", "[helpline, clinic]")
    repository.change("0808 800 6000. **Call", "O8088006000. **Call")
    repository.change(
        "You can go home when the scan is done.",
        "Call our helpline on 01632960123 or 0808 800 6001. Or our helpline: 020 7946 0123.",
    )
    repository.change("You can eat", "Call the Clinic on 020 **79460123**. You can eat")
    assert main(["fix", *DAY]) == 0
    assert capsys.readouterr().out == (
        "content/leaflets/having-a-scan.yaml:28:28  01632960123 → 0808 800 6000  (phone-number/retired)\n"
        "content/leaflets/having-a-scan.yaml:31:60  O8088006000 → 0808 800 6000  (phone-number/look-alike)\n"
        "2 corrections made in 1 file.\n"
        "\n"
        "Left to a person:\n"
        "content/leaflets/having-a-scan.yaml:15:26  '020 79460123' is not written as numbers are here\n"
        "  → Write 020 7946 0123. Not corrected here: mark-up stands inside the number.\n"
        "content/leaflets/having-a-scan.yaml:28:43  0808 800 6001 is not in the directory; did you mean 0808 800 6000 (Helpline)?\n"
        "  → Correct it; or, if it is right, add its service to content/directory.yaml. Not corrected here: only its service knows what is right.\n"
        "content/leaflets/having-a-scan.yaml:28:75  020 7946 0123 is the number of Clinic, not of Helpline\n"
        "  → Write 0808 800 6000, or name the other service. Not corrected here: either may be the wrong one.\n"
        "\n"
        "What else there is to mend: leaflint check\n"
    )
    assert "Call our helpline on 0808 800 6000 or 0808 800 6001." in repository.read(LEAFLET)


def test_a_run_after_a_run_changes_nothing(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.change("title: Having a scan", "title: 08088006000")
    assert main(["fix", *DAY]) == 0
    assert "title: 0808 800 6000\n" in repository.read(LEAFLET)
    before = snapshot(repository.root)
    capsys.readouterr()
    assert main(["fix", *DAY]) == 0
    assert capsys.readouterr().out.startswith("0 corrections made in 0 files.\n")
    assert snapshot(repository.root) == before


def test_unquoted_text_is_quoted_in_leaflets_and_shared_files(repository: Repository) -> None:
    repository.change("name: Clinic", "name: 12:30", DIRECTORY)
    repository.change("heading: The scan", "heading: NO")
    assert main(["fix", *DAY]) == 0
    assert 'name: "12:30"' in repository.read(DIRECTORY)
    assert 'heading: "NO"' in repository.read(LEAFLET)


def test_only_the_named_leaflets_are_corrected(repository: Repository) -> None:
    repository.change("name: Clinic", "name: 12:30", DIRECTORY)
    second = (
        repository.read(LEAFLET).replace("having-a-scan", "second").replace("0808 800", "0808800")
    )
    repository.write("content/leaflets/second.yaml", second)
    repository.change("0808 800", "0808800")
    assert main(["fix", "content/leaflets/second.yaml", *DAY]) == 0
    assert "0808 800 6000" in repository.read("content/leaflets/second.yaml")
    assert "0808800" in repository.read(LEAFLET)
    assert "name: 12:30" in repository.read(DIRECTORY)


def test_a_waived_finding_stays_as_it_is(repository: Repository) -> None:
    repository.change("0808 800", "0808800")
    waiver = "waivers:\n  - check: phone-number\n    rule: house-format\n    reason: Printed so.\n    approved_by: grace\n    expires: 2027-05\n"
    repository.add_waiver(waiver)
    before = repository.read(LEAFLET)
    assert main(["fix", *DAY]) == 0
    assert repository.read(LEAFLET) == before


def test_a_diff_writes_nothing_and_can_be_applied(repository: Repository) -> None:
    text = repository.read(LEAFLET).replace("0808 800", "0808800").replace("\n", "\r\n")
    repository.write(LEAFLET, text)
    before = snapshot(repository.root)
    shown = repository.command("fix", "--diff", *DAY)
    assert shown.returncode == 0
    assert "1 correction can be made in 1 file." in shown.stderr
    assert snapshot(repository.root) == before
    done = subprocess.run(
        ["git", "apply", "-"], input=patch(repository), cwd=repository.root, check=False
    )
    assert done.returncode == 0
    assert repository.read(LEAFLET) == text.replace("0808800", "0808 800")


def patch(repository: Repository) -> bytes:
    command = [sys.executable, "-m", "leaflint", "fix", "--diff", *DAY]
    return subprocess.run(command, cwd=repository.root, capture_output=True, check=True).stdout


def test_a_leaflet_that_cannot_be_read_is_not_passed(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.change("title:", "titel:")
    assert main(["fix", *DAY]) == 1
    assert "1 leaflet could not be checked in full.\n" in capsys.readouterr().out


def test_a_broken_policy_is_no_success(repository: Repository) -> None:
    repository.write("checks/phone-number.yaml", "owner: grace\n")
    assert main(["fix", *DAY]) == 2


def test_a_file_that_changes_meanwhile_is_left_alone(repository: Repository) -> None:
    repository.change("0808 800", "0808800")
    corrections = find_corrections(repository.root, TODAY)
    repository.change("You can eat", "You may eat")
    assert write_corrections(repository.root, corrections) == {
        LEAFLET: "it was changed while it was being checked; run this again"
    }
    (repository.root / LEAFLET).unlink()
    assert list(write_corrections(repository.root, corrections)) == [LEAFLET]


def test_a_file_that_cannot_be_written_is_named(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.change("0808 800", "0808800")

    def full(path: Path, _: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("leaflint.operations.fixing.replace_file", full)
    assert main(["fix", *DAY]) == 1
    out = capsys.readouterr().out
    assert out.startswith("0 corrections made in 0 files.\n")
    assert f"{LEAFLET}: not corrected: it cannot be written: No space left on device.\n" in out


def test_a_stop_half_way_leaves_each_file_old_or_new(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = repository.read(LEAFLET).replace("0808 800", "0808800")
    files = [f"content/leaflets/leaflet-{number}.yaml" for number in range(4)]
    for number, file in enumerate(files):
        repository.write(file, text.replace("having-a-scan", f"leaflet-{number}"))
    (repository.root / files[0]).chmod(0o640)
    written: list[Path] = []
    whole = Path.replace

    def stop_at_third(self: Path, target: Path) -> Path:
        if len(written) == 2:
            raise KeyboardInterrupt
        written.append(target)
        return whole(self, target)

    monkeypatch.setattr(Path, "replace", stop_at_third)
    assert main(["fix", *DAY]) == 130
    assert ["0808 800" in repository.read(file) for file in files] == [True, True, False, False]
    assert sorted(path.name for path in (repository.root / "content/leaflets").iterdir()) == sorted(
        [Path(file).name for file in files] + [Path(LEAFLET).name]
    )
    assert (repository.root / files[0]).stat().st_mode & 0o777 == 0o640
    monkeypatch.undo()
    monkeypatch.chdir(repository.root)
    assert main(["fix", *DAY]) == 0
    assert all("0808 800" in repository.read(file) for file in files)


NUMBERS = st.sampled_from(["08088006000", "0808-800-6000", "+44 808 800 6000", "O808 800 6000", "0808 800 6000", "01632 960123", "(01632) 960 123", "0808 800\u00a06000"])  # fmt: skip
WORDS = st.text("abc éß½🙂'’\"\\#:-,.&*[]{}%@`|>!?\u00a0", max_size=12).map(
    lambda text: f"x{text}x"
)
STYLES = st.sampled_from(["plain", "'", '"', "|", ">", "|-", ">+"])


def scalar(style: str, text: str, indent: int) -> str:
    """Write one line of text as a YAML scalar; plain where the text allows it."""
    if style in {"|", ">", "|-", ">+"}:
        return f"{style}\n{' ' * indent}{text}\n"
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    if style == "plain" and not set(text) & set("'\"\\#:&*[]{}%@`|>!?,-"):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace(" ", "\\x20", 1) + '"'


@st.composite
def leaflets(draw: st.DrawFn) -> tuple[str, int]:
    """A leaflet with numbers in scalars of every style, and how many of them are to be corrected."""
    lines = ["id: random", "status: published  # comment 08088006000", "topics: [scan]", "risk: low", "owner: writers", "review: {last_reviewed: 2026-03, next_review: 2028-01}", "contacts: [helpline]"]  # fmt: skip
    wrong = 0

    def words(indent: int) -> str:
        nonlocal wrong
        number = draw(NUMBERS)
        wrong += number not in {"0808 800 6000", "0808 800\u00a06000"}
        text = f"{draw(WORDS)} call {number} or {draw(WORDS)}"
        return scalar(draw(STYLES), text, indent)

    lines += [f"title: {words(2)}", f"summary: {words(2)}", "sections:"]
    for _ in range(draw(st.integers(1, 3))):
        lines += [f"  - heading: {words(6)}", f"    text: {words(6)}"]
    text = draw(st.sampled_from(["", "\ufeff"])) + "\n".join(lines) + "\n"
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))), wrong


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(leaflets())
def test_nothing_but_the_numbers_changes_in_any_style(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[str, int]
) -> None:
    text, wrong = made
    repository = make_repository(tmp_path_factory.mktemp("random"))
    add_to_helpline(repository, 'retired_numbers: [{number: "01632 960 123", retired: 2025-04}]')
    file = "content/leaflets/random.yaml"
    repository.write(file, text)
    options = Options(Choice(("phone-number",)))
    corrections = find_corrections(repository.root, TODAY, options)
    assert write_corrections(repository.root, corrections) == {}
    assert len(corrections.done) == wrong
    after = repository.read(file)
    expected, shift = text, text.startswith("\ufeff")
    for finding, old in reversed(corrections.done):
        assert finding.fix is not None
        start, end = finding.fix.start + shift, finding.fix.end + shift
        assert expected[start:end] == old
        assert finding.fix.replacement == "0808 800 6000"
        expected = expected[:start] + finding.fix.replacement + expected[end:]
    assert after == expected
    again = find_corrections(repository.root, TODAY, options)
    assert (again.files, again.done) == ((), ())


KEPT = "commence|prior to|your GP at once|your GP practice|ring us|telephone|*not*|_clean_|12pm|20.15|01/02/2026|NHS inform|e.g.|DO NOT|hypertension|BD|whilst|approximately|in order to|GOV.UK|“so”"
"""What other rules find, or offer other words for."""
FIXED = {
    "08088006000": "0808 800 6000", "+44 808 800 6000": "0808 800 6000", "O808 800 6000": "0808 800 6000",
    "01632 960 123": "0808 800 6000", "so\u00adft": "soft", "le\u200bft": "left", "٣": "3",
}  # fmt: skip
"""All that `leaflint fix` corrects in what readers read: numbers and characters, no word."""
PIECES = st.one_of(st.sampled_from(KEPT.split("|")), st.sampled_from(sorted(FIXED)))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(PIECES, min_size=1, max_size=12))
def test_no_word_is_ever_replaced(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    repository = make_repository(tmp_path_factory.mktemp("words"))
    add_to_helpline(repository, 'retired_numbers: [{number: "01632 960 123", retired: 2025-04}]')
    policy = (STARTER / "checks/plain-language.yaml").read_text(encoding="utf-8")
    repository.write("checks/plain-language.yaml", policy.replace("governance", "grace"))
    old = "You can go home when the scan is done."
    new = "; then ".join(pieces)
    expected = repository.read(LEAFLET).replace(
        old, "; then ".join(FIXED.get(piece, piece) for piece in pieces)
    )
    repository.change(old, new)
    corrections = find_corrections(repository.root, TODAY)
    assert write_corrections(repository.root, corrections) == {}
    assert repository.read(LEAFLET) == expected
    assert len(corrections.done) == sum(piece in FIXED for piece in pieces)


def test_plain_words_are_offered_and_left(repository: Repository) -> None:
    repository.change("You can go home when", "We commence and you *can* go home when")
    before = repository.read(LEAFLET)
    report = find_corrections(repository.root, TODAY).report
    assert {finding.rule for finding in report.findings if finding.fix} == {
        "hard-word",
        "italic-text",
    }
    assert main(["fix", *DAY]) == 0
    assert repository.read(LEAFLET) == before
