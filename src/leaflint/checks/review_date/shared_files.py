"""What falls due beside the leaflets: policies, the glossary, shared blocks, the directory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from leaflint.checks.review_date.people import leaving
from leaflint.checks.review_date.settings import Settings
from leaflint.checks.review_date.status import describe, review_status
from leaflint.checks.summary import LATE, ReviewStatus
from leaflint.content.loading import Loaded
from leaflint.content.models.blocks import SharedBlock, SharedBlocks
from leaflint.content.models.glossary import Glossary
from leaflint.content.models.policy import Policy
from leaflint.core.dates import PartialDate, add_months, spoken_day
from leaflint.core.finding import Position, Problem

if TYPE_CHECKING:  # the check imports this module
    from leaflint.checks.check import Context

PlaceOf = Callable[..., Position]
"""Says where a value (its path of keys) stands in a file."""


@runtime_checkable
class ReviewedRule(Protocol):
    """A rule within a policy that has an owner and a review date of its own."""

    id: str
    owner: str
    next_review: PartialDate


class ReviewedFile(NamedTuple):
    """A policy, one of its rules or the glossary: its owner and review date, and their places."""

    name: str
    owner: str | None
    owner_at: Position
    next_review: PartialDate | None
    next_review_at: Position


def judge_shared_files(settings: Settings, context: Context) -> Iterator[Problem]:
    """Hold everything that leaflets share against its own dates."""
    glossary, blocks = context.shared["glossary"], context.shared["blocks"]
    for reviewed in (
        *reviewed_policies(context.policies),
        reviewed_glossary(context.glossary, glossary.at),
        *reviewed_blocks(context.blocks, blocks.at),
    ):
        yield from _due(reviewed, settings, context)
        yield from leaving(
            "owner", reviewed.owner, reviewed.owner_at, context.people, context.today, settings
        )
    yield from _terms(settings, context)
    yield from _services(context)


def reviewed_policies(policies: Mapping[str, Loaded[Policy]]) -> Iterator[ReviewedFile]:
    """Return the policies, and the rules in them that have a review date of their own."""
    for check_id, policy in policies.items():
        if policy.data is None:
            continue
        name = f"the policy for {check_id}"
        owner_at, due_at = policy.at("owner"), policy.at("next_review")
        yield ReviewedFile(name, policy.data.owner, owner_at, policy.data.next_review, due_at)
        for key in type(policy.data).model_fields:
            values = getattr(policy.data, key)
            for number, rule in enumerate(values if isinstance(values, tuple) else ()):
                if isinstance(rule, ReviewedRule):
                    place = (key, number)
                    kind = key.removesuffix("s")
                    yield _rule(f"{name}, {kind} '{rule.id}'", rule, policy.at, place)


def reviewed_glossary(glossary: Glossary, at: PlaceOf) -> ReviewedFile:
    """Return the glossary."""
    due = glossary.next_review
    return ReviewedFile("the glossary", glossary.owner, at("owner"), due, at("next_review"))


def reviewed_blocks(blocks: SharedBlocks, at: PlaceOf) -> Iterator[ReviewedFile]:
    """Return the blocks of text that leaflets share."""
    for number, block in enumerate(blocks.blocks):
        yield _rule(f"the shared block '{block.id}'", block, at, ("blocks", number))


def _rule(
    name: str, rule: ReviewedRule | SharedBlock, at: PlaceOf, place: tuple[str, int]
) -> ReviewedFile:
    owner_at, due_at = at(*place, "owner"), at(*place, "next_review")
    return ReviewedFile(name, rule.owner, owner_at, rule.next_review, due_at)


def _due(reviewed: ReviewedFile, settings: Settings, context: Context) -> Iterator[Problem]:
    status = review_status(reviewed.next_review, context.today, settings)
    if reviewed.next_review is None or status is ReviewStatus.CURRENT:
        return
    rule = "policy-overdue" if status in LATE else "policy-due"
    message = f"{reviewed.name}: {describe(reviewed.next_review, status, context.today)}"
    help_text = "Its owner reads it again and writes the new date."
    yield Problem(rule, reviewed.next_review_at, message, help_text, reviewed.name)


def _terms(settings: Settings, context: Context) -> Iterator[Problem]:
    """Find explanations of terms that nobody has checked for too long."""
    file, months = context.shared["glossary"], settings.glossary_months
    for number, term in enumerate(context.glossary.terms):
        if term.checked is None:
            continue
        at = file.at("terms", number, "checked")
        name = f"the explanation of '{term.term}'"
        if context.today > add_months(term.checked.last, months):
            message = (
                f"{name} was last checked {term.checked.spoken}, more than {months} months ago"
            )
            help_text = "Read it again; if it is still right, write the new date."
            yield Problem("term-old", at, message, help_text, term.term)
        yield from checked_in_future(name, term.checked, at, context)


def _services(context: Context) -> Iterator[Problem]:
    """Find services verified on a day to come; those verified too long ago are `phone-number`'s."""
    file = context.shared["directory"]
    for number, service in enumerate(context.directory.services):
        if service.last_verified is not None:
            at = file.at("services", number, "last_verified")
            yield from checked_in_future(service.name, service.last_verified, at, context)


def checked_in_future(
    name: str, checked: PartialDate, at: Position, context: Context
) -> Iterator[Problem]:
    """Say that something was checked on a day that has not come: it would never fall due."""
    if checked.first > context.today:
        message = (
            f"{name} was checked {checked.spoken}, "
            f"which is after today ({spoken_day(context.today)})"
        )
        yield Problem("future-check", at, message, "Write the day on which it was checked.", name)
