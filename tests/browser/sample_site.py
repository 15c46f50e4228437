"""A repository with a leaflet of every kind, and each kind of page that is made from it."""

from __future__ import annotations

import base64
from datetime import date
from pathlib import Path

from leaflint.engine.options import Options
from leaflint.files.tree import WorkingTree
from leaflint.site.build import build_site
from leaflint.site.estate import Estate
from leaflint.site.reviewer_page import reviewer_page
from tests.example_repository import FILES, LEAFLET, TODAY, Repository, make_repository

_PIXEL = base64.b64decode("R0lGODlhAQABAAAAACwAAAAAAQABAAA=")
_EVIL = (
    '<script>window.ran = true</script><img src=x onerror=alert(1)>" onmouseover="alert(2)" \''
    " </style></title></p><a href=https://evil.example>here</a> \u202eevil"
)
_LONG = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"
_EVIDENCE = """\
evidence:
  - title: NG234
    url: https://www.nice.org.uk/guidance/ng234/chapter/a-very-long-address-that-has-no-place-to-break
    checked: 2026-03
  - title: An old book
    checked: 2023
"""


def _another(name: str, *changes: tuple[str, str]) -> tuple[str, str]:
    """Return the file of a leaflet like that of the example, and its text."""
    text = FILES[LEAFLET]
    for old, new in (("id: having-a-scan", f"id: {name}"), *changes):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return f"content/leaflets/{name}.yaml", text


def make_sample(root: Path) -> Repository:
    """Write the repository, with a history of a year."""
    repository = make_repository(root)
    repository.change('phone: "0808 800 6000"\n', 'phone: "0808 800 6000"\n    relay: true\n    textphone: "0808 800 6001"\n    text_number: "07700 900 123"\n    email: a.very.long.name.of.a.mailbox@helpline.example.org\n    web: https://example.org/help\n    hours: Monday to Friday, 9am to 5pm\n    answered_by: Nurses\n', "content/directory.yaml")  # fmt: skip
    repository.commit("The first leaflet", date(2025, 7, 1))
    repository.write(*_another("overdue", ("title: Having a scan", "title: Long overdue"), ("2028-01", "2026-01")))  # fmt: skip
    repository.commit("Another", date(2025, 10, 1))
    repository.write(*_another("a-draft", ("title: Having a scan", "title: A draft"), ("published", "draft")))  # fmt: skip
    repository.write(*_another("gone", ("title: Having a scan", "title: Withdrawn"), ("published", "withdrawn")))  # fmt: skip
    repository.change("target_age: 11", "target_age: 12", "checks/reading-age.yaml")
    repository.commit("A draft, and one that is gone; another policy", date(2026, 2, 1))
    repository.write("content/leaflets/broken.yaml", "id: broken\ntitle: [\n")
    evil = _EVIL.replace("'", "''")
    repository.write(*_another("hostile", ("title: Having a scan", f"title: '{evil}'"), ("heading: The scan", f"heading: '{evil}'"), ("You lie", f"{_EVIL} {_LONG}. You lie")))  # fmt: skip
    repository.write("content/pictures/bed.gif", _PIXEL)
    repository.write(*_another(
        "every-part",
        ("title: Having a scan", "title: Every part of a leaflet"),
        ("heading: Getting help", "heading: Getting help\n    kind: urgent-help"),
        ("You can go home when", "![The bed](pictures/bed.gif)\n\n      You may need a biopsy. We commence at once, because of hypertension, in the following order:\n\n      3. sit\n         - on a chair\n         - on a bed\n      4. **lie** down, *slowly*\n\n      You can go home when"),
    ))  # fmt: skip
    repository.write(LEAFLET, repository.read(LEAFLET) + _EVIDENCE)
    repository.add_waiver("waivers:\n  - check: plain-language\n    reason: Readers know it.\n    approved_by: grace\n    expires: 2026-12\n")  # fmt: skip
    repository.commit("All the others")
    repository.change("20 minutes", "30 minutes")
    repository.change("Bring a list", "Bring no list")
    return repository


def make_pages(folder: Path) -> tuple[Path, ...]:
    """Make every page, for staff and for the public, and return the paths of all that are HTML."""
    repository = make_sample(folder / "repository")
    out = folder / "pages"
    for face in ("staff", "public"):
        build_site(Estate(WorkingTree(repository.root), TODAY, Options()), face, out / face)
    changes = reviewer_page(repository.root, "main", today=TODAY)
    (out / "changes.html").write_text(changes, encoding="utf-8")
    return tuple(sorted(out.rglob("*.html")))
