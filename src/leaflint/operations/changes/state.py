"""One of the two states of a repository that are compared: its files, its policy and its leaflets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial

from pydantic import BaseModel

from leaflint.checks import plain_language, reading_age, safety_wording, sign_off
from leaflint.checks.catalogue import CHECKS
from leaflint.checks.sign_off.minor import EditRules
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load
from leaflint.content.models.policy import FORMAT, Adoption, Policy, RuleSeverity
from leaflint.content.models.sign_off import SignOff
from leaflint.content.repository import load_shared, load_sign_offs
from leaflint.content.snapshots import Snapshot
from leaflint.content.terms import KnownTerms
from leaflint.core.version import __version__
from leaflint.engine.planning import load_policies, load_policy
from leaflint.files.places import ADOPTION, EXTENSION, POLICY, PolicyFolder
from leaflint.files.tree import Tree
from leaflint.operations.changes.field_changes import Names
from leaflint.text.reading.scores import Age


class State:
    """A state of the repository; each part is read when it is asked for."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.snapshot = Snapshot(tree)
        self._folder = PolicyFolder(tree)

    @cached_property
    def files(self) -> Mapping[str, BaseModel | None]:
        """What each shared file and policy says, by its path; None for one that is missing or broken."""
        shared = {loaded.file: loaded.data for loaded in load_shared(self.tree)}
        policies = {
            f"{POLICY}/{name}{EXTENSION}": loaded.data and _with_severities(loaded.data, name)
            for name, loaded in load_policies(self._folder, CHECKS).items()
        }
        return {**shared, **policies, ADOPTION: self._adoption()}

    def _adoption(self) -> Adoption | None:
        """Return what is adopted, with all checks named where the file names none."""
        everything = tuple(check.id for check in CHECKS)
        if not self.tree.holds(ADOPTION):
            return Adoption(format=FORMAT, since=__version__, checks=everything)
        adoption = load(self.tree, ADOPTION, Adoption).data
        return adoption and adoption.model_copy(update={"checks": adoption.checks or everything})

    @cached_property
    def names(self) -> Names:
        """The names of people and services, by the keys under which their ids stand."""
        shared = load_shared(self.tree)
        people, directory = shared.people.data, shared.directory.data
        persons = {person.id: person.name for person in people.people} if people else {}
        services = {item.id: item.name for item in directory.services} if directory else {}
        keys = ("owner", "by", "approved_by", "verified_by")
        return {**dict.fromkeys(keys, persons), "contacts": services}

    @cached_property
    def edit_rules(self) -> EditRules:
        """What decides which words matter.

        Raises:
            UsageError: the policy of sign-offs or the glossary is missing or broken.
        """
        wording = load_policy(self._folder, safety_wording.CHECK).data
        finder = partial(safety_wording.wording_spans, settings=wording) if wording else None
        signing = load_policy(self._folder, sign_off.CHECK).valid()
        return sign_off.edit_rules(signing, load_shared(self.tree).glossary.valid(), finder)

    @cached_property
    def _reading(self) -> tuple[reading_age.Settings, KnownTerms, tuple[str, ...]]:
        plain = load_policy(self._folder, plain_language.CHECK).data
        terms = KnownTerms.of(self.edit_rules.glossary)
        settings = load_policy(self._folder, reading_age.CHECK).valid()
        return settings, terms, plain.glossary_links if plain else ()

    def age(self, leaflet: Leaflet) -> Age | None:
        """Return a leaflet's reading age by the policy of this state; None when it is too short."""
        return reading_age.age_of(leaflet, *self._reading)

    def records(self, leaflet: Leaflet | None) -> tuple[SignOff, ...] | None:
        """Return the sign-offs of a leaflet; None when their file is not valid."""
        loaded = load_sign_offs(self.tree, leaflet.data.id) if leaflet else None
        if loaded is None:
            return ()
        return loaded.data.records if loaded.data else None


def _with_severities(policy: Policy, name: str) -> Policy:
    """Return a policy that names the severity of every rule, so that leaving one out is a change."""
    rules = next(check.rules for check in CHECKS if check.id == name)
    severity = {
        rule: policy.severity.get(rule) or RuleSeverity(default=known.severity)
        for rule, known in rules.items()
    }
    return policy.model_copy(update={"severity": severity})
