"""JSON Schemas: up to date, valid, and right by an independent validator."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from leaflint.commands.cli import main
from leaflint.operations.schemas import schemas
from leaflint.report.json import to_json
from tests.example_repository import FILES, LEAFLET, Repository

SCHEMAS = Path(__file__).parents[2] / "schemas"
SCHEMA_OF = {
    LEAFLET: "leaflet.schema.json",
    "content/directory.yaml": "directory.schema.json",
    "content/glossary.yaml": "glossary.schema.json",
    "content/people.yaml": "people.schema.json",
    **{file: f"{file.removesuffix('.yaml')}.schema.json" for file in FILES if file.startswith("checks/")},
}  # fmt: skip


def validate(repository: Repository, file: str) -> subprocess.CompletedProcess[str]:
    """Hold a file against its written schema with check-jsonschema, which knows nothing of us."""
    schema = SCHEMAS / SCHEMA_OF[file]
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema)]
    return subprocess.run(
        [*command, str(repository.root / file)], capture_output=True, text=True, check=False
    )


def test_the_written_schemas_are_what_the_models_say() -> None:
    written = {
        path.relative_to(SCHEMAS).as_posix(): path.read_text(encoding="utf-8")
        for path in SCHEMAS.rglob("*.json")
    }
    assert written == schemas(), "run `leaflint schema`"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_each_schema_is_a_schema_that_helps_editors(name: str) -> None:
    schema = json.loads(schemas()[name])
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    assert schema["description"]
    if name not in {"leaflets.schema.json", "report.schema.json", "reviews.schema.json"}:
        assert schema["additionalProperties"] is False
        missing = [
            key for key, value in schema["properties"].items() if not value.get("description")
        ]
        assert missing == []


@pytest.mark.parametrize("file", sorted(SCHEMA_OF))
def test_valid_files_are_valid_to_others_too(repository: Repository, file: str) -> None:
    done = validate(repository, file)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n")


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        (LEAFLET, "summary:", "sumary:", "'summary' is a required property"),
        (LEAFLET, "risk: medium", "risk: huge", "'huge' is not one of"),
        (LEAFLET, "next_review: 2028-01", "next_review: 2028-13-45x", "$.review.next_review"),
        (LEAFLET, "next_review: 2028-01", "next_review: 1066", "$.review.next_review"),
        (LEAFLET, "topics: [scan]", "topics: []", "$.topics"),
        (LEAFLET, "id: having-a-scan", "id: Having a scan", "$.id"),
        ("content/directory.yaml", "cost: free\n    last", "cost: cheap\n    last", "'cheap' is not one of"),
        ("content/people.yaml", "role: governance", "role: boss", "'boss' is not one of"),
        ("checks/reading-age.yaml", "target_age: 11", "target_age: eleven", "'eleven' is not of type 'number'"),
        ("checks/schema.yaml", "topics:", "topic:", "'topics' is a required property"),
    ],
)  # fmt: skip
def test_broken_files_are_broken_to_others_too(
    repository: Repository, file: str, old: str, new: str, complaint: str
) -> None:
    repository.change(old, new, file)
    done = validate(repository, file)
    assert done.returncode == 1
    assert complaint in done.stdout
    assert repository.check().exit_code("error") in {1, 2}


def test_the_json_report_has_the_shape_of_its_schema(repository: Repository) -> None:
    repository.change("0808 800 6000", "08088006000")
    repository.write("content/leaflets/broken.yaml", "a: [")
    schema = json.loads(schemas()["report.schema.json"])
    report = json.loads(to_json(repository.check()))
    Draft202012Validator(schema).validate(report)
    report["findings"][0]["severity"] = "fatal"
    assert not Draft202012Validator(schema).is_valid(report)


def test_the_command_writes_what_is_stale_and_removes_what_is_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["schema"]) == 0
    capsys.readouterr()
    assert main(["schema", "--check"]) == 0
    (tmp_path / "schemas/people.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "schemas/person.schema.json").write_text("{}", encoding="utf-8")
    assert main(["schema", "--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "schemas/people.schema.json: not what the models say; run `leaflint schema`",
        "schemas/person.schema.json: not what the models say; run `leaflint schema`",
    ]
    assert main(["schema"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "schemas/people.schema.json: written",
        "schemas/person.schema.json: removed",
    ]
    assert main(["schema", "--check"]) == 0
