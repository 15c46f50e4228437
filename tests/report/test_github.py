"""Annotations: on their lines, worst first, and never a command of the leaflet's own."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from leaflint.core.escape import visible
from leaflint.core.finding import Position, Severity
from leaflint.engine.result import NotRun
from leaflint.report.github import to_github
from tests.example_repository import LEAFLET, Repository
from tests.report.samples import HOSTILE, finding, report


def read(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as GitHub's runner does."""
    match = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
    assert match, line
    kind, properties, message = match.groups()
    pairs = dict(pair.split("=", 1) for pair in properties.split(","))
    return kind, {name: _plain(value) for name, value in pairs.items()}, _plain(message)


def _plain(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_a_finding_stands_on_its_line_and_columns(repository: Repository) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    (line,) = to_github(repository.check()).splitlines()
    kind, properties, message = read(line)
    assert kind == "error"
    assert properties == {
        "file": LEAFLET, "line": "31", "endLine": "31", "col": "60", "endColumn": "72",
        "title": "phone-number/not-in-directory",
    }  # fmt: skip
    assert message.startswith("0808 800 6001 is not in the directory; did you mean 0808 800 6000")
    assert message.endswith(
        "\n→ Correct it; or, if it is right, add its service to content/directory.yaml."
    )


def test_the_path_is_from_the_top_of_the_git_repository(repository: Repository) -> None:
    outer = repository.root / "outer" / "leaflets"
    outer.mkdir(parents=True)
    for name in ("content", "checks"):
        (repository.root / name).rename(outer / name)
    (repository.root / "outer" / ".git").mkdir()
    inside = Repository(outer)
    inside.change("0808 800 6000", "0808 800 6001")
    _, properties, _ = read(to_github(inside.check()).strip())
    assert properties["file"] == f"leaflets/{LEAFLET}"


@given(st.text(st.characters(exclude_categories=[])), st.text())
@example(HOSTILE, HOSTILE)
@example("a\n::error::b", "\r::warning::c")
def test_text_of_leaflets_cannot_give_commands(message: str, file: str) -> None:
    found = report(finding(f"content/{file}.yaml", message=message, help_text=message))
    text = to_github(found)
    assert re.findall(r"[\r\n]", text) == ["\n"]
    kind, properties, _ = read(text.removesuffix("\n"))
    assert kind == "error"
    assert properties["file"] == visible(f"content/{file}.yaml")
    assert properties["title"] == "review-date/overdue"


def test_a_finding_over_several_lines_has_no_columns() -> None:
    at = Position("a.yaml", 1, 3, 4, 1)
    assert to_github(report(replace(finding(), position=at))).startswith(
        "::error file=a.yaml,line=1,endLine=4,title=review-date/overdue::wrong"
    )


def test_waived_findings_are_no_annotations() -> None:
    assert to_github(report(finding(waived="agreed"))) == ""
    assert to_github(report(replace(finding(), in_baseline=True))) == ""


def test_ten_of_a_kind_are_shown_and_the_rest_is_counted_and_placed() -> None:
    severities = [Severity.ERROR] * 12 + [Severity.WARNING] * 10 + [Severity.NOTICE] * 11
    found = report(
        *(finding(f"content/leaflets/{n}.yaml", severity=one) for n, one in enumerate(severities))
    )
    lines = [read(line) for line in to_github(found).splitlines()]
    assert [kind for kind, _, _ in lines] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    _, properties, message = lines[-1]
    assert properties == {"title": "Not everything is shown here"}
    assert message == (
        "2 errors and 2 notices more than GitHub shows on the lines: 4 review-date/overdue. The summary of "
        "this run has them all. They are in content/leaflets/8.yaml, content/leaflets/9.yaml, "
        "content/leaflets/31.yaml, content/leaflets/32.yaml."
    )  # fmt: skip


def test_exactly_what_github_keeps_needs_no_line_about_the_rest() -> None:
    found = report(*(finding(line=n) for n in range(1, 11)))
    assert [read(line)[0] for line in to_github(found).splitlines()] == ["error"] * 10


def test_every_file_has_its_first_finding_before_any_has_its_second() -> None:
    many = [finding("content/leaflets/a.yaml", line=n) for n in range(1, 20)]
    few = [finding(f"content/leaflets/{name}.yaml") for name in "bcd"]
    shown = [read(line)[1]["file"] for line in to_github(report(*many, *few)).splitlines()[:4]]
    assert shown == [f"content/leaflets/{name}.yaml" for name in "abcd"]


def test_of_500_findings_none_is_lost_in_silence() -> None:
    found = report(*(finding(f"content/leaflets/{n}.yaml") for n in range(500)))
    lines = to_github(found).splitlines()
    message = read(lines[-1])[2]
    assert len(lines) == 11
    assert message.startswith("490 errors more than GitHub shows")
    assert message.endswith("and 470 more files.")


def test_a_check_that_did_not_run_is_an_error() -> None:
    text = to_github(report(not_run=(NotRun("schema", "checks/schema.yaml", policy=True),)))
    kind, properties, message = read(text.strip())
    assert (kind, properties["file"]) == ("error", "checks/schema.yaml")
    assert message == "the check 'schema' did not run: checks/schema.yaml is missing or broken"
