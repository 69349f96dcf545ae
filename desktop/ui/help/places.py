"""Which topic tells of the place one is at: by the widget that has the keyboard, or the nearest one around it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.ui.help.topics import START

# Widgets by their class, before the rooms they stand in.
_WIDGETS = {
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
    "StatusBar": "status",
    "InfoPopover": "status",
    "QuitGuard": "leaving",
    "AboutDialog": START,
}
# Docks by their names, also while they are empty.
_DOCKS = {"air": "on-air", "channels": "channels", "chat": "chat", "mix": "mix", "call": "calls"}
_ROOMS = {
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
    while widget is not None:
        topic = _topic_of(widget)
        if topic:
            return topic
        widget = widget.parentWidget()
    return START


def topic_of_class(name: str, module: str) -> str:
    """The topic of a class of widgets; empty without one."""
    return _WIDGETS.get(name) or _ROOMS.get(module.rpartition(".")[0], "")


def _topic_of(widget: QWidget) -> str:
    page = getattr(widget, "help_page", None)  # who shows one of several pages says which
    if isinstance(page, QWidget):
        topic = _topic_of(page)
        if topic:
            return topic
    kind = type(widget)
    return topic_of_class(kind.__name__, kind.__module__) or _DOCKS.get(widget.objectName(), "")
