"""Every command of the console: its id, its words, its place in the menus, its keys.

A table, nothing else: what a command does is said in `bind.py`, what it looks like in
`actions.py`. A command without a key carries the reason, because every other one has one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

import msgspec

from desktop.ui.i18n import tr

MAX_NUMBERED = 9
INTERFACE_SIZES = (90, 100, 115, 130, 150)


class Menu(StrEnum):
    """Where a command lies; a word after the slash is a submenu."""

    FILE = "file"
    VIEW = "view"
    VIEW_SCREEN = "view/screen"
    VIEW_SIZE = "view/size"
    VIEW_THEME = "view/theme"
    BROADCAST = "broadcast"
    SOURCES = "sources"
    SOURCES_FOCUS = "sources/focus"
    SOURCES_LISTEN = "sources/listen"
    MIX = "mix"
    MIX_MUTE = "mix/mute"
    CALLS = "calls"
    WINDOW = "window"
    WINDOW_LAYOUTS = "window/layouts"
    HELP = "help"


class Command(msgspec.Struct, frozen=True):
    """One line of the table."""

    id: str
    text: Callable[[], str]
    menu: Menu
    keys: tuple[str, ...] = ()
    no_key: str = ""  # why it has none; for tests and for who reads the table
    widget_key: str = ""  # a key that the panel handles itself, shown but never a window shortcut
    single: bool = False  # a letter or digit alone: not in text fields, can be turned off
    anywhere: bool = True  # also while another window of the desk has the focus
    checkable: bool = False
    repeats: bool = False
    separator: bool = False  # a line above it


def _file() -> Iterator[Command]:
    why = "made once; it stands at the foot of the channels, too"
    yield Command("file.new_channel", lambda: tr("Commands", "New streaming channel…"), Menu.FILE, no_key=why)
    yield Command("file.as_run", lambda: tr("Commands", "As-run log…"), Menu.FILE, ("Ctrl+L",))
    yield Command("file.settings", lambda: tr("Commands", "Settings…"), Menu.FILE, ("Ctrl+,",))
    why = "done once, when a desk is set up or moved"
    export, take_in = "file.export_settings", "file.import_settings"
    yield Command(export, lambda: tr("Commands", "Export settings…"), Menu.FILE, no_key=why, separator=True)
    yield Command(take_in, lambda: tr("Commands", "Import settings…"), Menu.FILE, no_key=why)
    why = "done once; the session is kept"
    yield Command("file.sign_in", lambda: tr("Commands", "Sign in to Mezon…"), Menu.FILE, no_key=why, separator=True)
    why = "it ends what is on air"
    yield Command("file.sign_out", lambda: tr("Commands", "Sign out of Mezon…"), Menu.FILE, no_key=why)
    yield Command("file.quit", lambda: tr("Commands", "Quit"), Menu.FILE, ("Ctrl+Q",), separator=True)


def _view() -> Iterator[Command]:
    why = "Alt+1, Alt+3 and Alt+4 go to the panels, and close them from inside"
    yield Command("view.channels", lambda: tr("Commands", "Channels"), Menu.VIEW, no_key=why, checkable=True)
    yield Command("view.mix", lambda: tr("Commands", "Mix"), Menu.VIEW, no_key=why, checkable=True)
    yield Command("view.chat", lambda: tr("Commands", "Chat"), Menu.VIEW, no_key=why, checkable=True)
    yield Command(
        "view.layout", lambda: tr("Commands", "Grid layout"), Menu.VIEW, ("G",),
        single=True, checkable=True, separator=True,
    )  # fmt: skip
    yield Command("view.full_screen", lambda: tr("Commands", "Full screen"), Menu.VIEW, ("F11",), checkable=True)
    why = "closing the wall’s own window does the same"
    yield Command("view.wall_back", lambda: tr("Commands", "Bring the wall back"), Menu.VIEW_SCREEN, no_key=why)
    larger, smaller = ("Ctrl++", "Ctrl+="), ("Ctrl+-",)
    yield Command("view.larger", lambda: tr("Commands", "Larger"), Menu.VIEW_SIZE, larger, repeats=True)
    yield Command("view.smaller", lambda: tr("Commands", "Smaller"), Menu.VIEW_SIZE, smaller, repeats=True)
    yield Command("view.size_100", lambda: tr("Commands", "Normal size"), Menu.VIEW_SIZE, ("Ctrl+0",))
    why = "a choice of the settings, made once"
    dark, light, system = "view.theme.dark", "view.theme.light", "view.theme.system"
    yield Command(dark, lambda: tr("Commands", "Dark"), Menu.VIEW_THEME, no_key=why, checkable=True)
    yield Command(light, lambda: tr("Commands", "Light"), Menu.VIEW_THEME, no_key=why, checkable=True)
    yield Command(system, lambda: tr("Commands", "As the system"), Menu.VIEW_THEME, no_key=why, checkable=True)


def _broadcast() -> Iterator[Command]:
    """Ctrl+Shift touches the air, and nothing else uses it. Those that are held are heard by `held_keys.py`."""
    m = Menu.BROADCAST
    yield Command("air.channel", lambda: tr("Commands", "Choose channel…"), m, ("Ctrl+Shift+C",))
    yield Command("air.playlist", lambda: tr("Commands", "Playlist…"), m, ("Ctrl+Shift+O",))
    yield Command("air.go_live", lambda: tr("Commands", "Go live…"), m, ("Ctrl+Shift+L",), separator=True)
    yield Command("air.pause", lambda: tr("Commands", "Pause"), m, ("Ctrl+Shift+P",))
    yield Command("air.skip", lambda: tr("Commands", "Skip"), m, ("Ctrl+Shift+N",))
    yield Command("air.end", lambda: tr("Commands", "End broadcast…"), m, ("Ctrl+Shift+E",), separator=True)
    yield Command("panic.mute_all", lambda: tr("Commands", "Mute all"), m, ("F12",), separator=True)


def _sources() -> Iterator[Command]:
    m = Menu.SOURCES
    yield Command("source.invite", lambda: tr("Commands", "Invite a meeting bot…"), m, ("Ctrl+I",))
    yield Command("source.pull", lambda: tr("Commands", "Add address…"), m, ("Ctrl+G, U",))
    why = "only in the demo studio, for trials"
    yield Command("source.test", lambda: tr("Commands", "Open a test source"), m, no_key=why)
    yield Command("source.record", lambda: tr("Commands", "Record"), m, ("F9",), separator=True)
    yield Command("source.record_all", lambda: tr("Commands", "Record all"), m, ("Shift+F9",))
    listen, add = "source.listen", "source.listen_add"
    yield Command(listen, lambda: tr("Commands", "Listen to this alone"), m, ("H",), single=True, separator=True)
    yield Command(add, lambda: tr("Commands", "Listen to this as well"), m, ("Shift+H",), single=True)
    yield Command("source.mute", lambda: tr("Commands", "Mute here"), m, ("M",), single=True)
    yield Command("source.clear_overs", lambda: tr("Commands", "Clear over-lamps"), m, ("O",), single=True)
    why = "it changes what the meeting sends; a slip of one key must not"
    yield Command("source.pause", lambda: tr("Commands", "Pause in meeting"), m, no_key=why, separator=True)
    yield Command("source.rename", lambda: tr("Commands", "Rename…"), m, ("F2",), anywhere=False)
    why = "it stands on the waiting tile and in its notice, where it is needed"
    yield Command("source.host_text", lambda: tr("Commands", "Copy text for host"), m, no_key=why)
    yield Command("source.copy_address", lambda: tr("Commands", "Copy ingest address"), m, ("Ctrl+G, I",))
    yield Command("source.diagnostics", lambda: tr("Commands", "Copy diagnostics"), m, ("Ctrl+G, D",))
    why = "no key alone removes anything; Delete on a tile asks"
    yield Command(
        "source.remove", lambda: tr("Commands", "Remove bot…"), m, no_key=why, widget_key="Delete", separator=True
    )
    earlier, later = "source.earlier", "source.later"
    yield Command(
        earlier,
        lambda: tr("Commands", "Move tile one place forward"),
        m,
        ("Ctrl+Left",),
        anywhere=False,
        separator=True,
    )
    yield Command(later, lambda: tr("Commands", "Move tile one place back"), m, ("Ctrl+Right",), anywhere=False)
    undo, redo = "source.undo", "source.redo"
    yield Command(undo, lambda: tr("Commands", "Undo"), m, ("Ctrl+Z",), anywhere=False, separator=True)
    yield Command(redo, lambda: tr("Commands", "Redo"), m, ("Ctrl+Y",), anywhere=False)


def _numbered() -> Iterator[Command]:
    for n in range(1, MAX_NUMBERED + 1):
        yield Command(
            f"source.focus.{n}",
            lambda n=n: tr("Commands", "Focus source {n}").format(n=n),  # type: ignore[misc]  # default binds n
            Menu.SOURCES_FOCUS,
            (str(n),),
            single=True,
        )
    for n in range(1, MAX_NUMBERED + 1):
        yield Command(
            f"source.listen.{n}",
            lambda n=n: tr("Commands", "Listen to source {n}").format(n=n),  # type: ignore[misc]  # default binds n
            Menu.SOURCES_LISTEN,
            (f"Shift+{n}",),
            single=True,
        )


def _mix() -> Iterator[Command]:
    m = Menu.MIX
    yield Command("mix.run", lambda: tr("Commands", "Start mix…"), m, ("Ctrl+G, X",))
    yield Command("mix.mode", lambda: tr("Commands", "Auto or Desk"), m, ("Ctrl+G, M",))
    yield Command("mix.add", lambda: tr("Commands", "Add input…"), m, ("Ctrl+G, A",), separator=True)
    why = "set up before the evening; they stand on the panel, too"
    yield Command("mix.output", lambda: tr("Commands", "Add output…"), m, no_key=why)
    yield Command("mix.setup", lambda: tr("Commands", "Set up the mix…"), m, no_key=why)
    yield Command("mix.scenes", lambda: tr("Commands", "Scenes…"), m, no_key=why)
    yield Command("mix.copy", lambda: tr("Commands", "Copy a play address…"), m, ("Ctrl+G, P",), separator=True)
    for n in range(1, MAX_NUMBERED + 1):
        yield Command(
            f"mix.mute.{n}",
            lambda n=n: tr("Commands", "Mute input {n}").format(n=n),  # type: ignore[misc]  # default binds n
            Menu.MIX_MUTE,
            (f"Ctrl+{n}",),
        )


def _calls() -> Iterator[Command]:
    m = Menu.CALLS
    yield Command("call.start", lambda: tr("Commands", "Start call…"), m, ("Ctrl+G, J",))
    yield Command("call.join", lambda: tr("Commands", "Join call…"), m, ("Ctrl+J",))
    yield Command("call.microphone", lambda: tr("Commands", "Microphone"), m, ("Ctrl+D",), separator=True)
    yield Command("call.camera", lambda: tr("Commands", "Camera"), m, ("Ctrl+E",))
    yield Command("call.cough", lambda: tr("Commands", "Cough (hold)"), m, ("F8",))
    yield Command("call.leave", lambda: tr("Commands", "Leave call"), m, ("Ctrl+G, L",), separator=True)


def _window() -> Iterator[Command]:
    m = Menu.WINDOW
    yield Command("window.next_panel", lambda: tr("Commands", "Next panel"), m, ("F6",), anywhere=False)
    yield Command("window.previous_panel", lambda: tr("Commands", "Previous panel"), m, ("Shift+F6",), anywhere=False)
    yield Command("window.channels", lambda: tr("Commands", "Go to the channels"), m, ("Alt+1",), anywhere=False)
    yield Command("window.wall", lambda: tr("Commands", "Go to the wall"), m, ("Alt+2",), anywhere=False)
    yield Command("window.mix", lambda: tr("Commands", "Go to the mix"), m, ("Alt+3",), anywhere=False)
    yield Command("window.chat", lambda: tr("Commands", "Go to the chat"), m, ("Alt+4",), anywhere=False)
    yield Command("window.air", lambda: tr("Commands", "Go to the on-air bar"), m, ("Alt+5",), anywhere=False)
    yield Command("window.call", lambda: tr("Commands", "Go to the call"), m, ("Alt+6",), anywhere=False)
    yield Command("window.go_to", lambda: tr("Commands", "Go to channel or person…"), m, ("Ctrl+K",))
    yield Command("window.filter", lambda: tr("Commands", "Filter channels"), m, ("Ctrl+F",), anywhere=False)
    yield Command("window.next_channel", lambda: tr("Commands", "Next channel"), m, ("Alt+Down",), anywhere=False)
    previous = "window.previous_channel"
    yield Command(previous, lambda: tr("Commands", "Previous channel"), m, ("Alt+Up",), anywhere=False)
    yield Command("window.notices", lambda: tr("Commands", "Notices"), m, ("F4",), separator=True)
    reopen = "window.reopen_notice"
    yield Command(reopen, lambda: tr("Commands", "Show the last closed notice"), m, ("Ctrl+G, B",))
    for n in (1, 2, 3):
        yield Command(
            f"window.layout.{n}",
            lambda n=n: tr("Commands", "Layout {n}").format(n=n),  # type: ignore[misc]  # default binds n
            Menu.WINDOW_LAYOUTS,
            (f"Ctrl+G, {n}",),
            anywhere=False,
        )
    why = "done once; the layouts themselves have keys"
    save = "window.save_layout"
    yield Command(save, lambda: tr("Commands", "Save layout as…"), Menu.WINDOW_LAYOUTS, no_key=why, separator=True)
    why = "rare, and it moves everything"
    yield Command("window.reset_layout", lambda: tr("Commands", "Reset layout"), m, no_key=why, separator=True)


def _help() -> Iterator[Command]:
    m = Menu.HELP
    yield Command("help.here", lambda: tr("Commands", "Airdesk help"), m, ("F1",))
    yield Command("help.whats_this", lambda: tr("Commands", "What’s this?"), m, ("Shift+F1",))
    yield Command("help.shortcuts", lambda: tr("Commands", "Shortcuts"), m, ("Ctrl+/", "?"), single=True)
    why = "topics of the help, which has a key"
    first, trouble = "help.first_evening", "help.trouble"
    yield Command(first, lambda: tr("Commands", "Your first evening"), m, no_key=why, separator=True)
    yield Command(trouble, lambda: tr("Commands", "When something breaks"), m, no_key=why)
    why = "used once, on the first evening"
    yield Command("help.connect", lambda: tr("Commands", "Connect services…"), m, no_key=why, separator=True)
    welcome = "help.welcome"
    yield Command(welcome, lambda: tr("Commands", "Welcome to Airdesk"), m, no_key=why)
    yield Command("help.demo", lambda: tr("Commands", "Open the demo studio"), m, no_key=why)
    why = "it takes every simulated source away"
    yield Command("help.leave_demo", lambda: tr("Commands", "Leave the demo studio"), m, no_key=why)
    why = "for support alone"
    diagnostics = "help.diagnostics"
    yield Command(diagnostics, lambda: tr("Commands", "Collect diagnostics…"), m, no_key=why, separator=True)
    why = "only to read"
    yield Command("help.health", lambda: tr("Commands", "Health…"), m, no_key=why)
    yield Command("help.about", lambda: tr("Commands", "About Airdesk"), m, no_key=why)


def commands() -> tuple[Command, ...]:
    """All commands, in the order of the menus."""
    groups = (_file, _view, _broadcast, _sources, _numbered, _mix, _calls, _window, _help)
    return tuple(command for group in groups for command in group())


def menu_title(menu: Menu) -> str:
    """The words of a menu or submenu."""
    return {
        Menu.FILE: tr("Commands", "File"),
        Menu.VIEW: tr("Commands", "View"),
        Menu.VIEW_SCREEN: tr("Commands", "Wall on another screen"),
        Menu.VIEW_SIZE: tr("Commands", "Interface size"),
        Menu.VIEW_THEME: tr("Commands", "Theme"),
        Menu.BROADCAST: tr("Commands", "Broadcast"),
        Menu.SOURCES: tr("Commands", "Sources"),
        Menu.SOURCES_FOCUS: tr("Commands", "Focus source"),
        Menu.SOURCES_LISTEN: tr("Commands", "Listen to source"),
        Menu.MIX: tr("Commands", "Mix"),
        Menu.MIX_MUTE: tr("Commands", "Mute input"),
        Menu.CALLS: tr("Commands", "Calls"),
        Menu.WINDOW: tr("Commands", "Window"),
        Menu.WINDOW_LAYOUTS: tr("Commands", "Layouts"),
        Menu.HELP: tr("Commands", "Help"),
    }[menu]
