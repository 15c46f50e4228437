"""The labelled lines: how they are read, and how a policy does on them.

    .venv/bin/python -m tests.checks.plain_language.labelled [POLICY]

prints precision and recall for each rule, by the policy that Leaflint brings or by one's own: on the
lines by which the rules were made, on those that were held out, and on those written afterwards.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import indent

from leaflint.checks.check import Context
from leaflint.checks.plain_language import RULES, Settings, check
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load, load_content
from leaflint.content.models.leaflet import LeafletData
from leaflint.content.models.shared import Glossary
from leaflint.content.repository import load_shared
from leaflint.core.finding import Problem
from leaflint.files.tree import WorkingTree
from leaflint.files.versions import Versions
from tests.example_repository import STARTER

FOLDER = Path(__file__).parent
LABELLED, HELD_OUT = "labelled_lines.txt", "held_out_lines.txt"
EXAMPLES, FRESH = "examples.txt", "fresh_lines.txt"
_MARK = re.compile(r"\{([a-z-]+)\|([^}]*)\}")
_LEAFLET = """\
id: a
title: Your visit
summary: What happens on the day.
status: published
topics: [scan]
risk: low
owner: writers
sections:
  - heading: {heading}
    text: |
"""

Found = Counter[tuple[str, str]]
"""Rules with the words that they point at, each as often as it does."""


@dataclass(frozen=True)
class Line:
    """A labelled line: its place in the file, the leaflet's text, and what must be found in it."""

    number: int
    heading: str
    text: str
    expected: Found


def settings(policy: Path = STARTER / "checks/plain-language.yaml") -> Settings:
    loaded = load(WorkingTree(policy.parent), policy.name, Settings)
    assert loaded.data is not None, loaded.problems
    return loaded.data


def context(glossary: str = "glossary.yaml") -> Context:
    loaded = load(WorkingTree(FOLDER), glossary, Glossary)
    assert loaded.data is not None, loaded.problems
    return Context(
        today=date(2026, 6, 15),
        sign_offs={},
        versions=Versions(WorkingTree(FOLDER)),
        shared=load_shared(WorkingTree(FOLDER))._replace(glossary=loaded),
        policies={},
        rules={},
    )


def leaflet(text: str, heading: str = "On the day") -> Leaflet:
    """Make a leaflet of one section."""
    content = _LEAFLET.format(heading=heading) + indent(text, "      ") + "\n"
    loaded = load_content("content/leaflets/a.yaml", content.encode(), LeafletData)
    assert loaded.document is not None
    assert loaded.data is not None, loaded.problems
    return Leaflet(loaded.document, loaded.data)


def pointed_at(leaflet: Leaflet, problem: Problem) -> str:
    """Return the words that a problem points at, a line break as a space."""
    lines = leaflet.document.text.split("\n")[problem.at.line - 1 : problem.at.end_line]
    lines[-1] = lines[-1][: problem.at.end_column - 1]
    lines[0] = lines[0][problem.at.column - 1 :]
    return " ".join(line.strip() for line in lines)


def read_lines(name: str) -> tuple[Line, ...]:
    written = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return tuple(
        _read(number, line)
        for number, line in enumerate(written, start=1)
        if line and not line.startswith("#")
    )


def _read(number: int, line: str) -> Line:
    heading = "On the day"
    if line.startswith("Heading: "):
        heading, line = line.removeprefix("Heading: ").split(" :: ")
    expected = Counter((match[1], match[2]) for match in _MARK.finditer(line))
    return Line(number, heading, _MARK.sub(r"\2", line).replace(" / ", "\n\n"), expected)


def find(line: Line, policy: Settings, known: Context) -> Found:
    made = leaflet(line.text, line.heading)
    return Counter(
        (problem.rule, pointed_at(made, problem)) for problem in check(made, policy, known)
    )


def measure(policy: Settings, name: str) -> dict[str, tuple[int, int, int]]:
    """Return for each rule how often it was right, wrong, and silent where it should not be."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    known = context()
    for line in read_lines(name):
        found = find(line, policy, known)
        for counter, pairs in (
            (right, found & line.expected), (wrong, found - line.expected),
            (missed, line.expected - found),
        ):  # fmt: skip
            counter.update(rule for rule, _ in pairs.elements())
    return {rule: (right[rule], wrong[rule], missed[rule]) for rule in RULES}


def table(measured: dict[str, tuple[int, int, int]]) -> str:
    """Lay the figures out, a rule to a line."""
    rows = [f"{'rule':24} right wrong missed precision recall"]
    total = tuple(map(sum, zip(*measured.values(), strict=True)))
    for rule, (right, wrong, missed) in [*measured.items(), ("all", total)]:
        precision = right / (right + wrong) if right + wrong else 1
        recall = right / (right + missed) if right + missed else 1
        rows.append(f"{rule:24} {right:5} {wrong:5} {missed:6} {precision:9.3f} {recall:6.3f}")
    return "\n".join(rows)


def report(policy: Settings, name: str) -> str:
    """Return the lines on which the policy does otherwise than they are labelled, and the table."""
    rows = [name]
    for line in read_lines(name):
        found = find(line, policy, context())
        if found != line.expected:
            rows.append(f"line {line.number}: found {sorted(found)}, not {sorted(line.expected)}")
    return "\n".join([*rows, table(measure(policy, name))])


if __name__ == "__main__":
    policy = settings(*map(Path, sys.argv[1:]))
    reports = [report(policy, name) for name in (LABELLED, HELD_OUT, FRESH)]
    sys.stdout.write("\n\n".join(reports) + "\n")
