"""Wording that must be there: to whom a rule applies, and what counts as saying it."""

from __future__ import annotations

import pytest

from leaflint.checks.safety_wording import Settings, wording_spans
from leaflint.core.finding import Severity
from tests.example_repository import LEAFLET, Repository, seen, where

POLICY = "checks/safety-wording.yaml"
SAID = "**Call 999** if\n      you cannot breathe."


def test_a_missing_wording_is_an_error_that_says_what_to_add(repository: Repository) -> None:
    repository.change(SAID, "Call your nurse.")
    finding = repository.finding("safety-wording")
    assert (finding.rule, finding.severity) == ("missing-wording", Severity.ERROR)
    assert finding.message == (
        "the wording 'emergency' is missing (Readers must know when to call an ambulance.)"
    )
    assert finding.help == (
        'Add to the section where it belongs: "Call 999 if you cannot breathe."'
    )
    assert (where(finding), finding.section) == (f"{LEAFLET}:12:1", None)


@pytest.mark.parametrize(
    "said",
    [
        "Call 999 if you cannot breathe.",
        "CALL 999 if  you **cannot** breathe!",
        "If you cannot breathe, call 999.",
        "You must call 999 if you cannot breathe or speak.",
        "Call 999 if:\n\n      - you cannot breathe",
        "Call 999 if you\n      cannot breathe.",
    ],
)
def test_capitals_punctuation_mark_up_and_line_breaks_may_differ(
    repository: Repository, said: str
) -> None:
    repository.change(SAID, said)
    assert repository.findings("safety-wording") == []


@pytest.mark.parametrize(
    ("said", "rule", "differs"),
    [
        ("Call 111 if you cannot breathe.", "drifted", '"999" has become "111"'),
        ("Call 9999 if you cannot breathe.", "drifted", '"999" has become "9999"'),
        ("Call 999 if you cannot breath.", "drifted", '"breathe" has become "breath"'),
        ("Call 999 when you cannot breathe.", "drifted", '"if" has become "when"'),
        ("Call 999 if you can not breathe.", "drifted", '"cannot" has become "can not"'),
        ("Recall 999 if you cannot breathe.", "drifted", '"call" has become "recall"'),
        ("Call 999 soon if you cannot breathe.", "drifted", '"soon" is added'),
        ("Call 999 if you cannot.", "drifted", '"breathe" is left out'),
        ("Call 999 if you can breathe.", "contradicted", '"cannot" has become "can"'),
        ("Do not call 999 if you cannot breathe.", "contradicted", ""),
        ("You do not need to call 999 if you cannot breathe.", "contradicted", ""),
        ("Call 999 if you feel ill.", "drifted", '"cannot breathe" has become "feel ill"'),
        ("Call a friend.", "missing-wording", ""),
    ],
)
def test_words_and_numbers_may_not(
    repository: Repository, said: str, rule: str, differs: str
) -> None:
    repository.change(SAID, said)
    finding = repository.finding("safety-wording")
    assert finding.rule == rule
    assert differs in finding.message


def test_drift_is_shown_word_for_word_at_its_place(repository: Repository) -> None:
    repository.change(
        "**Call 999** if\n      you cannot", "Keep calm. **Call 111** if\n      you can't"
    )
    repository.change("you can't breathe.", "you can't breathe. We will help.")
    finding = repository.finding("safety-wording")
    assert finding.message == (
        "the wording 'emergency' is not as approved: "
        '"999" has become "111"; "cannot" has become "can\'t"'
    )
    assert finding.help == 'Write it as approved: "Call 999 if you cannot breathe."'
    assert finding.section == "Getting help"
    at = finding.position
    lines = repository.read(LEAFLET).splitlines()
    assert lines[at.line - 1][at.column - 1 :] == "Call 111** if"
    assert lines[at.end_line - 1][: at.end_column - 1] == "      you can't breathe"


