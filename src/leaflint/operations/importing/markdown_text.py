"""Writes the Markdown of a leaflet's text: bold and links, and nothing else by accident."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from leaflint.operations.importing.document import Paragraph, Span

_SIGNS = re.compile(
    r"[\\`*~]|(?<![^\W_])_|_(?![^\W_])|\[(?=[^\]]*\]\s*[(:])|<(?=[A-Za-z/!?])|&(?=#?\w+;)"
)
"""Signs that Markdown would read as something else than themselves."""
_BLOCK_START = re.compile(r"(?:[-+*>#=]|[0-9]{1,9}(?=[.)](?:\s|$)))")
"""What would begin a list, a heading or a quotation at the start of a line."""
_WORD = re.compile(r"[^\W_]+(?:[ .,:/’'-]?[0-9]+)*|\s+|.", re.DOTALL)
"""A word with the numbers that run on, such as a phone number; white space; any other sign."""
ADDRESS = re.compile(r"(?i)(?:https?://|mailto:|tel:)\S+")
"""An address that readers can follow; any other link keeps only its words."""
_WIDTH = 92
"""Characters in a line of a draft."""


def to_markdown(paragraph: Paragraph) -> str:
    """Return a paragraph's words in one line of Markdown."""
    line = "".join(_marked(span) for span in _in_whole_words(paragraph.spans))
    line = " ".join(line.split())
    if re.match(r"[-+>#=]", line):
        return f"\\{line}"
    return re.sub(r"^([0-9]{1,9})(?=[.)](?:\s|$))", r"\1\\", line)


def _marked(span: Span) -> str:
    words = span.text.strip()
    if not words:
        return " " if span.text else ""
    before = span.text[: len(span.text) - len(span.text.lstrip())]
    after = span.text[len(span.text.rstrip()) :]
    written = _SIGNS.sub(r"\\\g<0>", words)
    if span.url and ADDRESS.fullmatch(span.url):
        is_shown = span.url.removeprefix("mailto:").removeprefix("tel:") == words
        address = re.sub(r"[()\\<>]", lambda sign: f"%{ord(sign[0]):02X}", span.url)
        written = words if is_shown and "@" in words else f"[{written}]({address})"
    return f"{before}**{written}**{after}" if span.bold else f"{before}{written}{after}"


def _in_whole_words(spans: Iterable[Span]) -> list[Span]:
    """Move the ends of spans to ends of words: a word or number is bold only if all of it is."""
    letters = [span._replace(text=letter) for span in spans for letter in span.text]
    whole: list[Span] = []
    for word in _WORD.finditer("".join(letter.text for letter in letters)):
        inside = letters[word.start() : word.end()]
        bold = all(letter.bold for letter in inside if not letter.text.isspace())
        if word[0].isspace() or not any(map(str.isalnum, word[0])):
            bold = inside[0].bold and bool(whole) and whole[-1].bold
        span = Span(word[0], bold, inside[0].url)
        if whole and (whole[-1].bold, whole[-1].url) == (span.bold, span.url):
            whole[-1] = whole[-1]._replace(text=whole[-1].text + span.text)
        else:
            whole.append(span)
    return whole


def write_text(paragraphs: Sequence[Paragraph]) -> str:
    """Return the Markdown of a section's text."""
    text = ""
    marks: list[str] = []  # of the point that is open and those around it
    for paragraph in paragraphs:
        is_point = paragraph.kind in {"bullet", "number"}
        depth = min(paragraph.level, len(marks) + 1) if is_point else 0
        above = marks[depth - 1] if depth and depth <= len(marks) else ""
        mark = _mark(paragraph, above) if is_point else ""
        # Another kind of list, or one that begins anew, is no part of the list above it.
        runs_on = bool(depth and marks) and (not above or mark[-2:] == above[-2:])
        marks = [*marks[: depth - 1], mark] if depth else []
        indent = " " * sum(map(len, marks[:-1]))
        lines = wrap(to_markdown(paragraph), f"{indent}{mark}", " " * len(f"{indent}{mark}"))
        between = "\n" if runs_on else "\n\n"
        text += between + lines if text else lines
    return text


def _mark(paragraph: Paragraph, above: str) -> str:
    """Return the mark of a point; a number that does not follow the last begins a list: "1)" after "1."."""
    if paragraph.kind == "bullet":
        return "- "
    number, before = paragraph.number or 1, above[:-2]
    if not before.isdigit():
        return f"{number}. "
    if int(before) + 1 == number:
        return f"{number}{above[-2:]}"
    return f"{number}) " if above[-2] == "." else f"{number}. "


def wrap(words: str, first: str, others: str) -> str:
    """Wrap Markdown at spaces, but not before what would begin a list, heading or quotation."""
    word, *rest = words.split(" ")
    lines = [first + word]
    for word in rest:
        if len(lines[-1]) + len(word) + 1 > _WIDTH and not _BLOCK_START.match(word):
            lines.append(others + word)
        else:
            lines[-1] += f" {word}"
    return "\n".join(lines)
