"""What `checks/reading-age.yaml` may say."""

from __future__ import annotations

from pydantic import Field

from leaflint.checks.summary import Treatment
from leaflint.content.models.fields import FileModel, Number, Whole
from leaflint.content.models.policy import Policy
from leaflint.content.models.shared import TermKind
from leaflint.text.reading.scores import Doubt, Measure


class ShortText(FileModel):
    """When a text is too short for a score to be sure."""

    sentences: Whole = Field(30, ge=1)
    """A text of fewer sentences is short."""
    words: Whole = Field(100, ge=1)
    """A text of fewer words is short."""
    margin: Number = Field(1.5, ge=0.5, le=5)
    """Years by which its band is wider at each end."""


class Settings(Policy):
    """How hard a leaflet may be to read."""

    measure: Measure = "flesch-kincaid"
    """The formula that counts: flesch-kincaid, smog or highest."""
    target_age: Number = Field(11, ge=6, le=18)
    """Reading age in years to aim for: above it, a warning."""
    maximum_age: Number = Field(14, ge=6, le=25)
    """Reading age in years that no leaflet may pass: above it, an error."""
    minimum_words: Whole = Field(60, ge=1)
    """The fewest words that a text must have to be given a reading age."""
    short_text: ShortText = ShortText()
    """A text too short for a score to be sure: its age is shown as a band."""
    lists_matter_from: Number = Field(0.5, ge=0.1, le=10)
    """Years between the two ways to read lists from which both are shown."""
    declared_terms: Treatment = "excused"
    """Which score is compared with the limits: the one without or the one with the declared terms."""
    declared_kinds: tuple[TermKind, ...] = ("condition", "drug", "test", "treatment")
    """Terms of the glossary that a leaflet cannot avoid, by what they name."""
    longest_sentence: Whole = Field(20, ge=5)
    """Words above which it is shown what a sentence costs."""

    @property
    def doubt(self) -> Doubt:
        """What makes a score unsure."""
        short = self.short_text
        return Doubt(self.lists_matter_from, short.sentences, short.words, short.margin)
