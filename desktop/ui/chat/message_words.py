"""What is read where a message stands: its text, or words for what has none."""

from __future__ import annotations

from desktop.core.chat import SYSTEM, Message, MessageCode
from desktop.ui.chat.visible_text import visible
from desktop.ui.i18n import isolate, tr

_ICONS = {
    MessageCode.WELCOME: "user",
    MessageCode.THREAD: "chat",
    MessageCode.PIN: "pin",
    MessageCode.AUDIT: "log",
    MessageCode.EVENT: "clock",
}


def message_words(message: Message) -> str:
    """Fit to be painted; empty where its files say enough."""
    if message.removed:
        return tr("Chat", "Message deleted")
    if message.text:
        return visible(message.text)
    if message.code in SYSTEM:
        return _told(message)
    return "" if message.attachments else tr("Chat", "This kind of message cannot be shown here.")


def system_icon(message: Message) -> str:
    """Of a line that the service wrote."""
    return _ICONS.get(MessageCode(message.code), "state-info")


def _told(message: Message) -> str:
    """Where the service left the words to who shows it."""
    who = isolate(visible(message.sender_name).replace("\n", " ") or "?")
    words = {
        MessageCode.WELCOME: tr("Chat", "{name} has joined."),
        MessageCode.THREAD: tr("Chat", "{name} has opened a thread."),
        MessageCode.PIN: tr("Chat", "{name} has pinned a message."),
        MessageCode.AUDIT: tr("Chat", "{name} has changed something in the clan."),
        MessageCode.EVENT: tr("Chat", "{name} has announced an event."),
    }
    return words[MessageCode(message.code)].format(name=who)
