from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.mix_setup import MixMode
from desktop.ui.mixer.mix_header import MixHeader
from desktop.ui.theme import Theme
from tests.ui.mixer.made import APPLIED, AUTO, running, strip


def test_the_mode_and_what_it_means(theme: Theme, qtbot: QtBot) -> None:
    header = MixHeader(theme)
    qtbot.addWidget(header)
    header.show_mix(running(APPLIED))
    assert header.desk.isChecked()
    assert header.sentence == "Desk: a fader for every stream"
    assert header.count == "1 of 9 inputs"
    header.show_mix(running(APPLIED, setup=AUTO))
    assert header.auto.isChecked()
    assert header.sentence.startswith("Auto: everyone in the room at 100 %")
    header.set_compact(True)
    assert header.sentence == "Everyone at 100 %"


def test_the_segment_goes_down_only_when_the_mix_has_the_mode(theme: Theme, qtbot: QtBot) -> None:
    header = MixHeader(theme)
    qtbot.addWidget(header)
    wanted: list[MixMode] = []
    header.mode_wanted.connect(wanted.append)
    header.show_mix(running(APPLIED))
    header.show()
    qtbot.mouseClick(header.auto, Qt.MouseButton.LeftButton)
    assert wanted == [MixMode.AUTO]
    assert header.desk.isChecked()
    qtbot.mouseClick(header.desk, Qt.MouseButton.LeftButton)
    assert wanted == [MixMode.AUTO]


def test_where_there_is_no_room_what_levels_are_goes_first_then_the_count(theme: Theme, qtbot: QtBot) -> None:
    header = MixHeader(theme)
    qtbot.addWidget(header)
    header.set_compact(True)
    header.show_mix(running(APPLIED))
    header.show()
    seen = []
    for width in (600, 320, 250):
        header.resize(width, 36)
        qtbot.wait(0)
        seen.append((header._count.isVisible(), header._kind.isVisible()))
        assert header.desk.width() >= header.desk.sizeHint().width()
    assert seen == [(True, True), (True, False), (False, False)]
    assert header.minimumSizeHint().width() < 300


def test_more_than_nine_are_nine(theme: Theme, qtbot: QtBot) -> None:
    header = MixHeader(theme)
    qtbot.addWidget(header)
    header.show_mix(running(*(strip(str(n)) for n in range(11))))
    assert header.count == "9 of 9 inputs"
