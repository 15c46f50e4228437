"""How the work of each stage grows with its input: `python -m tests.hostile.growth`.

Work is counted in calls of functions, Python's and those in C: it is the same on every machine. The table
gives it for an input and for one twice as large.
"""

from __future__ import annotations

import atexit
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import chdir, redirect_stdout
from io import StringIO
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from leaflint.checks.sign_off.difference import differences
from leaflint.commands.cli import main
from leaflint.engine.options import Choice
from leaflint.files.yaml.parse import parse_bytes
from leaflint.text.contacts.numbers import find_numbers
from leaflint.text.prose.markdown import parse_text
from leaflint.text.prose.sentences import find_sentences
from leaflint.text.words.tokens import read_tokens
from tests.example_repository import FILES, LEAFLET, TODAY, UNSIGNED, Repository, make_repository
from tests.runs import Job, run

MOST = 2.3
"""How many times the work may be that an input twice as large takes."""


class Stage(NamedTuple):
    """A stage, the size of its smaller input, and what prepares the work on an input of a size."""

    name: str
    size: int
    prepare: Callable[[int], Callable[[], object]]


def work(job: Callable[[], object]) -> int:
    """Return how many functions a job calls."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        job()
    finally:
        sys.setprofile(before)
    return calls


def _yaml(line: str, head: str = "", tail: str = "") -> Callable[[int], Callable[[], object]]:
    def prepare(size: int) -> Callable[[], object]:
        lines = "".join(line.replace("%", str(number)) for number in range(size))
        return lambda: parse_bytes("a.yaml", f"{head}{lines}{tail}".encode())

    return prepare


def _text(piece: str, read: Callable[[str], object]) -> Callable[[int], Callable[[], object]]:
    return lambda size: lambda: read("".join(piece.replace("%", str(n)) for n in range(size)))


def _markdown(text: str) -> object:
    return parse_text(text, ())


def _differences(separator: str, old: str, new: str) -> Callable[[int], Callable[[], object]]:
    """Prepare two texts that consist of the same words, or lines, again and again."""

    def prepare(size: int) -> Callable[[], object]:
        texts = [separator.join(islice(cycle(words), size)) for words in (old, new)]
        return lambda: differences(*texts)

    return prepare


def _new_repository() -> Repository:
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    return make_repository(Path(folder))


def _fill(repository: Repository, text: str) -> None:
    old = "      You can go home when the scan is done.\n"
    indented = "".join(f"      {line}\n" if line else "\n" for line in text.split("\n"))
    repository.write(LEAFLET, FILES[LEAFLET].replace(old, f"{indented}\n{old}"))


def _checked(repository: Repository, choice: Choice = UNSIGNED) -> Callable[[], object]:
    return lambda: run(Job(repository.root, TODAY, choice=choice))


def _leaflet(piece: str) -> Callable[[int], Callable[[], object]]:
    """Prepare a run of all checks but sign-off on a leaflet that is full of one thing."""

    def prepare(size: int) -> Callable[[], object]:
        repository = _new_repository()
        _fill(repository, "".join(piece.replace("%", str(number)) for number in range(size)))
        return _checked(repository)

    return prepare


def _signed(size: int) -> Callable[[], object]:
    """Prepare a run of sign-off on a leaflet with points that were signed in another order."""
    repository = _new_repository()
    signed, changed = ("\n".join(islice(cycle(points), size)) for points in _POINTS)
    _fill(repository, signed)
    with chdir(repository.root), redirect_stdout(StringIO()):
        by = ("--by", "ada", "--today", TODAY.isoformat(), "--despite-errors", "It is a test")
        assert main(["sign-off", "having-a-scan", *by]) == 0
    _fill(repository, changed)
    return _checked(repository, Choice(("sign-off",)))


def _shared(file: str, item: str) -> Callable[[int], Callable[[], object]]:
    """Prepare a run on a repository whose shared file or policy has very many items."""

    def prepare(size: int) -> Callable[[], object]:
        repository = _new_repository()
        items = "".join(item.replace("%", f"{number:04d}") for number in range(size))
        repository.write(file, repository.read(file) + items)
        return _checked(repository)

    return prepare


_POINTS = (["- a", "- a", "- b"], ["- a", "- b", "- b"])
_SIGNS = "".join(map(chr, range(0x4E00, 0x9000)))
_SERVICE = """\
  - id: service-%
    name: Service %
    aliases: [our service %, the line]
    phone: "0161 496 0%"
    last_verified: 2026-05
    verified_by: ada
"""
_SAME = """\
  - id: service-%
    name: Service
    aliases: [name %, name %]
    phone: "0161 496 0000"
    last_verified: 2026-05
    verified_by: ada
"""
_TERM = """\
  - term: word%itis
    forms: [word%ites, big word%itis]
    meaning: a kind of swelling with the number %
"""
_RULE = """\
  - id: rule-%
    reason: Readers must know it.
    owner: grace
    source: Our own rules.
    next_review: 2028
    say: Rest for % days at home.
    variants: [Stay at home for % days.]
    elements:
      action: [rest % days]
"""
_FACT = """\
  - id: fact-%
    reason: Readers plan by it.
    owner: grace
    source: Our own rules.
    next_review: 2028
    kind: duration
    value: % minutes
    about: [thing%]
    beside: [take]
"""
_HARD = """\
  - words: {hardword%: plain word}
    reason: It is hard.
"""
_PERSON = """\
  - id: person-%
    name: Person %
    role: editor
