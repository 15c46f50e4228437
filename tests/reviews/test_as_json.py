"""The list as JSON."""

from __future__ import annotations

import json
from datetime import date

from leaflint.files.tree import WorkingTree
from leaflint.reviews.as_json import to_json
from leaflint.reviews.listing import list_reviews
from tests.example_repository import LEAFLET, Repository


def test_json_says_everything(repository: Repository) -> None:
    repository.write("content/leaflets/bad.yaml", "id: bad\n")
    text = to_json(list_reviews(WorkingTree(repository.root), date(2028, 2, 1)))
    data = json.loads(text)
    assert text == to_json(list_reviews(WorkingTree(repository.root), date(2028, 2, 1)))
    assert (data["format_version"], data["as_of"]) == (1, "2028-02-01")
    assert data["totals"] == {"overdue": 1}
    assert data["leaflets"] == [
        {
            "leaflet": "having-a-scan", "title": "Having a scan", "file": LEAFLET,
            "published": True, "risk": "medium", "owner": "writers", "approver": "ada",
            "last_reviewed": "2026-03", "next_review": "2028-01", "review": "overdue",
            "days_overdue": 1, "days_left": 0,
        }
    ]  # fmt: skip
    assert data["unread"] == [
        {"file": "content/leaflets/bad.yaml", "because": "`title` is missing"}
    ]
    assert data["files"][-1] == {
        "name": "the glossary", "owner": "writers", "next_review": "2028", "review": "due",
    }  # fmt: skip
    (load,) = data["loads"]
    assert (load["approver"], load["planned"]["2028-02"]) == ("ada", 1)
