"""Makes the pictures of the README: what an editor, a clinical reviewer and a trustee see.

    .venv/bin/python -m scripts.pictures

They are of the leaflets of this repository, which are made up, with a change to one of them and a history
that is told here. It needs what the tests of pages need, the development packages and Chromium, and a
font for the signs in the comment (on Debian: fonts-noto-color-emoji).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser

from leaflint.engine.options import Options
from leaflint.engine.workspace import Workspace
from leaflint.files.tree import WorkingTree
from leaflint.github.models import CheckRun
from leaflint.github.report_comment import comment
from leaflint.site.build import build_site
from leaflint.site.estate import Estate
from leaflint.site.reviewer_page import reviewer_page
from tests.browser.chromium import open_browser
from tests.report.rendered import to_html

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs/pictures"
TODAY = date(2026, 11, 23)
LEAFLET = "content/leaflets/ct-scan.yaml"
CHANGES = (("0161 496 0126", "0161 496 0162"), ("about 30 minutes", "about 45 minutes"))
"""What somebody changes in the leaflet: a number with a slip of the pen, and a time."""
LATER = {
    "lymphoedema": date(2026, 1, 5),
    "infection-during-treatment": date(2026, 5, 4),
    "spinal-cord-compression": date(2026, 7, 6),
    "punch-biopsy": date(2026, 9, 7),
    "ct-scan": date(2026, 11, 2),
}
"""When each leaflet was there; those not named from the beginning."""
BEGINNING = date(2025, 11, 3)
STYLE = """\
body { margin: 24px; color: #1f2328; font: 16px/1.5 Arial, "Liberation Sans", sans-serif; }
.comment { border: 1px solid #d1d9e0; border-radius: 6px; padding: 0 24px 8px; }
.who { margin: 0 -24px; padding: 8px 24px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; }
h2 { border-bottom: 1px solid #d1d9e0; padding-bottom: 6px; } a { color: #0969da; }
code { background: #eff1f3; border-radius: 4px; padding: 2px 5px; font-size: 14px; }
blockquote { margin: 0; padding-left: 16px; border-left: 4px solid #d1d9e0; color: #59636e; }
table { border-collapse: collapse; } th, td { border: 1px solid #d1d9e0; padding: 6px 12px; }
"""
"""Something like the way in which GitHub shows a comment."""


def make_sample(root: Path) -> None:
    """Write the repository, commit by commit."""
    for part in ("content", "checks", "leaflint.yaml"):
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, root / part)
    kept = root.with_name("later")
    for name in LATER:
        for file in (f"content/leaflets/{name}.yaml", f"content/sign-offs/{name}.yaml"):
            if (root / file).exists():
                (kept / file).parent.mkdir(parents=True, exist_ok=True)
                (root / file).rename(kept / file)
    _git(root, BEGINNING, "init", "--quiet", "--initial-branch=main")
    _commit(root, BEGINNING)
    for name, day in LATER.items():
        for path in kept.rglob(f"{name}.yaml"):
            path.rename(root / path.relative_to(kept))
        _commit(root, day)


def change_leaflet(root: Path) -> None:
    """Write the change that a pull request proposes."""
    leaflet = root / LEAFLET
    text = leaflet.read_text(encoding="utf-8")
    for old, new in CHANGES:
        text = text.replace(old, new, 1)
    leaflet.write_text(text, encoding="utf-8")


def _commit(root: Path, day: date) -> None:
    _git(root, day, "add", "--all")
    _git(root, day, "commit", "--quiet", "--message", "Leaflets")


def _git(root: Path, day: date, *arguments: str) -> None:
    who = ("-c", "user.name=A sample", "-c", "user.email=sample@example.org")
    moment = f"{day}T12:00:00+00:00"
    dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    subprocess.run(["git", *who, *arguments], cwd=root, env={**os.environ, **dates}, check=True)


def comment_page(root: Path) -> str:
    """Return the comment on the pull request, as a page."""
    options = Options(changed_since="main")
    report = Workspace(WorkingTree(root), TODAY, options).check()
    run = CheckRun.model_validate({
        "event": "pull_request", "conclusion": "failure", "head_sha": "0" * 40, "head_branch": "better-words",
        "head_repository": {"full_name": "example/leaflets", "owner": {"login": "example"}},
        "html_url": "https://github.com/example/leaflets/actions/runs/1",
    })  # fmt: skip
    words = to_html(comment(report, run, "https://github.com", 1))
    who = '<p class="who">github-actions commented on your pull request</p>'
    return f'<meta charset="utf-8"><style>{STYLE}</style><div class="comment">{who}{words}</div>'


def take(browser: Browser, page: str, name: str, width: int, height: int) -> None:
    """Take a picture of a page from its top, or from the place that its address names; sizes in pixels."""
    tab = browser.new_page(viewport={"width": width, "height": height})
    tab.goto(page)
    tab.evaluate("scrollBy(0, -24)")
    tab.screenshot(path=PICTURES / f"{name}.png")
    tab.close()


def main() -> None:
    """Make the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        root, pages = Path(folder, "repository"), Path(folder, "pages")
        root.mkdir()
        make_sample(root)
        build_site(Estate(WorkingTree(root), TODAY), "staff", pages)
        change_leaflet(root)
        (pages / "comment.html").write_text(comment_page(root), encoding="utf-8")
        changes = reviewer_page(root, "main", today=TODAY)
        (pages / "changes.html").write_text(changes, encoding="utf-8")
        take(browser, f"{pages.as_uri()}/comment.html", "editor", 868, 720)
        take(browser, f"{pages.as_uri()}/changes.html#leaflet-1", "clinician", 1100, 700)
        take(browser, f"{pages.as_uri()}/trustees.html", "trustee", 900, 766)


if __name__ == "__main__":
    main()
