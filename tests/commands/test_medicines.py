"""`leaflint medicines` as a pharmacist runs it."""

from __future__ import annotations

import pytest

from leaflint.commands.cli import main
from leaflint.engine.options import Choice
from tests.example_repository import Repository

POLICY = "checks/medicines.yaml"
LIST = "Code,Name,Form\n1,Zanorel 5mg tablets,tablet\n2,Paracetamol,tablet\n3,paracetamol,liquid\n4,5-FU,drip\n5,Abc,x\n"


@pytest.fixture(autouse=True)
def _in_repository(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.root)
    repository.write("list.csv", "\ufeff" + LIST)


def test_the_names_are_written_each_once(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    before = repository.read(POLICY)
    assert main(["medicines", "list.csv", "--column", "Name"]) == 0
    assert capsys.readouterr().out == f"{POLICY}: 2 names, 2 names before.\n"
    assert repository.read(POLICY) == before.replace(
        "names: [Zanorel, paracetamol]", 'names:\n  ["paracetamol", "zanorel"]'
    )
    assert main(["medicines", "list.csv", "--column", "Name"]) == 0
    assert repository.findings("medicines") == []


@pytest.mark.parametrize(
    "names",
    ["names: []", "names:\n  - old\n  - older", "names: [\n  old,\n  older]", "names: [old]"],
)
def test_whatever_list_is_there_is_replaced(repository: Repository, names: str) -> None:
    repository.change("names: [Zanorel, paracetamol]", names, POLICY)
    before = repository.read(POLICY)
    assert main(["medicines", "list.csv", "--column", "Name"]) == 0
    assert repository.read(POLICY) == before.replace(names, 'names:\n  ["paracetamol", "zanorel"]')


def test_many_names_stand_on_many_lines(repository: Repository) -> None:
    names = [f"drug{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(600)]
    repository.write("list.csv", "Name\n" + "\n".join(names) + "\n")
    assert main(["medicines", "list.csv"]) == 0
    assert max(map(len, repository.read(POLICY).splitlines())) <= 101
    assert repository.plan(Choice()).policies["medicines"].names == tuple(names)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "arguments", "message"),
    [
        (LIST, ["--column", "Nmae"], "list.csv has no column 'Nmae'; it has: Code, Name, Form"),
        ("", [], "list.csv has no column ''; it has: "),
        ("\udcff", [], "list.csv: this is no CSV file in UTF-8: "),
    ],
)
def test_what_cannot_be_read_is_said(
    repository: Repository,
    text: str,
    arguments: list[str],
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    repository.write("list.csv", text.encode("utf-8", "surrogateescape"))
    before = repository.read(POLICY)
    assert main(["medicines", "list.csv", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert repository.read(POLICY) == before


def test_a_policy_without_the_key_is_said(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.change("names: [Zanorel, paracetamol]\n", "", POLICY)
    assert main(["medicines", "list.csv", "--column", "Name"]) == 2
    assert "has no key `names`: write `names: []`, and run this again" in capsys.readouterr().err
