"""JSON Schemas (2020-12) of every kind of file, made from the models, for completion in editors."""

from __future__ import annotations

import ast
import inspect
import json
from functools import partial
from itertools import pairwise
from textwrap import dedent
from typing import Any, cast

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core.core_schema import ModelSchema

from leaflint.checks.catalogue import CHECKS
from leaflint.content.models.baseline import Baseline
from leaflint.content.models.directory import Directory
from leaflint.content.models.fields import FileModel
from leaflint.content.models.leaflet import LeafletData
from leaflint.content.models.policy import Adoption
from leaflint.content.models.published import adapter as leaflets_adapter
from leaflint.content.models.shared import Glossary, People, SharedBlocks
from leaflint.content.models.sign_off import SignOffs
from leaflint.engine.report_file import adapter
from leaflint.reviews.exports import adapter as reviews_adapter

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MODELS: dict[str, type[BaseModel]] = {
    "leaflet": LeafletData,
    "directory": Directory,
    "glossary": Glossary,
    "people": People,
    "blocks": SharedBlocks,
    "sign-offs": SignOffs,
    "baseline": Baseline,
    "leaflint": Adoption,
    **{f"checks/{check.id}": check.settings for check in CHECKS},
}


def schemas() -> dict[str, str]:
    """Return the text of each schema by its path below `schemas/`."""
    data = {
        name: model.model_json_schema(mode="validation", schema_generator=_WithFieldTexts)
        for name, model in _MODELS.items()
    }
    data["report"] = adapter().json_schema(mode="serialization")
    data["leaflets"] = leaflets_adapter().json_schema(mode="serialization")
    data["reviews"] = reviews_adapter().json_schema(mode="serialization")
    write = partial(json.dumps, indent=2, ensure_ascii=False)
    return {
        f"{name}.schema.json": f"{write({'$schema': DIALECT, **schema})}\n"
        for name, schema in data.items()
    }


class _WithFieldTexts(GenerateJsonSchema):
    """Describes each field with the text below it in the model.

    pydantic's own `use_attribute_docstrings` would read the source of every model at each start.
    """

    def model_schema(self, schema: ModelSchema) -> dict[str, Any]:
        described = super().model_schema(schema)
        for field, text in _texts_of_fields(schema["cls"]).items():
            if field in described.get("properties", {}):
                described["properties"][field]["description"] = text
        return described


def _texts_of_fields(model: type) -> dict[str, str]:
    """Return the text under each field of a model, by the field's name."""
    texts: dict[str, str] = {}
    for parent in reversed(model.__mro__):
        if issubclass(parent, FileModel):
            (body,) = ast.parse(dedent(inspect.getsource(parent))).body
            for field, below in pairwise(cast(ast.ClassDef, body).body):
                match field, below:
                    case (
                        ast.AnnAssign(target=ast.Name(id=name)),
                        ast.Expr(value=ast.Constant(value=str(text))),
                    ):
                        texts[name] = inspect.cleandoc(text)
    return texts
