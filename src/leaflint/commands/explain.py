"""`leaflint explain CHECK[/RULE]`: the manual page of a check with its rules, or of one rule."""

from __future__ import annotations

import argparse
from typing import Any

from leaflint.checks.catalogue import CHECKS, REPORTED
from leaflint.checks.check import Check
from leaflint.core.errors import UsageError
from leaflint.core.suggest import not_known


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    code = "a check, such as review-date, or the code of a finding, such as review-date/overdue"
    parser.add_argument("check", metavar="CHECK[/RULE]", help=code)


def run(arguments: argparse.Namespace) -> int:
    """Print the manual page."""
    checks = {check.id: check for check in REPORTED}
    name, slash, rule = arguments.check.partition("/")
    check = checks.get(name)
    if check is None:
        raise UsageError(f"there is no check called '{name}'{not_known(name, checks)}")
    if slash:
        _explain_rule(check, rule)
    else:
        _explain_check(check)
    return 0


def _explain_rule(check: Check[Any, Any], name: str) -> None:
    rule = check.rules.get(name)
    if rule is None:
        raise UsageError(f"{check.id} has no rule '{name}'{not_known(name, check.rules)}")
    print(f"{check.id}/{name}: {rule.summary}")
    print(f"Severity: {rule.severity.value}, where the policy says nothing else")
    if rule.by_hand:
        print(f"`leaflint fix` leaves it to a person: {rule.by_hand}")
    print(f"\nThe check {check.id}: {check.manual.strip()}")


def _explain_check(check: Check[Any, Any]) -> None:
    print(f"{check.id}: {check.manual.strip()}\n\nRules\n")
    width = max(map(len, check.rules))
    for name, rule in check.rules.items():
        print(f"  {name:<{width}}  {rule.severity.value:<7}  {rule.summary}")
    if check in CHECKS:
        print(f"\nThe severities are the defaults: checks/{check.id}.yaml may set others.")
