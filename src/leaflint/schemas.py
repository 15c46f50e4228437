"""JSON Schemas (2020-12) of every kind of file, made from the models, for completion in editors."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from leaflint.checks import CHECKS
from leaflint.models.blocks import SharedBlocks
from leaflint.models.directory import Directory
from leaflint.models.glossary import Glossary
from leaflint.models.leaflet import LeafletData
from leaflint.models.people import People
from leaflint.models.sign_off import SignOffs
from leaflint.report.json import adapter
from leaflint.reviews.overview import adapter as reviews_adapter

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """Return the text of each schema by its path below `schemas/`."""
    models: dict[str, type[BaseModel]] = {
        "leaflet": LeafletData,
        "directory": Directory,
        "glossary": Glossary,
        "people": People,
        "blocks": SharedBlocks,
        "sign-offs": SignOffs,
        **{f"checks/{check.id}": check.settings for check in CHECKS},
    }
    texts = {
        f"{name}.schema.json": _text(model.model_json_schema(mode="validation"))
        for name, model in models.items()
    }
    texts["report.schema.json"] = _text(adapter().json_schema(mode="serialization"))
    texts["reviews.schema.json"] = _text(reviews_adapter().json_schema(mode="serialization"))
    return texts


def _text(schema: dict[str, Any]) -> str:
    return json.dumps({"$schema": DIALECT, **schema}, indent=2, ensure_ascii=False) + "\n"