def test_drift_in_the_first_section_is_told_with_its_heading(repository: Repository) -> None:
    repository.change(SAID, "Ask us.")
    repository.change("show you where to sit.", "show you. Call 111 if you cannot breathe.")
    finding = repository.finding("safety-wording")
    assert (finding.rule, finding.section) == ("drifted", "Before the scan")
    assert seen(repository.root, finding) == "Call 111 if you cannot breathe"


def test_wording_right_below_a_heading_without_words_counts(repository: Repository) -> None:
    repository.change("heading: Getting help", 'heading: "?"')
    repository.change("If you have any questions, call our helpline free on 0808 800 6000. ", "")
    assert repository.findings("safety-wording") == []
    repository.change("**Call 999** if", "**Call 111** if")
    finding = repository.finding("safety-wording")
    assert (finding.rule, finding.section) == ("drifted", "?")
    at = finding.position
    lines = repository.read(LEAFLET).splitlines()
    assert lines[at.line - 1][at.column - 1 :] == "Call 111** if"
    assert lines[at.end_line - 1][: at.end_column - 1] == "      you cannot breathe"


SECOND = """\
  - id: second
    reason: Readers must know whom to ask.
    owner: grace
    source: Our own rules.
    next_review: 2028
    applies_to: {topics: [scan]}
    say: Ask the ward sister about driving.
"""


def test_wording_that_stands_does_not_hide_the_next_rule(repository: Repository) -> None:
    repository.write(POLICY, repository.read(POLICY) + SECOND)
    finding = repository.finding("safety-wording")
    assert finding.message == ("the wording 'second' is missing (Readers must know whom to ask.)")


@pytest.mark.parametrize(
    ("close", "rule"), [(66, "drifted"), (67, "missing-wording")], ids=["at", "above"]
)
def test_the_policy_says_how_close_counts_as_drifted(
    repository: Repository, close: int, rule: str
) -> None:
    repository.change(
        "next_review: 2028\nrules", f"next_review: 2028\nclose: {close}\nrules", POLICY
    )
    repository.change(SAID, "Phone 111 if you cannot breathe.")
    assert repository.finding("safety-wording").rule == rule


def test_wording_spread_over_two_sections_does_not_count(repository: Repository) -> None:
    repository.change(SAID, "Call 999 if\n  - heading: More\n    text: you cannot breathe.")
    assert [finding.rule for finding in repository.findings("safety-wording")] == [
        "missing-wording"
    ]


@pytest.mark.parametrize(
    ("applies_to", "applies"),
    [
        ("{topics: [scan]}", True),
        ("{topics: [treatment]}", False),
        ("{topics: [treatment], words: [small rooms]}", True),
        ("{words: [Small Rooms]}", True),
        ("{words: [small room]}", True),
        ("{words: [small rook]}", False),
        ("{words: [getting help]}", True),
        ("{topics: [scan], risk: [high]}", False),
        ("{topics: [scan], risk: [high, medium]}", True),
        ("{topics: [scan], status: [draft]}", False),
        ("{status: [published]}", True),
        ("{}", True),
    ],
)
def test_a_rule_applies_only_where_it_should(
    repository: Repository, applies_to: str, applies: bool
) -> None:
    repository.change("applies_to:\n      topics: [scan]", f"applies_to: {applies_to}", POLICY)
    repository.change(SAID, "")
    assert bool(repository.findings("safety-wording")) == applies


def test_a_draft_is_judged_and_a_withdrawn_leaflet_is_not(repository: Repository) -> None:
    repository.change(SAID, "")
    repository.change("status: published", "status: draft")
    assert len(repository.findings("safety-wording")) == 1
    repository.change("status: draft", "status: withdrawn")
    assert repository.findings("safety-wording") == []


