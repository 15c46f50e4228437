"""The leaflet file: `content/leaflets/<id>.yaml`."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from leaflint.content.models import fields

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


class Review(fields.FileModel):
    """When the leaflet was last reviewed, and when it is next due."""

    last_reviewed: fields.Date | None = None
    """When the whole leaflet was last reviewed, as printed on it: YYYY, YYYY-MM or YYYY-MM-DD."""
    next_review: fields.Date | None = None
    """When the next review is due: YYYY, YYYY-MM or YYYY-MM-DD."""


class Section(fields.FileModel):
    """A heading and the text under it."""

    heading: fields.ReaderText
    """The section's heading, without mark-up."""
    kind: SectionKind | None = None
    """What the section is for, such as urgent-help: some wording must stand in such a section."""
    text: fields.ReaderText
    """Paragraphs, lists, **bold** and [links](https://example.org), in Markdown. No HTML, no headings."""
    include: tuple[fields.Name, ...] = ()
    """Blocks of content/blocks.yaml, by id: readers see them after the text."""


class Evidence(fields.FileModel):
    """A source that the leaflet rests on."""

    title: fields.Text
    """What the source is called."""
    url: fields.Web | None = None
    """Where it can be read."""
    checked: fields.Date | None = None
    """When somebody last checked that the leaflet still says what the source says."""


class Waiver(fields.FileModel):
    """A known exception to a check: never silent, never for ever."""

    check: fields.Name
    """The check that is waived, such as reading-age."""
    rule: fields.Name | None = None
    """One rule of that check; without it, all of them."""
    reason: fields.Text
    """Why the exception is right."""
    approved_by: fields.Name
    """Who allowed it: a person in people.yaml who is not an editor."""
    expires: fields.Date
    """The last day on which it holds."""


class LeafletData(fields.FileModel):
    """A patient-information leaflet."""

    model_config = ConfigDict(title="Leaflet")

    id: fields.Name
    """The leaflet's short name: the file's name without .yaml."""
    title: fields.ReaderText
    """The title on the front."""
    summary: fields.ReaderText
    """One or two sentences on what the leaflet tells."""
    status: fields.Status
    """draft: not yet for patients. published: patients read it. withdrawn: no longer in use."""
    topics: tuple[fields.Name, ...] = Field(min_length=1)
    """What it is about: topics that checks/schema.yaml lists. They decide which safety rules apply."""
    risk: fields.Risk
    """How much harm it could do when out of date: sets the longest time between reviews."""
    owner: fields.Name
    """Who looks after it: a person or team in people.yaml."""
    review: Review = Review()
    """When it was last reviewed and when it is next due."""
    contacts: tuple[fields.Name, ...] = ()
    """The services it names: ids in directory.yaml."""
    sections: tuple[Section, ...] = Field(min_length=1)
    """The text, section by section."""
    evidence: tuple[Evidence, ...] = ()
    """The sources it rests on."""
    waivers: tuple[Waiver, ...] = ()
    """Known exceptions to the checks."""
