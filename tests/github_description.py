"""GitHub's own description of its API, from npm's @octokit/openapi: what tests compare requests with."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

FILE = (
    Path(__file__).parent.parent
    / ".venv/node_modules/@octokit/openapi/generated/api.github.com.json"
)
_COMPONENT = "component:"


@dataclass(frozen=True)
class Operation:
    """Something that the API can do: its path, as a pattern, and how it is described."""

    template: str
    description: dict[str, Any]


class Description:
    """The description; what does not agree with it raises AssertionError."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.components: dict[str, Resource[Any]] = {}
        self.registry: Registry[Any] = Registry(retrieve=self._component)  # type: ignore[call-arg]  # its types lag behind

    def _component(self, uri: str) -> Resource[Any]:
        if uri not in self.components:
            part: Any = self.document
            for step in uri.removeprefix(_COMPONENT).split("/"):
                part = part[step]
            self.components[uri] = DRAFT202012.create_resource(_as_json_schema(part))
        return self.components[uri]

    @cached_property
    def _paths(self) -> list[tuple[re.Pattern[str], str]]:
        """Every path as a regular expression: the most exact first."""
        templates = sorted(self.document["paths"], key=lambda path: path.count("{"))
        return [
            (re.compile(re.sub(r"\\\{\w+\\\}", _parameter_pattern, re.escape(template))), template)
            for template in templates
        ]

    def example(self, name: str) -> Any:
        """Return an example of an answer, which the caller may change."""
        return deepcopy(self.document["components"]["examples"][name]["value"])

    def operation(self, method: str, path: str) -> Operation:
        """Return what a request asks for."""
        for pattern, template in self._paths:
            described = self.document["paths"][template].get(method.lower())
            if pattern.fullmatch(path) and described:
                return Operation(template, described)
        raise AssertionError(f"GitHub has no {method} {path}")

    def check_request(self, method: str, path: str, query: str, body: Any) -> Operation:
        """Hold a request against the description."""
        operation = self.operation(method, path)
        parameters = {
            parameter["name"]: parameter
            for parameter in map(self._parameter, operation.description.get("parameters", []))
            if parameter["in"] == "query"
        }
        for name, value in parse_qsl(query):
            assert name in parameters, f"{method} {path} has no parameter {name}"
            schema = parameters[name]["schema"]
            self._check(schema, int(value) if schema.get("type") == "integer" else value)
        described = operation.description.get("requestBody")
        if described is None:
            assert body is None, f"{method} {path} takes no body"
        else:
            schema = described["content"]["application/json"]["schema"]
            self._check(schema, body)
            unknown = set(body) - set(schema["properties"])
            assert not unknown, f"{method} {path} knows no {unknown}"
        return operation

    def check_answer(self, operation: Operation, status: int, body: Any) -> None:
        """Hold an answer of the stand-in against the description, so that it does not invent any."""
        described = operation.description["responses"][str(status)]
        while "$ref" in described:
            described = self._component(_COMPONENT + described["$ref"].removeprefix("#/")).contents
        content = described.get("content", {}).get("application/json")
        if content is None:
            assert body is None
        else:
            self._check(content["schema"], body)

    def _parameter(self, parameter: dict[str, Any]) -> dict[str, Any]:
        if "$ref" not in parameter:
            return parameter
        contents: dict[str, Any] = self._component(
            _COMPONENT + parameter["$ref"].removeprefix("#/")
        ).contents
        return contents

    def _check(self, schema: dict[str, Any], value: Any) -> None:
        validator = Draft202012Validator(_as_json_schema(schema), registry=self.registry)
        errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]
        assert not errors, errors


def _as_json_schema(schema: Any) -> Any:
    """Turn OpenAPI 3.0 into JSON Schema: what may be null, and where references lead."""
    if isinstance(schema, list):
        return [_as_json_schema(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {
        key: _COMPONENT + value.removeprefix("#/") if key == "$ref" else _as_json_schema(value)
        for key, value in schema.items()
        if key not in {"nullable", "example", "examples", "description"} or isinstance(value, dict)
    }
    return {"anyOf": [made, {"type": "null"}]} if schema.get("nullable") is True else made


def _parameter_pattern(parameter: re.Match[str]) -> str:
    """Return what a part of a path may be; only the path of a file has slashes in it."""
    return ".+" if "path" in parameter[0] else "[^/]+"


@cache
def description() -> Description:
    """Read the description; `make test` installs it."""
    assert FILE.is_file(), f"{FILE} is missing: run `make test`, which installs it"
    return Description(json.loads(FILE.read_text(encoding="utf-8")))
