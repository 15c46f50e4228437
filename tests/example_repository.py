"""A small repository of leaflets for tests: valid in every way, until a test breaks it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import leaflint
from leaflint.checks.check import Context
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load
from leaflint.content.models.leaflet import LeafletData
from leaflint.content.repository import load_shared
from leaflint.core.finding import Finding
from leaflint.engine.options import Choice
from leaflint.engine.plan import Plan
from leaflint.engine.planning import make_plan
from leaflint.engine.report import Report
from leaflint.files.places import PolicyFolder
from leaflint.files.tree import WorkingTree
from tests.runs import Job, run

STARTER = Path(leaflint.__file__).parent / "starter"
"""The policy and the templates that a new repository begins with, laid out as a repository is."""

TODAY = date(2026, 6, 15)
LEAFLET = "content/leaflets/having-a-scan.yaml"
SIGN_OFFS = "content/sign-offs/having-a-scan.yaml"
FILES = {
    LEAFLET: """\
id: having-a-scan
title: Having a scan
summary: What happens when you have a scan.
status: published
topics: [scan]
risk: medium
owner: writers
review:
  last_reviewed: 2026-03
  next_review: 2028-01
contacts: [helpline]
sections:
  - heading: Before the scan
    text: |
      You can eat and drink as you like. Bring a list of your drugs with you. A
      nurse will meet you at the desk and show you where to sit.

      Please tell us if:

      - you may be pregnant
      - you have had a bad time in a scan
      - you do not like small rooms
  - heading: The scan
    text: |
      You lie on a bed that moves through a ring. The scan does not hurt, but you need
      to keep still. It takes about 20 minutes. You can talk to the staff all the time.

      You can go home when the scan is done.
  - heading: Getting help
    text: |
      If you have any questions, call our helpline free on 0808 800 6000. **Call 999** if
      you cannot breathe.
""",
    "content/directory.yaml": """\
services:
  - id: helpline
    name: Helpline
    phone: "0808 800 6000"
    cost: free
    last_verified: 2026-05
    verified_by: ada
  - id: clinic
    name: Clinic
    phone: "020 7946 0123"
    cost: standard
    last_verified: 2026-05
    example: true
  - id: emergency
    name: Emergency services
    phone: "999"
    cost: free
""",
    "content/glossary.yaml": """\
owner: writers
next_review: 2028
terms:
  - term: biopsy
    forms: [biopsies]
    meaning: a test in which a small piece of the body is taken out to be looked at
    kind: test
""",
    "content/people.yaml": """\
people:
  - id: writers
    name: The writers
    kind: team
    role: editor
  - id: ada
    name: Ada Reviewer
    role: clinical-reviewer
  - id: grace
    name: Grace Lead
    role: governance
""",
    "checks/schema.yaml": """\
owner: grace
reason: A misspelt name hides a leaflet from the checks.
source: Our own rules.
next_review: 2028
topics:
  scan: Having a scan
  treatment: Having treatment
""",
    "checks/reading-age.yaml": """\
owner: grace
reason: Hard words shut readers out.
source: Our own rules.
next_review: 2028
measure: flesch-kincaid
target_age: 11
maximum_age: 14
minimum_words: 60
""",
    "checks/review-date.yaml": """\
owner: grace
reason: Old advice harms.
source: Our own rules.
next_review: 2028
""",
    "checks/plain-language.yaml": """\
owner: grace
reason: Hard words shut readers out.
source: Our own rules.
next_review: 2028
paragraph_maximum: 4
known_abbreviations: [GP]
urgent_signs: [at once]
phone_words: {ring: call, telephone: phone}
hard_words:
  - words: {commence: start, commenced: started}
    reason: It is the word of ceremonies.
    also: [begin]
    unless: [commence date]
    safe: true
  - words: {hypertension: high blood pressure}
    reason: It differs in two letters from its opposite.
""",
    "checks/phone-number.yaml": """\
owner: grace
reason: A wrong number helps nobody.
source: Our own rules.
next_review: 2028
allow_examples: true
""",
    "checks/safety-wording.yaml": """\
owner: grace
reason: A missing warning costs lives.
source: Our own rules.
next_review: 2028
rules:
  - id: emergency
    reason: Readers must know when to call an ambulance.
    owner: grace
    source: Our own rules.
    next_review: 2028
    applies_to:
      topics: [scan]
    say: Call 999 if you cannot breathe.
    variants:
      - If you cannot breathe, call 999.
""",
    "checks/agreeing-facts.yaml": """\
owner: grace
reason: Leaflets that disagree make readers guess.
source: Our own rules.
next_review: 2028
facts:
  - id: scan-time
    reason: Readers plan their day by it.
    owner: grace
    source: Our own rules.
    next_review: 2028
    kind: duration
    value: 20 minutes
    about: [scan]
    beside: [take]
""",
    "checks/medicines.yaml": """\
owner: grace
reason: A letter makes another drug.
source: Our own rules.
next_review: 2028
names: [Zanorel, paracetamol]
look_alikes: [[clobazam, clonazepam]]
""",
    "checks/numbers.yaml": """\
owner: grace
reason: Readers must be able to weigh a risk.
source: Our own rules.
next_review: 2028
""",
    "checks/person-words.yaml": """\
owner: grace
reason: A reader who feels judged reads no further.
source: Our own rules.
next_review: 2028
person_words:
  - words: {epileptics: people with epilepsy}
    reason: A person has an illness and is not one.
    source: Our own rules
pale_skin: [red rash, redness]
other_skin: [brown skin]
""",
    "checks/spelling.yaml": """\
owner: grace
reason: A misspelt word stops readers.
source: Our own rules.
next_review: 2028
""",
    "checks/sign-off.yaml": """\
