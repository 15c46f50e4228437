"""What can be signed: a leaflet, the sign-offs that it has, who signs, and what the policy asks."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import NamedTuple

from leaflint.checks import review_date
from leaflint.checks.sign_off import CHECK
from leaflint.checks.sign_off.as_policy_wants import POLICY
from leaflint.checks.sign_off.settings import Settings
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.shared import Person
from leaflint.content.models.sign_off import SignOffs
from leaflint.content.repository import Shared, load_shared, load_sign_offs
from leaflint.content.snapshots import load_leaflet
from leaflint.core.errors import UsageError
from leaflint.core.finding import Problem
from leaflint.core.suggest import not_known
from leaflint.engine.plan import load_adoption
from leaflint.engine.policies import load_policy
from leaflint.files.places import PolicyFolder, find_leaflets
from leaflint.files.tree import Tree


class Signable(NamedTuple):
    """A leaflet that may be signed: its bytes, its sign-offs, and who signs."""

    leaflet: Leaflet
    content: bytes
    sign_offs: SignOffs | None
    person: Person


def load_signable(tree: Tree, name: str, by: str) -> Signable:
    """Load a leaflet, named by its id or its file, and the person (an id) who is to sign it.

    Raises:
        UsageError: one of the two is not there or not valid.
    """
    file = find_file(tree, name)
    content = tree.read(file)
    if isinstance(content, Problem):
        raise UsageError(f"{file}: {content.message}")
    shared = load_shared(tree)
    blocks = shared.blocks.data
    loaded = load_leaflet(file, content, blocks.texts() if blocks else {}, tree)
    leaflet = loaded.leaflet
    if leaflet is None:
        problem = loaded.problems[0]
        raise UsageError(f"{file}:{problem.at.line}: {problem.message}")
    leaflet_id = leaflet.data.id
    if leaflet_id != PurePosixPath(file).stem:
        raise UsageError(f"{file}: the id is '{leaflet_id}', which is not the file's name")
    if blocks is None:
        raise UsageError("content/blocks.yaml is broken, so the whole text cannot be read")
    sign_offs = load_sign_offs(tree, leaflet_id)
    return Signable(leaflet, content, sign_offs.valid() if sign_offs else None, _person(shared, by))


def find_file(tree: Tree, name: str) -> str:
    """Return the file of a leaflet, from its id or its file.

    Raises:
        UsageError: there is no such leaflet.
    """
    files = find_leaflets(tree).leaflets
    by_id = {PurePosixPath(file).stem: file for file in files}
    path, here = Path(name).resolve(), tree.root.resolve()
    inside = path.relative_to(here).as_posix() if path.is_relative_to(here) else name
    if inside in files:
        return inside
    if name not in by_id:
        raise UsageError(f"there is no leaflet called '{name}'{not_known(name, by_id)}")
    return by_id[name]


def _person(shared: Shared, by: str) -> Person:
    people = shared.people.data
    if people is None:
        raise UsageError("content/people.yaml is missing or broken, so nobody can sign off")
    known = {person.id: person for person in people.people}
    if by not in known:
        raise UsageError(f"'{by}' is not in content/people.yaml{not_known(by, known)}")
    return known[by]


def sign_off_settings(tree: Tree) -> Settings | None:
    """Return the policy of sign-offs; None where the check is not adopted and has none.

    Raises:
        UsageError: it is missing or broken.
    """
    loaded, name = load_policy(PolicyFolder(tree), CHECK), CHECK.id
    if loaded.data is None and (tree.holds(POLICY) or name in load_adoption(tree, (name,)).checks):
        raise UsageError(f"{POLICY} is missing or broken, so nobody knows what a sign-off must say")
    return loaded.data


def longest_interval(tree: Tree, leaflet: Leaflet) -> int:
    """Return the most months that policy allows between two reviews, by the leaflet's risk.

    Raises:
        UsageError: the policy is missing or broken.
    """
    settings = load_policy(PolicyFolder(tree), review_date.CHECK).data
    if settings is None:
        file = "checks/review-date.yaml"
        raise UsageError(f"{file} is missing or broken, so no review can be planned")
    return settings.longest_interval.months(leaflet.data.risk)
