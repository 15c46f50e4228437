"""Names that point nowhere, ids, mark-up, waivers and shared files."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.core.finding import Finding, Severity
from leaflint.engine.options import Choice
from tests.example_repository import LEAFLET, Repository, seen, where

BLOCKS = "content/blocks.yaml"
DIRECTORY = "content/directory.yaml"
PEOPLE = "content/people.yaml"
BLOCK = "blocks:\n  - {id: more, text: Some words., owner: writers, next_review: 2030}\n"


def test_the_example_is_valid(repository: Repository) -> None:
    report = repository.check()
    assert report.findings == ()
    assert (report.found, report.checked, report.unchecked) == (1, 1, 0)


WRITE_A_PERSON = "Write the id of somebody in people.yaml, or add them there."
WRITE_A_NAME = "Correct the name, or add it there."


@pytest.mark.parametrize(
    ("old", "new", "place", "shown", "rule", "message", "help_text"),
    [
        ("id: having-a-scan", "id: having-scan", "1:5", "having-scan", "file-name", "`id` is 'having-scan' but the file is called 'having-a-scan.yaml'", "Write `id: having-a-scan`, or rename the file."),
        ("owner: writers", "owner: writer", "7:8", "writer", "unknown-person", "`owner`: 'writer' is not in content/people.yaml; did you mean `writers`?", WRITE_A_PERSON),
        ("owner: writers", "owner: zzz", "7:8", "zzz", "unknown-person", "`owner`: 'zzz' is not in content/people.yaml", WRITE_A_PERSON),
        ("topics: [scan]", "topics: [scan, scans]", "5:16", "scans", "unknown-topic", "'scans' is not in the topics of checks/schema.yaml; did you mean `scan`?", WRITE_A_NAME),
        ("contacts: [helpline]", "contacts: [helpline, helplin]", "11:22", "helplin", "unknown-service", "'helplin' is not in content/directory.yaml; did you mean `helpline`?", WRITE_A_NAME),
        ("  - heading: The scan\n", "  - heading: The scan\n    include: [more, nowhere]\n", "24:21", "nowhere", "unknown-block", "'nowhere' is not in content/blocks.yaml", WRITE_A_NAME),
        ("You can go home when", "<b>You can go home when", "28:7", "<b>", "mark-up", "'<b>' is HTML, which a text cannot have", "Take it out; for bold, write **words**. To show the sign <, write \\<."),
    ],
)  # fmt: skip
def test_a_name_that_points_nowhere_is_an_error(
    repository: Repository, old: str, new: str, place: str, shown: str, rule: str, message: str, help_text: str
) -> None:  # fmt: skip
    repository.write(BLOCKS, BLOCK)
    repository.change(old, new)
    finding = repository.findings("schema")[0]
    assert (finding.rule, finding.severity) == (rule, Severity.ERROR)
    assert (where(finding), seen(repository.root, finding)) == (f"{LEAFLET}:{place}", shown)
    assert (finding.message, finding.help) == (message, help_text)


@pytest.mark.parametrize(
    ("file", "old", "one", "other", "rule"),
    [
        (LEAFLET, "id: having-a-scan", "id: one", "id: two", "file-name"),
        (LEAFLET, "owner: writers", "owner: one", "owner: two", "unknown-person"),
        (LEAFLET, "topics: [scan]", "topics: [one]", "topics: [two]", "unknown-topic"),
        (LEAFLET, "contacts: [helpline]", "contacts: [one]", "contacts: [two]", "unknown-service"),
        (LEAFLET, "You can go home", "<b>You can go home", "<i>You can go home", "mark-up"),
        (BLOCKS, "Some words", "Some <b>words", "Some <i>words", "mark-up"),
        (DIRECTORY, "id: clinic", "id: helpline", "id: emergency", "duplicate-id"),
    ],
)  # fmt: skip
def test_another_mistake_is_known_as_another_finding(
    repository: Repository, file: str, old: str, one: str, other: str, rule: str
) -> None:
    repository.write(BLOCKS, BLOCK)
    text = repository.read(file)
    known = set()
    for new in (one, other):
        repository.write(file, text.replace(old, new))
        findings = [found for found in repository.findings("schema") if found.rule == rule]
        known.add(findings[0].fingerprint)
    assert len(known) == 2


def test_mark_up_is_told_with_its_section(repository: Repository) -> None:
    repository.change("You can go home when", "# You can go home when")
    finding = repository.findings("schema")[0]
    assert (finding.rule, finding.section) == ("mark-up", "The scan")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("You can go home when", "`` ` `` You can go home when", (28, 7, 28, 14)),
        ("home when the scan", "home ``` `` ``` when the scan", (28, 23, 28, 33)),
        ("You can go home when", "```\n      ```\n\n      You can go home when", (28, 7, 29, 10)),
    ],
    ids=["at the start", "among words", "as a block"],
)
def test_code_of_backticks_alone_is_told_at_its_place(
    repository: Repository, old: str, new: str, place: tuple[int, int, int, int]
) -> None:
    repository.change(old, new)
    finding = repository.finding("schema")
    at = finding.position
    assert (at.line, at.column, at.end_line, at.end_column) == place


def test_mark_up_in_a_block_is_told_in_the_block(repository: Repository) -> None:
    repository.write(BLOCKS, BLOCK.replace("words", "<b>words"))
    finding = repository.finding("schema")
    assert (finding.rule, finding.severity) == ("mark-up", Severity.ERROR)
    assert finding.message == "'<b>' is HTML, which a text cannot have"
    assert finding.help.startswith("Take it out; for bold, write **words**.")
    assert (where(finding), seen(repository.root, finding)) == (f"{BLOCKS}:2:27", "<b>")


def test_two_leaflets_in_two_folders_cannot_share_an_id(repository: Repository) -> None:
    repository.write("content/leaflets/more/having-a-scan.yaml", repository.read(LEAFLET))
    finding = repository.finding("schema")
    assert finding.rule == "duplicate-id"
    assert where(finding) == "content/leaflets/more/having-a-scan.yaml:1:5"
    assert finding.message == "the id 'having-a-scan' is used by a second leaflet"
    assert finding.help == f"The first is in {LEAFLET}, line 1. Rename one."


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "shown", "message", "help_text"),
    [
        (DIRECTORY, "id: clinic", "id: helpline", "8:9", "helpline", "the id 'helpline' is used by a second service", f"The first is in {DIRECTORY}, line 2. Rename one."),
        (PEOPLE, "id: grace", "id: ada", "9:9", "ada", "the id 'ada' is used by a second person", f"The first is in {PEOPLE}, line 6. Rename one."),
        (BLOCKS, "id: other", "id: more", "3:10", "more", "the id 'more' is used by a second block", f"The first is in {BLOCKS}, line 2. Rename one."),
        (BLOCKS, "owner: ada", "owner: adda", "3:44", "adda", "`owner`: 'adda' is not in content/people.yaml; did you mean `ada`?", WRITE_A_PERSON),
        (DIRECTORY, "verified_by: ada", "verified_by: adda", "7:18", "adda", "`verified_by`: 'adda' is not in content/people.yaml; did you mean `ada`?", WRITE_A_PERSON),
        ("content/glossary.yaml", "owner: writers", "owner: nobody", "1:8", "nobody", "`owner`: 'nobody' is not in content/people.yaml", WRITE_A_PERSON),
        ("checks/review-date.yaml", "owner: grace", "owner: gracie", "1:8", "gracie", "`owner`: 'gracie' is not in content/people.yaml; did you mean `grace`?", WRITE_A_PERSON),
    ],
)  # fmt: skip
def test_shared_files_are_held_to_the_same(
    repository: Repository, file: str, old: str, new: str, place: str, shown: str, message: str, help_text: str
) -> None:  # fmt: skip
    repository.write(
        BLOCKS, f"{BLOCK}  - {{id: other, text: Other words., owner: ada, next_review: 2030}}\n"
    )
    repository.change(old, new, file)
    finding = next(
        finding for finding in repository.findings("schema") if finding.message == message
    )
    assert (where(finding), seen(repository.root, finding)) == (f"{file}:{place}", shown)
    assert (finding.help, finding.leaflet) == (help_text, None)


WAIVER = """\
waivers:
  - check: review-date
    rule: overdue
    reason: The review is under way.
    approved_by: ada
    expires: 2029-01-31