owner: grace
reason: A text that nobody approved harms.
source: Our own rules.
next_review: 2028
minor_words: 3
""",
    SIGN_OFFS: """\
leaflet: having-a-scan
records:
  - by: ada
    role: clinical-reviewer
    date: 2026-03-16
    kind: review
    evidence: [Our own rules.]
    next_review: 2028-01
    digest: sha256:cbc9e0e7328ef47aafd7097dbda1e0e5744234deb5218ba027d0a5c5247fdf93
    text: |
      # Having a scan

      What happens when you have a scan.

      ## Before the scan

      You can eat and drink as you like. Bring a list of your drugs with you. A nurse will meet you at the desk and show you where to sit.

      Please tell us if:
      - you may be pregnant
      - you have had a bad time in a scan
      - you do not like small rooms

      ## The scan

      You lie on a bed that moves through a ring. The scan does not hurt, but you need to keep still. It takes about 20 minutes. You can talk to the staff all the time.

      You can go home when the scan is done.

      ## Getting help

      If you have any questions, call our helpline free on 0808 800 6000. Call 999 if you cannot breathe.

      Contacts: helpline
""",
}


UNSIGNED = Choice(ignore=("sign-off",))
"""All checks but one: tests of the others change leaflets, and nobody signs those off again."""


@dataclass(frozen=True)
class Repository:
    """A repository in a folder of its own."""

    root: Path

    def write(self, file: str, content: str | bytes) -> Path:
        """Write a file and return its path."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def read(self, file: str) -> str:
        return (self.root / file).read_bytes().decode()

    def change(self, old: str, new: str, file: str = LEAFLET) -> None:
        """Replace a piece of a file that stands in it exactly once."""
        text = self.read(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def add_waiver(self, waiver: str, day: str = "2026-06-01") -> None:
        """Write `waivers` at the end of the leaflet, and sign each as whoever it names."""
        self.write(LEAFLET, self.read(LEAFLET) + waiver)
        signed = "waivers:\n"
        for one in self.leaflet().data.waivers:
            fields = one.model_dump(mode="json", exclude={"approved_by"}, exclude_none=True)
            lines = {"by": one.approved_by, "date": day, **fields}
            signed += "  - " + "    ".join(f"{key}: {value}\n" for key, value in lines.items())
        self.write(SIGN_OFFS, self.read(SIGN_OFFS).replace("records:\n", f"{signed}records:\n"))

    def check(self, today: date = TODAY, choice: Choice = UNSIGNED) -> Report:
        """Run the checks and return the report."""
        return run(Job(self.root, today, choice=choice))

    def findings(self, check: str, today: date = TODAY) -> list[Finding]:
        """Return what one check finds, but for what it says of a folder without git's history."""
        choice = Choice((check,)) if check == "sign-off" else UNSIGNED
        found = [one for one in self.check(today, choice).findings if one.check == check]
        if check == "sign-off":
            found = [one for one in found if one.rule != "not-verified" or one.leaflet]
        return found

    def finding(self, check: str, today: date = TODAY) -> Finding:
        """Return the one thing that a check finds."""
        (finding,) = self.findings(check, today)
        return finding

    @property
    def tree(self) -> WorkingTree:
        """The files as they are now."""
        return WorkingTree(self.root)

    def leaflet(self, file: str = LEAFLET) -> Leaflet:
        """Load a leaflet that must be valid."""
        loaded = load(self.tree, file, LeafletData)
        assert loaded.document is not None
        assert loaded.data is not None, loaded.problems
        blocks = load_shared(self.tree).blocks.data
        return Leaflet(loaded.document, loaded.data, blocks.texts() if blocks else {})

    def context(self, today: date = TODAY) -> Context:
        """Return what checks are told beside the leaflet."""
        return self.plan(Choice(), today).context

    def plan(self, choice: Choice, today: date = TODAY) -> Plan:
        """Return what every leaflet is put through."""
        return make_plan(self.tree, PolicyFolder(self.tree), today, choice)

    def git(self, *arguments: str, day: date = TODAY) -> str:
        """Run git in the repository, with a day for what it commits."""
        moment = f"{day.isoformat()}T12:00:00+00:00"
        names = {"NAME": "Tester", "EMAIL": "tester@example.org", "DATE": moment}
        environment = {
            f"GIT_{role}_{key}": value
            for role in ("AUTHOR", "COMMITTER")
            for key, value in names.items()
        }
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env={**os.environ, **environment, "GIT_CONFIG_GLOBAL": os.devnull},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    def commit(self, message: str = "Change", day: date = TODAY) -> str:
        """Commit everything there is, in a new git repository if there is none, and return the commit."""
        if not (self.root / ".git").exists():
            self.git("init", "--quiet", "--initial-branch=main")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message, day=day)
        return self.git("rev-parse", "HEAD").strip()

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command line in a process of its own, in the repository."""
        return subprocess.run(
            [sys.executable, "-m", "leaflint", *arguments],
            cwd=self.root, capture_output=True, text=True, check=False,
        )  # fmt: skip


def where(finding: Finding) -> str:
    """Return file:line:column of a finding."""
    at = finding.position
    return f"{at.file}:{at.line}:{at.column}"


def seen(root: Path, finding: Finding) -> str:
    """Return the characters of the file that a finding points at (on one line)."""
    at = finding.position
    lines = (root / at.file).read_bytes().decode().split("\n")
    return lines[at.line - 1][at.column - 1 : at.end_column - 1]


def make_repository(root: Path) -> Repository:
    """Write the repository into a folder."""
    repository = Repository(root)
    for file, text in FILES.items():
        repository.write(file, text)
    return repository
