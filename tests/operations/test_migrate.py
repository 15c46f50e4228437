"""Repositories of an older format: brought up by exact edits, or left as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflint.content.formats import STEPS, bring_up, format_of, in_this_format
from leaflint.content.models.policy import FORMAT
from leaflint.core.errors import UsageError
from leaflint.engine.options import Choice
from leaflint.files.tree import WorkingTree
from leaflint.operations.migrate import plan_migration, write_migration
from tests.example_repository import LEAFLET, TODAY, Repository
from tests.runs import Job, run

ADOPTION = "leaflint.yaml"
WORDS = "checks/plain-language.yaml"
OLD = "# ours\nformat: 1 # of today\nsince: 0.1.0\n"
NEW = OLD.replace("format: 1", "format: 2")


@pytest.fixture
def old(repository: Repository) -> Repository:
    """The example repository as it was in format 1."""
    repository.write(ADOPTION, OLD)
    repository.change("    safe: true\n", "    fix:  true   # of one voice\n", WORDS)
    return repository


def migrate(repository: Repository) -> None:
    write_migration(repository.tree, repository.root, plan_migration(repository.tree))


def files_of(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in root.rglob("*.yaml")}


def test_every_older_format_has_its_steps() -> None:
    assert sorted(STEPS) == list(range(1, FORMAT))


def test_nothing_changes_but_what_must(old: Repository) -> None:
    words, others = old.read(WORDS), files_of(old.root)
    migrate(old)
    assert old.read(WORDS) == words.replace("    fix:  true", "    safe:  true")
    assert old.read(ADOPTION) == NEW
    changed = {file for file, content in files_of(old.root).items() if others[file] != content}
    assert changed == {old.root / WORDS, old.root / ADOPTION}


def test_line_ends_byte_order_marks_and_flow_style_stay(old: Repository) -> None:
    text = old.read(WORDS).replace("\n", "\r\n")
    text += '  - {words: {utilise: use}, "fix": true, reason: Short.}\r\n'
    old.write(WORDS, b"\xef\xbb\xbf" + text.encode())
    migrate(old)
    expected = text.replace("    fix:  true", "    safe:  true").replace(
        '"fix": true', "safe: true"
    )
    assert (old.root / WORDS).read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_it_checks_as_before_and_a_second_run_has_nothing_to_do(
    old: Repository, repository: Repository
) -> None:
    repository.change("You can eat", "You commence and eat")
    migrate(old)
    (finding,) = repository.findings("plain-language")
    assert finding.message.startswith("'commence'")
    plan = plan_migration(repository.tree)
    assert (plan.files, plan.meanings, plan.rules) == ((), (), ())


def test_until_then_one_finding_says_what_to_do(old: Repository) -> None:
    report = old.check(choice=Choice())
    (finding,) = report.findings
    assert (finding.position.file, finding.position.line) == (ADOPTION, 2)
    assert finding.message == (
        "`format` is 1, and this release of Leaflint reads 2: "
        "run `leaflint migrate`, which brings your files up"
    )
    assert (report.unchecked, report.exit_code("never")) == (1, 2)


def test_one_that_was_cut_short_is_finished(old: Repository) -> None:
    text = bring_up(old.tree, 1)[WORDS]
    old.write(WORDS, text)
    assert [mended.file for mended in plan_migration(old.tree).files] == [ADOPTION]
    migrate(old)
    assert old.read(ADOPTION) == NEW


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (ADOPTION, None, "there is no leaflint.yaml.*; `leaflint init` writes it"),
        (ADOPTION, "format: [\n", r"leaflint\.yaml:\d+:\d+"),
        (ADOPTION, "since: 0.1.0\n", "leaflint.yaml:1:1  `format` is missing"),
        (ADOPTION, "format: one\nsince: 0.1.0\n", "leaflint.yaml:1:9  `format`"),
        (ADOPTION, "format: 3\nsince: 0.1.0\n", "has format 3, and this release of Leaflint reads 2: use a newer"),
        (ADOPTION, "format: 0\nsince: 0.1.0\n", "has format 0, which no release of Leaflint had"),
        (ADOPTION, "format: 1\nsince: 0.1.0\nowner: ada\n", "leaflint.yaml:3:1  `owner` is not a key"),
        (ADOPTION, "format: 1\nsince: 99.0.0\n", "leaflint.yaml:2:8  `since` is 99.0.0"),
        (ADOPTION, "format: 1\nsince: 0.1.0\nchecks: [spoling]\n", "there is no check called 'spoling'"),
        ("checks/spelling.yaml", "owner: grace\n", "checks/spelling.yaml:1:1  `reason` is missing"),
        ("checks/spelling.yaml", None, "checks/spelling.yaml:1:1  the file is missing"),
        ("content/people.yaml", b"\xff", "content/people.yaml:1:1  the file is not UTF-8"),
        ("content/sign-offs/having-a-scan.yaml", "leaflet: a\n", "content/sign-offs/having-a-scan.yaml"),
        (LEAFLET, "id: having-a-scan\n", f"{LEAFLET}:1:1  `title` is missing"),
    ],
)  # fmt: skip
def test_what_it_does_not_know_it_refuses_and_writes_nothing(
    old: Repository, file: str, content: str | bytes | None, message: str
) -> None:
    if content is None:
        (old.root / file).unlink()
    else:
        old.write(file, content)
    before = files_of(old.root)
    with pytest.raises(UsageError, match=message):
        migrate(old)
    assert files_of(old.root) == before


def test_a_word_with_both_keys_is_for_a_person(old: Repository) -> None:
    old.change("    fix:  true", "    safe: true\n    fix:  true", WORDS)
    with pytest.raises(UsageError, match="15:5  the key `safe` stands here a second time"):
        plan_migration(old.tree)


def test_a_file_that_was_changed_meanwhile_stops_all(old: Repository) -> None:
    plan = plan_migration(old.tree)
    old.change("# ours", "# theirs", ADOPTION)
    words = old.read(WORDS)
    with pytest.raises(UsageError, match=r"leaflint\.yaml was changed in the meantime"):
        write_migration(old.tree, old.root, plan)
    assert old.read(WORDS) == words


def test_the_release_moves_and_rules_that_count_from_now_on_are_named(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    from leaflint.checks.catalogue import CHECKS

    check = next(check for check in CHECKS if check.id == "phone-number")
    for name, since in (("not-in-directory", "0.3.0"), ("house-format", "0.3.1")):
        monkeypatch.setitem(check.rules, name, check.rules[name]._replace(since=since))
    repository.write(ADOPTION, NEW)
    plan = plan_migration(repository.tree, "0.3.0")
    write_migration(repository.tree, repository.root, plan)
    assert plan.rules == ("phone-number/not-in-directory",)
    assert repository.read(ADOPTION) == NEW.replace("0.1.0", "0.3.0")
    monkeypatch.setattr("leaflint.engine.plan.__version__", "0.3.0")
    assert plan_migration(repository.tree, "0.3.0").files == ()


def test_a_tree_of_this_format_or_of_none_is_left_alone(repository: Repository) -> None:
    assert format_of(repository.tree) is None
    tree = WorkingTree(repository.root)
    assert in_this_format(tree) is tree
    repository.write(ADOPTION, NEW)
    assert in_this_format(tree) is tree


@pytest.mark.parametrize("kept", ["schema, phone-number", "schema, phone-number, plain-language"])
def test_a_change_that_migrates_is_compared_in_this_format(old: Repository, kept: str) -> None:
    """Else nobody could tell a check that was never adopted from one that is taken out."""
    old.write(ADOPTION, f"{OLD}checks: [schema, phone-number, plain-language]\n")
    old.commit()
    migrate(old)
    old.write(ADOPTION, f"{NEW}checks: [{kept}]\n")
    report = run(Job(old.root, TODAY, changed_since="HEAD"))
    taken_out = [finding.message for finding in report.findings if finding.check == "policy"]
    wanted = "this change takes the check 'plain-language' out: nothing that it finds is shown"
    assert taken_out == ([] if "plain" in kept else [wanted])


def test_the_command_shows_first_and_writes_when_told(old: Repository) -> None:
    before = files_of(old.root)
    shown = old.command("migrate")
    assert (shown.returncode, files_of(old.root)) == (0, before)
    assert "-    fix:  true   # of one voice\n+    safe:  true   # of one voice\n" in shown.stdout
    assert "-format: 1 # of today\n+format: 2 # of today\n" in shown.stdout
    assert "Look at each: is it right in every sentence?" in shown.stderr
    assert "2 files would be brought from format 1, Leaflint 0.1.0 to format 2" in shown.stderr
    written = old.command("migrate", "--write", "--root", "content")
    assert (written.returncode, written.stdout) == (0, shown.stdout)
    assert "2 files brought from format 1" in written.stderr
    again = old.command("migrate", "--write")
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr.startswith("Nothing to do: format 2, Leaflint ")


def test_the_command_refuses_in_one_message(old: Repository) -> None:
    old.write(ADOPTION, OLD.replace("format: 1", "format: 9"))
    done = old.command("migrate", "--write")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "leaflint: leaflint.yaml has format 9, and this release of Leaflint reads 2: "
        "use a newer one, here and in CI. Nothing was changed.\n"
    )
