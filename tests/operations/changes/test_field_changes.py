"""Two versions of a file's data, compared field by field."""

from __future__ import annotations

import pytest

from leaflint.checks import plain_language, safety_wording
from leaflint.content.models.directory import Directory
from leaflint.content.models.fields import FileModel
from leaflint.content.models.shared import Glossary, People
from leaflint.files.yaml.parse import parse_bytes
from leaflint.operations.changes.field_changes import compare_fields
from tests.example_repository import FILES

NAMES = {"owner": {"grace": "Grace Lead", "ada": "Ada Reviewer"}, "verified_by": {"ada": "Ada"}}
DIRECTORY, GLOSSARY, PEOPLE = (
    f"content/{name}.yaml" for name in ("directory", "glossary", "people")
)
WORDING, PLAIN = "checks/safety-wording.yaml", "checks/plain-language.yaml"


def read(model: type[FileModel], file: str, text: str) -> FileModel:
    document, _ = parse_bytes(file, text.encode())
    assert document is not None
    return model.model_validate(document.data)


@pytest.mark.parametrize(
    ("model", "file", "old", "new", "told"),
    [
        (Directory, DIRECTORY, "0808 800 6000", "0808 800 6001", ["Helpline, phone: 0808 800 6001, was 0808 800 6000"]),
        (Directory, DIRECTORY, "    verified_by: ada\n", "", ["Helpline, verified by taken out: Ada"]),
        (Directory, DIRECTORY, "id: clinic\n", "id: surgery\n", [
            'Clinic taken out: "name: Clinic; phone: 020 7946 0123; cost: standard; last verified: May 2026; example: yes"',
            'Clinic added: "name: Clinic; phone: 020 7946 0123; cost: standard; last verified: May 2026; example: yes"',
        ]),
        (Glossary, GLOSSARY, "[biopsies]", "[biopsies, punch]", ["biopsy, forms added: punch"]),
        (Glossary, GLOSSARY, "owner: writers", "owner: grace", ["owner: Grace Lead, was writers"]),
        (People, PEOPLE, "role: clinical-reviewer", "role: editor", ["Ada Reviewer, role: editor, was clinical-reviewer"]),
        (safety_wording.Settings, WORDING, "topics: [scan]", "status: [draft]", [
            "rule emergency, applies to, topics taken out: scan",
            "rule emergency, applies to, status taken out: published",
        ]),
        (safety_wording.Settings, WORDING, "owner: grace\nreason", "severity: {drifted: notice}\nowner: ada\nreason", [
            "owner: Ada Reviewer, was Grace Lead", "rule drifted added: notice",
        ]),
        (plain_language.Settings, PLAIN, "telephone: phone", "telephone: call", ["phone words, telephone: call, was phone"]),
        (plain_language.Settings, PLAIN, "It is the word of ceremonies", "Old", [
            'hard words, commence: start; commenced: started, reason: Old., was "It is the word of ceremonies."',
        ]),
    ],
)  # fmt: skip
def test_what_differs_is_said_in_words(
    model: type[FileModel], file: str, old: str, new: str, told: list[str]
) -> None:
    text = FILES[file]
    assert text.count(old) == 1
    before, after = read(model, file, text), read(model, file, text.replace(old, new))
    assert [change.spoken for change in compare_fields(before, after, NAMES)] == told
    assert list(compare_fields(before, before, NAMES)) == []


def test_of_two_items_with_the_same_id_neither_hides_the_other() -> None:
    text = FILES[DIRECTORY].replace("id: clinic", "id: helpline")
    before, after = (
        read(Directory, DIRECTORY, text),
        read(Directory, DIRECTORY, text.replace("0123", "0124")),
    )
    assert [change.spoken for change in compare_fields(before, after, NAMES)] == [
        "Clinic, phone: 020 7946 0124, was 020 7946 0123"
    ]


def test_order_says_nothing() -> None:
    before, after = ({"checks": checks} for checks in (("a", "b"), ("b", "a")))
    assert list(compare_fields(before, after, {})) == []
