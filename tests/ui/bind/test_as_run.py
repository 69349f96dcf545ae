from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.core.errors import Code
from desktop.core.run_log import Found, Query
from desktop.ui.bind.as_run import AsRunBinding
from desktop.ui.main_window import MainWindow
from tests.ui.fake_desk import FakeDesk
from tests.ui.fake_mezon import FakeAsRun

if TYPE_CHECKING:
    from desktop.control.asrun import AsRun


@pytest.fixture
def asrun() -> FakeAsRun:
    return FakeAsRun()


@pytest.fixture
def room(window: MainWindow, desk: FakeDesk, asrun: FakeAsRun) -> AsRunBinding:
    return AsRunBinding(window, cast("AsRun", asrun), desk.notices)


def test_it_asks_when_it_opens_and_while_it_is_open(room: AsRunBinding, asrun: FakeAsRun) -> None:
    room.refresh()
    assert asrun.queries == []
    asrun.kept_as = "as-run.broken-1.db"
    asrun.found = Found(entries=3, channels=((1, "evening-show"),))
    room.open()
    assert "as-run.broken-1.db" in room.log._trouble.text
    assert room.log.channel.count() == 2
    room.refresh()
    assert len(asrun.queries) == 2
    room.log.hide()
    room.refresh()
    assert len(asrun.queries) == 2


def test_a_log_that_cannot_be_read_is_told(room: AsRunBinding, asrun: FakeAsRun, desk: FakeDesk) -> None:
    asrun.found = OSError("gone")
    room.open()
    assert desk.notices.is_open(Code.ASRUN_WRITE)


def test_the_export_says_where_it_is_or_why_not(
    room: AsRunBinding, asrun: FakeAsRun, desk: FakeDesk, tmp_path: Path
) -> None:
    room.export(Query(), tmp_path / "a.csv")
    assert desk.notices.open()[0].values["path"] == str(tmp_path / "a.csv")
    asrun.saved = PermissionError(13, "Permission denied")
    room.export(Query(), tmp_path / "a.csv")
    assert desk.notices.open()[0].code is Code.ASRUN_EXPORT
    assert desk.notices.open()[0].values["reason"] == "Permission denied"


def test_the_file_is_chosen_in_a_dialog(room: AsRunBinding, asrun: FakeAsRun, tmp_path: Path) -> None:
    room.open()
    room.log.export_wanted.emit(Query())
    dialog = room.log.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "b.csv"))
    assert asrun.targets == [tmp_path / "b.csv"]
    dialog.done(0)