@pytest.mark.parametrize(
    ("severity", "status", "expected"),
    [
        ("severity: {missing-wording: notice}", "published", "notice"),
        ("severity: {missing-wording: {default: error, status: {draft: warning}}}", "draft", "warning"),
        ("severity: {missing-wording: {default: error, status: {draft: warning}}}", "published", "error"),
        ("severity: {missing-wording: {default: notice, risk: {medium: warning}}}", "published", "warning"),
        ("severity: {missing-wording: {default: notice, risk: {high: warning}}}", "published", "notice"),
        ("severity: {missing-wording: {default: error, status: {published: notice}, risk: {medium: warning}}}", "published", "notice"),
    ],
)  # fmt: skip
def test_policy_sets_the_severity_by_status_and_risk(
    repository: Repository, severity: str, status: str, expected: str
) -> None:
    repository.change(SAID, "")
    repository.change("status: published", f"status: {status}")
    repository.change("next_review: 2028\nrules", f"next_review: 2028\n{severity}\nrules", POLICY)
    assert repository.finding("safety-wording").severity == expected


def test_a_rule_may_have_a_severity_of_its_own(repository: Repository) -> None:
    repository.change(SAID, "")
    repository.change("    say:", "    severity: warning\n    say:", POLICY)
    assert repository.finding("safety-wording").severity == "warning"


ELEMENTS = """\
    elements:
      symptom: [breathe]
      action: [call, phone]
      urgency: [now, at once]
      service: ["999"]
    never_say: [wait and see]
"""


def with_elements(repository: Repository, said: str) -> None:
    repository.write(POLICY, repository.read(POLICY) + ELEMENTS)
    repository.change(SAID, said)


@pytest.mark.parametrize(
    "said",
    [
        "Phone 999 now if you struggle to breathe.",
        "If you can hardly speak or breathe, help must come at once. Phone 999.",
        "Call 999 at once if:\n\n      - you faint\n      - it is hard to breathe",
        "Call 999 if you cannot breathe.",
    ],
)
def test_other_words_are_enough_where_a_rule_names_elements(
    repository: Repository, said: str
) -> None:
    with_elements(repository, said)
    findings = repository.findings("safety-wording")
    assert [finding.message for finding in findings] == []


def test_incomplete_advice_names_what_is_lacking(repository: Repository) -> None:
    with_elements(repository, "Phone 999 if it is hard to breathe.")
    finding = repository.finding("safety-wording")
    assert (finding.rule, finding.severity) == ("incomplete", Severity.ERROR)
    assert finding.message == (
        "the advice 'emergency' does not say how soon (such as 'now') "
        "(Readers must know when to call an ambulance.)"
    )
    assert (
        finding.help == 'Say it all close together, for example: "Call 999 if you cannot breathe."'
    )
    assert seen(repository.root, finding) == "Phone 999 if it is hard to breathe"


@pytest.mark.parametrize(
    "said",
    [
        "There is no need to phone 999 if it is hard to breathe.",
        "If it is hard to breathe, wait and see. Then call 999 now.",
        "Call 999 if you cannot breathe. It may be hard to breathe. Just wait and see.",
        "Call 999 if you cannot breathe, but if it is only hard to breathe, wait and see.",
        "Call 999 if you cannot breathe. Don't call 999 if you cannot breathe.",
    ],
)
def test_a_contradiction_outweighs_the_rest(repository: Repository, said: str) -> None:
    with_elements(repository, said)
    finding = repository.finding("safety-wording")
    assert finding.rule == "contradicted"
    assert finding.message == (
        "this contradicts the wording 'emergency' (Readers must know when to call an ambulance.)"
    )
    assert finding.help == (
        'Take it out or reword it. What must be said: "Call 999 if you cannot breathe."'
    )


