"""Write docs/reading-accuracy.md: how near three tools come to passages that were counted by hand.

The third tool is from npm and no dependency of Leaflint. It needs Node.js:

    npm install --prefix FOLDER text-readability@1.1.1
    python -m benchmarks.reading_accuracy FOLDER
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from leaflint.commands.textstat_offline import textstat
from leaflint.text.prose.blocks import Block
from leaflint.text.prose.sentences import find_sentences
from leaflint.text.reading.counts import Counts
from leaflint.text.reading.scores import flesch_kincaid_grade, smog_grade
from tests.text.reading.passages import Passage, read_passages

TARGET = Path(__file__).parents[1] / "docs" / "reading-accuracy.md"

PAGE = """# How right the reading scores are

Written by `benchmarks/reading_accuracy.py`; the words around the tables stand there too.

{passages} passages of {shortest} to {longest} words, {words} words in all, stand in
`tests/text/reading/passages/`, with the sentences, words and syllables of each counted by hand in the text
itself, so that anybody can check them. They were written for Leaflint, by its conventions
(`aloud.py` and `counting.py` in `src/leaflint/text/reading/`). Some of those are choices that another
tool may make differently, such as how many sentences a list is. Where they showed Leaflint to be wrong
it was put right, so on other texts expect it to be a little further off than here.

- **Leaflint** reads the structure: paragraphs, lead-ins, points of a list.
- **textstat {textstat}** (PyPI) and **text-readability 1.1.1** (npm) read the same words as plain text,
  a line for each paragraph or point. Headings are left out for all three. textstat is given Leaflint's
  table of syllables in place of the dictionary that it would download.

## Distance from the score by hand, in grades

Mean and greatest distance over the passages of a kind. A grade is a year of reading age.

{errors}

## Counts over all passages

Passages whose sentences or words are counted exactly, and how far the sum of all syllables is off.

{counts}

## The same lists with and without full stops

How far the Flesch-Kincaid grade of a passage moves when every point of its lists gets a full stop.

{stops}
"""

NPM_PROGRAM = """
import {{ readFileSync }} from "node:fs";
import tool from "{module}";
const texts = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map((text) => [
  tool.sentenceCount(text), tool.lexiconCount(text), tool.syllableCount(text),
  tool.fleschKincaidGrade(text), tool.smogIndex(text),
])));
"""


class Scores(NamedTuple):
    """What a tool says of one passage."""

    sentences: int
    words: int
    syllables: int
    flesch_kincaid: float
    smog: float


Tool = Callable[[Sequence[Passage]], list[Scores]]


def score_counts(counts: Counts) -> Scores:
    """Return the scores by Leaflint's formulas."""
    return Scores(
        counts.sentences,
        counts.words,
        counts.syllables,
        flesch_kincaid_grade(counts),
        smog_grade(counts),
    )


def score_with_leaflint(passages: Sequence[Passage]) -> list[Scores]:
    """Return Leaflint's scores."""
    return [score_counts(passage.counts) for passage in passages]


def score_with_textstat(passages: Sequence[Passage]) -> list[Scores]:
    """Return textstat's scores, with Leaflint's table as its dictionary."""
    return [
        Scores(
            textstat.sentence_count(passage.text),
            textstat.lexicon_count(passage.text),
            textstat.syllable_count(passage.text),
            textstat.flesch_kincaid_grade(passage.text),
            textstat.smog_index(passage.text),
        )
        for passage in passages
    ]


