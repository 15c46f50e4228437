"""The progress bar of an editor while leaflets are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from lsprotocol import types
from pygls.lsp.server import LanguageServer

from leaflint.server import progress
from leaflint.server.progress import LoadProgress


class Bar:
    """Stands in for a server and its editor: keeps what is shown, and consents to a bar when it is told to."""

    def __init__(self, *, can_show: bool = True) -> None:
        window = types.WindowClientCapabilities(work_done_progress=can_show)
        self.client_capabilities = types.ClientCapabilities(window=window)
        self.shown: list[object] = []
        self.asked: list[Callable[[object], None]] = []
        self.work_done_progress = self

    def create(self, _token: str, callback: Callable[[object], None]) -> None:
        self.asked.append(callback)

    def begin(self, _token: str, value: types.WorkDoneProgressBegin) -> None:
        self.shown.append(value.title)

    def report(self, _token: str, value: types.WorkDoneProgressReport) -> None:
        self.shown.append(value.message)

    def end(self, _token: str, _value: types.WorkDoneProgressEnd) -> None:
        self.shown.append("end")


def test_a_bar_is_asked_for_once_and_told_of_every_percent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    bar = Bar()
    with LoadProgress(cast(LanguageServer, bar), "leaflets") as load:
        for done in range(0, 2_001, 500):
            load.tell(done, 2_000)
            if done == 500:
                bar.asked[0](None)  # the editor consents
                load.tell(done + 1, 2_000)
                load.tell(done + 2, 2_000)
    messages = [f"{number} of 2,000 leaflets" for number in ("501", "1,000", "1,500", "2,000")]
    assert bar.shown == ["Leaflint: leaflets", *messages, "end"]
    assert len(bar.asked) == 1


def test_nothing_is_shown_at_once_or_to_an_editor_that_cannot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    patient = Bar()
    with LoadProgress(cast(LanguageServer, patient), "leaflets") as load:
        load.tell(1, 2)
    monkeypatch.setattr(progress, "PATIENCE", 0)
    unable = Bar(can_show=False)
    with LoadProgress(cast(LanguageServer, unable), "leaflets") as load:
        load.tell(1, 2)
    assert (patient.shown, patient.asked, unable.shown, unable.asked) == ([], [], [], [])
