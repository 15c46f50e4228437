"""The shape of `leaflets.json` and of each leaflet's own file, for other programs, in words of schema.org.

They are laid out as the NHS Website Content API has it: a `MedicalWebPage` for each leaflet, with its
text in `hasPart`; the list leaves the text out. Dates are as exact as the leaflet's own, such as
"2026-03", and never more.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal, NotRequired

from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

from leaflint.core.dates import PATTERN

FORMAT_VERSION = 1
"""Version of the shape; it rises when a key is renamed, removed or changes its meaning."""

WrittenDate = Annotated[str, Field(pattern=f"^{PATTERN}$")]
"""YYYY, YYYY-MM or YYYY-MM-DD."""

ContactPoint = TypedDict(
    "ContactPoint",
    {
        "@type": Literal["ContactPoint"],
        "telephone": NotRequired[
            Annotated[str, Field(description="In E.164 form where it has one.")]
        ],
        "email": NotRequired[str],
        "url": NotRequired[str],
        "contactOption": NotRequired[
            Annotated[Literal["TollFree"], Field(description="Calls cost nothing.")]
        ],
        "description": NotRequired[Annotated[str, Field(description="Cost and hours, in words.")]],
    },
)
Organization = TypedDict(
    "Organization",
    {"@type": Literal["Organization"], "name": str, "contactPoint": list[ContactPoint]},
)
WebPageElement = TypedDict(
    "WebPageElement",
    {
        "@type": Literal["WebPageElement"],
        "position": Annotated[int, Field(description="Counted from 0.")],
        "headline": str,
        "text": Annotated[str, Field(description="HTML without scripts or styles.")],
    },
)
MedicalWebPage = TypedDict(
    "MedicalWebPage",
    {
        "@context": NotRequired[Literal["https://schema.org"]],
        "@type": Literal["MedicalWebPage"],
        "identifier": Annotated[str, Field(description="The leaflet's id.")],
        "name": str,
        "url": Annotated[str, Field(description="Below the site's address, if it has none.")],
        "inLanguage": Literal["en-GB"],
        "creativeWorkStatus": Literal["draft", "published", "withdrawn"],
        "version": NotRequired[Annotated[str, Field(description="The code of its edition.")]],
        "description": NotRequired[str],
        "lastReviewed": NotRequired[WrittenDate],
        "nextReview": NotRequired[
            Annotated[WrittenDate, Field(description="Not a word of schema.org.")]
        ],
        "mentions": NotRequired[
            Annotated[list[Organization], Field(description="The services to turn to.")]
        ],
        "hasPart": NotRequired[
            Annotated[
                list[WebPageElement],
                Field(description="The text by section; not in the list."),
            ]
        ],
    },
)
CollectionPage = TypedDict(
    "CollectionPage",
    {
        "@context": Literal["https://schema.org"],
        "@type": Literal["CollectionPage"],
        "format_version": Annotated[int, Field(description="Version of this shape.")],
        "as_of": Annotated[str, Field(description="The day for which it was made.")],
        "hasPart": list[MedicalWebPage],
    },
)


@cache
def adapter() -> TypeAdapter[CollectionPage]:
    """Return what describes the shape; made once, since making it is slow."""
    what = "Every leaflet that a face of the site shows, for other programs."
    return TypeAdapter(Annotated[CollectionPage, Field(title="Leaflets", description=what)])