"""
OVERDUE = date(2028, 2, 1)


def in_leaflet(repository: Repository, today: date = OVERDUE) -> list[Finding]:
    found = repository.check(today).findings
    return [finding for finding in found if finding.leaflet and finding.rule != "banner"]


def test_a_waiver_keeps_the_finding_and_takes_its_weight(repository: Repository) -> None:
    repository.add_waiver(WAIVER, "2028-02-01")
    (finding,) = in_leaflet(repository)
    assert finding.waived == "The review is under way."
    assert finding.severity is Severity.WARNING
    report = repository.check(OVERDUE, choice=Choice(("review-date",)))
    assert report.count(Severity.WARNING) == 0
    assert report.exit_code("warning") == 0


@pytest.mark.parametrize(
    ("today", "rules"),
    [(date(2029, 1, 31), ["overdue"]), (date(2029, 2, 1), ["waiver-expired", "long-overdue"])],
)
def test_a_waiver_holds_up_to_its_last_day(
    repository: Repository, today: date, rules: list[str]
) -> None:
    repository.add_waiver(WAIVER, "2028-02-01")
    findings = in_leaflet(repository, today)
    assert sorted(finding.rule for finding in findings) == sorted(rules)
    expired = [finding for finding in findings if finding.rule == "waiver-expired"]
    if expired:
        assert expired[0].message == (
            "the waiver of review-date/overdue expired on 31 January 2029"
        )
        assert seen(repository.root, expired[0]) == "2029-01-31"
        assert expired[0].severity is Severity.ERROR


def test_a_waiver_that_covers_nothing_is_told(repository: Repository) -> None:
    repository.add_waiver(WAIVER.replace("2029", "2027"))
    finding = repository.finding("schema")
    assert (finding.rule, finding.severity) == ("waiver-unused", Severity.WARNING)
    assert finding.message == (
        "the waiver of review-date/overdue covers nothing: the check finds nothing to waive"
    )
    assert [finding.rule for finding in repository.check(choice=Choice(("schema",))).findings] == []


def test_a_waiver_of_one_rule_leaves_the_others(repository: Repository) -> None:
    repository.add_waiver(WAIVER.replace("overdue", "interval"), "2028-02-01")
    waived = {finding.rule: finding.waived for finding in in_leaflet(repository)}
    assert waived == {"overdue": None, "waiver-unused": None}


def test_a_waiver_without_a_rule_covers_the_whole_check(repository: Repository) -> None:
    repository.add_waiver(WAIVER.replace("    rule: overdue\n", ""), "2028-02-01")
    (finding,) = in_leaflet(repository)
    assert finding.waived is not None


CHECKS = (
    "Checks: agreeing-facts, phone-number, review-date, reading-age, plain-language, medicines, "
    "numbers, person-words, spelling."
)


@pytest.mark.parametrize(
    ("old", "new", "place", "rule", "message", "help_text"),
    [
        ("check: review-date", "check: review-dates", "34:12", "unknown-check", "`check`: no check called 'review-dates' can be waived; did you mean `review-date`?", CHECKS),
        ("check: review-date", "check: schema", "34:12", "unknown-check", "`check`: no check called 'schema' can be waived", CHECKS),
        ("rule: overdue", "rule: over-due", "35:11", "unknown-check", "`rule`: review-date has no rule 'over-due'; did you mean `overdue`?", ""),
        ("approved_by: ada", "approved_by: adda", "37:18", "unknown-person", "`approved_by`: 'adda' is not in content/people.yaml; did you mean `ada`?", WRITE_A_PERSON),
        ("approved_by: ada", "approved_by: writers", "37:18", "waiver-approver", "`approved_by`: The writers is a team; one person answers for a waiver", "Ask a clinical reviewer or governance."),
    ],
)  # fmt: skip
def test_a_waiver_that_is_not_right_waives_nothing(
    repository: Repository, old: str, new: str, place: str, rule: str, message: str, help_text: str
) -> None:
    repository.add_waiver(WAIVER.replace(old, new), "2028-02-01")
    report = repository.check(OVERDUE)
    (finding,) = [finding for finding in report.findings if finding.rule == rule]
    assert (finding.message, finding.help) == (message, help_text)
    assert where(finding) == f"{LEAFLET}:{place}"
    assert seen(repository.root, finding) == new.split(": ")[1]
    assert [finding.waived for finding in report.findings if finding.rule == "overdue"] == [None]


@pytest.mark.parametrize(
    ("old", "one", "other", "rule"),
    [
        ("check: review-date", "check: one", "check: two", "unknown-check"),
        ("rule: overdue", "rule: one", "rule: two", "unknown-check"),
        ("approved_by: ada", "approved_by: writers", "approved_by: eve", "waiver-approver"),
    ],
)
def test_another_mistake_in_a_waiver_is_known_as_another_finding(
    repository: Repository, old: str, one: str, other: str, rule: str
) -> None:
    eve = "  - {id: eve, name: Eve Editor, role: editor}\n"
    repository.write(PEOPLE, repository.read(PEOPLE) + eve)
    text = repository.read(LEAFLET)
    known = set()
    for new in (one, other):
        repository.write(LEAFLET, text + WAIVER.replace(old, new))
        (finding,) = [found for found in repository.findings("schema") if found.rule == rule]
        known.add(finding.fingerprint)
    assert len(known) == 2


def test_each_waiver_is_held_to_it(repository: Repository) -> None:
    more = WAIVER.partition("\n")[2]
    wrong = more.replace("check: review-date", "check: nothing")
    repository.add_waiver(WAIVER + wrong + more, "2028-02-01")
    assert [where(finding) for finding in repository.findings("schema", OVERDUE) if finding.rule == "unknown-check"] == [
        f"{LEAFLET}:39:12"
    ]  # fmt: skip


def test_an_unquoted_value_is_a_warning_in_shared_files_too(repository: Repository) -> None:
    repository.change('phone: "999"', "phone: 999", DIRECTORY)
    finding = repository.finding("schema")
    assert (finding.rule, finding.severity) == ("unquoted", Severity.WARNING)
    assert where(finding) == f"{DIRECTORY}:16:12"


@pytest.mark.parametrize(
    ("new", "shown", "message", "help_text"),
    [
        ("You can rest in [insert ward].", "[insert ward]", "'[insert ward]' was left in, and readers see it", "Write what belongs there, or take it out."),
        ("Your treatment may include:", "Your treatment may include:", "'Your treatment may include:' has nothing after it", "Write what belongs there, or take it out."),
    ],
)  # fmt: skip
def test_what_was_not_finished_is_an_error_and_in_a_draft_a_notice(
    repository: Repository, new: str, shown: str, message: str, help_text: str
) -> None:
    repository.change("You can go home when the scan is done.", new)
    finding = repository.finding("schema")
    assert (finding.rule, finding.severity) == ("unfinished", Severity.ERROR)
    assert (finding.message, finding.help, finding.section) == (message, help_text, "The scan")
    assert seen(repository.root, finding) == shown
    repository.change("status: published", "status: draft")
    assert repository.finding("schema").severity is Severity.NOTICE


def test_a_section_without_words_is_an_error(repository: Repository) -> None:
    repository.write(LEAFLET, repository.read(LEAFLET) + '  - heading: More\n    text: "..."\n')
    finding = repository.finding("schema")
    assert (finding.rule, finding.message) == ("unfinished", "the section 'More' holds no words")
    assert (finding.section, finding.help) == ("More", "Write what belongs there, or take it out.")
