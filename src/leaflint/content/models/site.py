"""What a repository's site says of itself: the key `site` of `leaflint.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, WithJsonSchema, field_validator

from leaflint.content.models.fields import FileModel, Text, Web, editor_error

_LEAST_CONTRAST = 4.5
"""Of text and what is behind it. Source: WCAG 2.2, success criterion 1.4.3 (AA)."""
_DARK_AT, _LINEAR_BELOW = 0.05, 0.04045
_HEX = "#[0-9a-f]{6}"

Colour = Annotated[
    str,
    Field(pattern=f"^{_HEX}$"),
    WithJsonSchema({"type": "string", "pattern": f"^{_HEX}$"}),
]
"""A colour: # and six of 0 to 9 and a to f."""


class Site(FileModel):
    """What stands on every page of the site."""

    name: Text = "Leaflets"
    """What the site is called, such as the organisation's name."""
    address: Web | None = None
    """Where the site can be read, such as https://leaflets.example.org/: for machines and print."""
    feedback: Text | None = None
    """Where readers say what is wrong or unclear: an e-mail address, or a web address in which
    {leaflet} and {edition} stand for the leaflet's id and the code of its edition."""
    colour: Colour = "#3d3a50"
    """The colour of the band at the top, behind white words: dark enough to read them on."""

    @field_validator("colour")
    @classmethod
    def _is_dark(cls, value: str) -> str:
        contrast = 1.05 / (_luminance(value) + _DARK_AT)
        if contrast < _LEAST_CONTRAST:
            message = (
                f"'{value}' has a contrast of {contrast:.1f} with white words, and readers need "
                f"{_LEAST_CONTRAST:g}: take a darker one"
            )
            raise editor_error(message)
        return value


def _luminance(colour: str) -> float:
    """Return how bright a colour is, from 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [
        part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
