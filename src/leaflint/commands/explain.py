"""`leaflint explain CHECK`: the manual page of a check, with its rules."""

from __future__ import annotations

import argparse

from leaflint.checks.catalogue import CHECKS, REPORTED
from leaflint.core.errors import UsageError
from leaflint.core.suggest import not_known


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("check", metavar="CHECK", help="the check's name, such as review-date")


def run(arguments: argparse.Namespace) -> int:
    """Print the manual page."""
    checks = {check.id: check for check in REPORTED}
    check = checks.get(arguments.check)
    if check is None:
        suggestion = not_known(arguments.check, checks)
        raise UsageError(f"there is no check called '{arguments.check}'{suggestion}")
    print(f"{check.id}: {check.manual.strip()}\n\nRules\n")
    width = max(len(name) for name in check.rules)
    for name, rule in check.rules.items():
        print(f"  {name:<{width}}  {rule.severity.value:<7}  {rule.summary}")
    if check in CHECKS:
        print("\nThe severities are the defaults: checks/" + check.id + ".yaml may set others.")
    return 0
