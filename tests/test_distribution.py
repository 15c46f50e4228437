"""What is released: the wheel and the source distribution hold all that the commands need, and are made alike."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from leaflint import __version__
from scripts.release_notes import release_notes

ROOT = Path(__file__).parent.parent
NAMES = ("pyproject.toml", "README.md", "LICENSE", ".gitignore", "src", "tests")
HIDDEN = "src/leaflint/starter/.hidden/.file"
WHEEL = f"leaflint-{__version__}-py3-none-any.whl"
SOURCE = f"leaflint-{__version__}.tar.gz"


def build(folder: Path, umask: int, home: str) -> Path:
    """Build both from a copy in a folder, as somebody with another umask and time would."""
    folder.mkdir()
    for name in NAMES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, copy_function=shutil.copyfile)
        else:
            shutil.copyfile(ROOT / name, folder / name)
    hidden = folder / HIDDEN
    hidden.parent.mkdir()
    hidden.write_text("A template whose name begins with a dot.\n")
    for path in folder.rglob("*"):
        path.chmod((0o777 if path.is_dir() else 0o666) & ~umask)
    built = folder.parent / f"{folder.name}-dist"
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--directory", str(built)],
        cwd=folder, check=True, capture_output=True, timeout=300,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1780000000", "TZ": home, "PYTHONHASHSEED": str(umask)},
    )  # fmt: skip
    return built


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """What was built from two copies of the code."""
    folder = tmp_path_factory.mktemp("copies")
    return build(folder / "one", 0o022, "UTC"), build(folder / "another", 0o077, "Asia/Tokyo")


@pytest.mark.parametrize("name", [WHEEL, SOURCE])
def test_two_builds_are_alike_to_the_byte(distributions: tuple[Path, Path], name: str) -> None:
    one, another = ((folder / name).read_bytes() for folder in distributions)
    assert one == another


def test_both_hold_every_file_of_the_package(distributions: tuple[Path, Path]) -> None:
    with ZipFile(distributions[0] / WHEEL) as wheel:
        installed = {f"src/{name}" for name in wheel.namelist() if ".dist-info/" not in name}
        metadata = wheel.read(f"leaflint-{__version__}.dist-info/METADATA").decode()
    with tarfile.open(distributions[0] / SOURCE) as source:
        names = {name.partition("/")[2] for name in source.getnames()}
    package = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src" / "leaflint").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert installed == package | {HIDDEN}
    assert {*package, HIDDEN, "pyproject.toml", "README.md", "LICENSE"} <= names
    assert f"\nVersion: {__version__}\n" in metadata


def notes(root: Path, changelog: str, tag: str, version: str = "1.2.3") -> str:
    version_file = root / "src/leaflint/core/version.py"
    version_file.parent.mkdir(parents=True)
    version_file.write_text(f'"""The version."""\n\n__version__ = "{version}"\n')
    (root / "CHANGELOG.md").write_text(changelog)
    return release_notes(root, tag)


CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-06-15\n\n### Added\n\n- This.\n\n## [1.2.2]\n\n- That.\n"


def test_a_release_has_the_notes_of_the_changelog(tmp_path: Path) -> None:
    assert notes(tmp_path, CHANGELOG, "v1.2.3") == "### Added\n\n- This.\n"


@pytest.mark.parametrize(
    ("changelog", "tag", "message"),
    [
        (CHANGELOG, "v1.2.4", "the tag is v1.2.4, and src/leaflint/core/version.py says 1.2.3"),
        (CHANGELOG, "1.2.3", "it must be v1.2.3"),
        (CHANGELOG.replace("[1.2.3]", "[1.2.31]"), "v1.2.3", r"CHANGELOG.md has no section '## \[1.2.3\]'"),
        (CHANGELOG.replace("### Added\n\n- This.\n", ""), "v1.2.3", "or nothing stands in it"),
    ],
)  # fmt: skip
def test_no_release_without_them(tmp_path: Path, changelog: str, tag: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        notes(tmp_path, changelog, tag)
