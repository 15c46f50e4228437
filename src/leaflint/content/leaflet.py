"""A leaflet as the checks see it: its data, its words, and where each of them stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from leaflint.content.applies_to import AppliesTo
from leaflint.content.models.leaflet import LeafletData
from leaflint.core.finding import Fix, Position
from leaflint.files.places import CONTENT
from leaflint.files.tree import Tree, digest
from leaflint.files.yaml.document import Document, Path
from leaflint.text.contacts.addresses import Address, find_addresses
from leaflint.text.contacts.numbers import find_numbers
from leaflint.text.contacts.phone_number import PhoneNumber
from leaflint.text.prose.blocks import Block, Picture, Run
from leaflint.text.prose.markdown import Prose, parse_text, plain_block
from leaflint.text.reading.counting import count_blocks
from leaflint.text.reading.counts import Counts
from leaflint.text.words.passages import Passage, read_passages
from leaflint.text.words.phrases import index_forms
from leaflint.text.words.worded_block import WordedBlock

MISSING = "missing"
"""What stands for the digest of a picture whose file cannot be read."""

Settings = TypeVar("Settings")
Context = TypeVar("Context")
Result = TypeVar("Result")


@lru_cache(maxsize=256)  # many leaflets include the same
def _read_shared(text: str) -> Prose:
    return parse_text(text, ())


@dataclass(frozen=True)
class Leaflet:
    """One valid leaflet file, and by id the text of each shared block that its sections may include.

    The tree has the pictures that it shows.
    """

    document: Document
    data: LeafletData
    shared_texts: Mapping[str, str] = field(default_factory=dict)
    tree: Tree | None = None

    @property
    def file(self) -> str:
        """Path of the file from the repository's root."""
        return self.document.file

    @cached_property
    def texts(self) -> tuple[Prose, ...]:
        """The text of each section as blocks, with what its mark-up may not do.

        The blocks of what a section includes follow its own; their mark-up is judged where they are
        defined. An unknown include is left out here, and is an error of the check `schema`.
        """
        texts: list[Prose] = []
        for number, section in enumerate(self.data.sections):
            text = parse_text(section.text, ("sections", number, "text"))
            for place, name in enumerate(section.include):
                shared, path = _read_shared(self.shared_texts.get(name, "")), (
                    "sections", number, "include", place,
                )  # fmt: skip
                # every character of an included block stands where its id does
                runs, end = (Run(0, 0, len(name)),), len(name)
                before = len(text.blocks)
                blocks = (block._replace(path=path, runs=runs) for block in shared.blocks)
                pictures = (
                    picture._replace(path=path, start=0, end=end, after=before + picture.after)
                    for picture in shared.pictures
                )
                text = text._replace(
                    blocks=(*text.blocks, *blocks), pictures=(*text.pictures, *pictures)
                )
            texts.append(text)
        return tuple(texts)

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures, in order; `after` counts from the first block of the leaflet."""
        pictures: list[Picture] = []
        before = 2  # title and summary
        for text in self.texts:
            before += 1
            pictures += (one._replace(after=before + one.after) for one in text.pictures)
            before += len(text.blocks)
        return tuple(pictures)

    def picture_digest(self, picture: Picture) -> str:
        """Return the SHA-256 of a picture's file; MISSING where it cannot be read."""
        content = digest(self.tree, f"{CONTENT}/{picture.url}") if self.tree else b""
        return content.hex() or MISSING

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Everything that a reader reads, in order: title, summary, headings and text."""
        blocks = [
            plain_block(self.data.title, ("title",), "title"),
            plain_block(self.data.summary, ("summary",), "summary"),
        ]
        for number, (section, text) in enumerate(zip(self.data.sections, self.texts, strict=True)):
            blocks.append(plain_block(section.heading, ("sections", number, "heading"), "heading"))
            blocks.extend(text.blocks)
        return tuple(blocks)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """What is said close together: title and summary first, then each section."""
        sections = [(section.heading, section.kind) for section in self.data.sections]
        return read_passages(self.worded_blocks, sections)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The parts of every word of the leaflet, in no order."""
        return frozenset().union(*(passage.sequence.vocabulary for passage in self.passages))

    def may_use(self, phrases: tuple[str, ...]) -> bool:
        """Whether any of the phrases, in any form, may stand in the leaflet: a rare word of it does."""
        return index_forms(phrases).may_stand_in(self.vocabulary)

    def matches(self, rule: AppliesTo) -> bool:
        """Whether the leaflet is one of those to which a rule applies; a withdrawn one never is."""
        data, words = self.data, rule.words
        if (
            data.status == "withdrawn"
            or data.status not in rule.status
            or data.risk not in rule.risk
        ):
            return False
        if not (rule.topics or words):
            return True
        has_topic = not {*rule.topics}.isdisjoint(data.topics)
        return has_topic if has_topic != rule.both else self._has_word(rule)

    def _has_word(self, rule: AppliesTo) -> bool:
        """Whether the leaflet uses a word of a rule, as its subject if the rule asks for that."""
        # Rarely are even single words of the phrases there: most leaflets are told by that alone.
        if not self.may_use(rule.words):
            return False
        in_passing = set()
        for number, passage in enumerate(self.passages):
            excluded = passage.find(rule.unless)
            for hit in passage.find(rule.words):
                start, end = passage.sequence.clause(*hit)
                if any(start <= other.start < end for other in excluded):
                    continue
                if not rule.subject or number == 0 or hit.start < passage.body:
                    return True
                in_passing.add((number, passage.unit_of(hit.start)))
        return len(in_passing) > 1

    @cached_property
    def numbers(self) -> tuple[tuple[Block, PhoneNumber], ...]:
        """The phone numbers that a reader reads, in order, each with its block."""
        return tuple(
            (block, number) for block in self.blocks for number in find_numbers(block.text)
        )

    @cached_property
    def addresses(self) -> tuple[tuple[Block, tuple[Address, ...]], ...]:
        """The blocks that show an address or hold a link, each with the addresses in its words."""
        return tuple(
            (block, addresses)
            for block in self.blocks
            if (addresses := find_addresses(block.text)) or block.links
        )

    @cached_property
    def counts(self) -> Counts:
        """Sentences, words and syllables of the whole leaflet."""
        return sum(self.section_counts, Counts())

    @cached_property
    def section_counts(self) -> tuple[Counts, ...]:
        """Sentences, words and syllables of each section."""
        sections: list[list[WordedBlock]] = [[] for _ in self.data.sections]
        for worded in self.worded_blocks:
            if worded.block.path[0] == "sections":
                sections[int(worded.block.path[1])].append(worded)
        return tuple(map(count_blocks, sections))

    @cached_property
    def worded_blocks(self) -> tuple[WordedBlock, ...]:
        """The blocks as words, in the same order."""
        return tuple(map(WordedBlock, self.blocks))

    @cached_property
    def _answers(self) -> dict[object, tuple[object, object, Any]]:
        return {}

    def once(
        self,
        work: Callable[[Leaflet, Settings, Context], Result],
        settings: Settings,
        context: Context,
    ) -> Result:
        """Return what a pure function makes of this leaflet; worked out anew only for other arguments."""
        # A check asks, and the summary of the run asks the same again.
        result: Result
        for_settings, for_context, result = self._answers.get(work, (None, None, None))
        if for_settings is not settings or for_context is not context:
            result = work(self, settings, context)
            self._answers[work] = (settings, context, result)
        return result

    def at(self, *path: str | int) -> Position:
        """Return where a value stands, or for a missing one the key that should hold it."""
        return self.document.at(*path)

    def within(self, block: Block, start: int, end: int) -> Position:
        """Return where the characters from `start` to `end` of a block's text stand in the file."""
        return self.document.within(block.path, *block.source_span(start, end))

    def fix(self, block: Block, start: int, end: int, replacement: str) -> Fix | None:
        """Return the fix of some characters of a block; None for included text, of another file."""
        if "include" in block.path:
            return None
        span = self.document.file_span(block.path, *block.source_span(start, end))
        return Fix(*span, replacement)

    def section_of(self, path: Path) -> str | None:
        """Return the heading of the section in which a path lies, or None outside sections."""
        if len(path) > 1 and path[0] == "sections" and isinstance(path[1], int):
            return self.data.sections[path[1]].heading
        return None
