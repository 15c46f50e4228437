"""Writing to GitHub so that nothing is done twice, even when an answer was lost or sweeps overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from leaflint.content.models.people import Person
from leaflint.github.actions import Comment, Fields
from leaflint.github.client import GitHub
from leaflint.github.issue import Issue
from leaflint.github.refusal import Refusal

_TRIES = 3
"""How often an issue is asked for when the answer is lost."""

Tell = Callable[[str], None]
"""Is told each thing that was done, in words."""


@dataclass
class Desk:
    """What a sweep writes with.

    Attributes:
        github: the issues.
        tell: is told what was done.
        known: the highest number of an issue when the sweep began.
        assignable: whether each person asked about so far can be assigned, by login.
    """

    github: GitHub
    tell: Tell
    known: int = 0
    assignable: dict[str, bool] = field(default_factory=dict)

    def newcomers(self) -> list[Issue]:
        """Return the issues that are new since the sweep began, the oldest first."""
        return self.github.newer_than(self.known)[::-1]

    def open_once(self, fields: Fields, is_it: Callable[[Issue], bool], tries: int = _TRIES) -> int:
        """Open an issue, unless a sweep that overlaps or a lost try has done so; return its number.

        Raises:
            Refusal: it is not known to be open.
        """
        for issue in self.newcomers():
            if is_it(issue):
                return issue.number
        try:
            return self.github.create(fields.as_json()).number
        except Refusal as refusal:
            if not refusal.unclear or tries == 1:
                raise
        return self.open_once(fields, is_it, tries - 1)

    def say_once(self, number: int, comment: Comment) -> None:
        """Comment on an issue, unless that comment is there already."""
        if not any(comment.hidden_key in text for text in self.github.comments(number)):
            self.github.comment(number, f"{comment.hidden_key}\n{comment.text}")

    def assign(self, fields: Fields, person: Person | None, *, anew: bool) -> Fields:
        """Add to what is sent the person to be asked, where GitHub lets that person be assigned.

        Args:
            fields: what is sent.
            person: the owner, or None when people.yaml does not know the owner.
            anew: whether somebody else was asked before, who is asked no more.
        """
        login = person.github if person and person.kind == "person" else None
        if login and login not in self.assignable:
            self.assignable[login] = self.github.can_assign(login)
            if not self.assignable[login]:
                self.tell(f"@{login} is no collaborator here, so issues cannot be assigned to them")
        if login and self.assignable[login]:
            return replace(fields, assignees=(login,))
        return replace(fields, assignees=()) if anew else fields

    def make_labels(self, labels: Iterable[tuple[str, str, str]]) -> None:
        """Create the labels (name, colour, description) that are missing."""
        present = self.github.labels()
        for name, colour, description in labels:
            if name not in present:
                self.github.create_label(name, colour, description)
                self.tell(f"label '{name}' created")
