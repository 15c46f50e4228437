"""`leaflint print`: PDFs in a folder, and what the run ends with."""

from __future__ import annotations

from tests.example_repository import LEAFLET, Repository

DAY = ("--today", "2026-06-15")


def test_leaflets_are_written_by_id_and_by_file(repository: Repository) -> None:
    repository.commit()
    done = repository.command("print", "having-a-scan", LEAFLET, "--output", "out", *DAY)
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "out/having-a-scan.pdf: written\n",
        "",
    )
    assert (repository.root / "out/having-a-scan.pdf").read_bytes().startswith(b"%PDF-1.7")
    done = repository.command("print", "having-a-scan", "--large", *DAY)
    assert (done.returncode, done.stdout) == (0, "having-a-scan.large.pdf: written\n")


def test_one_that_is_not_to_be_handed_out_is_told(repository: Repository) -> None:
    repository.change("status: published", "status: draft")
    done = repository.command("print", "having-a-scan", *DAY)
    assert done.returncode == 1
    assert done.stdout == "having-a-scan.pdf: written\n"
    assert done.stderr == "leaflint: having-a-scan.pdf: not to be handed out: draft\n"


def test_a_name_that_is_no_leaflets_writes_nothing(repository: Repository) -> None:
    done = repository.command("print", "having-a-scan", "having-a-scam", "--output", "out")
    assert done.returncode == 2
    assert done.stderr == (
        "leaflint: there is no leaflet called 'having-a-scam'; did you mean `having-a-scan`?\n"
    )
    assert not (repository.root / "out").exists()


def test_a_folder_that_cannot_be_written_is_told(repository: Repository) -> None:
    repository.commit()
    repository.write("out", "a file")
    done = repository.command("print", "having-a-scan", "--output", "out", *DAY)
    assert done.returncode == 2
    assert done.stderr == "leaflint: out/having-a-scan.pdf: cannot be written: File exists\n"
