"""After any updates a workspace gives what a new one gives on the same bytes, written to disk."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from leaflint.engine.options import Options
from leaflint.engine.workspace import Workspace
from leaflint.files.tree import WorkingTree
from tests.baselines import BASELINE, make_old, write_baseline
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, Repository, make_repository

SECOND, THIRD = "content/leaflets/second.yaml", "content/leaflets/more/third.yaml"
DIRECTORY, GLOSSARY = "content/directory.yaml", "content/glossary.yaml"
BLOCKS = "content/blocks.yaml"
BLOCK = """\
blocks:
  - id: urgent
    owner: ada
    source: Ours.
    next_review: 2028
    text: Call 999.
"""
EDITS = {
    LEAFLET: [
        ("0808 800 6000", "0808 800 6001"), ("about 20 minutes", "about 30 minutes"),
        ("the desk", "the utilisation desk"), ("title:", "oops:"), ("status: published", "status: draft"),
        ("id: having-a-scan", "id: second"), ("\n", "\n\n"), ("You can", "You can not"),
    ],
    DIRECTORY: [("0808 800 6000", "0808 800 6001"), ("Helpline", "Line"), ("services", "service")],
    GLOSSARY: [("biopsy", "scan"), ("terms", "term")],
    "checks/reading-age.yaml": [("target_age: 11", "target_age: 6"), ("target_age", "target")],
    "checks/agreeing-facts.yaml": [("minutes", "hours"), ("facts", "fact")],
    SIGN_OFFS: [("by: ada", "by: grace"), ("sha256:", "sha256:0"), ("records", "record")],
    BASELINE: [("2026-12-31", "2026-06-14"), ("grace", "hopper"), ("findings", "finding")],
    BLOCKS: [("Call 999.", "Call 111."), ("urgent", "other")],
    "content/people.yaml": [("grace", "hopper")],
}  # fmt: skip
"""Pieces of each kind of file, and what an edit writes in their place."""

LEAFLETS = st.sampled_from([LEAFLET, SECOND, THIRD])


class Updates(RuleBasedStateMachine):
    """A workspace that is told of changes, beside a folder in which they are made.

    It begins with a cache in which everything is known.
    """

    since: str | None = None

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        repository = make_repository(self.folder / "before")
        text = repository.read(LEAFLET)
        repository.write(SECOND, text.replace("id: having-a-scan", "id: second"))
        repository.write(BLOCKS, BLOCK)
        write_baseline(repository, make_old(repository).check().findings)
        repository.commit()
        repository.write(SECOND, text.replace("id: having-a-scan", "id: second") + "# unsaved\n")
        self.disk = Repository(self.folder / "after")
        shutil.copytree(repository.root, self.disk.root)
        options = Options(changed_since=self.since, cache=self.folder / "cache")
        Workspace(WorkingTree(repository.root), TODAY, options).check()
        self.workspace = Workspace(WorkingTree(repository.root), TODAY, options)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def update(self, file: str, text: str | None) -> None:
        self.workspace.update(file, text)
        if text is None:
            (self.disk.root / file).unlink(missing_ok=True)
        else:
            self.disk.write(file, text)

    @rule(file=st.sampled_from(sorted(EDITS)), edit=st.integers(0, 7))
    def edit(self, file: str, edit: int) -> None:
        old, new = EDITS[file][edit % len(EDITS[file])]
        if (self.disk.root / file).exists():
            self.update(file, self.disk.read(file).replace(old, new, 1))

    @rule(file=LEAFLETS, edit=st.integers(0, 7))
    def edit_leaflet(self, file: str, edit: int) -> None:
        if (self.disk.root / file).exists():
            self.update(file, self.disk.read(file).replace(*EDITS[LEAFLET][edit], 1))

    @rule(file=LEAFLETS, name=st.sampled_from(["having-a-scan", "second", "third"]))
    def include(self, file: str, name: str) -> None:
        text = (self.folder / "before" / LEAFLET).read_text(encoding="utf-8")
        included = text.replace("    text: |", "    include: [urgent]\n    text: |", 1)
        self.update(file, included.replace("id: having-a-scan", f"id: {name}"))

    @rule(source=LEAFLETS, new_name=LEAFLETS)
    def rename(self, source: str, new_name: str) -> None:
        if source != new_name and (self.disk.root / source).exists():
            self.update(new_name, self.disk.read(source))
            self.update(source, None)

    @rule(file=st.sampled_from([LEAFLET, SECOND, THIRD, *EDITS]))
    def delete(self, file: str) -> None:
        others = {LEAFLET, SECOND, THIRD} - {file}
        if any((self.disk.root / other).exists() for other in others):
            self.update(file, None)

    @rule(file=st.sampled_from(sorted(EDITS)))
    def undo(self, file: str) -> None:
        path = self.folder / "before" / file
        self.update(file, path.read_text(encoding="utf-8"))

    @rule(file=LEAFLETS)
    def ask(self, file: str) -> None:
        if (self.disk.root / file).exists():
            found = self.workspace.check_leaflet(file)
            assert found == self.fresh().check_leaflet(file)
            if self.since is None:
                assert found == self.workspace.check().look_at(file)

    @initialize()
    def everything_is_checked(self) -> None:
        """Begin with a repository in which every check runs."""
        report = self.fresh().check()
        assert report.not_run == ()
        assert report.unchecked == 0

    @rule()
    def ask_for_all(self) -> None:
        assert self.workspace.check() == self.fresh().check()

    def fresh(self) -> Workspace:
        options = Options(changed_since=self.since)
        return Workspace(WorkingTree(self.disk.root), TODAY, options)


class ComparedUpdates(Updates):
    """The same, compared with the last commit."""

    since = "HEAD"


TestUpdates = Updates.TestCase
TestUpdates.settings = settings(max_examples=20, stateful_step_count=15, deadline=None)
TestComparedUpdates = ComparedUpdates.TestCase
TestComparedUpdates.settings = settings(max_examples=8, stateful_step_count=15, deadline=None)
