"""Make leaflets of public pages, to judge what the checks find in text that they were not tuned on.

    python -m benchmarks.public_pages NHS_FOLDER MEDQUAD_FOLDER OUT

The first folder is `content` of the repository nhsuk/betahealth (pages of the NHS in Markdown, in parts), the
second a checkout of abachaa/MedQuAD (questions and answers by institutes of the United States, in XML). OUT
becomes a repository with the starter policy, and each page a published leaflet in it. The texts are
other people's: they are read for the figures in docs/accuracy.md, and never committed.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import leaflint

Section = tuple[str, str]
"""A heading, and the Markdown under it."""

STARTER = Path(leaflint.__file__).parent / "starter"
INSTITUTES = (
    "1_CancerGov_QA", "5_NIDDK_QA", "6_NINDS_QA", "7_SeniorHealth_QA", "8_NHLBI_QA_XML", "9_CDC_QA",
)  # fmt: skip
EACH = 8
"""Pages of each institute, drawn with a fixed seed."""
_HEAD = """\
id: {name}
title: {title}
summary: {summary}
status: published
topics: [condition]
risk: medium
owner: governance
review: {{last_reviewed: 2026-10, next_review: 2027-10}}
sections:
"""


def nhs_pages(folder: Path) -> Iterator[tuple[str, list[Section]]]:
    """Yield the title and sections of each page, its emergency advice first."""
    for page in sorted((*folder.glob("conditions/*/"), *folder.glob("symptoms/*/"))):
        title = page.name.replace("-", " ").capitalize()
        parts = sorted(
            page.glob("*.md"), key=lambda part: ("emergency" not in part.name, part.name)
        )
        sections = [section for part in parts for section in _split(_clean(part), title)]
        yield title, sections


def _clean(part: Path) -> str:
    """Return the Markdown of a part without what the site fills in."""
    text = part.read_text(encoding="utf-8", errors="replace")
    text = re.sub(r"\{\{[^}]*\}\}", "https://www.nhs.uk/", text)
    text = re.sub(r"\{%.*?%\}|<[^>]+>|!\[[^\]]*\]\([^)]*\)", "", text, flags=re.DOTALL)
    text = re.sub(r"^\*\[[^\]]+\]:.*$", "", text, flags=re.MULTILINE)
    return re.sub(r"\]\(/", "](https://www.nhs.uk/", text).replace("\t", "  ")


def _split(text: str, title: str) -> Iterator[Section]:
    pieces = re.split(r"^#+[ \t]*(.*)$", text, flags=re.MULTILINE)
    yield title, pieces[0]
    for heading, body in zip(pieces[1::2], pieces[2::2], strict=True):
        yield heading.strip(" #:") or title, body


def medquad_pages(folder: Path) -> Iterator[tuple[str, list[Section]]]:
    """Yield the title and sections of some pages of each institute."""
    draw = random.Random(3)  # noqa: S311  # the same pages each time, not secret ones
    for institute in INSTITUTES:
        for file in draw.sample(sorted((folder / institute).glob("*.xml")), EACH):
            page = ElementTree.parse(file).getroot()  # noqa: S314  # the user chose to fetch and read it
            pairs = [(p.findtext("Question"), p.findtext("Answer")) for p in page.iter("QAPair")]
            title = (page.findtext("Focus") or file.stem).strip()
            yield title, [(question or title, _flowed(answer or "")) for question, answer in pairs]


def _flowed(answer: str) -> str:
    answer = re.sub(r"\s*\n\s*- +", "\n- ", answer)
    answer = re.sub(r"[ \t]{4,}", "\n\n", answer)
    answer = re.sub(r"[*`]|^ +", "", answer, flags=re.MULTILINE)
    return answer.replace("<", "less than ").replace("_", " ")


def write_leaflet(folder: Path, title: str, sections: list[Section]) -> None:
    """Write a page as a leaflet; sections without text are left out."""
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60].strip("-")
    summary = f"This page tells you about {title.lower()}."
    text = _HEAD.format(name=name, title=_quoted(title), summary=_quoted(summary))
    for heading, body in sections:
        if body.strip():
            text += f"  - heading: {_quoted(re.sub('[*#<>]', '', heading))}\n    text: |\n"
            text += "".join(
                f"      {line.rstrip()}".rstrip() + "\n" for line in body.strip().split("\n")
            )
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def main(arguments: list[str]) -> None:
    """Make the repository of the last argument from the two folders before it."""
    nhs, medquad, target = map(Path, arguments)
    shutil.copytree(STARTER, target)
    folder = target / "content/leaflets"
    for sample in folder.iterdir():
        sample.unlink()
    for title, sections in (*nhs_pages(nhs), *medquad_pages(medquad)):
        write_leaflet(folder, title, sections)
    print(f"{len(list(folder.iterdir()))} leaflets")


if __name__ == "__main__":
    main(sys.argv[1:])
