"""The words of the one button of a notice, or of a tile."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.model import Remedy
from desktop.ui.i18n import tr

REMEDIES: dict[Remedy, Callable[[], str]] = {
    Remedy.SHOW_SOURCE: lambda: tr("Remedy", "Show source"),
    Remedy.INVITE_AGAIN: lambda: tr("Remedy", "Invite again"),
    Remedy.COPY_HOST_TEXT: lambda: tr("Remedy", "Copy text for host"),
    Remedy.CHECK_INGEST: lambda: tr("Remedy", "Check ingest…"),
    Remedy.OPEN_SETTINGS_SERVICES: lambda: tr("Remedy", "Open settings"),
    Remedy.OPEN_SETTINGS_INGEST: lambda: tr("Remedy", "Open settings"),
    Remedy.OPEN_SETTINGS_REMOTE: lambda: tr("Remedy", "Open settings"),
    Remedy.OPEN_SETTINGS_RECORDING: lambda: tr("Remedy", "Choose folder…"),
    Remedy.OPEN_SETTINGS_MONITORING: lambda: tr("Remedy", "Choose…"),
    Remedy.OPEN_FOLDER: lambda: tr("Remedy", "Open folder"),
    Remedy.SHOW_FILE: lambda: tr("Remedy", "Show"),
    Remedy.DETAILS: lambda: tr("Remedy", "Details"),
    Remedy.REMOVE_BOT: lambda: tr("Remedy", "Remove bot"),
    Remedy.STOP_WAITING: lambda: tr("Remedy", "Stop waiting"),
    Remedy.SIGN_IN: lambda: tr("Remedy", "Sign in…"),
    Remedy.GO_LIVE: lambda: tr("Remedy", "Try again…"),
    Remedy.END_BROADCAST: lambda: tr("Remedy", "End broadcast…"),
    Remedy.GIVE_UP_AIR: lambda: tr("Remedy", "Give up"),
    Remedy.STOP_TRYING: lambda: tr("Remedy", "Stop trying"),
    Remedy.ASK_KEYRING: lambda: tr("Remedy", "Try again"),
    Remedy.OPEN_PLAYLIST: lambda: tr("Remedy", "Open playlist"),
    Remedy.SHOW_MIX: lambda: tr("Remedy", "Show"),
    Remedy.STOP_MIX: lambda: tr("Remedy", "Stop mix"),
    Remedy.START_MIX: lambda: tr("Remedy", "Start again"),
    Remedy.TRY_MIX: lambda: tr("Remedy", "Try again"),
    Remedy.UNDO_REMOVAL: lambda: tr("Remedy", "Undo"),
    Remedy.TRY_CALL: lambda: tr("Remedy", "Try again"),
    Remedy.JOIN_CALL_AGAIN: lambda: tr("Remedy", "Join again"),
    Remedy.RENEW_CALL: lambda: tr("Remedy", "Renew now"),
    Remedy.CHOOSE_CALL_DEVICE: lambda: tr("Remedy", "Choose…"),
    Remedy.START_CALL: lambda: tr("Remedy", "Start call…"),
    Remedy.INVITE_BOT: lambda: tr("Remedy", "Invite a meeting bot…"),
    Remedy.OPEN_PRIVACY: lambda: tr("Remedy", "Open system settings"),
    Remedy.OPEN_AS_RUN: lambda: tr("Remedy", "Open as-run log"),
    Remedy.RESTORE_SITTING: lambda: tr("Remedy", "Restore"),
    Remedy.NOT_NOW: lambda: tr("Remedy", "Not now"),
    Remedy.START_SAFE: lambda: tr("Remedy", "Start in safe mode"),
    Remedy.LEAVE_SAFE: lambda: tr("Remedy", "Start normally"),
}
