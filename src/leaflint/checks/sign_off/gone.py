"""Findings about leaflets and sign-offs that are no longer there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from leaflint.checks.check import Context
from leaflint.content.loading import load_content
from leaflint.content.models.leaflet import LeafletData
from leaflint.core.finding import Problem, start_of
from leaflint.files.places import LEAFLETS, SIGN_OFFS, find_leaflets, stem

_FETCH = "Fetch the whole history (in CI, actions/checkout: fetch-depth: 0)."


def check_gone(context: Context) -> Iterator[Problem]:
    """Find what was deleted in the change being checked; without one, in the whole history."""
    versions, base, signed = context.versions, context.base, context.sign_offs
    if signed and not versions.complete:
        number = len(signed)
        message = (
            f"without git's whole history the sign-offs of {number} leaflets cannot be verified, "
            "nor whether a leaflet or its sign-offs were deleted"
        )
        yield Problem("not-verified", start_of(f"{SIGN_OFFS}/{min(signed)}.yaml"), message, _FETCH)
    files = find_leaflets(versions.tree).leaflets
    present = {stem(file) for file in files}
    yield from _without_leaflet(present, context)
    for file in sorted(base.deleted if base else versions.gone):
        name = stem(file)
        if file.startswith(f"{SIGN_OFFS}/"):
            message = f"the sign-offs of '{name}' were deleted: nobody knows what was approved"
            yield Problem("altered", start_of(file), message, _restore(file), "deleted")
        elif (
            file.startswith(f"{LEAFLETS}/")
            and name not in present
            and name not in signed
            and _was_published(file, context)
        ):
            yield _deleted(file, name)


def _without_leaflet(present: Collection[str], context: Context) -> Iterator[Problem]:
    """Find sign-offs of leaflets that are gone and that nobody withdrew."""
    people = context.people_by_id
    for name, loaded in context.sign_offs.items():
        if name in present or loaded.data is None:
            continue
        last = loaded.data.last
        if last is None or last.kind != "withdrawn":
            yield _deleted(loaded.file, name)
        elif last.by not in people or people[last.by].why_not_withdrawer((), last.date.first):
            message = f"{last.spoken} does not count: '{last.by}' may not withdraw a leaflet"
            help_text = "Have it withdrawn by a clinical reviewer or by governance."
            yield Problem("not-entitled", start_of(loaded.file), message, help_text, last.by)


def _deleted(file: str, name: str) -> Problem:
    message = f"the leaflet '{name}' was deleted, and nobody is on record as having withdrawn it"
    return Problem("deleted", start_of(file), message, _restore(f"{LEAFLETS}/{name}.yaml"), name)


def _restore(file: str) -> str:
    name = stem(file)
    return (
        f"Take {file} from git's history again. A leaflet that is no longer needed is first "
        f"withdrawn: leaflint sign-off {name} --withdraw --by PERSON"
    )


def _was_published(file: str, context: Context) -> bool:
    """Whether a file that is gone was ever a published leaflet, or cannot be read."""
    versions, base = context.versions, context.base
    before = [base.read(file) or b""] if base else []
    for content in (*before, *map(versions.read, versions.of(file))):
        data = load_content(file, content, LeafletData).data
        if data is None or data.status == "published":
            return True
    return False
