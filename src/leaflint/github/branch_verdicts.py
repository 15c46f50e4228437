"""Verdicts on the default branch: rulesets and branch protection, of which either may ask for something.

What could not be asked is not known, never right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from leaflint.github.models import SIGN_OFF
from leaflint.github.questions import Key, Verdict
from leaflint.github.settings import Refused, Settings
from leaflint.github.settings_models import BranchRule, Protection, Reviews, StatusCheck

GITHUB_ACTIONS = 15368
"""The number of the app that GitHub's own workflows report as."""

_BINDING = {"pull_request", "required_status_checks", "non_fast_forward"}
"""The rules that the verdicts rest on."""
_NO_CHECK = (
    "no workflow here is called Leaflets and has a job `check`; name the check: --check NAME"
)


def answer(key: Key, value: bool | Refused, seen: str = "") -> Verdict:
    """Return the verdict on a yes, a no (of which something was seen) or a refusal."""
    if isinstance(value, Refused):
        return Verdict(key, "not known", value.reason)
    return Verdict(key, "right") if value else Verdict(key, "gap", seen)


def judge_branch(settings: Settings, check: str | None) -> Iterator[Verdict]:
    """Judge the rules of the default branch; `check` must be required, None where nobody knows it."""
    rules, old = settings.known_rules, settings.known_protection
    reviews = old.reviews if old else Reviews()

    def either(key: Key, is_held: bool) -> Verdict:
        return answer(key, is_held or settings.refusal or False)

    has_reviews = old is not None and old.required_pull_request_reviews is not None
    yield either("pull-requests", any(_pull_requests(rules)) or has_reviews)
    yield from _judge_checks(settings, check)
    by_owners = _asks(rules, "require_code_owner_review")
    yield either("owners-asked", by_owners or reviews.require_code_owner_reviews)
    ends = _asks(rules, "dismiss_stale_reviews_on_push")
    yield either("stale-approvals", ends or reviews.dismiss_stale_reviews)
    yield _judge_bypass(settings)
    is_blocked = any(rule.type == "non_fast_forward" for rule in rules)
    not_allowed = old is not None and not old.allow_force_pushes.enabled
    yield either("force-pushes", is_blocked or not_allowed)


def _pull_requests(rules: Iterable[BranchRule]) -> Iterator[BranchRule]:
    return (rule for rule in rules if rule.type == "pull_request")


def _asks(rules: Iterable[BranchRule], parameter: str) -> bool:
    return any(rule.parameters.get(parameter) is True for rule in _pull_requests(rules))


def _required(settings: Settings) -> Iterator[StatusCheck]:
    """Yield the required checks, as far as they are known."""
    for rule in settings.known_rules:
        if rule.type == "required_status_checks":
            listed = rule.parameters.get("required_status_checks", ())
            yield from map(StatusCheck.model_validate, listed)
    if (old := settings.known_protection) and old.required_status_checks:
        yield from old.required_status_checks.all


def _judge_checks(settings: Settings, check: str | None) -> Iterator[Verdict]:
    """Judge whether the check is required, and from GitHub Actions."""
    if check is None:
        yield Verdict("required-check", "not known", _NO_CHECK)
        yield Verdict("check-app", "not known", _NO_CHECK)
        return
    required = list(_required(settings))
    # The check of a job in a called workflow has both names: "check / Check the leaflets".
    ours = [other for other in required if f"{other.context} / ".startswith(f"{check} / ")]
    safe = {other.context for other in ours if other.app == GITHUB_ACTIONS}
    open_to_all = {other.context for other in ours} - safe
    if ours:
        yield Verdict("required-check", "right", ", ".join(sorted(safe | open_to_all)))
        seen = f"{_quoted(open_to_all)} may come from another app"
        yield answer("check-app", not open_to_all, seen)
        return
    names = _quoted(other.context for other in required) or "none"
    seen = f"'{check}' is not among those that are required: {names}"
    value = settings.refusal or False
    yield answer("required-check", value, seen)
    yield answer("check-app", value, seen)


def judge_sign_off_status(settings: Settings) -> Verdict:
    """Judge whether the status of sign-offs is required, from an app that no workflow can act as."""
    ours = [check for check in _required(settings) if check.context == SIGN_OFF]
    if any((check.app or -1) not in {-1, GITHUB_ACTIONS} for check in ours):
        return Verdict("sign-off-status", "right")
    seen = f"'{SIGN_OFF}' may be set by any workflow" if ours else f"'{SIGN_OFF}' is not required"
    return answer("sign-off-status", settings.refusal or False, seen)


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in sorted(names))


def _judge_bypass(settings: Settings) -> Verdict:
    """Judge who is not bound. Rulesets that ask for everything are enough; else every part must bind."""
    known = [rule for rule in settings.known_rules if rule.type in _BINDING]
    is_whole = {rule.type for rule in known} == _BINDING and _asks(
        known, "require_code_owner_review"
    )
    verdicts = [_judge_rulesets(settings, sorted({rule.ruleset_id for rule in known}))]
    if settings.known_protection and not is_whole:
        verdicts.append(_judge_protection(settings.known_protection))
    elif settings.refusal and not is_whole:
        verdicts.append(answer("bypass", settings.refusal))
    elif not known:
        verdicts.append(Verdict("bypass", "gap", "there are no rules: everybody may do everything"))
    return min(verdicts, key=lambda verdict: ("gap", "not known", "right").index(verdict.state))


def _judge_rulesets(settings: Settings, numbers: Sequence[int]) -> Verdict:
    free, hidden = [], []
    for number in numbers:
        ruleset = settings.rulesets.get(number, Refused("it has no number"))
        if isinstance(ruleset, Refused):
            hidden.append(f"ruleset {number}: {ruleset.reason}")
        elif ruleset.bypass_actors is None:
            hidden.append(f"'{ruleset.name}' shows its bypass list only to those who may change it")
        else:
            actors = ruleset.bypass_actors
            kinds = {actor.actor_type for actor in actors if actor.bypass_mode != "pull_request"}
            if kinds:
                free.append(f"'{ruleset.name}' does not bind {', '.join(sorted(kinds))}")
    if free:
        return Verdict("bypass", "gap", "; ".join(free))
    return Verdict("bypass", "not known" if hidden else "right", "; ".join(hidden))


def _judge_protection(old: Protection) -> Verdict:
    kinds = [kind for kind, who in old.reviews.bypass_pull_request_allowances.items() if who]
    free = [*([] if old.enforce_admins.enabled else ["administrators"]), *kinds]
    return answer("bypass", not free, f"branch protection does not bind {', '.join(free)}")