"""
_YEARLY = "Call 0808 800 6000 or 0161 496 0% in % days. "

STAGES = (
    Stage("YAML: keys", 3_000, _yaml("key%: value\n")),
    Stage("YAML: one key again and again", 3_000, _yaml("a: b\n")),
    Stage("YAML: anchors", 3_000, _yaml("a%: &x b\n")),
    Stage("YAML: tags", 3_000, _yaml("a%: !x b\n")),
    Stage("YAML: quotation marks, the last not closed", 1_000, _yaml("a%: 'b'\n", tail="z: 'b")),
    Stage("YAML: colons in text", 1_000, _yaml("a%: b: c\n")),
    Stage("YAML: merge conflicts", 500, _yaml("<<<<<<< a\na%: b\n=======\na: c\n>>>>>>> b\n")),
    Stage("YAML: half a conflict", 1_000, _yaml("<<<<<<< a\na%: b\n")),
    Stage("YAML: characters of Windows", 1_000, _yaml("a%: don\u0092t\n")),
    Stage("YAML: text too far left", 1_000, _yaml("a%: |\n    b\n  c\n")),
    Stage("YAML: lists in brackets", 1_000, _yaml("a%: [b, 'c', {d: e}]\n")),
    Stage("YAML: what libyaml refuses", 500, _yaml("a%: [x:y]\n")),
    Stage("YAML: folded text", 1_000, _yaml("  words and\n\n", head="a: >\n")),
    Stage("Markdown: paragraphs", 500, _text("Some words **here** at [a](https://b.example).\n\n", _markdown)),
    Stage("Markdown: points", 500, _text("- one\n  - two\n", _markdown)),
    Stage("Markdown: stars", 2_000, _text("**a ", _markdown)),
    Stage("Markdown: brackets", 2_000, _text("[", _markdown)),
    Stage("Markdown: half links", 1_000, _text("[a](", _markdown)),
    Stage("Markdown: backticks", 1_000, _text("`a``", _markdown)),
    Stage("Markdown: quotations", 500, _text("> a\n", _markdown)),
    Stage("Markdown: HTML", 500, _text("<a <!-- &amp; ", _markdown)),
    Stage("Words", 1_000, _text("don't re-read it, e.g. 5.5 cm ", read_tokens)),
    Stage("Sentences", 1_000, _text("Dr. A. Smith said it. ", find_sentences)),
    Stage("Sentences: full stops", 2_000, _text(". ", find_sentences)),
    Stage("Phones", 300, _text("0808 800 6000 or ", find_numbers)),
    Stage("Phones: digits", 1_000, _text("0 1 2-", find_numbers)),
    Stage("Phones: one long number", 2_000, _text("0161", find_numbers)),
    Stage("Phones: brackets", 1_000, _text("(0)+44", find_numbers)),
    Stage("Differences: lines", 1_000, _differences("\n", "aab", "abb")),
    Stage("Differences: words", 1_000, _differences(" ", "aab", "abb")),
    Stage("Differences: other lines", 1_000, _differences("\n", _SIGNS, _SIGNS[::-1])),
    Stage("Leaflet: paragraphs", 100, _leaflet(_YEARLY + "\n\n")),
    Stage("Leaflet: one paragraph", 100, _leaflet(_YEARLY + "\n")),
    Stage("Leaflet: points", 300, _leaflet("- you may be ill\n")),
    Stage("Leaflet: safety wording", 200, _leaflet("Call 999 if you cannot breathe. \n")),
    Stage("Leaflet: nearly safety wording", 200, _leaflet("Call 999 if you can breathe and\n")),
    Stage("Leaflet: facts", 200, _leaflet("The scan takes 30 minutes. \n")),
    Stage("Leaflet: terms", 200, _leaflet("a biopsy (biopsies) and\n")),
    Stage("Leaflet: terms and capitals", 200, _leaflet("biopsy GBX, NHS\n")),
    Stage("Leaflet: one sentence", 300, _leaflet("and commence hypertension\n")),
    Stage("Leaflet: addresses", 200, _leaflet("a@b.example www.c.example\n")),
    Stage("Sign-off: points that changed", 600, _signed),
    Stage("Directory of services", 2_500, _shared("content/directory.yaml", _SERVICE)),
    Stage("Services with one number and name", 1_000, _shared("content/directory.yaml", _SAME)),
    Stage("Glossary of terms", 1_500, _shared("content/glossary.yaml", _TERM)),
    Stage("People", 1_000, _shared("content/people.yaml", _PERSON)),
    Stage("Rules of safety wording", 1_000, _shared("checks/safety-wording.yaml", _RULE)),
    Stage("Rules of agreeing facts", 1_000, _shared("checks/agreeing-facts.yaml", _FACT)),
    Stage("Rules of plain language", 1_000, _shared("checks/plain-language.yaml", _HARD)),
)  # fmt: skip


def grown(stage: Stage) -> tuple[int, int]:
    """Return the work on the smaller input of a stage, and on one twice as large."""
    stage.prepare(1)()  # what is loaded once, at first
    return work(stage.prepare(stage.size)), work(stage.prepare(2 * stage.size))


def _main(names: list[str]) -> int:
    print("| Stage | Size | Calls | Calls for twice the size | Times |")
    print("|---|---|---|---|---|")
    worst = 0.0
    for stage in STAGES:
        if names and not any(name in stage.name for name in names):
            continue
        small, large = grown(stage)
        worst = max(worst, large / small)
        counts = f"{small:,} | {large:,} | {large / small:.2f}"
        print(f"| {stage.name} | {stage.size:,} | {counts} |", flush=True)
    return worst > MOST


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
