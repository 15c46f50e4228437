"""The extension for VS Code, as far as its files tell: CI packages it, and nobody has VS Code here."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from leaflint.operations.schemas import schemas
from leaflint.server import page

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "editors" / "vscode"
if not FOLDER.is_dir():
    pytest.skip("a source distribution has no extension", allow_module_level=True)

MANIFEST: dict[str, Any] = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
LOCK: dict[str, Any] = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))
CODE = "\n".join(file.read_text(encoding="utf-8") for file in sorted((FOLDER / "src").glob("*.ts")))
WITHOUT_FILE = {"leaflets", "report", "reviews"}
"""Schemas of what Leaflint writes, which nobody edits."""


def test_every_schema_of_a_file_is_associated_once() -> None:
    associated = {
        entry["url"]: entry["fileMatch"] for entry in MANIFEST["contributes"]["yamlValidation"]
    }
    names = {path.removesuffix(".schema.json") for path in schemas()} - WITHOUT_FILE
    assert {*associated} == {f"./schemas/{name}.schema.json" for name in names}
    assert len(associated) == len(MANIFEST["contributes"]["yamlValidation"])
    checks = {url: match for url, match in associated.items() if "/checks/" in url}
    for url, match in checks.items():
        assert match == url.removeprefix("./schemas/").replace(".schema.json", ".yaml")


def test_what_the_manifest_offers_is_in_the_code() -> None:
    commands = {entry["command"] for entry in MANIFEST["contributes"]["commands"]}
    assert commands == {*re.findall(r'registerCommand\("([\w.]+)"', CODE)}
    (setting,) = MANIFEST["contributes"]["configuration"]["properties"]
    assert f'affectsConfiguration("{setting}")' in CODE
    conditions = [
        entry["when"] for menu in MANIFEST["contributes"]["menus"].values() for entry in menu
    ]
    assert all(f'"setContext", "{condition}"' in CODE for condition in conditions)


def test_the_extension_asks_what_the_server_answers() -> None:
    assert {*re.findall(r'"(leaflint/\w+)"', CODE)} == {page.PAGE, page.STANDING}
    standing = re.search(r"interface Standing \{(.+?)\}", CODE, re.DOTALL)
    assert standing is not None
    assert {*re.findall(r"(\w+):", standing[1])} == {*page.Standing.__annotations__}


def test_nothing_runs_in_a_folder_that_nobody_trusts() -> None:
    assert MANIFEST["capabilities"]["untrustedWorkspaces"]["supported"] is False


def test_the_preview_runs_no_script() -> None:
    assert re.findall(r"enableScripts: (\w+)", CODE) == ["false"]
    assert "localResourceRoots: []" in CODE


def test_the_extension_loads_nothing_when_it_runs() -> None:
    assert re.findall(r"""from "([^"]+)\"""", CODE)
    foreign = {
        name
        for name in re.findall(r"""from "([^".][^"]*)\"""", CODE)
        if not name.startswith("node:")
    }
    assert foreign == {"vscode", "vscode-languageclient/node"}
    assert not re.search(r"https?:|\bfetch\b|node:(?:https?|net)", CODE)


def test_the_lock_belongs_to_the_manifest_and_names_no_place() -> None:
    locked = LOCK["packages"][""]
    for kind in ("dependencies", "devDependencies"):
        assert locked[kind] == MANIFEST[kind]
    packages = [package for name, package in LOCK["packages"].items() if name]
    assert all(package["integrity"].startswith("sha512-") for package in packages)
    assert [package for package in packages if "resolved" in package] == []
