"""Running this repository's workflows, unmodified, with act on this machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

from tests.example_repository import FILES, Repository

PROJECT = Path(__file__).parent.parent
SETUP_PYTHON = "actions/setup-python@a309ff8b426b58ec0e2a45f0f869d46889d02405"
UPLOAD_ARTIFACT = "actions/upload-artifact@b7c566a772e6b6bfb58ed0dc250532a479d7789f"
"""The actions that workflows use, as they are pinned there; checking out is act's own."""

_ACTION = """\
name: Stand-in
inputs: {{name: {{}}, path: {{}}, if-no-files-found: {{}}, retention-days: {{}}, python-version: {{}}}}
runs:
  using: composite
  steps:
    - run: {command}
      shell: bash
      env:
        FILES: ${{{{ inputs.path }}}}
"""


@dataclass(frozen=True)
class Scratch:
    """A repository with leaflets and this project's workflows, and what it takes to run them.

    Attributes:
        repository: the repository.
        tools: a folder with the stand-ins for actions, and the Python that they set up.
        api: address of the stand-in for GitHub.
    """

    repository: Repository
    tools: Path
    api: str

    @property
    def artifacts(self) -> Path:
        """Where the artifacts of the last run are."""
        return self.tools / "artifacts"

    def run(
        self, workflow: str, event: str, job: str = "", **inputs: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a workflow (its file's name), or one job of it, as an event would.

        GitHub sends inputs as text.
        """
        shutil.rmtree(self.artifacts, ignore_errors=True)
        self.artifacts.mkdir()
        payload = self.tools / "event.json"
        payload.write_text(json.dumps({"inputs": inputs}))
        command = [
            f"{sysconfig.get_path('scripts')}/act", event,
            "--workflows", f".github/workflows/{workflow}", "--eventpath", str(payload),
            "--platform", "ubuntu-latest=-self-hosted", "--no-cache-server",
            "--env", f"GITHUB_API_URL={self.api}", "--env", "PIP_NO_INDEX=1",
            "--secret", "GITHUB_TOKEN=a-token", *(("--job", job) if job else ()),
        ]  # fmt: skip
        for action in (SETUP_PYTHON, UPLOAD_ARTIFACT):
            stand_in = self.tools / action.split("/")[1].split("@")[0]
            command += ["--local-repository", f"{action}={stand_in}"]
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("COVERAGE", "COV_", "GITHUB_", "PYTEST"))
        }
        environment |= {"HOME": str(self.tools), "XDG_CACHE_HOME": str(self.tools / "cache")}
        return subprocess.run(
            command, cwd=self.repository.root, env=environment, capture_output=True, text=True,
            check=False, timeout=300,
        )  # fmt: skip


def make_scratch(folder: Path, api: str) -> Scratch:
    """Make a repository that has just been cloned from GitHub."""
    root, tools = folder / "repository", folder / "tools"
    root.mkdir()
    for name in (".github/workflows", "src", "requirements"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy2(PROJECT / name, root / name)
    repository = Repository(root)
    for file, text in FILES.items():
        repository.write(file, text)
    repository.commit()
    repository.git("remote", "add", "origin", "https://github.com/charity/leaflets")
    _make_tools(tools)
    return Scratch(repository, tools, api)


def _make_tools(tools: Path) -> None:
    """Make a Python that has all packages of ours but Leaflint, and the stand-ins for actions."""
    venv.create(tools / "python")
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = tools / "python/lib" / version / "site-packages/packages.pth"
    packages.write_text(sysconfig.get_path("purelib"))
    commands = {
        SETUP_PYTHON: f'echo {tools}/python/bin >> "$GITHUB_PATH"',
        UPLOAD_ARTIFACT: f'cp "$FILES"/* {tools}/artifacts',
    }
    for action, command in commands.items():
        folder = tools / action.split("/")[1].split("@")[0]
        folder.mkdir()
        (folder / "action.yml").write_text(_ACTION.format(command=json.dumps(command)))
