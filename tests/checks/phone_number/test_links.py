"""Links in leaflets: where they lead, held against their words and the directory."""

from __future__ import annotations

import pytest

from leaflint.core.finding import Severity
from tests.checks.phone_number.sentences import give_helpline_addresses, say
from tests.example_repository import Repository, seen


@pytest.fixture(autouse=True)
def addresses(repository: Repository) -> None:
    give_helpline_addresses(repository)


@pytest.mark.parametrize(
    "sentence",
    [
        "[help@example.org](mailto:help@example.org?subject=Hello)",
        "[www.example.org](https://www.example.org/page)",
        "[our helpline](tel:+448088006000)",
        "[0808 800 6000](tel:08088006000)",
        "See [above](#top) or [the other page](/page).",
    ],
)
def test_links_that_lead_to_what_they_show_are_fine(repository: Repository, sentence: str) -> None:
    assert say(repository, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("[help@example.org](mailto:other@example.org)", "the link shows help@example.org but leads to other@example.org"),
        ("[www.example.org](https://other-site.org)", "the link shows www.example.org but leads to https://other-site.org"),
        ("[0808 800 6000](tel:+442079460123)", "the link shows 0808 800 6000 but leads to tel:+442079460123"),
        ("[0808 800 6000](tel:nobody)", "the link shows 0808 800 6000 but leads to tel:nobody"),
        ("[example.org, help@example.org](https://other-site.org)", "the link shows help@example.org but leads to https://other-site.org"),
        ("help@example.org [0808 800 6000](tel:08088006000) [www.example.org](https://other-site.org) 0808 800 6000", "the link shows www.example.org but leads to https://other-site.org"),
        ("0808 800 6000 [example.org](https://example.org) [0808 800 6000](tel:nobody) help@example.org", "the link shows 0808 800 6000 but leads to tel:nobody"),
    ],
)  # fmt: skip
def test_a_link_that_leads_elsewhere_than_its_words_say(
    repository: Repository, sentence: str, message: str
) -> None:
    (finding,) = say(repository, sentence)
    assert (finding.rule, finding.message, finding.help) == (
        "link",
        message,
        "Make the two the same.",
    )


@pytest.mark.parametrize("target", ["+441614960999", "nobody"])
def test_a_link_that_dials_a_number_nobody_knows(repository: Repository, target: str) -> None:
    (finding,) = say(repository, f"[Call us](tel:{target})")
    assert finding.rule == "not-in-directory"
    assert finding.message == f"the link dials {target}, which is not in the directory"
    assert finding.help == "Correct the link, or add its service to content/directory.yaml."
    assert (seen(repository.root, finding), finding.section) == ("Call us", "The scan")


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("help@example.org or write", "mailto:other@example.org"),
        ("Call 0808 800 6000", "tel:+442079460123"),
    ],
)
def test_a_link_is_told_at_its_words_in_its_section(
    repository: Repository, words: str, target: str
) -> None:
    (finding,) = say(repository, f"Ask **us**. [{words}]({target}) now.")
    assert (finding.rule, finding.severity) == ("link", Severity.ERROR)
    assert (seen(repository.root, finding), finding.section) == (words, "The scan")
