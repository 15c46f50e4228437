"""What GitHub's refusals mean."""

from __future__ import annotations

import pytest

from leaflint.github.refusal import of_answer


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
    refusal = of_answer(status, data, headers, url)
    assert (refusal.message, refusal.fatal, refusal.unclear) == (message, fatal, unclear)
    assert refusal.help.endswith(".")
    assert str(refusal) == f"{refusal.message}. {refusal.help}"
