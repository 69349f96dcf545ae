"""Which topic tells of the place one is at: by the widget that has the keyboard, or the nearest one around it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.ui.help.topics import START

# Widgets by their class, before the rooms they stand in.
WIDGETS = {
    "PlaylistWindow": "playlist",
    "PlaylistView": "playlist",
    "ProgrammeBlock": "playlist",
    "AddressPopover": "playlist",
    "AsRunWindow": "as-run",
    "MuteAllButton": "mute-all",
    "PullPopover": "addresses",
    "InviteDialog": "invite",
    "EmptyWall": "invite",
    "VolumeSlider": "listening",
    "ListenButton": "listening",
    "FirstRun": "first-evening",
    "DiagnosticsDialog": "trouble",
    "ConnectDialog": "services",
    "SecretDialog": "services",
    "ServicesPage": "services",
    "IngestPage": "ingest",
    "RecordingPage": "recording",
    "MonitoringPage": "listening",
    "ShortcutsPage": "shortcuts",
    "ShortcutSheet": "shortcuts",
    "SignInDialog": "account",
    "LayoutPopover": "layouts",
    "RenamePopover": "wall",
    "WallWindow": "wall",
    "HealthWindow": "health",
    "RemotePage": "remote",
    "StatusBar": "status",
    "InfoPopover": "status",
    "QuitGuard": "leaving",
    "AboutDialog": START,
    "LicencesDialog": START,
}
# Docks by their names, also while they are empty.
DOCKS = {"air": "on-air", "channels": "channels", "chat": "chat", "mix": "mix", "call": "calls"}
ROOMS = {
    "desktop.ui.calls": "calls",
    "desktop.ui.channels": "channels",
    "desktop.ui.chat": "chat",
    "desktop.ui.mixer": "mix",
    "desktop.ui.notices": "notices",
    "desktop.ui.onair": "on-air",
    "desktop.ui.panic": "mute-all",
    "desktop.ui.settings": "settings",
    "desktop.ui.wall": "wall",
}


def topic_at(widget: QWidget | None) -> str:
    """The topic of that place; where there is none, the first one."""
    around = list(_around(widget))
    named = (WIDGETS.get(type(one).__name__, "") for one in around)
    rooms = (_room_of(type(one).__module__) or DOCKS.get(one.objectName(), "") for one in around)
    return next(filter(None, (*named, *rooms)), START)


def topic_of_class(name: str, module: str) -> str:
    """The topic of a class of widgets; empty without one."""
    return WIDGETS.get(name) or _room_of(module)


def _around(widget: QWidget | None) -> Iterator[QWidget]:
    """The widget and what it stands in, from the inside; who shows one of several pages says which."""
    while widget is not None:
        page = getattr(widget, "help_page", None)
        if isinstance(page, QWidget):
            yield page
        yield widget
        widget = widget.parentWidget()


def _room_of(module: str) -> str:
    return ROOMS.get(module.rpartition(".")[0], "")