@pytest.mark.parametrize(
    ("last", "place"),
    [
        ("Go.\n      **Now**. We will help.", (31, 75, 33, 12)),
        ("Go.\n\n      Now. We will help.", (31, 75, 34, 10)),
        ("Go. Now, we\n      hope. We will help.", (31, 75, 33, 11)),
    ],
    ids=["a sentence of its own", "a paragraph of its own", "a sentence that goes on"],
)
def test_a_contradiction_is_shown_to_the_end_of_the_sentence_with_its_last_word(
    repository: Repository, last: str, place: tuple[int, int, int, int]
) -> None:
    repository.change("say: Call 999 if you cannot breathe.", "say: Call 999. Go. Now.", POLICY)
    repository.change(SAID, f"You need\n      not call 999. {last}")
    finding = repository.finding("safety-wording")
    at = finding.position
    assert finding.rule == "contradicted"
    assert (at.line, at.column, at.end_line, at.end_column) == place


def test_never_say_holds_without_elements(repository: Repository) -> None:
    repository.write(POLICY, repository.read(POLICY) + "    never_say: [wait and see]\n")
    repository.change("It takes about", "Do not wait and see. It takes about")
    assert repository.findings("safety-wording") == []
    repository.change("Do not wait and see.", "Just wait and see.")
    finding = repository.finding("safety-wording")
    assert (finding.rule, seen(repository.root, finding)) == ("contradicted", "Just wait and see")


@pytest.mark.parametrize(
    ("where", "kind", "message"),
    [
        ("{section: [urgent-help]}", "urgent-help", None),
        ("{section: [symptoms, urgent-help]}", "urgent-help", None),
        ("{section: [urgent-help]}", "contacts", "in a section of kind `urgent-help`"),
        ("{section: [urgent-help]}", None, "in a section of kind `urgent-help`"),
        ("{section: [urgent-help, about]}", None, "in a section of kind `urgent-help` or `about`"),
        ("{before: tests}", None, "above the section of kind `tests`"),
        ("{before: contacts}", "contacts", "above the section of kind `contacts`"),
        ("{before: treatment}", None, None),
        ("{section: [about], before: tests}", None,
         "in a section of kind `about` and above the section of kind `tests`"),
    ],
)  # fmt: skip
def test_wording_must_stand_where_the_rule_says(
    repository: Repository, where: str, kind: str | None, message: str | None
) -> None:
    repository.change("    say:", f"    where: {where}\n    say:", POLICY)
    repository.change("  - heading: The scan\n", "  - heading: The scan\n    kind: tests\n")
    if kind:
        repository.change("heading: Getting help", f"heading: Getting help\n    kind: {kind}")
    findings = repository.findings("safety-wording")
    if message is None:
        assert findings == []
        return
    (finding,) = findings
    assert finding.rule == "wrong-place"
    assert finding.message == (
        f"the wording 'emergency' stands in 'Getting help'; it must stand {message}"
    )
    assert finding.help == "Move it there, or set the `kind` of the section that it is in."


def test_a_missing_wording_says_where_it_belongs(repository: Repository) -> None:
    repository.change("    say:", "    where: {section: [urgent-help]}\n    say:", POLICY)
    repository.change(SAID, "")
    assert repository.finding("safety-wording").help == (
        'Add in a section of kind `urgent-help`: "Call 999 if you cannot breathe."'
    )


BLOCKS = """\
blocks:
  - id: ambulance
    text: |
      **Call 999** if you
      cannot breathe.
    owner: grace
    next_review: 2028
"""


def use_block(repository: Repository) -> None:
    """Let the rule take its wording from a block."""
    repository.write("content/blocks.yaml", BLOCKS)
    repository.change("say: Call 999 if you cannot breathe.", "block: ambulance", POLICY)
    repository.change("    variants:\n      - If you cannot breathe, call 999.\n", "", POLICY)


def test_a_shared_block_satisfies_the_rule_included_or_written_out(repository: Repository) -> None:
    use_block(repository)
    assert repository.findings("safety-wording") == []
    repository.change(SAID, "Ask us.\n    include: [ambulance]")
    assert repository.findings("safety-wording") == []
    assert repository.findings("schema") == []


