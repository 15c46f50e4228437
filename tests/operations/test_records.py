"""Adding records to a file: as text, at its end, and only if it then says what it should."""

from __future__ import annotations

import pytest

from leaflint.checks.sign_off.approved_text import digest
from leaflint.content.loading import load
from leaflint.content.models.sign_off import NumberSwap, SignOff, SignOffs
from leaflint.core.errors import UsageError
from leaflint.operations.records import append_record
from tests.example_repository import SIGN_OFFS, Repository

RECORD = SignOff.model_validate(
    {
        "by": "ada",
        "role": "clinical-reviewer",
        "date": "2026-06-15",
        "kind": "review",
        "digest": digest("# A\n\nB.\n"),
        "text": "# A\n\nB.\n",
    }
)


def records(repository: Repository) -> tuple[SignOff, ...]:
    data = load(repository.tree, SIGN_OFFS, SignOffs).data
    assert data is not None
    return data.records


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_what_is_there_stays(repository: Repository, ending: str) -> None:
    text = repository.read(SIGN_OFFS).replace("  - by: ada", "  # the first\n  - by: 'ada'")
    text = text.replace("\n", ending)
    repository.write(SIGN_OFFS, text)
    before = records(repository)
    append_record(repository.root, "having-a-scan", RECORD)
    after = repository.read(SIGN_OFFS)
    assert after.startswith(text)
    assert after.count(ending) == after.count("\n")
    assert records(repository) == (*before, RECORD)


def test_a_file_that_lost_its_last_line_end_is_refused(repository: Repository) -> None:
    before = repository.read(SIGN_OFFS).rstrip("\n")  # the text of its last record is another
    repository.write(SIGN_OFFS, before)
    with pytest.raises(UsageError, match="the record cannot be added; was the file edited by hand"):
        append_record(repository.root, "having-a-scan", RECORD)
    assert repository.read(SIGN_OFFS) == before


def test_all_keys_are_written(repository: Repository) -> None:
    swaps = (NumberSwap(old="0808 800 6000", new="0808 157 0123"),)
    record = RECORD.model_copy(
        update={"kind": "number-swap", "number_swaps": swaps, "evidence": ("a", "b: c")}
    )
    append_record(repository.root, "new-one", record)
    loaded = load(repository.tree, "content/sign-offs/new-one.yaml", SignOffs)
    assert loaded.problems == ()
    assert loaded.data == SignOffs(leaflet="new-one", records=(record,))


def test_a_file_edited_by_hand_into_another_shape_is_refused(repository: Repository) -> None:
    head, item = repository.read(SIGN_OFFS).split("records:\n")
    repository.write(SIGN_OFFS, f"records:\n{item}{head}")
    with pytest.raises(UsageError, match=r"`leaflet` is|having-a-scan"):
        append_record(repository.root, "having-a-scan", RECORD)
    assert repository.read(SIGN_OFFS) == f"records:\n{item}{head}"


def test_a_value_that_would_come_out_as_another_is_refused(repository: Repository) -> None:
    before = repository.read(SIGN_OFFS)
    with pytest.raises(UsageError, match="the record cannot be added; was the file edited by hand"):
        append_record(
            repository.root, "having-a-scan", RECORD.model_copy(update={"text": "a\n\n\n"})
        )
    assert repository.read(SIGN_OFFS) == before
