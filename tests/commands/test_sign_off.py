"""`leaflint sign-off` as people run it."""

from __future__ import annotations

import pytest

from tests.example_repository import LEAFLET, SIGN_OFFS, Repository


def test_it_says_what_was_approved_and_written(repository: Repository) -> None:
    done = repository.command(
        "sign-off", "having-a-scan", "--by", "ada", "--today", "2026-06-20", "--next-review", "2027-12",
        "--evidence", " A guide\x07 ", "--evidence", " ",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        "Having a scan\n"
        "  edition      MD75-DM6P: 142 words\n"
        "  changed      nothing, since the sign-off by ada of 16 March 2026\n"
        "  signed off   by ada on 20 June 2026\n"
        "  kind         review: the whole leaflet was read\n"
        "  next review  December 2027\n"
        f"Written: {SIGN_OFFS} and {LEAFLET}. Commit both together.\n"
    )
    assert (
        '    evidence:\n      - "A guide\\\\u0007"\n    next_review: 2027-12\n'
        in repository.read(SIGN_OFFS)
    )
    assert "  last_reviewed: 2026-06-20\n  next_review: 2027-12\n" in repository.read(LEAFLET)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("having-a-scan",), "leaflint: say who approves it: --by PERSON"),
        (("having-a-scan", "--by", "grace"), "leaflint: having-a-scan cannot be signed off by grace"),
        (("having-a-scan", "--by", "ada", "--today", "2026-06"), "'2026-06' is not a day; write YYYY-MM-DD"),
        (("having-a-scan", "--by", "ada", "--next-review", "soon"), "'soon' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        (("having-a-scan", "--by", "ada", "--change", "--wording-only"), "not allowed with argument"),
    ],
)  # fmt: skip
def test_what_is_refused_ends_with_2(
    repository: Repository, arguments: tuple[str, ...], message: str
) -> None:
    done = repository.command("sign-off", *arguments)
    assert done.returncode == 2
    assert message in done.stderr


def test_a_file_that_cannot_be_written(repository: Repository) -> None:
    (repository.root / SIGN_OFFS).unlink()
    (repository.root / SIGN_OFFS).parent.rmdir()
    repository.write("content/sign-offs", "in the way")
    done = repository.command("sign-off", "having-a-scan", "--by", "ada", "--today", "2026-06-20")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
