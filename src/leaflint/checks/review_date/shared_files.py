"""What falls due beside the leaflets: policies, the glossary, shared blocks, the directory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple, Protocol, runtime_checkable

from leaflint.checks.check import Context
from leaflint.checks.review_date.settings import Settings, describe
from leaflint.checks.summary import LATE, ReviewStatus
from leaflint.content.models.policy import Policy
from leaflint.content.models.shared import Glossary, SharedBlock
from leaflint.core.dates import PartialDate, add_months, spoken_day
from leaflint.core.finding import Position, Problem


@runtime_checkable
class ReviewedRule(Protocol):
    """A rule within a policy that has an owner and a review date of its own."""

    id: str
    owner: str
    next_review: PartialDate


class ReviewedFile(NamedTuple):
    """A policy, one of its rules, the glossary or a block, and where the values in it stand."""

    name: str
    item: Policy | ReviewedRule | Glossary | SharedBlock
    at: Callable[..., Position]


def reviewed_files(context: Context) -> Iterator[ReviewedFile]:
    """Yield whatever has a review date of its own: policies, their rules, glossary and blocks."""
    for check_id, policy in context.policies.items():
        if policy.data is None:
            continue
        name = f"the policy for {check_id}"
        yield ReviewedFile(name, policy.data, policy.at)
        for key, values in policy.data:
            for number, rule in enumerate(values if isinstance(values, tuple) else ()):
                if isinstance(rule, ReviewedRule):
                    title = f"{name}, {key.removesuffix('s')} '{rule.id}'"
                    yield ReviewedFile(title, rule, partial(policy.at, key, number))
    shared = context.shared
    yield ReviewedFile("the glossary", context.glossary, shared.glossary.at)
    for number, block in enumerate(context.blocks.blocks):
        at = partial(shared.blocks.at, "blocks", number)
        yield ReviewedFile(f"the shared block '{block.id}'", block, at)


def file_due(file: ReviewedFile, settings: Settings, today: date) -> Iterator[Problem]:
    """Compare the date of a policy or the like with today."""
    due = file.item.next_review
    status = settings.review_status(due, today)
    if due is None or status is ReviewStatus.CURRENT:
        return
    rule = "policy-overdue" if status in LATE else "policy-due"
    message = f"{file.name}: {describe(due, status, today)}"
    help_text = "Its owner reads it again and writes the new date."
    yield Problem(rule, file.at("next_review"), message, help_text, file.name)


def old_terms(settings: Settings, context: Context) -> Iterator[Problem]:
    """Find explanations of terms that nobody has checked for too long."""
    file, months = context.shared.glossary, settings.glossary_months
    for number, term in enumerate(context.glossary.terms):
        if term.checked is None:
            continue
        at = file.at("terms", number, "checked")
        name = f"the explanation of '{term.term}'"
        if context.today > add_months(term.checked.last, months):
            when = f"was last checked {term.checked.spoken}, more than {months} months ago"
            help_text = "Read it again; if it is still right, write the new date."
            yield Problem("term-old", at, f"{name} {when}", help_text, term.term)
        yield from checked_in_future(name, term.checked, at, context)


def services_in_future(context: Context) -> Iterator[Problem]:
    """Find services verified on a day to come; those verified too long ago are `phone-number`'s."""
    file = context.shared.directory
    for number, service in enumerate(context.directory.services):
        if service.last_verified is not None:
            at = file.at("services", number, "last_verified")
            yield from checked_in_future(service.name, service.last_verified, at, context)


def checked_in_future(
    name: str, checked: PartialDate, at: Position, context: Context
) -> Iterator[Problem]:
    """Say that something was checked on a day that has not come: it would never fall due."""
    if checked.first > context.today:
        today = spoken_day(context.today)
        message = f"{name} was checked {checked.spoken}, which is after today ({today})"
        yield Problem("future-check", at, message, "Write the day on which it was checked.", name)
