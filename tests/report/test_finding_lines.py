"""Findings as Markdown."""

from __future__ import annotations

from leaflint.core.finding import Severity
from leaflint.report.sections import Place, finding_lines
from tests.report.rendered import tags, to_html, words
from tests.report.samples import HOSTILE, finding, report

HERE = Place(10_000, "")
"""Lines are named, not linked."""


def test_findings_come_under_their_leaflet_with_line_and_next_step() -> None:
    found = (finding(line=2), finding(line=9, severity=Severity.WARNING, help_text=""))
    items = finding_lines(report(*found), found, HERE)
    assert [item.above + item.text for item in items[:1]] + [items[1].text] == [
        "\n**A leaflet** · `content/leaflets/a.yaml`\n\n"
        "- ❌ **line 2**: wrong\\\n  → Mend it. <sub>`review-date/overdue`</sub>\n",
        "- ⚠️ **line 9**: wrong\\\n   <sub>`review-date/overdue`</sub>\n",
    ]
    assert items[0].above == items[1].above
    assert {item.rule for item in items} == {"review-date/overdue"}


def test_a_file_that_is_no_leaflet_has_its_path_alone_in_bold() -> None:
    shared = finding("checks/schema.yaml")
    (item,) = finding_lines(report(shared, leaflets=()), (shared,), HERE)
    assert item.above.startswith("\n**`checks/schema.yaml`**\n\n")


def test_lines_are_linked_where_the_address_is_known() -> None:
    found = finding("content/leaflets/a b\udc80#.yaml", line=7)
    place = Place(10_000, "", files="https://github.com/o/r/blob/abc/")
    (item,) = finding_lines(report(found, folder="nested/"), (found,), place)
    address = "https://github.com/o/r/blob/abc/nested/content/leaflets/a%20b%80%23.yaml#L7"
    assert f"[**line 7**]({address}): wrong" in item.text
    assert "`nested/content/leaflets/a b\\udc80#.yaml`" in item.above


def test_a_file_is_linked_to_its_editor_where_the_address_is_known() -> None:
    found = finding("content/leaflets/a b.yaml")
    place = Place(10_000, "", editor="https://github.com/o/r/edit/main/")
    (item,) = finding_lines(report(found), (found,), place)
    address = "https://github.com/o/r/edit/main/content/leaflets/a%20b.yaml"
    assert item.above.startswith(
        f"\n**A leaflet** · `content/leaflets/a b.yaml` · [edit this file]({address})\n"
    )


def test_a_waived_finding_gives_its_reason() -> None:
    found = finding(waived="agreed @ward")
    (item,) = finding_lines(report(found), (found,), HERE)
    assert "  Waived: agreed @\u2060ward <sub>" in item.text


def test_hostile_text_stays_text() -> None:
    found = finding(f"content/leaflets/{HOSTILE}.yaml", message=HOSTILE, help_text=HOSTILE)
    page = to_html(
        "".join(item.above + item.text for item in finding_lines(report(found), (found,), HERE))
    )
    assert tags(page) == {"p", "strong", "code", "ul", "li", "br", "sub"}
    assert "\\u003a:error\\u003a:x\\u000d\\u000a\\u003a:set-output" in words(page)


def test_a_message_of_any_length_stays_short() -> None:
    items = finding_lines(report(), (finding(message="x" * 600), finding(message="x" * 601)), HERE)
    assert f": {'x' * 600}\\" in items[0].text
    assert f": {'x' * 600}…\\" in items[1].text
