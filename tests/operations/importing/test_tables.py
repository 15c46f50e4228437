"""Tables to paragraphs: every cell once, in an order that reads."""

from __future__ import annotations

from leaflint.operations.importing.document import ImportProblem, Kind, Paragraph, Span, Table
from leaflint.operations.importing.tables import flatten, is_of_contacts


def table(*rows: tuple[str, ...], kind: Kind = "paragraph") -> Table:
    cells = [
        tuple((Paragraph((Span(text),), "table 1", kind),) if text else () for text in row)
        for row in rows
    ]
    return Table(tuple(cells), "table 1")


def flat(of: Table) -> tuple[list[tuple[str, str]], list[ImportProblem]]:
    problems: list[ImportProblem] = []
    return [(one.kind, one.text) for one in flatten(of, problems)], problems


def test_two_columns_with_numbers_are_contacts() -> None:
    contacts = table(("Helpline", "0808 800 6000"), ("Ward 5", "0161 496 0155"))
    assert is_of_contacts(contacts)
    assert flat(contacts) == (
        [("bullet", "Helpline: 0808 800 6000"), ("bullet", "Ward 5: 0161 496 0155")],
        [],
    )


def test_other_tables_become_lists_and_are_told() -> None:
    lines, problems = flat(
        table(("Drug", "Dose", "When"), ("A", "5 mg", "at night"), ("B:", "", "9am"))
    )
    assert lines == [
        ("bullet", "Drug: Dose; When"),
        ("bullet", "A: 5 mg; at night"),
        ("bullet", "B: 9am"),
    ]
    assert [(one.place, one.message) for one in problems] == [
        ("table 1", "leaflets have no tables: of this one, each row is a point of a list")
    ]


def test_a_table_of_one_column_is_only_a_frame() -> None:
    assert flat(table(("Call 999",), ("",))) == ([("paragraph", "Call 999")], [])


def test_cells_that_hold_lists_follow_one_after_the_other() -> None:
    lines, problems = flat(table(("Do", "Do not"), kind="bullet"))
    assert lines == [("bullet", "Do"), ("bullet", "Do not")]
    assert problems[0].message.endswith("its cells follow one after the other")
