"""Ways round the checks, each by a name that says what it is: what somebody might try, or do by accident.

Each is done to the repository of `committed`, whose leaflet is signed off and without a finding.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from leaflint.checks.sign_off.approved_text import digest
from tests.baselines import BASELINE, write_baseline
from tests.example_repository import LEAFLET, SIGN_OFFS, Repository
from tests.sign_off_records import add_record, from_github

SECOND = "content/leaflets/second.yaml"
NEW = "content/leaflets/new.yaml"
PEOPLE = "content/people.yaml"
SAFETY = "checks/safety-wording.yaml"
SIGNED = date(2026, 3, 16)
ADVICE = "**Call 999** if\n      you cannot breathe."
ALL = "schema, phone-number, sign-off, safety-wording, review-date"


class Trick(NamedTuple):
    """Something done to a repository, and the finding that it must bring: check/rule and file."""

    do: Callable[[Repository], object]
    finding: str
    file: str
    message: str
    """What the finding says, in part."""
    full: bool = True
    """Whether a full run finds it as well, when it is committed; a change against its base always."""


def committed(repository: Repository) -> str:
    """Add a draft, commit everything as it was signed off, and return the commit."""
    second = repository.read(LEAFLET).replace("having-a-scan", "second")
    repository.write(SECOND, second.replace("published", "draft"))
    adoption = f"format: 2\nsince: 0.1.0\nchecks: [{ALL}]\n"
    repository.write("leaflint.yaml", adoption)
    files = {path: path.read_bytes() for path in repository.root.rglob("*.yaml")}
    for path in files:
        path.unlink()
    repository.commit(day=date(2026, 1, 1))
    for path, content in files.items():
        path.write_bytes(content)
    return repository.commit(day=SIGNED)


def delete(*files: str) -> Callable[[Repository], None]:
    """Return what deletes files."""

    def do(repository: Repository) -> None:
        for file in files:
            (repository.root / file).unlink()

    return do


def withdraw_then_delete(repository: Repository) -> None:
    """Withdraw a leaflet without a record, and delete it one commit later."""
    repository.change("status: published", "status: withdrawn")
    repository.commit(day=date(2026, 4, 1))
    delete(LEAFLET, SIGN_OFFS)(repository)


def rename(repository: Repository, *, with_records: bool) -> None:
    """Rename a leaflet, its records too or not, and change a number in it."""
    text = repository.read(LEAFLET).replace("id: having-a-scan", "id: new")
    repository.write(NEW, text.replace("20 minutes", "30 minutes"))
    if with_records:
        records = repository.read(SIGN_OFFS).replace("leaflet: having-a-scan", "leaflet: new")
        repository.write("content/sign-offs/new.yaml", records)
        delete(SIGN_OFFS)(repository)
    delete(LEAFLET)(repository)


def link_the_leaflet(repository: Repository) -> None:
    """Put a link in the place of a leaflet: what it leads to is no part of the change."""
    repository.write("elsewhere/scan.yaml", repository.read(LEAFLET))
    delete(LEAFLET)(repository)
    (repository.root / LEAFLET).symlink_to("../../elsewhere/scan.yaml")


def link_the_folder(repository: Repository) -> None:
    """Put a link in the place of the folder of leaflets."""
    (repository.root / "content/leaflets").rename(repository.root / "elsewhere")
    (repository.root / "content/leaflets").symlink_to("../elsewhere")


def waive(check: str, *, signed: bool, until: str = "2026-12") -> Callable[[Repository], None]:
    """Return what puts a wrong number into a leaflet, and waives a check for it."""

    def do(repository: Repository) -> None:
        repository.change("0808 800 6000", "0808 800 6001")
        waiver = (
            f"waivers:\n  - check: {check}\n    reason: Agreed.\n"
            f"    approved_by: grace\n    expires: {until}\n"
        )
        if signed:
            repository.add_waiver(waiver)
        else:
            repository.write(LEAFLET, repository.read(LEAFLET) + waiver)

    return do


def record(rule: str, *changes: tuple[str, str]) -> Callable[[Repository], None]:
    """Return what changes a leaflet, and records what a rule finds then in a baseline."""

    def do(repository: Repository) -> None:
        for old, new in changes:
            repository.change(old, new)
        found = [one for one in repository.check().findings if one.name == rule]
        write_baseline(repository, found)

    return do


def entitle_oneself(repository: Repository) -> None:
    """Make a reviewer of an editor who signs in the same change."""
    eve = "  - {id: eve, name: Eve Editor, role: clinical-reviewer}\n"
    repository.write(PEOPLE, repository.read(PEOPLE) + eve)
    _sign(repository, by="eve", text="You can go home", new="You must go home")


def _sign(repository: Repository, by: str, text: str, new: str) -> None:
    """Change a text and write a record that fits it."""
    repository.change(text, new)
    records = repository.read(SIGN_OFFS)
    record = records.split("records:\n")[1].replace(text, new).replace("by: ada", f"by: {by}")
    record = record.replace(str(SIGNED), "2026-06-14")
    words = "".join(f"{line[6:]}\n" for line in record.split("text: |\n")[1].splitlines())
    known = next(line for line in record.splitlines() if "digest:" in line)
    repository.write(SIGN_OFFS, records + record.replace(known, f"    digest: {digest(words)}"))
    repository.change("last_reviewed: 2026-03", "last_reviewed: 2026-06-14")


def loosen_the_policy(repository: Repository) -> None:
    """Take the warning out of a leaflet, and let the policy only inform of that."""
    repository.change(ADVICE, "Rest.")
    severity = "severity: {missing-wording: notice}\n"
    repository.write(SAFETY, repository.read(SAFETY) + severity)


def take_the_topic_out(repository: Repository) -> None:
    """Take the warning out of a leaflet, and the topic by which the policy asks for it."""
    repository.change(ADVICE, "Rest.")
    repository.change("topics: [scan]", "topics: [treatment]")


def add(file: str) -> Callable[[Repository], None]:
    """Return what puts a leaflet with a wrong number into a place where nothing looks for it."""

    def do(repository: Repository) -> None:
        text = repository.read(LEAFLET).replace("0808 800 6000", "0808 800 6001")
        name = file.rpartition("/")[2].removesuffix(".yaml")
        repository.write(file, text.replace("having-a-scan", name))

    return do


def ignore(repository: Repository) -> None:
    """Add a leaflet that git is told to ignore."""
    repository.write(".gitignore", "new.yaml\n")
    add(NEW)(repository)


def write(old: str, new: str, file: str = LEAFLET) -> Callable[[Repository], None]:
    """Return what replaces a piece of a file."""

    def do(repository: Repository) -> None:
        repository.change(old, new, file)

    return do


def describe_a_picture(repository: Repository) -> None:
    """Move the warning from the text into the description of a picture."""
    (repository.root / "content/pictures").mkdir()
    repository.write("content/pictures/phone.png", b"\x89PNG")
    repository.change(ADVICE, "![Call 999 if you cannot breathe.](pictures/phone.png)")


def swap_the_picture(repository: Repository) -> None:
    """Put other bytes into the file of a picture that was approved."""
    describe_a_picture(repository)
    repository.commit(day=date(2026, 6, 1))
    by = ("--by", "ada", "--today", "2026-06-10", "--despite-errors", "It is in the picture.")
    assert repository.command("sign-off", "having-a-scan", *by).returncode == 0
    repository.commit(day=date(2026, 6, 10))
    repository.write("content/pictures/phone.png", b"\x89PNG of another arm")


def write_a_record_of_github(repository: Repository) -> None:
    """Change a text, and write by hand that a reviewer approved it on GitHub."""
    repository.change("20 minutes", "30 minutes")
    add_record(repository, from_github(repository))


def alter_a_record_of_github(repository: Repository) -> None:
    """Put another text, with its digest, under an approval that was given on GitHub."""
    add_record(repository, from_github(repository))
    repository.commit(day=date(2026, 6, 14))
    approved = from_github(repository)
    repository.change("20 minutes", "30 minutes")
    other = from_github(repository)
    records = repository.read(SIGN_OFFS)
    place = records.index("identity: github")
    altered = records[place:].replace("20 minutes", "30 minutes")
    altered = altered.replace(approved.digest, other.digest)
    repository.write(SIGN_OFFS, records[:place] + altered)


def wait_for_ever(repository: Repository) -> None:
    """Change a text, and the policy so that in a pull request it only waits for its approval."""
    repository.change("You can go home", "You must go home")
    policy = "checks/sign-off.yaml"
    repository.write(policy, repository.read(policy) + "on_github: true\n")


def remove_the_folder(repository: Repository) -> None:
    """Delete all sign-offs at once."""
    shutil.rmtree(repository.root / "content/sign-offs")


_NOT_FOUND = "it is not checked"
_GONE = "was deleted, and nobody is on record as having withdrawn it"
TRICKS = {
    "delete-a-leaflet": Trick(delete(LEAFLET), "sign-off/deleted", SIGN_OFFS, _GONE),
    "delete-the-records": Trick(delete(SIGN_OFFS), "sign-off/altered", SIGN_OFFS, "were deleted"),
    "delete-all-records": Trick(remove_the_folder, "sign-off/altered", SIGN_OFFS, "were deleted"),
    "delete-both": Trick(delete(LEAFLET, SIGN_OFFS), "sign-off/deleted", LEAFLET, _GONE),
    "withdraw-then-delete": Trick(withdraw_then_delete, "sign-off/deleted", LEAFLET, _GONE),
    "rename-with-a-change": Trick(
        lambda repository: rename(repository, with_records=False),
        "sign-off/deleted", SIGN_OFFS, _GONE,
    ),
    "rename-both-with-a-change": Trick(
        lambda repository: rename(repository, with_records=True),
        "sign-off/voided", NEW, "it touches a number",
    ),
    "link-in-place-of-a-leaflet": Trick(
        link_the_leaflet, "schema/unreadable", LEAFLET, "this is a link"
    ),
    "link-in-place-of-the-folder": Trick(
        link_the_folder, "schema/not-a-leaflet", "content/leaflets", "a folder must be here"
    ),
    "waive-the-sign-off": Trick(
        waive("sign-off", signed=True), "schema/unknown-check", LEAFLET, "can be waived"
    ),
    "waive-a-safety-rule": Trick(
        waive("safety-wording", signed=True), "schema/unknown-check", LEAFLET, "can be waived"
    ),
    "waive-without-a-signature": Trick(
        waive("phone-number", signed=False),
        "schema/waiver-unsigned", LEAFLET, "'grace' has not signed it as it stands",
    ),
    "waive-in-the-same-change": Trick(
        waive("phone-number", signed=True), "phone-number/not-in-directory", LEAFLET,
        "0808 800 6001 is not in the directory", full=False,
    ),
    "waive-for-too-long": Trick(
        waive("phone-number", signed=True, until="2027-07"),
        "schema/waiver-term", LEAFLET, "holds until 31 July 2027, more than 12 months",
    ),
    "record-a-safety-rule": Trick(
        record("safety-wording/missing-wording", (ADVICE, "Rest.")),
        "safety-wording/missing-wording", LEAFLET, "emergency",
    ),
    "record-a-wrong-number": Trick(
        record("phone-number/not-in-directory", ("0808 800 6000", "0808 800 6001")),
        "phone-number/not-in-directory", LEAFLET, "0808 800 6001 is not in the directory",
    ),
    "record-in-the-same-change": Trick(
        record("schema/unknown-person", ("owner: writers", "owner: nobody")),
        "schema/unknown-person", LEAFLET, "'nobody' is not in content/people.yaml", full=False,
    ),
    "record-for-a-rule-that-never-waits": Trick(
        record("schema/mark-up", ("You can go", "[You](javascript:x) can go")),
        "schema/baseline-entry", BASELINE, "findings of schema/mark-up can never wait",
    ),
    "entitle-oneself": Trick(
        entitle_oneself, "sign-off/not-entitled", SIGN_OFFS,
        "does not count: before this change, 'eve' is not in content/people.yaml", full=False,
    ),
    "write-a-record-of-github": Trick(
        write_a_record_of_github, "sign-off/by-hand", SIGN_OFFS,
        "only github-actions[bot] writes such records", full=False,
    ),
    "alter-a-record-of-github": Trick(
        alter_a_record_of_github, "sign-off/altered", SIGN_OFFS, "is not that of its text"
    ),
    "let-it-wait-by-the-policy": Trick(
        wait_for_ever, "policy/weakened", LEAFLET, "before this change, this was an error: the sign-off",
        full=False,
    ),
    "loosen-the-policy": Trick(
        loosen_the_policy, "policy/weakened", LEAFLET, "before this change, this was an error: the",
        full=False,
    ),
    "take-the-topic-out": Trick(
        take_the_topic_out, "policy/weakened", LEAFLET,
        "before this change, this was an error: the", full=False,
    ),
    "take-a-check-out": Trick(
        write(f"[{ALL}]", "[schema, phone-number]", "leaflint.yaml"),
        "policy/weakened", "leaflint.yaml", "takes the check", full=False,
    ),
    "move-since-back": Trick(
        write("since: 0.1.0", "since: 0.0.9", "leaflint.yaml"),
        "policy/weakened", "leaflint.yaml", "moves `since` back from 0.1.0 to 0.0.9", full=False,
    ),
    "another-folder": Trick(
        add("content/leaflet/new.yaml"),
        "schema/not-a-leaflet", "content/leaflet/new.yaml", _NOT_FOUND,
    ),
    "the-folder-in-capitals": Trick(
        add("content/Leaflets/new.yaml"),
        "schema/not-a-leaflet", "content/Leaflets/new.yaml", _NOT_FOUND,
    ),
    "no-folder": Trick(
        add("content/new.yaml"), "schema/not-a-leaflet", "content/new.yaml", _NOT_FOUND
    ),
    "another-ending": Trick(
        add("content/leaflets/new.yml"),
        "schema/not-a-leaflet", "content/leaflets/new.yml", "does not end in .yaml",
    ),
    "a-hidden-file": Trick(
        add("content/leaflets/.new.yaml"),
        "schema/not-a-leaflet", "content/leaflets/.new.yaml", "hidden by the dot in its name",
    ),
    "a-file-that-git-ignores": Trick(ignore, "schema/ignored", NEW, "git ignores this file"),
    "a-wrong-number-that-git-ignores": Trick(
        ignore, "phone-number/not-in-directory", NEW, "0808 800 6001 is not in the directory"
    ),
    "call-911": Trick(
        write("**Call 999**", "**Call 911**"), "phone-number/impossible", LEAFLET, "in the UK can be 911"
    ),
    "call-998": Trick(
        write("**Call 999**", "**Call 998**"), "phone-number/impossible", LEAFLET, "in the UK can be 998"
    ),
    "call-1111": Trick(
        write("**Call 999**", "**In danger call 1111**"),
        "phone-number/impossible", LEAFLET, "in the UK can be 1111",
    ),
    "say-it-in-a-picture": Trick(
        describe_a_picture, "safety-wording/missing-wording", LEAFLET, "emergency"
    ),
    "swap-a-picture": Trick(swap_the_picture, "sign-off/voided", LEAFLET, "Changed since"),
    "a-letter-that-nobody-sees": Trick(
        write("You can go", '"You can\\u202e go'[1:].replace("\\u202e", "\u202e")),
        "schema/invisible", LEAFLET, "U+202E RIGHT-TO-LEFT OVERRIDE",
    ),
    "a-digit-of-another-script": Trick(
        write("20 minutes", "2\u0660 minutes"), "schema/digit", LEAFLET, "U+0660"
    ),
    "a-link-that-runs": Trick(
        write("You can go home", "[You](javascript:x) can go home"),
        "schema/mark-up", LEAFLET, "leads to no web page",
    ),
}  # fmt: skip
