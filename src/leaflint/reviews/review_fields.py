"""The dates of a leaflet, which can be read whatever is wrong with its text."""

from __future__ import annotations

from pydantic import ConfigDict

from leaflint.content.models.fields import FileModel, Name, Risk, Status, Text
from leaflint.content.models.leaflet import Review


class ReviewFields(FileModel):
    """The part of a leaflet that says when it is due, whatever is wrong with the rest of it."""

    model_config = ConfigDict(extra="ignore")

    id: Name
    title: Text
    status: Status
    topics: tuple[Name, ...]
    risk: Risk
    owner: Name
    review: Review = Review()
