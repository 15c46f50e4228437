"""A retired number that is swapped does not void a sign-off, and launders nothing."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.content.models.sign_off import NumberSwap, SignOff
from leaflint.core.errors import UsageError
from leaflint.operations.records import append_record
from leaflint.operations.retire import number_swap
from tests.example_repository import SIGN_OFFS, Repository

OLD, NEW = "+448088006000", "01632 960 123"
DAY = date(2026, 6, 15)
SIGNED = {"by": "ada", "role": "clinical-reviewer", "date": "2026-03-01", "outcome": "changed"}


def sign(repository: Repository, text: str) -> None:
    record = SignOff.model_validate({**SIGNED, "digest": digest(text), "text": text})
    (repository.root / SIGN_OFFS).unlink(missing_ok=True)
    append_record(repository.root, "having-a-scan", record)


def test_a_leaflet_without_sign_offs_gets_none(repository: Repository) -> None:
    (repository.root / SIGN_OFFS).unlink()
    assert number_swap(repository.tree, "having-a-scan", OLD, NEW, DAY) is None


def test_an_approved_text_without_the_number_needs_no_record(repository: Repository) -> None:
    sign(repository, "# Having a scan\n\nCall 999.\n")
    assert number_swap(repository.tree, "having-a-scan", OLD, NEW, DAY) is None


def test_the_record_is_the_approved_text_with_the_number_swapped(repository: Repository) -> None:
    approved = approved_text(repository.leaflet())
    sign(repository, approved)
    record = number_swap(repository.tree, "having-a-scan", OLD, NEW, DAY)
    assert record is not None
    repository.change("0808 800 6000", NEW)
    assert record.text == approved_text(repository.leaflet())
    assert record.digest == digest(record.text)
    assert (record.by, record.role, record.kind) == ("ada", "clinical-reviewer", "number-swap")
    assert (str(record.date), record.next_review) == ("2026-06-15", None)
    assert record.number_swaps == (NumberSwap(old="0808 800 6000", new=NEW),)


def test_what_nobody_approved_is_not_approved_by_a_swap(repository: Repository) -> None:
    approved = approved_text(repository.leaflet())
    sign(repository, approved)
    repository.change("The scan does not hurt", "The scan hurts")
    record = number_swap(repository.tree, "having-a-scan", OLD, NEW, DAY)
    assert record is not None
    assert "The scan does not hurt" in record.text


def test_every_way_in_which_the_number_is_written_is_named(repository: Repository) -> None:
    sign(repository, "# Scan\n\nCall 0808 800 6000.\n\nCall 08088006000 or 0161 496 0999.\n")
    record = number_swap(repository.tree, "having-a-scan", OLD, NEW, DAY)
    assert record is not None
    assert [swap.old for swap in record.number_swaps] == ["0808 800 6000", "08088006000"]
    assert record.text == f"# Scan\n\nCall {NEW}.\n\nCall {NEW} or 0161 496 0999.\n"


def test_a_broken_file_of_sign_offs_is_named(repository: Repository) -> None:
    repository.write("content/sign-offs/having-a-scan.yaml", "leaflet: having-a-scan\n")
    with pytest.raises(
        UsageError, match=r"^content/sign-offs/having-a-scan.yaml:1: the file has neither"
    ):
        number_swap(repository.tree, "having-a-scan", OLD, NEW, DAY)
