"""The leaflet file: `content/leaflets/<id>.yaml`."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from leaflint.content.models.fields import (
    Date,
    FileModel,
    Name,
    ReaderText,
    Risk,
    Status,
    Text,
    Web,
)

SectionKind = Literal[
    "urgent-help",
    "about",
    "symptoms",
    "tests",
    "treatment",
    "living",
    "support",
    "contacts",
    "about-this-leaflet",
]
"""What a section is for, so that policy can say where something must stand."""


class Review(FileModel):
    """When the leaflet was last reviewed, and when it is next due."""

    last_reviewed: Date | None = None
    """When the whole leaflet was last reviewed, as printed on it: YYYY, YYYY-MM or YYYY-MM-DD."""
    next_review: Date | None = None
    """When the next review is due: YYYY, YYYY-MM or YYYY-MM-DD."""


class Section(FileModel):
    """A heading and the text under it."""

    heading: ReaderText
    """The section's heading, without mark-up."""
    kind: SectionKind | None = None
    """What the section is for, such as urgent-help: some wording must stand in such a section."""
    text: ReaderText
    """Paragraphs, lists, **bold** and [links](https://example.org), in Markdown. No HTML, no headings."""
    include: tuple[Name, ...] = ()
    """Blocks of content/blocks.yaml, by id: readers see them after the text."""


class Evidence(FileModel):
    """A source that the leaflet rests on."""

    title: Text
    """What the source is called."""
    url: Web | None = None
    """Where it can be read."""
    checked: Date | None = None
    """When somebody last checked that the leaflet still says what the source says."""


class Waiver(FileModel):
    """A known exception to a check: never silent, never for ever."""

    check: Name
    """The check that is waived, such as reading-age."""
    rule: Name | None = None
    """One rule of that check; without it, all of them."""
    reason: Text
    """Why the exception is right."""
    approved_by: Name
    """Who allowed it: a person in people.yaml who is not an editor."""
    expires: Date
    """The last day on which it holds."""


class LeafletData(FileModel):
    """A patient-information leaflet."""

    model_config = ConfigDict(title="Leaflet")

    id: Name
    """The leaflet's short name: the file's name without .yaml."""
    title: ReaderText
    """The title on the front."""
    summary: ReaderText
    """One or two sentences on what the leaflet tells."""
    status: Status
    """draft: not yet for patients. published: patients read it. withdrawn: no longer in use."""
    topics: tuple[Name, ...] = Field(min_length=1)
    """What it is about: topics that checks/schema.yaml lists. They decide which safety rules apply."""
    risk: Risk
    """How much harm it could do when out of date: sets the longest time between reviews."""
    owner: Name
    """Who looks after it: a person or team in people.yaml."""
    review: Review = Review()
    """When it was last reviewed and when it is next due."""
    contacts: tuple[Name, ...] = ()
    """The services it names: ids in directory.yaml."""
    sections: tuple[Section, ...] = Field(min_length=1)
    """The text, section by section."""
    evidence: tuple[Evidence, ...] = ()
    """The sources it rests on."""
    waivers: tuple[Waiver, ...] = ()
    """Known exceptions to the checks."""
