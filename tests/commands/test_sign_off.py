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


def sign(repository: Repository, *arguments: str) -> tuple[int, str, str]:
    done = repository.command("sign-off", *arguments, "--by", "ada", "--today", "2026-06-20")
    return done.returncode, done.stdout, done.stderr


def test_it_shows_what_changed_since_and_takes_notes(repository: Repository) -> None:
    repository.change("20 minutes", "25 minutes")
    fact = "checks/agreeing-facts.yaml"
    repository.change("value: 20 minutes", "value: 25 minutes", fact)
    code, out, err = sign(repository, "having-a-scan", "--change", "--notes", " Ask again. ")
    assert (code, err) == (0, "")
    assert '  changed      "20" became "25", since the sign-off by ada of 16 March 2026\n' in out
    assert "  notes        Ask again.\n" in out
    assert out.endswith(f"Written: {SIGN_OFFS}. Commit it together with {LEAFLET}.\n")
    assert 'notes: "Ask again."' in repository.read(SIGN_OFFS)


def test_a_leaflet_with_errors_is_refused_without_a_reason(repository: Repository) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    before = repository.read(SIGN_OFFS), repository.read(LEAFLET)
    code, out, err = sign(repository, "having-a-scan")
    assert (code, out) == (2, "")
    assert err.startswith(
        f"leaflint: {LEAFLET} has 1 error; mend them, or say why it is signed off all the same: "
        "--despite-errors REASON\n"
        f"  {LEAFLET}:31:60: phone-number/not-in-directory: 0808 800 6001 is not in the directory"
    )
    assert (repository.read(SIGN_OFFS), repository.read(LEAFLET)) == before
    why = ("--notes", "Asked Grace.", "--despite-errors", "The new line opens on Monday.")
    code, out, err = sign(repository, "having-a-scan", *why)
    assert (code, err) == (0, "")
    notes = "Asked Grace. Signed off despite 1 error: The new line opens on Monday."
    assert f'notes: "{notes}"' in repository.read(SIGN_OFFS)
    assert f"  notes        {notes}\n" in out


def test_what_the_sign_off_itself_settles_is_no_error(repository: Repository) -> None:
    severity = "severity: {long-overdue: error, overdue: error}\n"
    policy = "checks/review-date.yaml"
    repository.write(policy, repository.read(policy) + severity)
    repository.change("last_reviewed: 2026-03", "last_reviewed: 2020-03")
    repository.change("next_review: 2028-01", "next_review: 2021-01")
    code, _, err = sign(repository, "having-a-scan", "--evidence", "A guideline")
    assert (code, err) == (0, "")


def test_a_withdrawal_is_never_held_up_by_errors(repository: Repository) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    code, out, _ = sign(repository, "having-a-scan", "--withdraw")
    assert (code, "  withdrawn    by ada on 20 June 2026\n" in out) == (0, True)


def test_checks_that_cannot_run_are_no_pass(repository: Repository) -> None:
    repository.change("target_age: 11", "target_age: young", "checks/reading-age.yaml")
    code, out, err = sign(repository, "having-a-scan", "--evidence", "A guideline")
    assert (code, out) == (2, "")
    assert "  not all checks can run: see `leaflint check`\n" in err


def test_several_are_signed_all_or_none(repository: Repository) -> None:
    second = "content/leaflets/second.yaml"
    text = repository.read(LEAFLET).replace("id: having-a-scan", "id: second")
    repository.write(second, text.replace("0808 800 6000", "0808 800 6001"))
    both = ("having-a-scan", "second", "--evidence", "A guideline")
    before = repository.read(SIGN_OFFS)
    code, out, err = sign(repository, *both)
    assert (code, out) == (2, "")
    assert f"{second} has 1 error" in err
    assert repository.read(SIGN_OFFS) == before
    repository.write(second, text)
    code, out, err = sign(repository, *both)
    assert (code, err, out.count("Written: ")) == (0, "", 2)
    code, _, err = sign(repository, "second", second, "--evidence", "A guideline")
    assert (code, err) == (2, "leaflint: second is named more than once\n")
