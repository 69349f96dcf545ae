"""The broadcast at the window: the acceptance checks of the interface that concern the air (UI.md 19)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from desktop.control.checklist import Facts
from desktop.core.air import AirFault
from desktop.core.channel import Mark
from desktop.core.errors import Code
from desktop.core.model import Remedy
from desktop.core.programme import AtEnd
from desktop.settings.schema import Appearance
from desktop.ui.bind.onair import OnAirBinding
from desktop.ui.i18n import Languages
from desktop.ui.info_popover import InfoPopover
from desktop.ui.main_window import MainWindow
from desktop.ui.onair.air_bar import AirBar
from desktop.ui.onair.fitting import fitting
from desktop.ui.onair.state_lamp import ON_AIR, WORD_SIZES, LampState, lamp_word
from desktop.ui.theme import Theme
from tests.ui.fake_desk import FakeDesk
from tests.ui.fake_mezon import NIGHT, SHOW, TALK, FakeLive, FakeMezon

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.mezon_desk import MezonDesk

L, E, P, N = Qt.Key.Key_L, Qt.Key.Key_E, Qt.Key.Key_P, Qt.Key.Key_N
AIR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Scene:
    """A window with its bar, bound to a broadcast that stands as the test says."""

    def __init__(self, window: MainWindow, desk: FakeDesk, mezon: FakeMezon) -> None:
        self.window, self.desk, self.mezon = window, desk, mezon
        self.bar = AirBar(window.theme)
        tools = QToolBar()
        tools.setObjectName("air")
        tools.addWidget(self.bar)
        window.addToolBar(tools)
        self.live: FakeLive = mezon.live
        self.room = OnAirBinding(window, cast("Desk", desk), cast("MezonDesk", mezon), self.bar, window.binding.confirm)

    def red(self) -> int:
        """Pixels of the on-air red in the whole window."""
        return red_pixels(self.window.grab().toImage(), self.window.theme)

    @property
    def wishes(self) -> list[tuple[object, ...]]:
        return self.live.wishes


def red_pixels(image: QImage, theme: Theme) -> int:
    wanted = QColor(theme.colour("tally.fill")).rgb()
    return sum(image.pixel(x, y) == wanted for y in range(0, image.height(), 2) for x in range(0, image.width(), 2))


def focused() -> QWidget:
    """Whoever the keys go to."""
    found = QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None
    return found


@pytest.fixture
def scene(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> Iterator[Scene]:
    found = Scene(window, desk, FakeMezon())
    qtbot.waitUntil(found.bar.isVisible)
    yield found
    found.live.off()  # its clock stands


@pytest.mark.parametrize("state", ["off", "connecting", "reconnecting", "failed"])
def test_without_an_acknowledgement_nothing_is_red(scene: Scene, state: str) -> None:
    """Check 1."""
    scene.live.ready()
    if state != "off":
        scene.live.connecting()
    if state == "reconnecting":
        scene.live.on_air()
        scene.live.lost()
    if state == "failed":
        scene.live.failed()
    scene.room.playlist.open()
    QApplication.processEvents()
    assert scene.red() == 0
    assert red_pixels(scene.room.playlist.playlist.grab().toImage(), scene.window.theme) == 0
    assert "ON AIR" not in scene.window.windowTitle()
    assert scene.mezon.channels.on_air_id == 0


def test_lamp_line_title_tree_and_playlist_come_and_go_together(scene: Scene, qtbot: QtBot) -> None:
    """Check 18: the loss is seen with the change of the state, not with a clock."""
    scene.live.ready()
    scene.room.playlist.open()
    playlist = scene.room.playlist.playlist
    scene.live.on_air()
    assert scene.bar.lamp.face.state is LampState.ON_AIR
    assert scene.window.windowTitle() == "● ON AIR – \u2068evening-show\u2069 – Airdesk"
    assert scene.mezon.channels.on_air_id == SHOW.id
    assert scene.red() > 500
    assert red_pixels(playlist.grab().toImage(), scene.window.theme) > 20
    scene.live.lost()
    assert scene.bar.lamp.face.state is LampState.RECONNECTING
    assert scene.window.windowTitle() == "Airdesk"
    assert scene.window.air_channel == "evening-show"
    assert scene.mezon.channels.on_air_id == 0
    assert scene.red() == 0


@pytest.mark.parametrize("language", ["en", "vi", "pseudo"])
@pytest.mark.parametrize("size", [100, 150])
def test_each_word_of_the_lamp_is_there_whole(scene: Scene, languages: Languages, language: str, size: int) -> None:
    """Check 2, on the painted lamp: no ellipsis is asked for, and the word has its room."""
    theme = scene.window.theme
    theme.apply(Appearance(interface_size=size))
    languages.use(language)
    for compact in (False, True):
        scene.bar.set_compact(compact)
        room = scene.bar.lamp.sizeHint().width() - theme.px(40 if compact else 50) - theme.px(6)
        for state in LampState:
            font = fitting(theme.font("strong", "bold"), WORD_SIZES, theme, lamp_word(state), room)
            assert QFontMetrics(font).horizontalAdvance(lamp_word(state)) <= room, lamp_word(state)


def test_space_after_a_click_changes_nothing(scene: Scene, qtbot: QtBot) -> None:
    """Check 3."""
    scene.live.ready()
    for enter in (scene.live.off, scene.live.on_air, scene.live.lost):
        enter()
        for button in scene.bar.findChildren(QAbstractButton):
            if not button.isVisible() or button in (scene.bar.playlist, scene.bar.channel):
                continue
            scene.wishes.clear()
            button.setFocus(Qt.FocusReason.TabFocusReason)
            for _ in range(50):
                target = QApplication.focusWidget()
                if target is not None:
                    qtbot.keyClick(target, Qt.Key.Key_Space)
            assert scene.wishes == [], button
            scene.room.go_live.refuse()
            scene.window.binding.confirm.refuse()


def test_clicks_in_a_row_and_a_long_press_start_once_and_stop_nothing(scene: Scene, qtbot: QtBot) -> None:
    """Check 4."""
    scene.live.ready()
    guard = scene.bar.live_guard
    for clicks in (2, 3):
        for _ in range(clicks):
            qtbot.mouseClick(guard, Qt.MouseButton.LeftButton)
        assert scene.wishes == []
        assert scene.room.go_live.isVisible()
        scene.room.go_live.refuse()
    qtbot.mousePress(guard, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: scene.wishes == [("go_live",)], timeout=2000)
    scene.live.connecting()
    scene.live.on_air()
    qtbot.wait(1200)  # the rest of a press of five seconds, longer than ending takes
    place = scene.bar.guard
    assert place is scene.bar.end_guard
    qtbot.mouseRelease(place, Qt.MouseButton.LeftButton)
    assert scene.wishes == [("go_live",)]


def test_a_tapped_key_asks_from_a_text_field_and_enter_is_the_harmless_answer(scene: Scene, qtbot: QtBot) -> None:
    """Check 5."""
    scene.live.ready()
    composer = QPlainTextEdit(scene.window)
    composer.show()
    composer.setFocus()
    qtbot.keyClick(composer, L, AIR)
    assert scene.room.go_live.isVisible()
    assert scene.room.go_live.accessibleName() == "Go live in \u2068evening-show\u2069?"
    assert "9 people are waiting." in scene.room.go_live.accessibleDescription()
    qtbot.waitUntil(lambda: scene.room.go_live.isAncestorOf(QApplication.focusWidget()))
    answer = QApplication.focusWidget()
    assert answer is not None
    qtbot.keyClick(answer, Qt.Key.Key_Return)
    assert not scene.room.go_live.isVisible()
    assert scene.wishes == []


def test_a_held_key_goes_live_and_repeats_are_no_presses(scene: Scene, qtbot: QtBot) -> None:
    scene.live.ready()
    qtbot.keyPress(focused(), L, AIR)
    qtbot.waitUntil(lambda: scene.wishes == [("go_live",)], timeout=2000)
    qtbot.keyRelease(focused(), L)
    assert scene.wishes == [("go_live",)]


def test_where_the_operator_chose_so_a_long_press_asks_too(scene: Scene, desk: FakeDesk, qtbot: QtBot) -> None:
    scene.live.ready()
    desk.store.update(appearance=Appearance(guards_ask=True))
    qtbot.mousePress(scene.bar.live_guard, Qt.MouseButton.LeftButton)
    assert scene.room.go_live.isVisible()
    qtbot.mouseRelease(scene.bar.live_guard, Qt.MouseButton.LeftButton)
    assert scene.wishes == []


def test_looking_changes_nothing(scene: Scene) -> None:
    """Check 16: another channel in the tree, another clan: the broadcast stays where it is."""
    scene.live.ready()
    scene.live.on_air()
    before = scene.bar.lamp.face.state
    scene.mezon.channels.clans = ()
    scene.mezon.channels.changed.emit()
    scene.mezon.channels.marks_changed.emit()
    assert not scene.room.use(NIGHT)
    assert scene.live.air.channel is not None
    assert scene.live.air.channel.id == SHOW.id
    assert scene.bar.lamp.face.state is before


def test_a_switch_of_language_leaves_the_air_alone(scene: Scene, languages: Languages) -> None:
    """Check 20."""
    scene.live.ready()
    scene.live.on_air()
    air = scene.live.air
    languages.use("vi")
    QApplication.processEvents()
    assert scene.live.air is air
    assert scene.bar.lamp.face.state is LampState.ON_AIR
    assert scene.wishes == []
    assert scene.bar.end_guard.accessibleName() != "End the broadcast" or scene.bar.pause.text() == "Tạm dừng"


def test_what_is_missing_is_said_and_cannot_be_agreed_to(scene: Scene, qtbot: QtBot) -> None:
    assert scene.bar.lamp.face.sub_line == "No channel chosen"
    scene.live.facts = Facts()
    scene.live.changed.emit()
    assert scene.bar.lamp.face.sub_line == "Not signed in"
    assert scene.bar.live_guard.accessibleDescription() == "sign in first"
    scene.window.actions_.action("air.go_live").trigger()
    popover = scene.room.go_live
    assert popover.isVisible()
    assert not popover.act_button.isEnabled()
    assert popover.lines[0].why == "Sign in to Mezon first."
    scene.live.facts = Facts(signed_in=True, publisher="night desk", somebody_else_live=False)
    scene.live.ready()
    assert popover.act_button.isEnabled()
    popover.act_button.click()
    assert scene.wishes == [("go_live",)]


def test_the_lamp_is_not_green_while_nobody_answers_and_one_may_try_all_the_same(scene: Scene) -> None:
    """After “Give up”, with the gateway and the streaming service gone."""
    scene.live.ready()
    assert scene.bar.lamp.face.state is LampState.READY
    for lost in ({"connected": False}, {"service_reached": False}):
        scene.live.facts = Facts(signed_in=True, publisher="night desk", somebody_else_live=False, **lost)
        scene.live.changed.emit()
        assert scene.bar.lamp.face.state is LampState.DOUBTFUL
        assert scene.bar.lamp.face.sub_line
        assert scene.bar.live_guard.isEnabled()


def test_where_somebody_else_is_live_holding_asks(scene: Scene) -> None:
    scene.live.ready()
    scene.live.facts = Facts(signed_in=True, publisher="night desk", somebody_else_live=True)
    scene.live.changed.emit()
    scene.bar.go_live.emit()
    assert scene.wishes == []
    assert scene.room.go_live.accessibleName() == "Somebody else is live in \u2068evening-show\u2069."
    scene.room.go_live.act_button.click()
    assert scene.wishes == [("go_live",)]


def test_a_question_about_another_state_is_closed_with_a_word(scene: Scene) -> None:
    scene.live.ready()
    scene.room.go_live.hide()
    scene.window.actions_.action("air.go_live").trigger()
    scene.live.connecting()
    assert not scene.room.go_live.isVisible()
    assert scene.desk.notices.is_open(Code.AIR_QUESTION)
    scene.live.on_air()
    scene.bar.end_asked.emit()
    confirm = scene.window.binding.confirm
    assert confirm.isVisible()
    assert confirm.accessibleName() == "End the broadcast in \u2068evening-show\u2069?"
    scene.live.lost()
    assert not confirm.isVisible()
    assert scene.wishes == []


def test_ending_is_asked_and_cancelling_is_not(scene: Scene) -> None:
    scene.live.ready()
    scene.live.connecting()
    scene.bar.end_asked.emit()
    assert scene.wishes == [("end",)]
    scene.live.on_air()
    scene.wishes.clear()
    scene.window.actions_.action("air.end").trigger()
    assert scene.wishes == []
    scene.window.binding.confirm.act_button.click()
    assert scene.wishes == [("end",)]


def test_skipping_asks_only_before_silence(scene: Scene) -> None:
    scene.live.ready()
    scene.live.on_air()
    scene.bar.skip_wanted.emit()
    assert scene.wishes == [("skip",)]
    scene.live.programme.remove(scene.live.programme.tracks[1].id)
    scene.bar.skip_wanted.emit()
    confirm = scene.window.binding.confirm
    assert (confirm.accessibleName(), confirm.accessibleDescription()) == (
        "Skip the last item?",
        "The channel goes silent.",
    )
    scene.live.programme.at_end = AtEnd.STOP
    scene.bar.skip_wanted.emit()
    assert confirm.accessibleDescription() == "The broadcast ends."
    confirm.act_button.click()
    assert scene.wishes == [("skip",), ("skip",)]


def test_keys_of_the_air_work_from_anywhere(scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.ui.onair.guard_rule.DEAD_S", 0.0)
    scene.live.ready()
    scene.live.on_air()
    qtbot.keyClick(focused(), P, AIR)
    qtbot.keyClick(focused(), N, AIR)
    assert scene.wishes == [("pause", True), ("skip",)]
    qtbot.keyClick(focused(), E, AIR)
    assert scene.window.binding.confirm.isVisible()


def test_the_countdown_can_be_cut_short_or_given_up(scene: Scene, qtbot: QtBot) -> None:
    scene.live.ready()
    scene.live.on_air()
    scene.live.lost()
    assert scene.bar.programme._next.text() == "Trying again in 7 s, try 1 of 6"
    scene.bar.programme.retry.click()
    scene.window.actions_.action("air.go_live").trigger()
    scene.bar.cancel.click()
    assert scene.wishes == [("retry_now",), ("retry_now",), ("end",)]
    assert scene.bar.cancel.accessibleName() == "Give up"


def test_a_failure_stands_in_the_bar_until_it_is_cleared(scene: Scene) -> None:
    scene.live.ready()
    scene.live.connecting()
    scene.live.failed(AirFault.TOKEN, details="401 unauthorized")
    assert scene.bar.programme._next.text().startswith("The streaming service did not take the sign-in.")
    scene.bar.programme.details.click()
    assert scene.window.findChild(InfoPopover) is not None
    scene.bar.programme.clear.click()
    assert scene.wishes == [("clear",)]
    scene.live.connecting()
    scene.live.failed(AirFault.LOST, lost_at=time.monotonic(), attempt=6)
    assert scene.bar.programme._next.text().endswith("the link was lost and 6 tries failed.")
    scene.live.failed(AirFault.LOST, known=False)
    assert scene.bar.lamp.face.sub_line == "Air state unknown"


def test_the_channel_is_chosen_among_the_streaming_ones(scene: Scene, qtbot: QtBot) -> None:
    scene.window.actions_.action("air.channel").trigger()
    chooser = scene.room.chooser
    assert chooser.isVisible()
    chooser.words.setText("night")
    qtbot.keyClick(chooser, Qt.Key.Key_Return) if chooser.words.hasFocus() else chooser.list.chosen.emit(NIGHT)
    assert not chooser.isVisible()
    assert scene.live.air.channel is not None
    assert (scene.live.air.channel.name, scene.live.air.channel.clan) == ("night-desk", "Mekong Radio")
    assert not scene.room.use(TALK)
    scene.mezon.channels.found = {NIGHT.id: Mark(live=True, viewers=4)}
    scene.mezon.channels.marks_changed.emit()
    assert scene.bar.channel.accessibleDescription().endswith("4 waiting")


@pytest.mark.parametrize(
    "remedy", [Remedy.OPEN_PLAYLIST, Remedy.GO_LIVE, Remedy.END_BROADCAST, Remedy.STOP_TRYING, Remedy.GIVE_UP_AIR]
)
def test_remedies_of_the_air(scene: Scene, remedy: Remedy) -> None:
    scene.live.ready()
    if remedy in (Remedy.END_BROADCAST, Remedy.STOP_TRYING, Remedy.GIVE_UP_AIR):
        scene.live.on_air()
        scene.live.lost()
    number = scene.desk.notices.raise_(Code.AIR_LOST, remedy=remedy)
    notice = next(one for one in scene.desk.notices.history() if one.id == number)
    scene.window.binding.notices._remedy(notice)
    assert scene.room.playlist.playlist.isVisible() is (remedy is Remedy.OPEN_PLAYLIST)
    assert scene.room.go_live.isVisible() is (remedy is Remedy.GO_LIVE)
    assert (scene.wishes == [("end",)]) is (remedy in (Remedy.END_BROADCAST, Remedy.STOP_TRYING, Remedy.GIVE_UP_AIR))


def test_the_lamp_says_since_when_and_opens_the_log(scene: Scene, qtbot: QtBot) -> None:
    scene.live.ready()
    scene.live.on_air()
    assert scene.bar.lamp.toolTip().startswith("On air since ")
    qtbot.mouseClick(scene.bar.lamp, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert scene.room.as_run.log.isVisible()
    assert scene.bar.lamp.face.state in ON_AIR
    scene.window.actions_.action("window.air").trigger()
