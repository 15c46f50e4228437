"""`leaflint reading LEAFLET`: how hard a leaflet is to read, and what textstat makes of the same text.

Writers compare Leaflint with other tools, most of which count as textstat does. So its figures stand
beside ours, with the reasons why they differ.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from leaflint.checks.reading_age.result import describe_age
from leaflint.checks.summary import LeafletSummary, ReadingAge
from leaflint.commands.arguments import today_or
from leaflint.commands.textstat_reasons import find_reasons
from leaflint.content.snapshots import load_leaflet
from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.engine.check_leaflet import check_leaflet
from leaflint.engine.options import Choice
from leaflint.engine.planning import make_plan
from leaflint.files.places import find_root, policy_folder
from leaflint.files.tree import WorkingTree
from leaflint.operations.signable import find_file
from leaflint.report.reading import age_by_section, reading_details
from leaflint.report.screen import Cell, Column, Screen, Style
from leaflint.text.prose.blocks import Block
from leaflint.text.reading.counting import UNCOUNTED

_COLUMNS = (Column("Of every word"), Column("Leaflint", right=True), Column("textstat", right=True))


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("leaflet", metavar="LEAFLET", help="the leaflet's id or file")


def run(arguments: Namespace) -> int:
    """Show the figures; to be hard to read is for `leaflint check` to judge, so the exit code is 0."""
    tree = WorkingTree(find_root(Path()))
    file = find_file(tree, arguments.leaflet)
    plan = make_plan(tree, policy_folder(tree, None), today_or(None), Choice(("reading-age",)))
    summary, findings = check_leaflet(file, plan).details()
    leaflet = load_leaflet(file, tree.read(file), plan.context.block_texts, tree).leaflet
    if leaflet is None or summary.reading is None:
        stops = [f"{stop.because} is missing or broken" for stop in plan.not_run]
        why = "; ".join([*stops, *(finding.message for finding in findings)]) or "too few words"
        raise UsageError(f"{visible(file)}: not judged: {visible(why)}")
    blocks = [block for block in leaflet.blocks if block.kind not in UNCOUNTED]
    for line in _lines(summary, summary.reading, blocks, Screen.here()):
        print(line)
    return 0


def _lines(
    summary: LeafletSummary, reading: ReadingAge, blocks: Sequence[Block], screen: Screen
) -> Iterator[str]:
    yield from screen.wrap(visible(summary.title or summary.file), style=Style.BOLD)
    text = "\n".join(block.text for block in blocks)
    yield from screen.table(_COLUMNS, [list(map(Cell, row)) for row in _figures(reading, text)])
    limits = f"the target is {reading.target:g}, the maximum {reading.maximum:g}"
    yield from screen.wrap(f"By policy {describe_age(reading)}; {limits}.")
    if reading.is_above_target:
        yield from reading_details(summary, screen)
    else:
        yield from screen.wrap(age_by_section(reading))
    yield ""
    yield from screen.wrap(
        f"textstat {version('textstat')}: textstat's formulas and sentence rules, our syllables. It reads "
        "the same words as plain text, a line for each paragraph or point, without headings."
    )
    for reason in find_reasons(blocks):
        yield from screen.wrap(f"- {reason}")


def _figures(reading: ReadingAge, text: str) -> Iterator[tuple[str, str, str]]:
    """Yield what is counted, and each formula: by Leaflint and by textstat."""
    from leaflint.commands.textstat_offline import textstat  # takes a second

    scores, counts = reading.counted, reading.counted.counts
    for name, ours, theirs in (
        ("Sentences", counts.sentences, textstat.sentence_count(text)),
        ("Words", counts.words, textstat.lexicon_count(text)),
        ("Syllables", counts.syllables, textstat.syllable_count(text)),
        ("Words of 3 syllables or more", counts.polysyllables, textstat.polysyllabcount(text)),
    ):
        yield name, str(ours), str(theirs)
    for name, grade, other in (
        ("Flesch-Kincaid grade", scores.flesch_kincaid, textstat.flesch_kincaid_grade(text)),
        ("SMOG grade", scores.smog, textstat.smog_index(text)),
        (
            "Automated readability index",
            scores.automated_readability_index,
            textstat.automated_readability_index(text),
        ),
        ("Gunning Fog", scores.gunning_fog, textstat.gunning_fog(text)),
        ("Flesch reading ease", scores.flesch_reading_ease, textstat.flesch_reading_ease(text)),
    ):
        yield name, f"{grade:.1f}", f"{other:.1f}"
