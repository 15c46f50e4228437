"""Random edits of leaflets: what writers do to text and to YAML, the good, the odd and the wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

PIECES = """\
**at once** | *soon* | _never_ | __do not__ | `code` | [NHS 111](https://111.nhs.uk)
[form](../form.pdf "Form") | ![A scanner](scanner.png) | <b>bold</b> | <!-- aside --> | &amp; | &nbsp;
\\* | <https://example.org/a_b> | ~~old~~ | www.example.org/path?x=1 | help@example.org
https://example.org. | 1,000ml | 1000 ml | 0.5 mg | 2.5mg/kg | 37.5°C | 38C | 38 degrees | 100.4°F
36.5 to 37.5°C | 30 minutes | half an hour | 2–4 weeks | six to eight weeks | 1 in 5
one in five people | 20% | 5 per cent | ½ | 1½ hours | aged 50 to 71 | 3 times a day | £8.70 | 24/7
24-hour | follow-up | X-rays | well-being | x-ray | e.g. | i.e. | etc. | Dr. Smith | St. Mary's
Mr A. B. Jones | a.m. | MRI | CT | MSCC | GP | A&E | COPD (chronic obstructive pulmonary disease)
NSAIDs | ‘quoted’ | “quoted” | "quoted" | don’t | don't | do not | cannot | can't | never | no | not
unless | must not | should | may | you can stop | wait and see | 0161 496 0126 | 0161-496-0124
(0161) 496 0125 | +44 (0)161 496 0126 | 0044 161 496 0126 | 01614960126 | 0161 496 O126 | 0161 496 0199
0161 496 0162 | 0161 496 0126 ext 42 | 0161 496 0124/5 | 18001 0161 496 0126 | 0808 800 6000 | 0800 1111
07700 900 127 | 0845 46 47 | 0870 123 4567 | 111 | 999 | 112 | 116 123 | call 0161 496 | 020 7946 0991
text 85258 | 9am | 9.30am | 17:30 | 12pm | midnight | noon | 5/10/2026 | 5th October 2026 | 2026-10-05
Oct 5 | next Monday | commence | utilise | in the event of | prior to | hypertension | approximately
asap | ring us | telephone | dial 999 | call the skin clinic | the 24-hour cancer line | Ask the Nurse
Samaritans | your doctor | your GP | was given by | is done | chemotherapy | metformin | steroids
blood thinners | biopsy | biopsies | metastases | neutropenic sepsis | lymphoedema | STOP TAKING IT
Call 999 now | at once | straight away | immediately | the same day | as soon as possible | H₂O | 10⁹/l
café | naïve | 🙂 | … | – | — | x × y | a\u00a0b | zero\u200bwidth | soft\u00adhyphen | \u202eright | ﬁne
İ | ß | é""".replace("\n", " | ").split(" | ")
BLOCKS = (
    "1. First this\n2. Then that\n\n   with more",
    "- one\n- two:\n  - inner\n  - **inner** too\n- three.",
    "* star\n+ plus",
    "> Quoted, as said",
    "### A heading inside",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "```\ncode 0161 496 0126\n```",
    "Line ends hard  \nand goes on\\\nhere.",
    "Setext\n------",
    "---",
    "A note[^1].\n\n[^1]: The note.",
    "[NHS 111][n]\n\n[n]: https://111.nhs.uk",
    "<div>block</div>",
    "7) seventh\n8) eighth",
)
WAIVER = """\
waivers:
  - check: {check}
    reason: Readers in the test group understood it.
    approved_by: {person}
    expires: {expires}
"""
INDENT = 6
BODY = re.compile(rf"(?<=\n){' ' * INDENT}\S.*")


def _change_line(rng: Random, text: str, change: Callable[[Random, list[str]], None]) -> str:
    """Change the words of one line of a section's text."""
    lines = list(BODY.finditer(text))
    if not lines:
        return text
    line = rng.choice(lines)
    words = line[0].split()
    change(rng, words)
    return f"{text[: line.start()]}{' ' * INDENT}{' '.join(words)}{text[line.end() :]}"


def _insert(rng: Random, words: list[str]) -> None:
    words.insert(rng.randrange(len(words) + 1), rng.choice(PIECES))


def _delete(rng: Random, words: list[str]) -> None:
    del words[rng.randrange(len(words))]


def _swap(rng: Random, words: list[str]) -> None:
    first, second = rng.randrange(len(words)), rng.randrange(len(words))
    words[first], words[second] = words[second], words[first]


def _respell(rng: Random, words: list[str]) -> None:
    place = rng.randrange(len(words))
    word, cut = words[place], rng.randrange(len(words[place]))
    words[place] = rng.choice(
        (
            word.upper(),
            word.capitalize(),
            word[:cut] + word[cut + 1 :] or "x",
            word[:cut] + rng.choice("aeiost-'’.,:;()") + word[cut:],
            f"{word}-{word}",
            f"**{word}**",
            word.replace("'", "’"),
            re.sub(r"\d", lambda _: str(rng.randrange(10)), word),
        )
    )


def _join(rng: Random, words: list[str]) -> None:
    place = rng.randrange(len(words))
    words[place : place + 2] = [rng.choice("-/– ").join(words[place : place + 2])]


def _add_block(rng: Random, text: str) -> str:
    """Put mark-up between two lines of text."""
    lines = list(BODY.finditer(text))
    if not lines:
        return text
    block = rng.choice(BLOCKS).replace("\n", f"\n{' ' * INDENT}")
    at = rng.choice(lines).end()
    return f"{text[:at]}\n\n{' ' * INDENT}{block}\n{text[at:]}"


def _split_paragraph(rng: Random, text: str) -> str:
    lines = list(BODY.finditer(text))
    at = rng.choice(lines).end() if lines else len(text)
    return f"{text[:at]}\n{text[at:]}"


def _add_waiver(rng: Random, text: str) -> str:
    if "waivers:" in text:
        return text
    check = rng.choice(("plain-language", "reading-age", "phone-number", "review-date", "no-check"))
    person = rng.choice(("mei-castellane", "clinical-governance", "amara-okafor", "nobody"))
    expires = rng.choice(("2027-03-31", "2026-11-28", "2020-01-01"))
    return f"{text.rstrip()}\n{WAIVER.format(check=check, person=person, expires=expires)}"


def _replace(old: str, *new: str) -> Callable[[Random, str], str]:
    """Return an edit that puts one of several texts in the place of the first match of a pattern."""
    return lambda rng, text: re.sub(
        old, lambda _: rng.choice(new), text, count=1, flags=re.MULTILINE
    )


WORDS = (_insert, _insert, _insert, _delete, _swap, _respell, _respell, _join)
STRUCTURE: tuple[Callable[[Random, str], str], ...] = (
    _add_block,
    _add_block,
    _split_paragraph,
    _add_waiver,
    _replace(r"^status: \w+", "status: draft", "status: withdrawn", "status: published"),
    _replace(r"^risk: \w+", "risk: high", "risk: low"),
    _replace(
        r"next_review: .*", "next_review: 2026", "next_review: 2026-12", "next_review: 2019-02"
    ),
    _replace(r"last_reviewed: .*", "last_reviewed: 2025-01-31", "last_reviewed: 2027"),
    _replace(r"^topics: .*", "topics: [spine, medicines]", "topics: [cancer-treatment, wound]"),
    _replace(r"^owner: .*", "owner: daniel-whitlock", "owner: ruth-adeyemi-holt"),
    _replace(r"^contacts: .*", "contacts: [helpline]", "contacts: [cancer-line, samaritans]"),
    _replace(r"    text: \|", "    text: >", "    text: |-", "    text: >-", "    text: |+"),
    _replace(r"    include: .*\n", "", "    include: [more-help]\n"),
)
MISTAKES: tuple[Callable[[Random, str], str], ...] = (
    _replace(r"^title: ", "title:", "titel: ", "title: A: b "),
    _replace(r"^topics: .*", "topics: [scna]", "topics: scan", "topics: []"),
    _replace(r"^owner: .*", "owner: nobody", "owner:", "owner: [amara-okafor]"),
    _replace(r"^contacts: .*", "contacts: [skin-clinik]", 'contacts: "helpline'),
    _replace(
        r"next_review: .*", "next_review: 2026-02-30", "next_review: soon", "next_review: 5/10/2026"
    ),
    _replace(r"  - heading: ", "  - heading: [", "   - heading: ", "  - headng: ", "\t- heading: "),
    _replace(r"^summary: .*", "summary: ''", "summary: no", "status: draft"),
    _replace(r"    include: .*", "    include: [no-block]", "    include: more-help"),
    _replace(r"    text: \|", "    text: &a |", "    text: !!str |", "    text:"),
    _replace(r"\n", "\r\n", "\ufeff\n", "\x00\n", "\u2028\n"),
    _replace(r"^review:\n", "", "review: 2026\n"),
    _replace(r"^id: .*", "id: Another Name", "id: ct-scan"),
)


def edit(rng: Random, text: str, times: int) -> str:
    """Return the text of a leaflet's file after so many random edits, mostly of its words."""
    for _ in range(times):
        chance = rng.random()
        if chance < 0.8:
            text = _change_line(rng, text, rng.choice(WORDS))
        elif chance < 0.98:
            text = rng.choice(STRUCTURE)(rng, text)
        else:
            text = rng.choice(MISTAKES)(rng, text)
    return text


def mix(rng: Random, text: str, words: list[str]) -> str:
    """Return the text of a leaflet's file with two of the words put into each line of its sections."""

    def widen(line: re.Match[str]) -> str:
        parts = line[0].split()
        for _ in range(2):
            parts.insert(rng.randrange(1, len(parts) + 1), rng.choice(words))
        return " " * INDENT + " ".join(parts)

    return BODY.sub(widen, text)