def test_a_missing_block_is_offered(repository: Repository) -> None:
    use_block(repository)
    repository.change(SAID, "Ask us.")
    assert repository.finding("safety-wording").help == (
        'Add to the section where it belongs: "Call 999 if you cannot breathe.", '
        "or include the block `ambulance`"
    )


def test_a_rule_must_name_a_block_that_exists(repository: Repository) -> None:
    use_block(repository)
    repository.change("block: ambulance", "block: ambulanse", POLICY)
    finding = repository.finding("safety-wording")
    assert finding.rule == "unknown-block"
    assert finding.message == (
        "the rule 'emergency' names the block 'ambulanse', which is not in "
        "content/blocks.yaml; did you mean `ambulance`?"
    )
    assert where(finding) == f"{POLICY}:13:12"
    assert seen(repository.root, finding) == "ambulanse"
    assert finding.help == (
        "Correct the name, or add the block. Until then the rule finds nothing."
    )


def test_another_rule_without_its_block_is_known_as_another_finding(
    repository: Repository,
) -> None:
    use_block(repository)
    repository.change("block: ambulance", "block: nowhere", POLICY)
    known = repository.finding("safety-wording").fingerprint
    repository.change("id: emergency", "id: danger", POLICY)
    assert repository.finding("safety-wording").fingerprint != known


def test_a_rule_must_have_an_owner_whom_somebody_knows(repository: Repository) -> None:
    repository.change("    owner: grace\n    source", "    owner: grce\n    source", POLICY)
    finding = repository.finding("safety-wording")
    assert finding.rule == "unknown-owner"
    assert finding.message == (
        "the owner of the rule 'emergency', 'grce', is not in content/people.yaml; "
        "did you mean `grace`?"
    )
    assert where(finding) == f"{POLICY}:8:12"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    say: Call 999 if you cannot breathe.\n", "", "needs the approved wording"),
        ("    say:", "    block: ambulance\n    say:", "either `say` or `block`, not both"),
        ("    say:", "    elements: {symptom: [breathe]}\n    say:", "`action` is missing"),
        ("    say:", "    elements: {action: [call]}\n    say:", "must name `who`, `symptom` or `matter`"),
        ("    say:", '    never_say: ["(a+)+$"]\n    say:', "'(a+)+$' is not plain words ('(')"),
        ("topics: [scan]", 'words: ["wait.*see"]', "'wait.*see' is not plain words ('*')"),
        ("topics: [scan]", 'words: ["..."]', "'...' holds no word"),
    ],
)  # fmt: skip
def test_a_policy_that_makes_no_sense_is_refused(
    repository: Repository, old: str, new: str, message: str
) -> None:
    repository.change(old, new, POLICY)
    report = repository.check()
    (finding,) = (finding for finding in report.findings if finding.position.file == POLICY)
    assert (finding.check, finding.severity) == ("schema", Severity.ERROR)
    assert message in finding.message
    assert [skipped.check for skipped in report.not_run] == ["safety-wording"]


def test_spans_tell_where_safety_wording_stands(repository: Repository) -> None:
    leaflet = repository.leaflet()
    settings = repository.context().policies["safety-wording"].data
    assert isinstance(settings, Settings)
    ((block, start, end, rule),) = wording_spans(leaflet, settings)
    assert (block.text[start:end], rule) == ("Call 999 if you cannot breathe", "emergency")


def test_spans_cover_a_list_block_by_block_and_drift_too(repository: Repository) -> None:
    repository.change(SAID, "Call 111 if:\n\n      - you cannot breathe")
    settings = repository.context().policies["safety-wording"].data
    assert isinstance(settings, Settings)
    spans = wording_spans(repository.leaflet(), settings)
    assert [block.text[start:end] for block, start, end, _ in spans] == [
        "Call 111 if",
        "you cannot breathe",
    ]
