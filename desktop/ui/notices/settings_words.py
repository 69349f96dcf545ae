"""What happened to settings that came from a file or went to one."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.errors import Code
from desktop.ui.i18n import tr

SENTENCES: dict[Code, Callable[[], str]] = {
    Code.SETTINGS_NONE: lambda: tr("Notice", "{file} holds no settings of Airdesk. Nothing was changed."),
    Code.SETTINGS_NEWER: lambda: tr(
        "Notice", "{file} was written by a newer Airdesk. Nothing was changed. Update this one, then import it again."
    ),
    Code.SETTINGS_VALUE: lambda: tr(
        "Notice", "{file} was not imported: its value for {name} is not possible. Nothing was changed."
    ),
    Code.SETTINGS_EXPORT: lambda: tr("Notice", "The settings could not be exported: {reason}."),
    Code.SETTINGS_EXPORTED: lambda: tr("Notice", "The settings are in {file}. Keys and passwords are not in it."),
    Code.SETTINGS_IMPORTED: lambda: tr("Notice", "The settings of {file} are in force."),
}
