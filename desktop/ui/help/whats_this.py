"""“What’s this?”: a word on each main control. Laid on the widgets when somebody asks, in the language of then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtWidgets import QWidget

from desktop.ui.i18n import tr

_WORDS: Mapping[str, Callable[[], str]] = {
    "StateLamp": lambda: tr(
        "WhatsThis",
        "Whether your broadcast is heard. It is red only while the service has confirmed it, and no longer when the "
        "link is lost.",
    ),
    "ChannelBlock": lambda: tr(
        "WhatsThis",
        "The channel you broadcast in. Selecting a channel in the list does not change it; choose it here, before you "
        "go live.",
    ),
    "ProgrammeBlock": lambda: tr(
        "WhatsThis", "What is played now, what comes next, and how much is left. The playlist opens beside it."
    ),
    "AirButton": lambda: tr("WhatsThis", "Playlist, Pause and Skip. The last two act on what is on air."),
    "GuardButton": lambda: tr(
        "WhatsThis",
        "Hold it to go live or to end the broadcast. A short press asks first, so that a slip changes nothing.",
    ),
    "MuteAllButton": lambda: tr(
        "WhatsThis",
        "Silences everything that leaves Airdesk: microphone, broadcast and mix. Your headphones stay. Hold F12 to "
        "release it.",
    ),
    "Meter": lambda: tr(
        "WhatsThis",
        "The level of sound that is decoded on this computer, in dBFS. Without such sound it is hatched: no level, "
        "rather than an invented one.",
    ),
    "Tile": lambda: tr(
        "WhatsThis",
        "One source: its picture, its level, how it does, and whether it is recorded. Enter shows it large, H listens "
        "to it, F9 records it.",
    ),
    "GhostTile": lambda: tr("WhatsThis", "A free place on the wall. Press it to invite a meeting bot."),
    "ListenButton": lambda: tr(
        "WhatsThis", "Puts this source into your headphones. Recordings and what is aired do not change."
    ),
    "VolumeSlider": lambda: tr("WhatsThis", "How loud this source is in your headphones, and only there."),
    "WallHeader": lambda: tr(
        "WhatsThis", "What the wall shows, the newest notice, the layout, and the buttons for all sources."
    ),
    "NoticeLine": lambda: tr(
        "WhatsThis", "What happened, what it means for the show, and what you can do. F4 lists all notices."
    ),
    "ChannelList": lambda: tr(
        "WhatsThis",
        "The channels of the clan. Selecting one opens its chat. A filled red “ON AIR” is your own broadcast, an "
        "outlined “LIVE” somebody else’s.",
    ),
    "ClanButton": lambda: tr("WhatsThis", "The clan whose channels are listed. Press it for the others."),
    "MessageList": lambda: tr(
        "WhatsThis", "The messages of the open channel, the newest below. Arrows move, the menu key acts on one."
    ),
    "MessageField": lambda: tr(
        "WhatsThis",
        "What you write to the channel. Enter sends, Shift+Enter begins a new line, Up edits your last one.",
    ),
    "ChatTabs": lambda: tr("WhatsThis", "The chat of the channel, who is watching, and your direct messages."),
    "PeopleList": lambda: tr("WhatsThis", "The people here. Filter by name; Enter opens the conversation."),
    "Fader": lambda: tr(
        "WhatsThis",
        "How loud this input is in the mix, in percent; 100 is as it comes. A triangle marks what listeners still hear "
        "until the service confirms the new value.",
    ),
    "MixStrip": lambda: tr(
        "WhatsThis", "One input of the mix: where it comes from, its fader, and what the service said of its value."
    ),
    "Master": lambda: tr(
        "WhatsThis", "The mix as a whole: start and stop it, and where it goes. It costs while it runs."
    ),
    "OutputRow": lambda: tr("WhatsThis", "One output of the mix, and the addresses where it can be played."),
    "CallPanel": lambda: tr(
        "WhatsThis", "The call you are in: who is there, your microphone, your camera, and the way out."
    ),
    "StatusButton": lambda: tr("WhatsThis", "How one part does. Press it for the details and what can be done."),
    "StatusBar": lambda: tr(
        "WhatsThis", "How everything does: what is recorded, the ingest, each service, the processor, the disk."
    ),
    "SecretField": lambda: tr(
        "WhatsThis",
        "A key or password. The field says where it is kept. It is never shown again, in no file and no log.",
    ),
    "ServiceCard": lambda: tr(
        "WhatsThis", "One service: what it needs, a test, and what the last test said, in one sentence."
    ),
    "SearchField": lambda: tr("WhatsThis", "Type a few letters; marks and capitals make no difference. Esc clears it."),
    "TopStrip": lambda: tr("WhatsThis", "The menus with every command, the clock, and who is signed in."),
}


def words_for(widget: QWidget) -> str:
    """Of this kind of widget; empty if it says enough itself."""
    for kind in type(widget).__mro__:
        words = _WORDS.get(kind.__name__)
        if words is not None:
            return words()
    return ""


def kinds() -> tuple[str, ...]:
    """The classes that have words."""
    return tuple(_WORDS)


def lay_words(widgets: Iterable[QWidget]) -> None:
    """Give each widget its words. Qt shows those of the nearest one around where there are none."""
    for widget in widgets:
        words = words_for(widget)
        if words:
            widget.setWhatsThis(words)


def nearest_words(widget: QWidget | None) -> tuple[QWidget, str] | None:
    """The widget, or the nearest one around it, that has words."""
    while widget is not None:
        words = words_for(widget)
        if words:
            return widget, words
        widget = widget.parentWidget()
    return None
