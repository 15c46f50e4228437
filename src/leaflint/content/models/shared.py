"""What leaflets share, each in a file in `content/`: the people, the glossary and the blocks."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from leaflint.content.models import fields
from leaflint.core.dates import spoken_day

Role = Literal["editor", "clinical-reviewer", "governance"]
"""What somebody does: writes; approves what leaflets say; looks after the policy."""


class Person(fields.FileModel):
    """Somebody, or a team, who owns or approves leaflets."""

    id: fields.Name
    """Short name that other files use."""
    name: fields.Text
    """The name in full."""
    kind: Literal["person", "team"] = "person"
    """person or team."""
    role: Role
    """editor (writes), clinical-reviewer (approves what leaflets say) or governance (owns policy)."""
    approves: tuple[fields.Name, ...] = ()
    """Topics that a clinical reviewer may approve; none named means all."""
    github: fields.GitHubName | None = None
    """The name on GitHub, without @; for a team organisation/team."""
    github_id: fields.GitHubId | None = None
    """The number of the account on GitHub, which nobody can take over as they can a name."""
    email: fields.Email | None = None
    """The e-mail address at work."""
    leaves: fields.Date | None = None
    """The last day in the role, when it is known."""

    def is_here(self, day: date) -> bool:
        """Whether they are still in the role on a day."""
        return self.leaves is None or day <= self.leaves.last

    def why_not_approver(self, topics: tuple[str, ...], day: date) -> str | None:
        """Return why they may not approve a leaflet on these topics on a day; None: they may."""
        if self.kind == "team":
            return f"{self.name} is a team; a sign-off names one person who answers for it"
        if self.role != "clinical-reviewer":
            return f"{self.name} is not a clinical reviewer (`role: {self.role}` in people.yaml)"
        if self.leaves is not None and day > self.leaves.last:
            return f"{self.name} left on {spoken_day(self.leaves.last)}"
        missing = [topic for topic in topics if self.approves and topic not in self.approves]
        if missing:
            return f"{self.name} may not approve the topic {' or '.join(missing)}"
        return None

    def why_not_withdrawer(self, topics: tuple[str, ...], day: date) -> str | None:
        """Return why they may not withdraw a leaflet: approvers and governance may."""
        reason = self.why_not_approver(topics, day)
        is_governance = self.kind == "person" and self.role == "governance"
        return None if is_governance and self.is_here(day) else reason

    def why_not_answerable(self, day: date) -> str | None:
        """Return why they may not answer for a baseline on a day: whoever is here may, a team not."""
        if self.kind == "team":
            return f"{self.name} is a team; one person answers for a baseline"
        if self.leaves is not None and day > self.leaves.last:
            return f"{self.name} left on {spoken_day(self.leaves.last)}"
        return None

    def why_not_waiver_approver(self, day: date) -> str | None:
        """Return why they may not allow a waiver: whoever is here and no editor may."""
        if self.kind == "team":
            return f"{self.name} is a team; one person answers for a waiver"
        if self.role == "editor":
            return f"{self.name} is an editor, who may not approve a waiver"
        if self.leaves is not None and day > self.leaves.last:
            return f"{self.name} left on {spoken_day(self.leaves.last)}"
        return None


class People(fields.FileModel):
    """Everybody who owns or approves leaflets."""

    people: tuple[Person, ...] = Field(min_length=1)
    """The people and teams, in any order."""


TermKind = Literal["condition", "drug", "test", "treatment", "body", "other"]
"""What a term names."""


class Term(fields.FileModel):
    """A medical term that leaflets may have to use."""

    term: fields.Text
    """The term as it stands in the middle of a sentence: lymphoedema, CT scan."""
    forms: tuple[fields.Text, ...] = ()
    """Its other forms, such as the plural or the name in full."""
    meaning: fields.Text
    """What it means, in plain words."""
    kind: TermKind = "other"
    """What it names. The names of conditions, drugs, tests and treatments can't be avoided."""
    checked: fields.Date | None = None
    """When the explanation was last checked."""


class Glossary(fields.FileModel):
    """Medical terms, each explained in plain words."""

    owner: fields.Name | None = None
    """Who looks after the glossary: a person or team in people.yaml."""
    next_review: fields.Date | None = None
    """When the explanations are next due for review."""
    terms: tuple[Term, ...]
    """The terms, in any order."""


class SharedBlock(fields.FileModel):
    """A piece of approved text that leaflets include by its id."""

    id: fields.Name
    """Short name that leaflets list under `include`."""
    text: fields.ReaderText
    """What readers read: paragraphs, lists, **bold** and links, as in a section."""
    owner: fields.Name
    """Who looks after it: a person or team in people.yaml."""
    source: fields.Text | None = None
    """What it rests on."""
    next_review: fields.Date
    """When it is next due for review."""


class SharedBlocks(fields.FileModel):
    """Every block that leaflets may include."""

    blocks: tuple[SharedBlock, ...]
    """The blocks, in any order."""

    def texts(self) -> dict[str, str]:
        """Return the text of each block by its id."""
        return {block.id: block.text for block in self.blocks}
