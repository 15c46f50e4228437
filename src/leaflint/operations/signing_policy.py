"""What the policy of sign-offs refuses before anything is written; the check finds the same afterwards."""

from __future__ import annotations

from leaflint.checks.sign_off.as_policy_wants import (
    POLICY,
    is_only_stated,
    lacks_evidence,
    why_not_as_owner,
)
from leaflint.checks.sign_off.settings import Settings
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.shared import Person
from leaflint.content.models.sign_off import SignOff, sign_off_file
from leaflint.core.errors import UsageError
from leaflint.core.version import DOCUMENTATION
from leaflint.files import git
from leaflint.files.tree import Tree


def refuse_by_policy(
    tree: Tree,
    leaflet: Leaflet,
    person: Person,
    record: SignOff,
    before: SignOff | None,
    settings: Settings,
) -> None:
    """Refuse a record that the policy would not let stand; `before` is the last one that was given.

    Raises:
        UsageError: it is refused.
    """
    name = leaflet.data.id
    refused = f"{name} cannot be signed off by {person.id}: "
    if is_only_stated(record, leaflet.data.risk, settings):
        raise UsageError(
            f"{name} is of {leaflet.data.risk} risk, so its sign-offs must be known from GitHub "
            f"({POLICY}, `github_identity`): approve it in the review of its pull request, or in a "
            f"comment on the issue about its review: {DOCUMENTATION}/sign-off.md"
        )
    if why := why_not_as_owner(record.kind, person, leaflet, settings):
        raise UsageError(refused + why)
    if lacks_evidence(record, before, settings):
        which = "a review" if settings.evidence == "always" else "a review that changes nothing"
        raise UsageError(
            f"{which} says what was read for it ({POLICY}, `evidence`): `Evidence: …` in the line, "
            "or --evidence TEXT"
        )
    if record.identity == "stated":
        refuse_stranger(tree, person, settings)
        if settings.refuse_author and record.kind != "withdrawn":
            _refuse_author(tree, leaflet, person)


def refuse_stranger(tree: Tree, person: Person, settings: Settings) -> None:
    """Refuse somebody who is not git's author here, where the policy wants that.

    Raises:
        UsageError: they are not, or it cannot be known.
    """
    if not settings.by_is_author:
        return
    author, email = _email(tree), _known_email(person)
    if author != email:
        raise UsageError(
            f"git's author here is {author or 'nobody'} (`user.email`), and {person.name} is {email}: "
            f"each signs for themselves ({POLICY}, `by_is_author`)"
        )


def _refuse_author(tree: Tree, leaflet: Leaflet, person: Person) -> None:
    """Refuse somebody who wrote what changed in a leaflet since its last sign-off, by git's history."""
    root, file, signed = tree.root, leaflet.file, sign_off_file(leaflet.data.id)
    since = git.output(root, "log", "-1", "--format=%H", "--", signed).strip()
    span = f"{since}..HEAD" if since else "HEAD"
    authors = git.output(root, "log", "--format=%aE", span, "--", file).casefold().split()
    if git.output(root, "status", "--porcelain", "--", file):
        authors.append(_email(tree))
    if _known_email(person) in authors:
        raise UsageError(
            f"{leaflet.data.id} cannot be signed off by {person.id}: git has them as an author of what "
            f"changed since the last sign-off ({POLICY}, `refuse_author`)"
        )


def _email(tree: Tree) -> str:
    found = git.run(tree.root, "config", "user.email")
    return found.stdout.decode(errors="replace").strip().casefold()


def _known_email(person: Person) -> str:
    if person.email is None:
        raise UsageError(
            f"{person.name} has no `email` in content/people.yaml, so nobody can tell whether git's "
            f"author is theirs; {POLICY} wants that known"
        )
    return person.email.casefold()
