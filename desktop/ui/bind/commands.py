"""Commands: what each does, when it is in force, and why not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

from desktop.core.model import Platform, SourceState
from desktop.settings.schema import Theme as Scheme
from desktop.ui.bind.layouts import PLACES, Layouts
from desktop.ui.bind.sources import OVER, RECORDED
from desktop.ui.commands import INTERFACE_SIZES, MAX_NUMBERED, Menu
from desktop.ui.i18n import isolate, tr
from desktop.ui.panel_walk import focus_is_in
from desktop.ui.popover import ConfirmPopover
from desktop.ui.wall.geometry import WallLayout

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.core.model import SourceView
    from desktop.ui.bind import Binding
    from desktop.ui.bind.help import HelpBinding
    from desktop.ui.bind.wall_screen import WallScreenBinding
    from desktop.ui.main_window import MainWindow

_SELECTED = (
    "source.record", "source.listen", "source.listen_add", "source.mute", "source.pause", "source.rename",
    "source.host_text", "source.diagnostics", "source.remove",
)  # fmt: skip


class CommandBinding(QObject):
    """Enabled states follow the selection and the sources."""

    def __init__(self, window: MainWindow, desk: Desk, rooms: Binding) -> None:
        super().__init__(window)
        self._window, self._desk, self._rooms = window, desk, rooms
        self._actions = window.actions_
        self.of_source: dict[str, Callable[[str], object]] = {}  # what can be done with any one, by its id
        self._screens: WallScreenBinding | None = None
        self._help: HelpBinding | None = None
        self._layouts = Layouts(window, rooms.wall)
        self._connect_window()
        self._connect_sources()
        self._actions.keys_changed.connect(self._show_keys)
        self._show_keys()
        rooms.wall.refreshed.connect(self.refresh)
        rooms.sources.undo.changed.connect(self.refresh)
        rooms.ingest.changed.connect(self.refresh)
        desk.store.changed.connect(self._settings_changed)
        self.refresh()

    def refresh(self) -> None:
        """Look at everything again."""
        view = self._selected
        self._on_selected(view)
        count = len(self._desk.sources.ids)
        for n in range(1, MAX_NUMBERED + 1):
            reason = tr("Commands", "There is no source {n}.").format(n=n)
            self._actions.set_enabled(f"source.focus.{n}", n <= count, reason)
            self._actions.set_enabled(f"source.listen.{n}", n <= count, reason)
        none = tr("Commands", "There are no sources.")
        self._actions.set_enabled("source.record_all", count > 0, none)
        self._actions.set_enabled("source.clear_overs", count > 0, none)
        ids, chosen = self._desk.sources.ids, self._window.wall.selected_id
        edge = tr("Commands", "There is no place beyond.")
        self._actions.set_enabled("source.earlier", chosen in ids[1:], edge)
        self._actions.set_enabled("source.later", chosen in ids[:-1], edge)
        self._undo_words()
        self._layout_words()
        quiet = tr("Commands", "The ingest is not listening.")
        self._actions.set_enabled("source.copy_address", bool(self._desk.ingest.shown_address), quiet)
        self._recording_words()
        self._view_words()

    @property
    def _selected(self) -> SourceView | None:
        return self._rooms.sources.view(self._window.wall.selected_id)

    def _on_selected(self, view: SourceView | None) -> None:
        none = tr("Commands", "No source is selected.")
        for command_id in _SELECTED:
            why = none if view is None else why_not(command_id, view)
            self._actions.set_enabled(command_id, not why, why)
        if view is None:
            return
        paused = view.state is SourceState.PAUSED
        pause, resume = tr("Commands", "Pause in meeting"), tr("Commands", "Resume in meeting")
        self._actions.set_text("source.pause", resume if paused else pause)
        mute, unmute = tr("Commands", "Mute here"), tr("Commands", "Unmute here")
        self._actions.set_text("source.mute", unmute if view.muted else mute)
        live = tr("Commands", "Disconnect…") if view.platform is Platform.ADDRESS else tr("Commands", "Remove bot…")
        remove = tr("Commands", "Remove tile") if view.state in OVER else live
        self._actions.set_text("source.remove", remove)

    def _recording_words(self) -> None:
        view = self._selected
        stops = view is not None and view.recording.state in RECORDED
        self._actions.set_text(
            "source.record", tr("Commands", "Stop recording…") if stops else tr("Commands", "Record")
        )
        views = [self._rooms.sources.view(source_id) for source_id in self._desk.sources.ids]
        any_recorded = any(view is not None and view.recording.state in RECORDED for view in views)
        self._actions.set_text(
            "source.record_all", tr("Commands", "Stop all…") if any_recorded else tr("Commands", "Record all")
        )

    def _undo_words(self) -> None:
        undo = self._rooms.sources.undo
        self._actions.set_enabled("source.undo", undo.can_undo, tr("Commands", "There is nothing to undo."))
        self._actions.set_enabled("source.redo", undo.can_redo, tr("Commands", "There is nothing to redo."))
        self._actions.set_text("source.undo", undo.undo_words())
        self._actions.set_text("source.redo", undo.redo_words())

    def _view_words(self) -> None:
        appearance = self._desk.store.settings.appearance
        self._actions.action("view.layout").setChecked(self._rooms.wall.layout is WallLayout.GRID)
        self._actions.action("view.full_screen").setChecked(self._window.isFullScreen())
        for scheme in Scheme:
            self._actions.action(f"view.theme.{scheme.value}").setChecked(appearance.theme is scheme)
        here = self._screens is None or not self._screens.is_away
        self._actions.set_enabled("view.wall_back", not here, tr("Commands", "The wall is in this window."))
        least, most = INTERFACE_SIZES[0], INTERFACE_SIZES[-1]
        size = appearance.interface_size
        self._actions.set_enabled("view.larger", size < most, tr("Commands", "This is the largest size."))
        self._actions.set_enabled("view.smaller", size > least, tr("Commands", "This is the smallest size."))
        for command_id, shown in (("source.test", self._desk.demo), ("help.leave_demo", self._desk.demo),
                                  ("help.demo", not self._desk.demo)):  # fmt: skip
            self._actions.action(command_id).setVisible(shown)
        welcome = not self._desk.demo and not self._rooms.settings.service_stored
        self._actions.action("help.welcome").setVisible(welcome)

    def _layout_words(self) -> None:
        for place in PLACES:
            name, command_id = self._layouts.name(place), f"window.layout.{place}"
            nothing = tr("Commands", "Nothing is kept as layout {n}.").format(n=place)
            self._actions.set_enabled(command_id, bool(name), nothing)
            shown = tr("Commands", "Layout {n}: {name}").format(n=place, name=isolate(name))
            self._actions.set_text(command_id, shown if name else self._actions.command(command_id).text())

    def _connect_window(self) -> None:
        window, rooms = self._window, self._rooms
        self._on("file.settings", rooms.settings.open)
        self._on("file.export_settings", rooms.settings.export_settings)
        self._on("file.import_settings", rooms.settings.import_settings)
        self._on("file.quit", window.close)
        self._on("view.layout", self._switch_layout)
        self._on("view.full_screen", self._full_screen)
        self._on("view.wall_back", self._wall_back)
        window.menus.menu(Menu.VIEW_SCREEN).aboutToShow.connect(self._offer_screens)
        self._on("view.larger", lambda: self._resize_interface(1))
        self._on("view.smaller", lambda: self._resize_interface(-1))
        self._on("view.size_100", lambda: self._resize_interface(0))
        for scheme in Scheme:
            self._on(f"view.theme.{scheme.value}", partial(self._choose_theme, scheme))
        self._on("window.next_panel", lambda: window.panels.walk(1))
        self._on("window.previous_panel", lambda: window.panels.walk(-1))
        self._on("window.wall", lambda: window.panels.go_to(window.wall))
        self._on("window.notices", rooms.notices.open_history)
        self._on("window.reopen_notice", self._desk.notices.reopen_last)
        for place in PLACES:
            self._on(f"window.layout.{place}", partial(self._layouts.apply, place))
        self._on("window.save_layout", self._layouts.ask)
        self._on("window.reset_layout", window.reset_layout)
        self._on_help("help.here", lambda shown: shown.open_here())
        self._on_help("help.whats_this", lambda shown: shown.whats_this())
        self._on_help("help.first_evening", lambda shown: shown.open_at("first-evening"))
        self._on_help("help.trouble", lambda shown: shown.open_at("trouble"))
        self._on("help.connect", rooms.settings.connect_services)
        self._on("help.shortcuts", self._open_shortcuts)
        self._on("help.welcome", lambda: self.welcome(True))
        self._on("help.demo", window.demo_wanted.emit)
        self._on("help.leave_demo", window.leave_demo_wanted.emit)
        self._on("help.health", rooms.status.open_health)
        self._on("help.about", self._open_about)
        window.escaped.connect(self._escape)

    def _on_help(self, command_id: str, act: Callable[[HelpBinding], object]) -> None:
        def with_help() -> None:
            if self._help is None:
                from desktop.ui.bind.help import HelpBinding  # noqa: PLC0415 - not needed to start

                self._help = HelpBinding(self._window)
            act(self._help)

        self._on(command_id, with_help)

    def _open_shortcuts(self) -> None:
        from desktop.ui.shortcut_sheet import ShortcutSheet  # noqa: PLC0415 - not needed to start

        ShortcutSheet(self._window.theme, self._actions, self._window).show()

    def _open_about(self) -> None:
        from desktop.ui.bind.about import open_about  # noqa: PLC0415 - not needed to start

        open_about(self._window)

    def _connect_sources(self) -> None:
        rooms, desk = self._rooms, self._desk
        self._on("source.invite", rooms.invite.open)
        self._on("source.pull", rooms.pulls.open)
        self._on("source.test", self._window.test_source_wanted.emit)
        self._on("source.record_all", rooms.sources.record_all)
        self._on("source.clear_overs", desk.pictures.clear_overs)
        self._on_source("source.earlier", lambda i: rooms.sources.move(i, desk.sources.ids.index(i) - 1))
        self._on_source("source.later", lambda i: rooms.sources.move(i, desk.sources.ids.index(i) + 1))
        self._on("source.undo", rooms.sources.undo.undo)
        self._on("source.redo", rooms.sources.undo.redo)
        self._on("source.copy_address", lambda: rooms.sources.copy_address(self._window.wall.selected_id))
        self._on_source("source.record", rooms.sources.record)
        self._on_source("source.listen", desk.listening.hear_only)
        self._on_source("source.listen_add", desk.listening.toggle)
        self._on_source("source.mute", lambda i: desk.listening.set_muted(i, not desk.listening.muted(i)))
        self._on_source("source.pause", rooms.sources.pause_or_resume)
        self._on_source("source.rename", rooms.sources.rename)
        self._on_source("source.host_text", rooms.sources.copy_host_text)
        self._on_source("source.diagnostics", rooms.sources.copy_diagnostics)
        self._on_source("source.remove", rooms.sources.remove)
        for n in range(1, MAX_NUMBERED + 1):
            self._on(f"source.focus.{n}", partial(self._numbered, n, rooms.wall.focus))
            self._on(f"source.listen.{n}", partial(self._numbered, n, desk.listening.toggle))

    def _show_keys(self) -> None:
        layout, record, invite = map(self._actions.key_text, ("view.layout", "source.record_all", "source.invite"))
        self._window.wall_header.set_keys(layout, record, invite)
        self._window.wall.set_invite_key(invite)

    def _on(self, command_id: str, act: Callable[[], object]) -> None:
        self._actions.action(command_id).triggered.connect(lambda _checked=False: act())

    def _on_source(self, command_id: str, act: Callable[[str], object]) -> None:
        def with_selected() -> None:
            selected = self._window.wall.selected_id
            if selected is not None:
                act(selected)

        self.of_source[command_id] = act
        self._on(command_id, with_selected)

    def _numbered(self, n: int, act: Callable[[str], object]) -> None:
        ids = self._desk.sources.ids
        if n <= len(ids):
            act(ids[n - 1])

    def _offer_screens(self) -> None:
        if self._screens is None:
            from desktop.ui.bind.wall_screen import WallScreenBinding  # noqa: PLC0415 - not needed to start

            self._screens = WallScreenBinding(self._window, self._desk)
        self._screens.offer(self._window.menus.menu(Menu.VIEW_SCREEN))

    def _wall_back(self) -> None:
        if self._screens is not None:
            self._screens.back()

    def _switch_layout(self) -> None:
        grid = self._rooms.wall.layout is WallLayout.GRID
        self._rooms.wall.set_layout(WallLayout.FOCUS if grid else WallLayout.GRID)

    def _full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()
        self.refresh()

    def _resize_interface(self, step: int) -> None:
        appearance = self._desk.store.settings.appearance
        index = min(range(len(INTERFACE_SIZES)), key=lambda i: abs(INTERFACE_SIZES[i] - appearance.interface_size))
        wanted = INTERFACE_SIZES[max(0, min(index + step, len(INTERFACE_SIZES) - 1))] if step else 100
        if wanted != appearance.interface_size:
            self._desk.store.update(appearance=msgspec.structs.replace(appearance, interface_size=wanted))

    def _choose_theme(self, scheme: Scheme) -> None:
        appearance = self._desk.store.settings.appearance
        if appearance.theme is not scheme:
            self._desk.store.update(appearance=msgspec.structs.replace(appearance, theme=scheme))
        self.refresh()

    def _settings_changed(self, _new: object, _old: object) -> None:
        self.refresh()

    def _escape(self) -> None:
        """The uppermost light thing: a question, the notice, a field, the large picture. It ends nothing."""
        window, rooms = self._window, self._rooms
        asked = [one for one in window.findChildren(ConfirmPopover) if one.isVisible()]
        if asked:  # it lost the keyboard, else it had taken Esc itself
            asked[-1].refuse()
            return
        if rooms.notices.close_shown():
            return
        if focus_is_in(window.wall):
            if self._desk.sources.ids:
                rooms.wall.set_layout(WallLayout.GRID)
            return
        if window.is_first_run:
            self.welcome(False)
        else:
            window.focus_start()

    def welcome(self, shown: bool) -> None:
        """The first choice instead of the wall, or the wall."""
        self._window.show_first_run(shown)
        if shown:
            self._rooms.notices.show_welcome()
        self._rooms.status.show()
        self._window.focus_start()


def why_not(command_id: str, view: SourceView) -> str:
    """Why a command is not in force for a source; empty if it is."""
    over = view.state in OVER
    if command_id == "source.record" and over and view.recording.state not in RECORDED:
        return tr("Commands", "This source is over.")
    if command_id == "source.pause" and not (view.can_pause or view.state is SourceState.PAUSED):
        return tr("Commands", "Only a bot in a Google Meet meeting can be paused.")
    if command_id == "source.remove" and not (over or view.can_remove):
        return tr("Commands", "It was not invited from here.")
    return ""
