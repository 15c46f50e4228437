"""From a document to the YAML of a draft: whole, valid, and never over another leaflet."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.core.errors import UsageError
from leaflint.operations.importing.convert import Imported, Target, convert
from leaflint.operations.importing.document import Document, Paragraph, Span
from leaflint.operations.importing.readers.read_text import read_markdown
from tests.example_repository import TODAY, Repository

TEXT = """\
# Having an X-ray: what to know

An X-ray makes a picture. It takes 5 minutes.

## Before

You should **not** wear metal. See [NICE](https://www.nice.org.uk/guidance/ng1), [NHS](https://www.nhs.uk/x).

- Bring your letter
- Tell us if you may be pregnant

## Contact us

| Helpline | 0808 800 6000 |
|----------|---------------|
| Ward 5 | 0161 496 0155 |

Leaflet no. A12. Issued: March 2024. Review date: March 2027
"""
DRAFT = """\
# yaml-language-server: $schema=../../schemas/leaflet.schema.json
# Imported from x-ray.docx. Nobody has reviewed this draft.
# `topics` and `risk` are not known from the source: choose them.
# As printed: old code: A12
id: having-an-x-ray-what-to-know
title: "Having an X-ray: what to know"
summary: "An X-ray makes a picture. It takes 5 minutes."
status: draft
topics: [scan]
risk: medium
owner: writers
review: # as printed on the old leaflet; a sign-off writes new ones
  next_review: 2027-03
contacts: [helpline]
sections:
  - heading: Before
    text: |
      You should **not** wear metal. See [NICE](https://www.nice.org.uk/guidance/ng1),
      [NHS](https://www.nhs.uk/x).

      - Bring your letter
      - Tell us if you may be pregnant

  - heading: Contact us
    kind: contacts
    text: |
      - Helpline: 0808 800 6000
      - Ward 5: 0161 496 0155

  - heading: About this leaflet
    kind: about-this-leaflet
    text: |
      Leaflet no. A12. Issued: March 2024.

evidence: # checked by nobody yet
  - title: "NICE"
    url: https://www.nice.org.uk/guidance/ng1
  - title: "NHS"
    url: https://www.nhs.uk/x
"""


def target(repository: Repository, today: date = TODAY) -> Target:
    return Target.of(repository.tree, "writers", today)


def imported(repository: Repository, text: str) -> Imported:
    return convert(read_markdown(text), "x-ray.docx", target(repository))


def stops(found: Imported) -> list[str]:
    return [problem.message for problem in found.problems if problem.stops]


def test_a_whole_draft(repository: Repository) -> None:
    found = imported(repository, TEXT)
    assert found.file == "content/leaflets/having-an-x-ray-what-to-know.yaml"
    assert found.text == DRAFT
    assert [one.id for one in found.proposed] == ["ward-5"]
    assert [one.text for one in found.left_out] == ["Review date: March 2027"]
    repository.write(found.file, found.text)
    assert [one.rule for one in repository.findings("schema")] == []


def test_a_title_that_is_taken_stops(repository: Repository) -> None:
    found = imported(
        repository, "# Having a scan\n\nText that is long enough.\n\n## Before\n\nGo.\n"
    )
    assert found.text is None
    assert stops(found) == [
        "'having-a-scan' is taken: content/leaflets/having-a-scan.yaml is there; choose another id"
    ]


def test_a_file_without_words_stops(repository: Repository) -> None:
    found = convert(Document(()), "scan.pdf", target(repository))
    assert found.text is None
    assert stops(found) == ["no text was found; a scanned leaflet is only a picture of words"]


def test_a_draft_that_would_not_load_stops(repository: Repository) -> None:
    title = "**Having** a test"  # as its readers would see it
    lines = [Paragraph((Span(text),), "here") for text in (title, "Words of the text.", "More.")]
    found = convert(Document(tuple(lines)), "x.txt", target(repository))
    assert found.text is None
    assert stops(found) == ["readers see '**' as it stands: there is no mark-up here"]
    assert found.problems[-1].place == "line 5 of the draft"


def test_links_to_somebodys_drive_are_told(repository: Repository) -> None:
    found = imported(
        repository, "# A form to fill in\n\nWords.\n\n## How\n\nUse [it](file:///form.doc).\n"
    )
    assert found.text is not None
    assert "Use it." in found.text
    assert "a link leads to 'file:///form.doc', which is no web address" in [
        problem.message for problem in found.problems
    ]


@pytest.mark.parametrize("owner", ["nobody", ""])
def test_an_unknown_owner_is_refused(repository: Repository, owner: str) -> None:
    with pytest.raises(UsageError, match=f"--owner: '{owner}' is not in content/people.yaml"):
        Target.of(repository.tree, owner, TODAY)
