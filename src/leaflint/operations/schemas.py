"""JSON Schemas (2020-12) of every kind of file, made from the models, for completion in editors."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from textwrap import dedent
from typing import Any, cast

from pydantic import BaseModel

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


def schemas() -> dict[str, str]:
    """Return the text of each schema by its path below `schemas/`."""
    models: dict[str, type[BaseModel]] = {
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
    data: dict[str, dict[str, Any]] = {
        name: _described(model.model_json_schema(mode="validation"), model)
        for name, model in models.items()
    }
    data["report"] = adapter().json_schema(mode="serialization")
    data["leaflets"] = leaflets_adapter().json_schema(mode="serialization")
    data["reviews"] = reviews_adapter().json_schema(mode="serialization")
    write = partial(json.dumps, indent=2, ensure_ascii=False)
    return {
        f"{name}.schema.json": f"{write({'$schema': DIALECT, **schema})}\n"
        for name, schema in data.items()
    }


def _described(schema: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """Add to each property of a model's schema, and of the models within it, what its field says."""
    known = {known.__name__: known for known in _descendants(FileModel)}
    inner = ((known.get(name), part) for name, part in schema.get("$defs", {}).items())
    for described, part in ((model, schema), *inner):
        texts = _texts_of_fields(described) if described else {}
        for key, value in part.get("properties", {}).items():
            if key in texts:
                part["properties"][key] = dict(sorted({**value, "description": texts[key]}.items()))
    return schema


def _descendants(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for child in model.__subclasses__():
        yield child
        yield from _descendants(child)


def _texts_of_fields(model: type[BaseModel]) -> dict[str, str]:
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
