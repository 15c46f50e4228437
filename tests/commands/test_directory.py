"""`leaflint directory retire`: the directory and every leaflet follow in one step."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflint.commands.cli import main
from tests.checks.phone_number.sentences import DIRECTORY
from tests.example_repository import LEAFLET, Repository

OLD, NEW = "0808 800 6000", "01632 960 123"
RETIRE = ("directory", "retire", OLD, "--for", NEW, "--today", "2026-06-15")
SECOND = "content/leaflets/second.yaml"
SIGN_OFFS = "content/sign-offs/having-a-scan.yaml"
SAFETY_WORDING = "checks/safety-wording.yaml"


@pytest.fixture(autouse=True)
def here(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.root)


def add_second(repository: Repository) -> None:
    """Add a leaflet that writes the number in other ways and has another owner."""
    text = (
        repository.read(LEAFLET)
        .replace("having-a-scan", "second")
        .replace("owner: writers", "owner: ada")
    )
    text = text.replace(OLD, "08088006000").replace(
        "You can eat", f"Call our helpline on {OLD}. You can eat"
    )
    repository.write(SECOND, text)


def test_the_directory_and_all_leaflets_follow(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    add_second(repository)
    before, signed = repository.read(LEAFLET), repository.read(SIGN_OFFS)
    assert main([*RETIRE]) == 0
    assert capsys.readouterr().out == (
        "Helpline: 0808 800 6000 → 01632 960 123\n"
        "2 leaflets changed:\n"
        "  content/leaflets/having-a-scan.yaml  1 place, owner: The writers\n"
        "  content/leaflets/second.yaml  2 places, owner: Ada Reviewer\n"
        "Now call 01632 960 123; if the service answers, write today's date in `last_verified`.\n"
        "Signed leaflets have a warning until somebody who may approve them runs:\n"
        "  leaflint sign-off having-a-scan second --change --by PERSON\n"
    )
    assert repository.read(LEAFLET) == before.replace(OLD, NEW)
    assert repository.read(SECOND).count(NEW) == 2
    assert (
        f'    phone: "{NEW}"\n    retired_numbers:\n      - number: "{OLD}"\n        retired: 2026-06-15\n'
        in repository.read(DIRECTORY)
    )
    assert repository.read(SIGN_OFFS) == signed
    rules = {finding.rule for finding in repository.findings("phone-number")}
    assert rules.isdisjoint({"retired", "not-in-directory"})
    assert "not-verified" in rules


def test_a_second_run_changes_nothing(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*RETIRE]) == 0
    before = {file: repository.read(file) for file in (LEAFLET, DIRECTORY, SIGN_OFFS)}
    capsys.readouterr()
    assert main([*RETIRE]) == 0
    out = capsys.readouterr().out
    assert "content/directory.yaml says so already.\n0 leaflets changed:\n" in out
    assert {file: repository.read(file) for file in before} == before


@pytest.mark.parametrize("stop_at", range(2))
def test_after_a_stop_half_way_the_same_command_finishes(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    done = 0
    whole = Path.replace

    def stop(self: Path, target: Path) -> Path:
        nonlocal done
        if done == stop_at:
            raise KeyboardInterrupt
        done += 1
        return whole(self, target)

    monkeypatch.setattr(Path, "replace", stop)
    assert main([*RETIRE]) == 130
    monkeypatch.setattr(Path, "replace", whole)
    assert main([*RETIRE]) == 0
    assert NEW in repository.read(LEAFLET)
    assert repository.read(DIRECTORY).count(OLD) == 1


def test_a_diff_writes_nothing(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    before = {file: repository.read(file) for file in (LEAFLET, DIRECTORY, SIGN_OFFS)}
    assert main([*RETIRE, "--diff"]) == 0
    shown = capsys.readouterr()
    assert '-    phone: "0808 800 6000"\n+    phone: "01632 960 123"\n' in shown.out
    assert "+++ b/content/leaflets/having-a-scan.yaml" in shown.out
    assert "1 leaflet would change:" in shown.err
    assert {file: repository.read(file) for file in before} == before


def test_what_a_person_must_judge_is_left_and_told(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.change("You can eat", f"Call the Clinic on {OLD}. You can eat")
    assert main([*RETIRE]) == 1
    assert (
        "Left to a person: content/leaflets/having-a-scan.yaml:15:26  0808 800 6000 is no longer the number of Helpline (since 15 June 2026)\n"
        "  → Beside it stands Clinic: write its number (020 7946 0123), or correct the name.\n"
        in capsys.readouterr().out
    )
    assert f"Call the Clinic on {OLD}." in repository.read(LEAFLET)


BLOCKS = "content/blocks.yaml"
BLOCK = "blocks:\n  - id: more-help\n    text: |\n      Call {} on {}.\n    owner: grace\n    next_review: 2028\n"


def include(repository: Repository, name: str, number: str = OLD) -> None:
    repository.write(BLOCKS, BLOCK.format(name, number))
    repository.write(LEAFLET, repository.read(LEAFLET) + "    include: [more-help]\n")


def test_a_shared_text_follows_too(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    include(repository, "our helpline", f"[{OLD}](tel:08088006000) or [call](tel:+448088006000)")
    assert main([*RETIRE]) == 0
    assert f"{BLOCKS}  3 places, in every leaflet that includes it\n" in capsys.readouterr().out
    dialled = f"[{NEW}](tel:+441632960123) or [call](tel:+441632960123)"
    assert repository.read(BLOCKS) == BLOCK.format("our helpline", dialled)


def test_in_a_shared_text_a_number_beside_another_name_is_left_and_told(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    include(repository, "the Clinic")
    assert main([*RETIRE]) == 1
    line = len(repository.read(LEAFLET).splitlines())
    told = f"Left to a person: {LEAFLET}:{line}:15  0808 800 6000 is no longer"
    assert told in capsys.readouterr().out
    assert repository.read(BLOCKS) == BLOCK.format("the Clinic", OLD)


def test_a_link_that_dials_the_number_follows(repository: Repository) -> None:
    repository.change(f"free on {OLD}", f"free on [{OLD}](tel:0808-800-6000)")
    assert main([*RETIRE]) == 0
    assert f"free on [{NEW}](tel:+441632960123)" in repository.read(LEAFLET)


def test_a_number_in_the_policy_is_left_and_told(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.change("    variants:\n", f"    variants:\n      - Call {OLD}.\n", SAFETY_WORDING)
    assert main([*RETIRE]) == 1
    line = repository.read(SAFETY_WORDING).splitlines().index(f"      - Call {OLD}.") + 1
    assert f"Left to a person: {SAFETY_WORDING}:{line}  {OLD} stands here too\n" in (
        capsys.readouterr().out
    )


def test_withdrawn_leaflets_stay_and_unreadable_ones_are_told(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    add_second(repository)
    repository.change("title:", "titel:")
    repository.change("status: published", "status: withdrawn", SECOND)
    assert main([*RETIRE]) == 1
    out = capsys.readouterr().out
    assert "0 leaflets changed:\n" in out
    assert "content/leaflets/having-a-scan.yaml:1: not looked at: `title` is missing\n" in out
    assert OLD in repository.read(SECOND)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("hello", NEW, "'hello' is no phone number"),
        (OLD, "0808 800", "'0808 800' is no phone number"),
        (OLD, "0808 8006000", "0808 800 6000 and 0808 8006000 are the same number"),
        ("0808 800 6001", NEW, "0808 800 6001 is not in content/directory.yaml; did you mean 0808 800 6000?"),
        ("0161 496 0999", NEW, "0161 496 0999 is not in content/directory.yaml"),
        ("01632 960 555", NEW, "01632 960 555 was retired by Helpline in 2020; its number is now 0808 800 6000"),
    ],
)  # fmt: skip
def test_what_cannot_be_retired(
    repository: Repository, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    repository.change(
        "verified_by: ada", 'verified_by: ada\n    retired_numbers: [{number: "01632 960 555", retired: 2020}, {number: old, retired: 2019}]', DIRECTORY
    )  # fmt: skip
    before = repository.read(DIRECTORY)
    assert main(["directory", "retire", old, "--for", new]) == 2
    assert capsys.readouterr().err == f"leaflint: {message}\n"
    assert repository.read(DIRECTORY) == before


def test_a_file_that_cannot_be_opened_is_told(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository.root / SECOND).symlink_to("/etc/hostname")
    assert main([*RETIRE]) == 1
    assert f"{SECOND}:1: not looked at: this is a link" in capsys.readouterr().out


def test_a_file_that_cannot_be_written_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(path: Path, _: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("leaflint.operations.retire.replace_file", full)
    assert main([*RETIRE]) == 2
    assert (
        "cannot be written: No space left on device. Files before it are done;"
        in capsys.readouterr().err
    )


def test_without_people_the_owners_id_is_told(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository.root / "content/people.yaml").unlink()
    assert main([*RETIRE]) == 0
    assert "1 place, owner: writers\n" in capsys.readouterr().out
