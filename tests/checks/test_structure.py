"""One check, one file, one policy, one page of examples: what is forgotten is named here."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML

from leaflint import checks
from leaflint.checks.catalogue import CHECKS
from leaflint.checks.check import Check
from leaflint.content.models.policy import Policy
from leaflint.engine.options import Choice
from tests.example_repository import FILES, LEAFLET, STARTER, Repository

FOLDER = Path(checks.__file__).parent
ROOT = Path(__file__).parent.parent.parent
EVERY_CHECK = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)


def test_every_module_is_a_check_and_every_check_is_listed_once() -> None:
    packages = {path.parent.name for path in FOLDER.glob("*/__init__.py")}
    listed = [check.id.replace("-", "_") for check in CHECKS]
    assert sorted(listed) == sorted({*packages, "schema"})


@EVERY_CHECK
def test_a_check_has_its_policy_its_test_and_its_schema(check: Check[Any, Any]) -> None:
    assert f"checks/{check.id}.yaml" in FILES
    assert (STARTER / f"checks/{check.id}.yaml").is_file()
    assert list((ROOT / "tests/checks").rglob(f"test_{check.id.replace('-', '_')}.py"))
    assert (ROOT / f"schemas/checks/{check.id}.schema.json").is_file()


def test_no_policy_is_without_a_check() -> None:
    policies = {path.stem for path in (STARTER / "checks").glob("*.yaml")}
    assert policies == {check.id for check in CHECKS}


@EVERY_CHECK
def test_settings_are_frozen_and_know_no_other_keys(check: Check[Any, Any]) -> None:
    assert issubclass(check.settings, Policy)
    assert check.settings.model_config["frozen"] is True
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        check.settings.model_validate({"enabled": "false"})


@EVERY_CHECK
def test_rules_are_named_and_told_in_a_few_words(check: Check[Any, Any]) -> None:
    for name, rule in check.rules.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        assert 10 <= len(rule.summary) <= 80


@EVERY_CHECK
def test_the_manual_begins_with_a_sentence_and_ends_with_examples(check: Check[Any, Any]) -> None:
    assert check.manual.splitlines()[0].endswith(".")
    passes, fails = examples(check)
    assert passes
    assert fails


@EVERY_CHECK
def test_the_passing_example_passes(check: Check[Any, Any], repository: Repository) -> None:
    replace_keys(repository, examples(check)[0][0][1])
    assert repository.findings(check.id) == []


@EVERY_CHECK
def test_the_failing_examples_fail_with_their_rule(
    check: Check[Any, Any], repository: Repository
) -> None:
    for rule, snippet in examples(check)[1]:
        replace_keys(repository, snippet)
        assert rule in [finding.rule for finding in repository.findings(check.id)]


class _Trap:
    """Stands for what a check must not ask for."""

    def __getattribute__(self, name: str) -> object:
        raise AssertionError("a check that is not by day asked for the day or for git's history")

    __lt__ = __le__ = __gt__ = __ge__ = __sub__ = __rsub__ = __getitem__ = __getattribute__


@EVERY_CHECK
def test_only_a_check_by_day_asks_for_the_day_or_for_history(
    check: Check[Any, Any], repository: Repository
) -> None:
    """What it finds in a leaflet is kept in the cache, and counts on another day too."""
    plan = repository.plan(Choice())
    settings = plan.policies[check.id]
    trap: Any = _Trap()
    context = replace(plan.context, today=trap, versions=trap, sign_offs=trap)
    passes, fails = examples(check)
    for _, snippet in (*passes, *fails):
        replace_keys(repository, snippet)
        leaflet = repository.leaflet()
        if check.leaflet is not None and not check.by_day:
            list(check.leaflet(leaflet, settings, context))
        if check.gather is not None:
            check.gather(leaflet, settings, context)


Examples = list[tuple[str, dict[str, Any]]]


def examples(check: Check[Any, Any]) -> tuple[Examples, Examples]:
    """Return the passing and the failing snippets of a manual, each with its rule."""
    found = re.findall(
        r"^(Passes|Fails with ([a-z-]+))::\n\n((?:    .*\n|\n)+)", check.manual + "\n", re.M
    )
    parsed = [
        (verb, rule, YAML(typ="safe", pure=True).load(re.sub("^    ", "", body, flags=re.M)))
        for verb, rule, body in found
    ]
    return (
        [(rule, data) for verb, rule, data in parsed if verb == "Passes"],
        [(rule, data) for verb, rule, data in parsed if verb != "Passes"],
    )


def replace_keys(repository: Repository, keys: dict[str, Any]) -> None:
    """Write the example leaflet with some of its keys replaced."""
    yaml = YAML(typ="rt")
    data = yaml.load(FILES[LEAFLET])
    data.update(keys)
    with (repository.root / LEAFLET).open("w", encoding="utf-8") as stream:
        yaml.dump(data, stream)
