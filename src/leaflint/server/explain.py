"""The rules of checks in words, for a hover and for "Explain this rule"."""

from __future__ import annotations

from leaflint.checks.catalogue import REPORTED

COMMAND = "leaflint.explain"
"""The command that shows what a rule is about; its argument is the rule, named with its check."""


def explain(name: str) -> str:
    """Return what a rule looks for and why, by its name with the check: phone-number/retired."""
    check_id, _, rule_name = name.partition("/")
    for check in REPORTED:
        if check.id == check_id and rule_name in check.rules:
            why = check.manual.strip().split("\n\n")[0]
            return f"{name}: {check.rules[rule_name].summary}.\n\n{why}\n\nMore: leaflint explain {name}"
    return f"{name} is no rule of this release."
