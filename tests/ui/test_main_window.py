from __future__ import annotations

from itertools import combinations, groupby
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.errors import Code
from desktop.core.model import SourceState
from desktop.settings.schema import Appearance, Settings
from desktop.ui.commands import Menu
from desktop.ui.i18n import Languages
from desktop.ui.layout_memory import LayoutMemory
from desktop.ui.main_window import NAME, MainWindow
from desktop.ui.theme import Theme
from tests.ui.evening import Evening
from tests.ui.fake_desk import FakeDesk, receiving
from tests.ui.fit import cut

if TYPE_CHECKING:
    from desktop.control.desk import Desk


def made(desk: FakeDesk, theme: Theme, languages: Languages, qtbot: QtBot, memory: LayoutMemory) -> MainWindow:
    window = MainWindow(theme, languages, memory, demo=desk.demo, open_ingest=desk.open_ingest)
    qtbot.addWidget(window)
    window.join(cast("Desk", desk))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def test_titles_say_demo(theme: Theme, languages: Languages, qtbot: QtBot, window: MainWindow) -> None:
    assert window.windowTitle() == "Airdesk"
    other = made(FakeDesk(demo=True), theme, languages, qtbot, LayoutMemory(None))
    assert other.windowTitle() == "Airdesk – DEMO"
    assert other.top_strip.demo_chip.isVisible()
    assert other.status.demo_chip.isVisible()


def test_closing_is_asked_not_done(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.leave_wanted):
        window.close()
    assert window.isVisible()


def test_a_window_comes_back_where_it_was(
    tmp_path: Path, theme: Theme, languages: Languages, qtbot: QtBot, qapp: QApplication
) -> None:
    file = tmp_path / "layout.json"
    free = qapp.primaryScreen().availableGeometry()
    first = made(FakeDesk(), theme, languages, qtbot, LayoutMemory(file))
    wanted = QRect(free.x(), free.y(), first.minimumWidth(), first.minimumHeight())
    first.setGeometry(wanted)
    first.close()
    first.hide()
    second = made(FakeDesk(), theme, languages, qtbot, LayoutMemory(file))
    assert second.geometry().size() == wanted.size()
    second.reset_layout()
    assert not LayoutMemory(file).restore(NAME, second)


def test_the_start_puts_the_focus_where_work_begins(
    theme: Theme, languages: Languages, qtbot: QtBot, desk: FakeDesk
) -> None:
    desk.sources.put(receiving("a", "Studio A"))
    window = made(desk, theme, languages, qtbot, LayoutMemory(None))
    assert window.wall.tile("a").hasFocus()
    fresh = FakeDesk()
    fresh.store.settings = Settings()
    first = made(fresh, theme, languages, qtbot, LayoutMemory(None))
    assert first.is_first_run
    assert first.first_run.first_button.hasFocus()


def test_f6_walks_the_panels_and_tab_reaches_every_enabled_control(
    theme: Theme, languages: Languages, qtbot: QtBot, desk: FakeDesk
) -> None:
    desk.sources.put(receiving("a", "Studio A"))
    desk.sources.put(receiving("b", "Studio B"))
    window = made(desk, theme, languages, qtbot, LayoutMemory(None))
    desk.notices.raise_(Code.SOURCE_STALLED, name="Studio B", seconds=8)
    walk = window.actions_.action("window.next_panel")
    panels = []
    for _ in range(4):
        walk.trigger()
        panels.append(next(p for p in (window.wall_header, window.wall, window.status) if holds(p)))
    assert panels == [window.status, window.wall_header, window.wall, window.status]
    expected = {w for w in window.findChildren(QWidget) if stop(w)}
    seen: list[QWidget] = []
    widget = QApplication.focusWidget()
    while widget is not None and widget not in seen:
        seen.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
    missed = [f"{type(w).__name__} {w.accessibleName()}" for w in expected - set(seen)]
    assert not missed
    assert len(seen) == len(set(seen))
    order = [panel for panel, _ in groupby(seen, lambda w: next(p for p in panels if p.isAncestorOf(w)))]
    assert order == [window.status, window.wall_header, window.wall]


