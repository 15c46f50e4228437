"""What tables on governance say of a leaflet: its title, which leads to its page for staff."""

from __future__ import annotations

from leaflint.site.leaflets import staff_path
from leaflint.site.sheets import Cell
from leaflint.site.standing import Standing


def leaflet_cell(standing: Standing, file: str) -> Cell:
    """Return a leaflet's title, or its file's name where it cannot be read, with a link to its page."""
    checked = standing.checked.get(file)
    names = standing.leaflets.page_names
    title = checked.summary.title if checked else None
    url = f"../{staff_path(names[file])}" if file in names else ""
    return Cell(" ".join((title or file).split()), url)


def title_of(standing: Standing, file: str) -> str:
    """Return what leaflets are sorted by."""
    return leaflet_cell(standing, file).text.casefold()
