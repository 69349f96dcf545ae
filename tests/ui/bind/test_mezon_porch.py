"""Before the rooms of Mezon: what the window shows, and that every wish is carried out once they are there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.control.checklist import Facts
from desktop.core.account import Role, Seat
from desktop.core.channel import ChannelsState
from desktop.ui.chat.tabs import Tab
from desktop.ui.i18n import Languages
from desktop.ui.main_window import MainWindow
from desktop.ui.panel_walk import focus_is_in
from tests.ui.fake_mezon import FakeMezon

if TYPE_CHECKING:
    from desktop.control.mezon_desk import MezonDesk

LEFT = Qt.MouseButton.LeftButton


class Scene:
    """`asked` counts how often the rooms were asked for."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.asked = window, 0
        window.wait_for_mezon(self._ask)
        self.porch = window.porch
        QCoreApplication.processEvents()

    def _ask(self) -> None:
        self.asked += 1

    def open_rooms(self) -> None:
        mezon = FakeMezon()
        mezon.account.seats[Role.USER] = Seat()
        mezon.channels.state = ChannelsState.SIGNED_OUT
        mezon.live.facts = Facts()
        list(self.window.join_mezon(cast("MezonDesk", mezon)))
        self.porch.carry_out()
        QCoreApplication.processEvents()

    def trigger(self, command_id: str) -> None:
        self.window.actions_.action(command_id).trigger()


@pytest.fixture
def scene(window: MainWindow) -> Scene:
    return Scene(window)


def words(place: QWidget) -> list[str]:
    """Everything that is said there, by buttons and labels, in their order on the screen."""
    said = [one for one in place.findChildren(QWidget) if one.isVisible() and one.property("text")]
    said.sort(key=lambda one: one.mapTo(place, one.rect().topLeft()).y())
    return [str(one.property("text")) for one in said]


def test_it_looks_and_says_what_the_rooms_do(scene: Scene) -> None:
    window, actions = scene.window, scene.window.actions_
    off = ("file.new_channel", "air.pause", "air.skip", "air.end", "air.go_live", "air.channel")

    def shown() -> list[object]:
        bar, docks = scene.porch.bar, window.docks
        return [
            words(docks.channels),
            words(docks.chat),
            [
                bar.lamp.toolTip(),
                bar.lamp.face.state,
                bar.lamp.face.sub_line,
                bar.playlist.toolTip(),
                bar.live_guard.isEnabled(),
            ],
            [window.status.mezon.accessibleName(), window.status.mezon.toolTip()],
            [(actions.action(one).isEnabled(), actions.action(one).toolTip()) for one in off],
            actions.action("file.sign_out").isVisible(),
        ]

    before = shown()
    assert "Not signed in" in words(window.docks.channels)
    scene.open_rooms()
    assert shown() == before
    assert scene.asked == 0


def sign_in(scene: Scene) -> bool:
    return scene.window.mezon is not None and scene.window.mezon.account.dialog is not None


def press(dock: Callable[[Scene], QWidget]) -> Callable[[Scene], None]:
    def act(scene: Scene) -> None:
        button = next(one for one in dock(scene).findChildren(QPushButton) if one.isVisible())
        QTest.mouseClick(button, LEFT)

    return act


def command(command_id: str) -> Callable[[Scene], None]:
    return lambda scene: scene.trigger(command_id)


def room(scene: Scene, name: str) -> QWidget:
    assert scene.window.mezon is not None
    onair = scene.window.mezon.onair
    found = {
        "log": lambda: onair.as_run.log,
        "list": lambda: onair.playlist.playlist,
        "chooser": lambda: onair.chooser,
        "checks": lambda: onair.go_live,
    }[name]()
    assert isinstance(found, QWidget)
    return found


@pytest.mark.parametrize(
    ("act", "done"),
    [
        (press(lambda scene: scene.window.docks.channels), sign_in),
        (press(lambda scene: scene.window.docks.chat), sign_in),
        (command("file.sign_in"), sign_in),
        (command("file.as_run"), lambda scene: room(scene, "log").isVisible()),
        (command("air.playlist"), lambda scene: room(scene, "list").isVisible()),
        (command("air.channel"), lambda scene: room(scene, "chooser").isVisible()),
        (command("air.go_live"), lambda scene: room(scene, "checks").isVisible()),
        (lambda scene: QTest.mouseClick(scene.porch.bar.live_guard, LEFT), lambda s: room(s, "checks").isVisible()),
        (lambda scene: QTest.mouseClick(scene.porch.bar.playlist, LEFT), lambda s: room(s, "list").isVisible()),
        (lambda scene: QTest.mouseClick(scene.porch.bar.channel, LEFT), lambda s: room(s, "chooser").isVisible()),
        (lambda scene: QTest.mouseClick(scene.porch.bar.lamp, LEFT), lambda s: room(s, "log").isVisible()),
        (
            lambda scene: scene.porch.chat.tabs.setCurrentIndex(Tab.MESSAGES),
            lambda scene: scene.window.mezon is not None and scene.window.mezon.chat_panel.tab is Tab.MESSAGES,
        ),
    ],
)
def test_what_needs_the_rooms_asks_for_them_and_is_done(
    scene: Scene, act: Callable[[Scene], None], done: Callable[[Scene], bool]
) -> None:
    act(scene)
    assert scene.asked == 1
    scene.open_rooms()
    assert done(scene)
    assert scene.asked == 1


def test_the_card_of_the_settings_waits_for_them(scene: Scene) -> None:
    settings = scene.window.binding.settings
    settings.open("services")
    assert scene.asked == 1
    assert settings.dialog is not None
    page = settings.dialog.pages["services"]
    assert not page.mezon.isEnabled()
    scene.open_rooms()
    assert page.mezon.isEnabled()


def test_the_facts_of_the_lamp_below_are_shown(scene: Scene) -> None:
    QTest.mouseClick(scene.window.status.mezon, LEFT)
    assert scene.asked == 1
    scene.open_rooms()
    assert any("Person" in words(one) for one in scene.window.findChildren(QWidget) if one.isWindow())


def test_docks_are_gone_to_and_closed_without_them(scene: Scene) -> None:
    window = scene.window
    for key, dock in (("window.channels", window.docks.channels), ("window.chat", window.docks.chat)):
        scene.trigger(key)
        assert focus_is_in(dock)
        scene.trigger(key)
        assert not dock.isVisible()
    scene.trigger("window.filter")
    assert focus_is_in(window.docks.channels)
    for key in ("window.next_channel", "window.previous_channel", "window.air"):
        scene.trigger(key)
    assert focus_is_in(window.docks.air)
    assert scene.asked == 0


def test_the_focus_stays_where_it_is(scene: Scene) -> None:
    scene.trigger("window.channels")
    scene.open_rooms()
    assert focus_is_in(scene.window.docks.channels)


def test_it_speaks_the_language(scene: Scene, languages: Languages) -> None:
    before = words(scene.window.docks.channels), scene.window.status.mezon.toolTip()
    languages.use("pseudo")
    QCoreApplication.processEvents()
    after = words(scene.window.docks.channels), scene.window.status.mezon.toolTip()
    assert all(one != other for one, other in zip(before, after, strict=True))
