"""How each leaflet stands with its sign-offs, those that nobody approved first."""

from __future__ import annotations

from collections import Counter

from leaflint.core.edition import edition
from leaflint.core.plural import count
from leaflint.site.sheets import Cell, Sheet, cells, table_part
from leaflint.site.standing import IN_WORDS, Approval, Checked, Standing

_PARTS: tuple[tuple[str, str, set[Approval]], ...] = (
    ("waiting", "Waiting for a sign-off", {"unsigned", "voided"}),
    ("unknown", "Not known, since they could not be checked", {"unknown"}),
    ("swapped", "With a new number that nobody has approved yet", {"swapped"}),
    ("signed", "Signed", {"minor", "signed"}),
)
_COLUMNS = ("Leaflet", "How it stands", "Last sign-off", "Edition signed")


def sign_offs_sheet(standing: Standing) -> Sheet:
    """Return the page on sign-offs."""
    path, title = "governance/sign-offs.html", "Sign-offs"
    if not standing.has_sign_offs:
        why = (
            "Sign-offs are not checked in this repository, so nobody knows which text is approved."
        )
        return Sheet(path, title, (why,), ())
    published = [
        (file, checked)
        for file, checked in standing.checked.items()
        if checked.summary.id is None or checked.summary.status == "published"
    ]
    order = list(IN_WORDS)
    published.sort(key=lambda it: (order.index(it[1].approval), standing.title_key(it[0])))
    counted = Counter(checked.approval for _, checked in published)
    stand = (f"{IN_WORDS[state].lower()}: {counted[state]}" for state in order if counted[state])
    lead = (
        f"{count(len(published), 'leaflet')} that patients read. {'; '.join(stand).capitalize()}."
    )
    parts = []
    for name, heading, states in _PARTS:
        rows = [
            _row(standing, file, checked)
            for file, checked in published
            if checked.approval in states
        ]
        caption = f"{heading}: {count(len(rows), 'leaflet')}"
        parts.append(table_part(name, heading, caption, _COLUMNS, rows, none="There is none."))
    return Sheet(path, title, (lead,), tuple(parts))


def _row(standing: Standing, file: str, checked: Checked) -> tuple[Cell, ...]:
    loaded = standing.context.sign_offs.get(checked.summary.id or "")
    last = loaded.data.last_given if loaded and loaded.data else None
    by = f"{standing.reviews.name(last.by)}, {last.date.spoken}" if last else "none"
    if last and last.identity == "stated":
        by += " (a name given at a command line)"
    state = Cell(IN_WORDS[checked.approval], alarm=checked.approval not in {"minor", "signed"})
    return cells(standing.leaflet_cell(file), state, by, edition(last.digest) if last else "")
