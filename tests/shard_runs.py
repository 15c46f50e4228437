"""An estate with what only all of its leaflets together show, and the reports on its shards."""

from __future__ import annotations

from pathlib import Path

from leaflint.engine.shards import Shard
from leaflint.report.json import to_json
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, Repository
from tests.runs import Job, run

FOLDER = "content/leaflets"
SERVICES = """\
  - {id: ward-a, name: Ward, phone: "0161 496 0333", last_verified: 2026-05, example: true}
  - {id: ward-b, name: Ward, phone: "0161 496 0444", last_verified: 2026-05, example: true}
  - {id: desk, name: Desk, phone: "0808 800 6002", cost: free, last_verified: 2026-05}
"""
WAIVER = """\
waivers:
  - {check: review-date, rule: overdue, reason: Agreed., approved_by: grace, expires: 2026-12-31}
"""
SIGNED_WAIVER = """\
waivers:
  - {by: grace, date: 2026-06-01, check: review-date, rule: overdue, reason: Agreed., expires: 2026-12-31}
"""


def make_estate(repository: Repository) -> Repository:
    """Add leaflets that disagree and share ids, services that have one name, and one without use."""
    text, change = repository.read(LEAFLET), repository.change
    for name in ("brain-scan", "children/brain-scan", "heart-scan", "knee-scan", "skin-scan"):
        new = text.replace("having-a-scan", name.rpartition("/")[2])
        repository.write(f"{FOLDER}/{name}.yaml", new)
    # Three leaflets in two shards then have the same finding in one file of sign-offs.
    same_id = text.replace("having-a-scan", "brain-scan") + WAIVER
    repository.write(f"{FOLDER}/lung-scan.yaml", same_id)
    signed = repository.read(SIGN_OFFS).replace("leaflet: having-a-scan", "leaflet: brain-scan")
    signed = signed.replace("records:", f"{SIGNED_WAIVER}records:")
    repository.write("content/sign-offs/brain-scan.yaml", signed.replace("sha256:c", "sha256:d"))
    repository.write("content/sign-offs/knee-scan.yaml", "broken: [")
    repository.write(f"{FOLDER}/notes.txt", "no leaflet")
    change("about 20 minutes", "about 30 minutes", f"{FOLDER}/heart-scan.yaml")
    change("about 20 minutes", "about 40 minutes", f"{FOLDER}/skin-scan.yaml")
    change("0808 800 6000", "0808 800 6001", f"{FOLDER}/knee-scan.yaml")
    for name, digits in (("heart-scan", "0333"), ("knee-scan", "0444"), ("skin-scan", "0444")):
        words = f"Call the Ward on 0161 496 {digits}. You can go home"
        change("You can go home", words, f"{FOLDER}/{name}.yaml")
    directory = "content/directory.yaml"
    repository.write(directory, repository.read(directory) + SERVICES)
    return repository


def job(repository: Repository, shard: Shard | None = None, since: str | None = None) -> Job:
    """Return the job of checking all of an estate, or one shard of it."""
    return Job(repository.root, TODAY, changed_since=since, shard=shard)


def check_shards(
    repository: Repository, total: int, folder: Path, since: str | None = None
) -> list[Path]:
    """Check an estate in shards, and return the files of their reports, in order."""
    folder.mkdir(exist_ok=True)
    files = [folder / f"shard-{number}.json" for number in range(1, total + 1)]
    for number, file in enumerate(files, 1):
        report = run(job(repository, Shard(number, total), since))
        file.write_text(to_json(report), encoding="utf-8")
    return files
