"""Reads one of the two states of a repository that are compared."""

from __future__ import annotations

from functools import partial

from leaflint.checks import plain_language, reading_age, safety_wording, sign_off
from leaflint.checks.catalogue import CHECKS
from leaflint.content.loading import load
from leaflint.content.models.policy import FORMAT, Adoption, Policy, RuleSeverity
from leaflint.content.repository import Shared, load_shared
from leaflint.content.snapshots import Snapshot
from leaflint.content.terms import KnownTerms
from leaflint.core.version import __version__
from leaflint.engine.planning import load_policies, load_policy
from leaflint.files.places import ADOPTION, EXTENSION, POLICY, PolicyFolder
from leaflint.files.tree import Tree
from leaflint.operations.changes.field_changes import Names
from leaflint.operations.changes.state import Judgement, State


def read_state(tree: Tree) -> State:
    """Read the shared files and the policy of a state of the repository."""
    shared = load_shared(tree)
    policies = {
        f"{POLICY}/{name}{EXTENSION}": loaded.data and _with_severities(loaded.data, name)
        for name, loaded in load_policies(PolicyFolder(tree), CHECKS).items()
    }
    files = {loaded.file: loaded.data for loaded in shared}
    return State(Snapshot(tree), {**files, **policies, ADOPTION: _adoption(tree)}, _names(shared))


def read_judgement(tree: Tree) -> Judgement:
    """Read what decides which words matter and how hard a text is to read.

    Raises:
        UsageError: the policy of sign-offs or reading ages, or the glossary, is missing or broken.
    """
    folder = PolicyFolder(tree)
    wording = load_policy(folder, safety_wording.CHECK).data
    plain = load_policy(folder, plain_language.CHECK).data
    glossary = load_shared(tree).glossary.valid()
    return Judgement(
        sign_off.edit_rules(
            load_policy(folder, sign_off.CHECK).valid(),
            glossary,
            partial(safety_wording.wording_spans, settings=wording) if wording else None,
        ),
        load_policy(folder, reading_age.CHECK).valid(),
        KnownTerms.of(glossary),
        plain.glossary_links if plain else (),
    )


def _adoption(tree: Tree) -> Adoption | None:
    """Return what is adopted, with all checks named where the file names none."""
    everything = tuple(check.id for check in CHECKS)
    if not tree.holds(ADOPTION):
        return Adoption(format=FORMAT, since=__version__, checks=everything)
    adoption = load(tree, ADOPTION, Adoption).data
    return adoption and adoption.model_copy(update={"checks": adoption.checks or everything})


def _names(shared: Shared) -> Names:
    """Return the names of people and services, by the keys under which their ids stand."""
    people, directory = shared.people.data, shared.directory.data
    persons = {person.id: person.name for person in people.people} if people else {}
    services = {item.id: item.name for item in directory.services} if directory else {}
    keys = ("owner", "by", "approved_by", "verified_by")
    return {**dict.fromkeys(keys, persons), "contacts": services}


def _with_severities(policy: Policy, name: str) -> Policy:
    """Return a policy that names the severity of every rule, so that leaving one out is a change."""
    rules = next(check.rules for check in CHECKS if check.id == name)
    severity = {
        rule: policy.severity.get(rule) or RuleSeverity(default=known.severity)
        for rule, known in rules.items()
    }
    return policy.model_copy(update={"severity": severity})
