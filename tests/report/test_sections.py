"""Pages under a limit: what does not fit is counted, and nothing is cut in its middle."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from leaflint.report.sections import Item, Place, Section, fit
from tests.report.rendered import to_html

REST = "See the file."


def shown_and_counted(page: str, noun: str) -> int:
    """Return how many items a page shows or counts as not shown."""
    shown = len(re.findall(rf"^- {noun} ", page, re.MULTILINE))
    counted = re.findall(rf"\*\*([\d,]+) (?:more )?{noun}s? not shown here\.\*\*", page)
    return shown + sum(int(number.replace(",", "")) for number in counted)


def section(noun: str, number: int, length: int = 10, *, folded: bool = False) -> Section:
    items = tuple(Item(f"- {noun} {'x' * length}\n") for _ in range(number))
    return Section(f"The {noun}s", items, noun, folded=folded)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 300), st.integers(1500, 9000))
def test_a_page_fits_and_loses_nothing_in_silence(
    errors: int, warnings: int, length: int, limit: int
) -> None:
    sections = (section("error", errors, length), section("warning", warnings, 300, folded=True))
    page = fit("Top\n", sections, Place(limit, REST))
    assert len(page.encode()) <= limit
    assert shown_and_counted(page, "error") == errors
    assert shown_and_counted(page, "warning") == warnings


def test_all_is_shown_when_there_is_room() -> None:
    page = fit("Top\n", (section("error", 2), section("none", 0)), Place(10_000, REST))
    assert page == "Top\n\n### The errors\n\n- error xxxxxxxxxx\n- error xxxxxxxxxx\n"


def test_the_rest_is_counted_and_its_place_named() -> None:
    page = fit("Top\n", (section("error", 3, 1000),), Place(2600, REST))
    assert page.count("- error") == 2
    assert page.endswith("\n**1 more error not shown here.** See the file.\n")
    assert fit("Top\n", (section("error", 2, 5000),), Place(2000, REST)).endswith(
        "### The errors\n\n\n**2 errors not shown here.** See the file.\n"
    )


def test_a_table_is_cut_between_rows() -> None:
    rows = tuple(Item(f"| {number} |\n") for number in range(1000))
    table = Section("Rows", rows, "row", "| Number |\n| --- |\n")
    page = to_html(fit("Top\n", (table,), Place(2000, REST)))
    shown = page.count("<td>")
    assert 0 < shown < 1000
    assert page.count("<table>") == page.count("</table>") == 1
    assert page.endswith(
        f"<p><strong>{1000 - shown} more rows not shown here.</strong> See the file.</p>\n"
    )


def test_a_folded_section_says_how_much_it_holds() -> None:
    page = fit("Top\n", (section("notice", 2, folded=True),), Place(10_000, REST))
    assert "<details><summary>The notices (2)</summary>\n\n- notice" in page
    assert page.endswith("</details>\n")


def findings(rules: Iterable[str]) -> Section:
    """Return a section of findings, each in a file of its own, of about 100 bytes."""
    items = (
        Item(f"- {rule} {number} {'x' * 80}\n", rule, f"\n**file {number}**\n\n")
        for number, rule in enumerate(rules)
    )
    return Section("The errors", tuple(items), "error")


def test_a_long_list_of_one_rule_is_cut_before_other_rules() -> None:
    page = fit("Top\n", (findings(["a"] * 50 + ["b"] * 2 + ["c"]),), Place(1600, REST))
    assert [page.count(f"- {rule} ") for rule in "abc"] == [7, 2, 1]
    assert [page.count(f"**file {number}**") for number in (0, 6, 7, 50, 51, 52)] == [
        1, 1, 0, 1, 1, 1,
    ]  # fmt: skip
    assert page.endswith("\n**43 more errors not shown here.** They are 43 `a`. See the file.\n")


def test_where_there_is_no_room_for_each_rule_the_first_are_shown() -> None:
    page = fit("Top\n", (findings("aabcdefg"),), Place(950, REST))
    assert [page.count(f"- {rule} ") for rule in "abcdefg"] == [1, 1, 1, 1, 0, 0, 0]
    assert "They are 1 `a`, 1 `e`, 1 `f` and others. See the file." in page


@given(st.lists(st.sampled_from("abcd"), max_size=60), st.integers(600, 9000))
def test_no_rule_hides_another_and_nothing_is_lost(rules: list[str], limit: int) -> None:
    page = fit("Top\n", (findings(rules),), Place(limit, REST))
    assert len(page.encode()) <= limit
    shown = {rule: page.count(f"- {rule} ") for rule in rules}
    left = re.search(r"\*\*(\d+) (?:more )?errors? not shown", page)
    assert sum(shown.values()) + (int(left[1]) if left else 0) == len(rules)
    for rule, number in shown.items():
        if number < rules.count(rule):
            assert max(shown.values()) <= number + 1