def npm_scorer(folder: Path) -> Tool:
    """Return a function that gives the scores of the npm package installed in a folder."""
    module = (folder / "node_modules/text-readability/main.js").resolve().as_uri()

    def score(passages: Sequence[Passage]) -> list[Scores]:
        finished = subprocess.run(
            ["node", "--input-type=module", "--eval", NPM_PROGRAM.format(module=module)],
            input=json.dumps([passage.text for passage in passages]),
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return [Scores(*scores) for scores in json.loads(finished.stdout)]

    return score


def end_points(passage: Passage, stop: str) -> Passage:
    """Return the passage with every point of its lists ended in the same way."""

    def end(block: Block) -> Block:
        if block.kind != "item" or block.text.endswith(("?", "!", "”")):
            return block
        text = block.text.rstrip(".;,") + stop
        return block._replace(text=text, sentences=find_sentences(text))

    return passage._replace(blocks=tuple(map(end, passage.blocks)))


def distances(tool: Tool, passages: Sequence[Passage]) -> str:
    """Return four cells: the mean and greatest distance by Flesch-Kincaid, and by SMOG."""
    pairs = [
        (scores, score_counts(passage.by_hand))
        for scores, passage in zip(tool(passages), passages, strict=True)
    ]
    grades = [abs(scores.flesch_kincaid - by_hand.flesch_kincaid) for scores, by_hand in pairs]
    smogs = [abs(scores.smog - by_hand.smog) for scores, by_hand in pairs]
    return " | ".join(f"{value:.2f}" for errors in (grades, smogs) for value in summarise(errors))


def exactness(tool: Tool, passages: Sequence[Passage]) -> str:
    """Return three cells: exact sentences, exact words, and the error of all syllables."""
    scored = tool(passages)
    by_hand = [passage.by_hand for passage in passages]
    pairs = list(zip(scored, by_hand, strict=True))
    sentences = fmean(scores.sentences == counts.sentences for scores, counts in pairs)
    words = fmean(scores.words == counts.words for scores, counts in pairs)
    syllables = sum(scores.syllables for scores in scored) / sum(
        counts.syllables for counts in by_hand
    )
    return f"{sentences:.0%} | {words:.0%} | {syllables - 1:+.1%}"


def movement(tool: Tool, passages: Sequence[Passage]) -> str:
    """Return two cells: how far full stops after points move a passage, on average and at most."""
    without, stopped = (
        tool([end_points(passage, stop) for passage in passages]) for stop in ("", ".")
    )
    moves = [
        abs(one.flesch_kincaid - two.flesch_kincaid)
        for one, two in zip(without, stopped, strict=True)
    ]
    return " | ".join(f"{value:.2f}" for value in summarise(moves))


def summarise(errors: Sequence[float]) -> tuple[float, float]:
    """Return the mean and the greatest of some distances."""
    return fmean(errors), max(errors)


def format_table(head: str, rows: Sequence[str]) -> str:
    """Return a Markdown table of lines whose cells stand between bars."""
    rule = "|".join("---" for _ in head.split("|"))
    return "\n".join(f"| {row} |" if row != rule else f"|{row}|" for row in (head, rule, *rows))


def write_page(tools: dict[str, Tool], passages: Sequence[Passage]) -> str:
    """Return the page: the tables of all tools over all passages."""
    themes = sorted({passage.theme for passage in passages})
    groups = {theme: [item for item in passages if item.theme == theme] for theme in themes}
    with_lists = [item for item in passages if any(block.kind == "item" for block in item.blocks)]
    words = [passage.by_hand.words for passage in passages]
    errors = [
        f"{theme} ({len(group)}) | {name} | {distances(tool, group)}"
        for theme, group in [*groups.items(), ("all", passages)]
        for name, tool in tools.items()
    ]
    return PAGE.format(
        passages=len(passages),
        shortest=min(words),
        longest=max(words),
        words=sum(words),
        textstat=version("textstat"),
        errors=format_table(
            "Passages | Tool | Flesch-Kincaid, mean | greatest | SMOG, mean | greatest", errors
        ),
        counts=format_table(
            "Tool | Sentences exact | Words exact | Syllables",
            [f"{name} | {exactness(tool, passages)}" for name, tool in tools.items()],
        ),
        stops=format_table(
            "Tool | Mean | Greatest",
            [f"{name} | {movement(tool, with_lists)}" for name, tool in tools.items()],
        ),
    )


if __name__ == "__main__":
    TARGET.write_text(
        write_page(
            {
                "Leaflint": score_with_leaflint,
                "textstat": score_with_textstat,
                "text-readability": npm_scorer(Path(sys.argv[1])),
            },
            read_passages(),
        ),
        encoding="utf-8",
    )
