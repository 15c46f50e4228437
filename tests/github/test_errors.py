"""What GitHub's answers mean."""

from __future__ import annotations

import pytest

from leaflint.github.errors import error_of_answer


@pytest.mark.parametrize(
    ("status", "data", "headers", "url", "message", "fatal", "unclear"),
    [
        (401, {"message": "Bad credentials"}, {}, "/issues", "GitHub does not accept the token", True, False),
        (403, {"message": "No"}, {}, "/issues/1", "The token may not do this (No)", True, False),
        (403, {"message": "No"}, {"retry-after": "9"}, "/issues/1", "GitHub asks for patience (No)", True, False),
        (429, None, {}, "/issues/1", "GitHub asks for patience (no explanation)", True, False),
        (404, {"message": "Not Found"}, {}, "/issues/1", "GitHub no longer has it (Not Found)", False, False),
        (404, {"message": "Not Found"}, {}, "/labels", "There is no such repository for this token (Not Found)", True, False),
        (410, {"message": "Gone"}, {}, "/issues", "Issues are switched off in this repository", True, False),
        (422, {"message": "No", "errors": [{"field": "title", "code": "missing"}]}, {}, "/issues", "GitHub did not do it (422: No; title missing)", False, False),
        (422, {"message": "No", "errors": "x"}, {}, "/issues", "GitHub did not do it (422: No)", False, False),
        (500, "<html>", {}, "/issues", "GitHub did not do it (500: no explanation)", False, True),
    ],
)  # fmt: skip
def test_each_answer_has_a_meaning(
    status: int,
    data: object,
    headers: dict[str, str],
    url: str,
    message: str,
    fatal: bool,
    unclear: bool,
) -> None:
    error = error_of_answer(status, data, headers, url)
    assert (error.message, error.fatal, error.unclear) == (message, fatal, unclear)
    assert error.help.endswith(".")
    assert str(error) == f"{error.message}. {error.help}"
