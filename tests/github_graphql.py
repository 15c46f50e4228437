"""GitHub's GraphQL as its own schema describes it, from npm's @octokit/graphql-schema."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from graphql import GraphQLSchema, build_schema, graphql_sync

FILE = Path(__file__).parent.parent / ".venv/node_modules/@octokit/graphql-schema/schema.graphql"


@cache
def schema() -> GraphQLSchema:
    """Read the schema; `make test` installs it."""
    assert FILE.is_file(), f"{FILE} is missing: run `make test`, which installs it"
    return build_schema(FILE.read_text(encoding="utf-8"), assume_valid=True)


def execute(query: str, variables: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """Answer a query from nested data; what the schema does not know fails, as on GitHub.

    A function in the data is called with the arguments of its field.
    """
    done = graphql_sync(schema(), query, root_value=root, variable_values=variables)
    return done.formatted  # type: ignore[return-value]  # a dictionary with data and errors
