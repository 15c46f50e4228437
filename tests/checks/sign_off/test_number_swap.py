"""Records that swap a retired phone number without a review."""

from __future__ import annotations

import pytest

from leaflint.checks.sign_off.approved_text import digest
from tests.example_repository import SIGN_OFFS, Repository

OLD, NEW = "0808 800 6000", "0808 157 0123"


def swap(
    repository: Repository, old: str = OLD, new: str = NEW, text: tuple[str, str] = (OLD, NEW)
) -> None:
    """Retire the helpline's number, put the new one into the leaflet, and add the record."""
    repository.change(
        f'phone: "{OLD}"',
        f'phone: "{NEW}"\n    example: true\n    retired_numbers: [{{number: "{OLD}", retired: 2026-04}}]',
        "content/directory.yaml",
    )
    repository.change(*text)
    signed = repository.read(SIGN_OFFS).split("text: |\n")[1]
    lines = signed.replace(*text)
    plain = "".join(f"{line[6:]}\n" for line in lines.splitlines())
    record = (
        "  - by: grace\n    role: governance\n    date: 2026-04-02\n    outcome: number-swap\n"
        f'    number_swaps:\n      - old: "{old}"\n        new: "{new}"\n    digest: {digest(plain)}\n    text: |\n{lines}'
    )
    repository.write(SIGN_OFFS, repository.read(SIGN_OFFS) + record)


def told(repository: Repository) -> list[tuple[str, str]]:
    return [
        (finding.rule, finding.message)
        for finding in repository.findings("sign-off")
        if finding.rule != "not-verified"
    ]


def test_a_retired_number_is_swapped_before_anybody_approved_it(repository: Repository) -> None:
    swap(repository)
    assert told(repository) == [
        (
            "number-swap",
            "0808 157 0123 in place of 0808 800 6000 since 1 April 2026 (2 months): nobody has approved that yet",
        )
    ]


def test_a_number_that_has_since_retired_itself_still_follows(repository: Repository) -> None:
    swap(repository)
    repository.change(f'phone: "{NEW}"', 'phone: "0808 157 0124"', "content/directory.yaml")
    repository.change(
        "retired_numbers: [",
        f'retired_numbers: [{{number: "{NEW}", retired: 2026-05}}, ',
        "content/directory.yaml",
    )
    assert [rule for rule, _ in told(repository)] == ["number-swap"]


PREFIX = "the sign-off by grace of 2 April 2026 does not count: "


@pytest.mark.parametrize(
    ("old", "new", "text", "why"),
    [
        ("20", "25", ("20 minutes", "25 minutes"), "the directory does not say that 25 took the place of 20"),
        (OLD, "020 7946 0123", (OLD, "020 7946 0123"), f"the directory does not say that 020 7946 0123 took the place of {OLD}"),
        (NEW, OLD, (OLD, NEW), f"the directory does not say that {OLD} took the place of {NEW}"),
        (OLD, NEW, ("free on " + OLD, "only on " + NEW), "its text differs in more than those numbers from the text signed before"),
    ],
)  # fmt: skip
def test_nothing_else_is(
    repository: Repository, old: str, new: str, text: tuple[str, str], why: str
) -> None:
    swap(repository, old, new, text)
    assert ("not-entitled", PREFIX + why) in told(repository)


def test_the_first_record_cannot_be_a_swap(repository: Repository) -> None:
    repository.change("kind: review", "kind: number-swap", SIGN_OFFS)
    assert [rule for rule, _ in told(repository)] == ["unsigned", "not-entitled"]
    message = "the sign-off by ada of 16 March 2026 does not count: there is no sign-off before it"
    assert ("not-entitled", message) in told(repository)


def test_a_swap_names_its_numbers(repository: Repository) -> None:
    swap(repository)
    repository.change(
        f'    number_swaps:\n      - old: "{OLD}"\n        new: "{NEW}"\n', "", SIGN_OFFS
    )
    assert ("not-entitled", f"{PREFIX}it names no numbers") in told(repository)
