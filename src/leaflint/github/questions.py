"""What `leaflint doctor` asks: what should be, where GitHub sets it, and why it matters for safety."""

from __future__ import annotations

from typing import Literal, NamedTuple

Key = Literal[
    "pull-requests", "required-check", "check-app", "sign-off-status",
    "owners-asked", "owners-valid", "owners-write",
    "stale-approvals", "bypass", "force-pushes", "actions-pulls", "schedules", "issues", "sweep",
    "people",
]  # fmt: skip


class Question(NamedTuple):
    """What should be; what it means for readers when it is not; and where to mend it."""

    should_be: str
    meaning: str
    mend: str


_RULESET = "Settings, Rules, Rulesets, the one for the default branch"
_ACTIONS = "Settings, Actions, General, Workflow permissions"

QUESTIONS: dict[Key, Question] = {
    "pull-requests": Question(
        "Nothing reaches the default branch but by a pull request",
        "Whoever can write can change what patients read, unseen, unchecked and unapproved.",
        f"{_RULESET}: tick 'Require a pull request before merging'.",
    ),
    "required-check": Question(
        "The check of the leaflets is required",
        "A leaflet with a wrong number or without its warning can be merged while the check is red.",
        f"{_RULESET}: 'Require status checks to pass', and add the check.",
    ),
    "check-app": Question(
        "Only GitHub Actions can say that the check passed",
        "Anybody with a token that may write statuses can report a green check that never ran.",
        f"{_RULESET}: 'Require status checks to pass', and take GitHub Actions as the source.",
    ),
    "sign-off-status": Question(
        "The status Sign-off is required, from your GitHub App",
        "By your policy (`on_github`) a text that nobody approved only warns: it can be merged.",
        f"{_RULESET}: 'Require status checks to pass', add Sign-off, and take your App as the source.",
    ),
    "owners-asked": Question(
        "The owners named in CODEOWNERS must approve",
        "Any colleague's approval is enough: no clinical reviewer needs to have seen the words.",
        f"{_RULESET}: tick 'Require review from Code Owners'.",
    ),
    "owners-valid": Question(
        "GitHub finds no errors in CODEOWNERS",
        "GitHub passes over a line with an error in silence: what it names then has no owner.",
        "Open .github/CODEOWNERS on GitHub, which marks the lines; run `leaflint codeowners`.",
    ),
    "owners-write": Question(
        "Everybody in CODEOWNERS may write in the repository",
        "GitHub passes over owners who may not write: nobody is asked in their place.",
        "Settings, Collaborators and teams: give them the role Write.",
    ),
    "stale-approvals": Question(
        "A new commit ends the approvals before it",
        "Words that nobody saw can be added after the approval, and merged under it.",
        f"{_RULESET}: tick 'Dismiss stale pull request approvals when new commits are pushed'.",
    ),
    "bypass": Question(
        "Nobody passes these rules by unseen, administrators neither",
        "Whoever may pass them by can publish alone, and no pull request shows it.",
        f"{_RULESET}, Bypass list: empty it, or allow it 'For pull requests only', which stay visible.",
    ),
    "force-pushes": Question(
        "The history cannot be rewritten",
        "Approvals are compared with the history: whoever rewrites it can make one up.",
        f"{_RULESET}: tick 'Block force pushes'.",
    ),
    "actions-pulls": Question(
        "Actions may create pull requests",
        "Workflows that open pull requests, such as those that record approvals, fail.",
        f"{_ACTIONS}: tick 'Allow GitHub Actions to create and approve pull requests'.",
    ),
    "schedules": Question(
        "The weekly workflows are there and switched on",
        "Dates pass and nobody hears of it: GitHub switches schedules off after 60 days of rest.",
        "Actions, the workflow at the left, 'Enable workflow'.",
    ),
    "issues": Question(
        "Issues are switched on",
        "The review sweep has nowhere to write: no owner is told that a leaflet is overdue.",
        "Settings, General, Features: tick 'Issues'.",
    ),
    "sweep": Question(
        "The review sweep ran lately",
        "Overdue leaflets stay in use, and nobody is told.",
        "Actions, Reviews: open the last run, mend what stopped it, and run it again.",
    ),
    "people": Question(
        "GitHub knows the clinical reviewers and governance",
        "GitHub cannot ask them, so their part of the repository has fewer owners, or none.",
        "Write their `github` names in content/people.yaml, then run `leaflint codeowners`.",
    ),
}
"""Every question, in the order in which answers are shown."""

State = Literal["right", "gap", "not known"]


class Verdict(NamedTuple):
    """The answer to a question: how it stands, and what was seen (empty: nothing to add)."""

    key: Key
    state: State
    seen: str = ""
