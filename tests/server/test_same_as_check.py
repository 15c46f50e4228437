"""After any edits the diagnostics of open texts are those of `leaflint check` on the same bytes, saved."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lsprotocol import types

from leaflint.core.finding import Finding
from leaflint.engine.workspace import Workspace
from leaflint.files.tree import WorkingTree
from leaflint.server.diagnostics import to_diagnostic
from leaflint.server.positions import Places
from leaflint.server.repository import Repository as OpenRepository
from tests.baselines import make_old, write_baseline
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, Repository, make_repository

EDITS = int(os.environ.get("LEAFLINT_EDITS", "300"))
"""How many edits are compared: 300 in the gate, 10,000 by hand."""
IN_A_ROW = 10
SECOND = "content/leaflets/second.yaml"
DIRECTORY = "content/directory.yaml"
FILES = (LEAFLET, LEAFLET, LEAFLET, SECOND, DIRECTORY, "content/glossary.yaml", "content/blocks.yaml",
         "content/people.yaml", "checks/reading-age.yaml", "checks/agreeing-facts.yaml", SIGN_OFFS,
         "baseline/having-a-scan.yaml")  # fmt: skip
BLOCKS = """\
blocks:
  - id: urgent
    owner: ada
    source: Ours.
    next_review: 2028
    text: Call 999 if you cannot breathe.
"""
PIECES = (
    "0808 800 6001", "0808 800 6000", "0161-496-0126", "999", "20 minutes", "30 minutes", "commence", "biopsy",
    "hypertension", "👩‍⚕️🙂", "e\u0301cole", "naïve", "\r\n", "\n", "\n\n", "\t", "    ", "- ", ": ", "#",
    "'", '"', "[", "]", "{", "}", "&a ", "*a", "|", ">", "\u2028", "\x85", "\u00a0", "\u200b", "\ufeff", "\x00",
    "٣", "**", "[NHS 111](https://111.nhs.uk)", "<b>", "telephone us", "not ", "utilise", "MRI", "e.g. ",
    "id: second\n", "status: draft\n", "include: [urgent]\n", "contacts: [clinc]\n", "owner: adda\n", "title",
    "next_review: 2019\n", "next_review: 2026-02-30\n", "\ud800",
    "waivers:\n  - check: reading-age\n    reason: So.\n    approved_by: grace\n    expires: 2027-01\n",
)  # fmt: skip
"""What is typed: words that checks look for, signs that break YAML, and signs that are hard to count."""


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, float, int, str]:
    """Return a file, how far into it an edit is, how much it takes away, and what it puts there."""
    file = draw(st.sampled_from(FILES))
    taken = draw(st.sampled_from((0, 0, 0, 1, 1, 5, 40)))
    return file, draw(st.floats(0, 1)), taken, draw(st.sampled_from(PIECES) | st.text(max_size=4))


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Return a repository with two leaflets, a block, a baseline and a history."""
    repository = make_repository(tmp_path_factory.mktemp("original"))
    text = repository.read(LEAFLET)
    second = text.replace("id: having-a-scan", "id: second").replace("\n", "\r\n")
    repository.write(SECOND, second.replace("Before the scan", "🙂 Before the scan"))
    repository.write("content/blocks.yaml", BLOCKS)
    write_baseline(repository, make_old(repository).check().findings)
    repository.commit()
    return repository


def as_diagnostics(findings: Iterable[Finding], file: str, text: str) -> list[types.Diagnostic]:
    """Return the findings in a file as an editor shows them."""
    places = Places(text)
    return [to_diagnostic(finding, places) for finding in findings if finding.position.file == file]


@settings(
    max_examples=max(1, EDITS // IN_A_ROW),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(edits(), min_size=IN_A_ROW, max_size=IN_A_ROW), st.integers(0, 9))
def test_diagnostics_are_those_of_a_check_of_the_same_bytes(
    original: Repository, typed: list[tuple[str, float, int, str]], closed: int
) -> None:
    folder = Path(mkdtemp())
    repository, saved = Repository(folder / "edited"), Repository(folder / "saved")
    for copy in (repository, saved):
        shutil.copytree(original.root, copy.root)
    editor = OpenRepository(repository.root, TODAY)
    texts: dict[str, str] = {}
    try:
        for number, (file, far, taken, piece) in enumerate(typed):
            if file not in texts:
                texts[file] = repository.read(file)
                editor.open(file, texts[file])
            old = texts[file]
            at = int(far * len(old))
            texts[file] = old[:at] + piece + old[at + taken :]
            editor.change(file, texts[file])
            saved.write(file, editor.as_saved(file))
            if number == closed:  # without saving: the file on disk counts again
                editor.close(file)
                texts.pop(file)
                saved.write(file, repository.read(file))
            report = Workspace(WorkingTree(saved.root), TODAY).check()
            for name, text in texts.items():
                found = as_diagnostics(editor.findings(name), name, text)
                assert found == as_diagnostics(report.findings, name, text), (number, name)
    finally:
        shutil.rmtree(folder)