def test_tab_reaches_what_a_tile_offers_only_now_from_the_tile(
    window: MainWindow, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.sources.put(receiving("a", "Studio A"))
    qtbot.waitUntil(lambda: window.wall.ids == ("a",))
    desk.sources.change("a", state=SourceState.FAILED)
    tile = window.wall.tile("a")
    qtbot.waitUntil(lambda: bool(tile.card.buttons))
    window.wall.select("a", by_keyboard=True)
    for button in tile.card.buttons:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert button.hasFocus()


def holds(panel: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and panel.isAncestorOf(focused)


def stop(widget: QWidget) -> bool:
    reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return reachable and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def test_every_stop_has_a_name_and_a_ring(theme: Theme, languages: Languages, qtbot: QtBot, desk: FakeDesk) -> None:
    desk.sources.put(receiving("a", "Studio A"))
    window = made(desk, theme, languages, qtbot, LayoutMemory(None))
    for widget in [w for w in window.findChildren(QWidget) if stop(w)]:
        text = getattr(widget, "text", str)
        assert widget.accessibleName() or text(), type(widget).__name__
        window.setFocus()
        without = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert widget.grab().toImage() != without, f"no ring on {widget.accessibleName()}"


def test_nothing_is_modal_and_every_dialog_opens(window: MainWindow, desk: FakeDesk) -> None:
    for command_id in ("file.settings", "source.invite", "help.shortcuts", "help.about"):
        window.actions_.action(command_id).trigger()
    dialogs = [child for child in window.findChildren(QDialog) if child.isVisible()]
    assert len(dialogs) == 4
    assert not any(dialog.isModal() for dialog in dialogs)


def test_another_language_changes_every_word_at_once(window: MainWindow, languages: Languages, desk: FakeDesk) -> None:
    desk.sources.put(receiving("a", "Studio A"))
    languages.use("pseudo")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    plain = [
        label.text()
        for label in (*window.status.findChildren(QLabel), *window.first_run.findChildren(QLabel))
        if label.text() and not label.text().startswith("[")
    ]
    allowed = {"Mezon", "MeetStream", "ZEGOCLOUD", "Agora, 100ms", desk.ingest.shown_address, "studio.example.net"}
    assert [text for text in plain if text not in allowed] == []
    for command_id in window.actions_.ids:
        assert window.actions_.action(command_id).text().startswith("["), command_id


@pytest.mark.parametrize(
    ("width", "percent"), [(1280, 100), (1499, 100), (1500, 100), (1600, 100), (2560, 100), (1600, 150), (1920, 150)]
)
def test_no_two_parts_of_the_lines_overlap(
    window: MainWindow, desk: FakeDesk, width: int, percent: int, languages: Languages
) -> None:
    languages.use("pseudo")
    desk.store.update(appearance=Appearance(interface_size=percent))
    desk.sources.put(receiving("a", "Studio A"))
    desk.vitals.show(disk_hours_left=41.0, dropped_percent=1.2)
    window.resize(width, 800)
    QCoreApplication.processEvents()
    for line in (window.status, window.wall_header, window.top_strip):
        children = line.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        parts = [child for child in children if child.isVisible()]
        for index, one in enumerate(parts):
            assert line.rect().contains(one.geometry()), f"{one} leaves the line at {width}"
            for other in parts[index + 1 :]:
                assert not one.geometry().intersects(other.geometry()), f"{one} and {other} at {width}"


def test_the_title_says_on_air_only_when_it_is(window: MainWindow) -> None:
    window.show_air("evening-show", False)
    assert (window.windowTitle(), window.air_channel) == ("Airdesk", "evening-show")
    window.show_air("evening-show", True)
    assert window.windowTitle() == "● ON AIR – \u2068evening-show\u2069 – Airdesk"
    window.show_air("", False)
    assert window.windowTitle() == "Airdesk"


def test_the_menus_are_filled_when_somebody_asks_what_can_be_done(
    theme: Theme, languages: Languages, qtbot: QtBot
) -> None:
    window = MainWindow(theme, languages, LayoutMemory(None))
    qtbot.addWidget(window)
    sources = window.menus.menu(Menu.SOURCES)
    assert sources.title() == "Sources"
    assert not sources.actions()
    invite = window.actions_.action("source.invite")
    assert invite in sources.actions()
    assert window.actions_.action("source.invite") is invite


@pytest.mark.parametrize("language", ["en", "vi", "mirrored"])
@pytest.mark.parametrize("percent", [100, 115, 130, 150])
def test_the_least_window_has_room_for_every_panel_at_every_interface_size(
    theme: Theme, languages: Languages, qtbot: QtBot, language: str, percent: int
) -> None:
    languages.use(language)
    theme.apply(Appearance(interface_size=percent))
    evening = Evening(theme, languages, qtbot, demo=True)
    evening.desk.store.update(appearance=Appearance(interface_size=percent))
    evening.grow(1280, 720)
    window, docks = evening.window, evening.window.docks
    parts = (docks.channels, docks.chat, docks.mix, window.centralWidget(), window.statusBar())
    for one, other in combinations(parts, 2):
        assert not one.geometry().intersects(other.geometry())
    assert window.mixer is not None
    mix = window.mixer.panel
    assert [fault for fault in cut(mix) if "Button" in fault] == []
    for strip in mix.strips.strips:
        below = mix.strips.viewport().mapFromGlobal(strip.mapToGlobal(strip.rect().bottomLeft())).y()
        assert below < mix.strips.viewport().height()
