"""A leaflet as its readers see it."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.checks.review_date import CHECK
from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.core.edition import edition
from leaflint.engine.options import Choice
from leaflint.engine.workspace import Workspace
from leaflint.site.contacts import ContactView, Way
from leaflint.site.leaflet_view import LeafletView, TermView, view_leaflet
from leaflint.site.nesting import Paragraph
from leaflint.site.pages import render
from tests.example_repository import LEAFLET, TODAY, UNSIGNED, Repository

DIRECTORY = "content/directory.yaml"


def view(repository: Repository, today: date = TODAY) -> LeafletView:
    summary = Workspace(repository.tree, today).check_leaflet(LEAFLET).summary
    context = repository.plan(UNSIGNED, today).context
    return view_leaflet(repository.leaflet(), context, summary.review, "it", lambda it: it.url)


def links(seen: LeafletView) -> list[tuple[str, str]]:
    """Return the words and the address of each link in the paragraphs of a leaflet."""
    return [
        ("".join(run.text for run in piece.runs), piece.url)
        for section in seen.sections
        for node in section.nodes
        if isinstance(node, Paragraph)
        for piece in node.pieces
        if piece.url
    ]


def test_title_dates_and_edition(repository: Repository) -> None:
    seen = view(repository)
    assert (seen.title, seen.summary) == ("Having a scan", "What happens when you have a scan.")
    assert (seen.last_reviewed, seen.next_review, seen.banner) == ("March 2026", "January 2028", "")
    assert [section.heading for section in seen.sections] == ["Before the scan", "The scan", "Getting help"]  # fmt: skip
    assert seen.edition == edition(digest(approved_text(repository.leaflet())))
    assert seen.terms == ()


def test_numbers_of_the_directory_can_be_tapped_and_no_others(repository: Repository) -> None:
    repository.change("**Call 999**", "Or call 020 7946 0999. **Call 999**")
    assert links(view(repository)) == [("0808 800 6000", "tel:+448088006000"), ("999", "tel:999")]


@pytest.mark.parametrize(
    ("kind", "heading", "old", "new", "urgency"),
    [
        ("urgent-help", "Getting help", "", "", "emergency"),
        ("urgent-help", "Getting help", "**Call 999**", "Say so", "urgent"),
        ("urgent-help", "Getting help", "on 0808 800 6000. **Call 999**", "or a GP", "advice"),
        ("contacts", "Getting help", "", "", None),
        ("contacts", "When to call 999", "", "", "emergency"),
        ("contacts", "When to call 111", "", "", None),
    ],
)
def test_urgent_help_is_known_by_its_kind_and_its_numbers(
    repository: Repository, kind: str, heading: str, old: str, new: str, urgency: str | None
) -> None:
    repository.change("heading: Getting help\n", f"heading: {heading}\n    kind: {kind}\n")
    repository.change(old, new) if old else None
    assert [section.urgency for section in view(repository).sections] == [None, None, urgency]


def test_the_banner_of_an_overdue_review_is_that_of_the_policy(repository: Repository) -> None:
    assert view(repository, date(2028, 1, 31)).banner == ""
    assert view(repository, date(2028, 2, 1)).banner.startswith(
        "The review of this leaflet was planned for January 2028 and has not been done yet."
    )
    waiver = f"waivers:\n  - check: {CHECK.id}\n    rule: banner\n    reason: Known.\n    approved_by: grace\n    expires: 2028-03\n"
    repository.add_waiver(waiver, "2028-01-01")
    assert view(repository, date(2028, 2, 1)).banner == ""


def test_terms_are_explained_and_the_first_use_leads_there(repository: Repository) -> None:
    repository.change("The scan does not hurt", "You may need a biopsy. The scan does not hurt")
    meaning = "a test in which a small piece of the body is taken out to be looked at"
    assert view(repository).terms == (TermView("biopsy", meaning),)
    assert ("biopsy", "#it-term-1") in links(view(repository))
    repository.change("a biopsy", "a biopsy (a test of a small piece of you)")
    assert view(repository).terms == (TermView("biopsy", meaning),)
    assert not [link for link in links(view(repository)) if link[0] == "biopsy"]


def test_contacts_have_cost_and_hours_and_every_way_to_reach_them(repository: Repository) -> None:
    assert view(repository).contacts == (
        ContactView("Helpline", (Way("Phone", "0808 800 6000", "tel:+448088006000", "free to call"),), "", ""),
    )  # fmt: skip
    repository.change(
        'phone: "0808 800 6000"\n',
        'phone: "0808 800 6000"\n    relay: true\n    textphone: "0808 800 6001"\n    text_number: "07700 900 123"\n'
        "    email: ask@example.org\n    web: https://example.org/help\n    hours: Monday to Friday\n    answered_by: Nurses\n",
        DIRECTORY,
    )  # fmt: skip
    (helpline,) = view(repository).contacts
    assert (helpline.hours, helpline.answered_by) == ("Monday to Friday", "Nurses")
    assert helpline.ways[1:] == (
        Way("Relay UK", "18001 0808 800 6000"),
        Way("Textphone", "0808 800 6001", "tel:+448088006001"),
        Way("Text message", "07700 900 123"),
        Way("E-mail", "ask@example.org", "mailto:ask@example.org"),
        Way("Web", "https://example.org/help", "https://example.org/help"),
    )


def test_a_contact_that_the_directory_does_not_have_is_left_out(repository: Repository) -> None:
    repository.change("contacts: [helpline]", "contacts: [helpline, nobody]")
    assert [contact.name for contact in view(repository).contacts] == ["Helpline"]


def test_a_template_that_names_what_is_not_there_fails() -> None:
    with pytest.raises(Exception, match="'page' is undefined"):
        render("reviewer.html.jinja")


def test_the_choice_of_checks_plays_no_part(repository: Repository) -> None:
    context = repository.plan(Choice(("review-date",))).context
    seen = view_leaflet(repository.leaflet(), context, None, "it", lambda it: it.url)
    assert seen == view(repository)
