"""What changed since a base: which leaflets that affects, and how files read then."""

from __future__ import annotations

import pytest

from leaflint.history import Base
from tests.example_repository import LEAFLET, SIGN_OFFS, Repository


def test_what_changed_on_disk(repository: Repository) -> None:
    first = repository.commit()
    repository.change("risk: medium", "risk: low")
    repository.write("content/leaflets/new.yaml", "x: 1\n")
    base = Base.since(repository.root, "HEAD")
    assert (base.commit, base.head) == (first, None)
    assert base.former == {LEAFLET: LEAFLET, "content/leaflets/new.yaml": None}
    assert base.affects(LEAFLET)
    assert b"risk: medium" in (base.read(LEAFLET) or b"")
    assert base.read("content/leaflets/new.yaml") is None


def test_what_changed_between_two_commits(repository: Repository) -> None:
    first = repository.commit()
    repository.git("mv", LEAFLET, "content/leaflets/scans.yaml")
    second = repository.commit()
    repository.change("risk: medium", "risk: low", "content/leaflets/scans.yaml")
    repository.write("content/leaflets/new.yaml", "x: 1\n")
    base = Base.since(repository.root, first, second)
    assert (base.commit, base.head) == (first, second)
    assert base.former == {"content/leaflets/scans.yaml": LEAFLET}
    assert base.leaflet("content/leaflets/scans.yaml") is not None


@pytest.mark.parametrize("how", ["changed", "new", "gone"])
def test_a_leaflets_sign_offs_affect_it(repository: Repository, how: str) -> None:
    text = repository.read(SIGN_OFFS)
    if how == "new":
        (repository.root / SIGN_OFFS).unlink()
    repository.commit()
    if how == "gone":
        (repository.root / SIGN_OFFS).unlink()
    else:
        repository.write(SIGN_OFFS, f"# more\n{text}")
    base = Base.since(repository.root, "HEAD")
    assert base.affects(LEAFLET)
    assert not base.affects("content/leaflets/other.yaml")


@pytest.mark.parametrize("file", ["content/directory.yaml", "checks/sign-off.yaml"])
def test_a_shared_file_affects_all(repository: Repository, file: str) -> None:
    repository.commit()
    assert not Base.since(repository.root, "HEAD").affects(LEAFLET)
    repository.write(file, f"# more\n{repository.read(file)}")
    assert Base.since(repository.root, "HEAD").affects(LEAFLET)


def test_an_invalid_version_is_none(repository: Repository) -> None:
    text = repository.read(LEAFLET)
    repository.write(LEAFLET, "x: [\n")
    repository.commit()
    repository.write(LEAFLET, text)
    assert Base.since(repository.root, "HEAD").leaflet(LEAFLET) is None
    assert Base.since(repository.root, "HEAD").leaflet("content/leaflets/none.yaml") is None
