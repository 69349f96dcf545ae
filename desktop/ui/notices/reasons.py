"""Why a recording was held or failed, a sender turned away, an item not played: the codes in words.

They stand inside sentences (“… cannot be recorded: {reason}.”) and in tooltips.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.model import RecordingFault
from desktop.ui.i18n import tr


def reason_words(reason: str) -> str:
    """The words for a code; text that is no code (a service's own) as it stands."""
    made = _WORDS.get(reason)
    return made() if made is not None else reason


_WORDS: dict[str, Callable[[], str]] = {
    RecordingFault.NO_SPACE.value: lambda: tr("Reason", "the disk is full"),
    RecordingFault.DISK_ERROR.value: lambda: tr("Reason", "the disk reports an error"),
    RecordingFault.DENIED.value: lambda: tr("Reason", "Airdesk may not write to this folder"),
    RecordingFault.READ_ONLY.value: lambda: tr("Reason", "the disk is write-protected"),
    RecordingFault.GONE.value: lambda: tr("Reason", "the folder or its disk is not there"),
    RecordingFault.TOO_LARGE.value: lambda: tr("Reason", "this disk takes no longer file"),
    RecordingFault.STUCK.value: lambda: tr("Reason", "the disk does not answer"),
    RecordingFault.BEHIND.value: lambda: tr("Reason", "the disk is too slow"),
    RecordingFault.NO_START.value: lambda: tr("Reason", "nothing came that a file can begin with"),
    RecordingFault.LATE.value: lambda: tr("Reason", "saving did not end in time"),
    # Why the ingest turned somebody away.
    "network": lambda: tr("Reason", "its network is not allowed"),
    "path": lambda: tr("Reason", "wrong address"),
    "bot": lambda: tr("Reason", "it is another bot than the one invited"),
    "full": lambda: tr("Reason", "there are too many connections"),
    "rate": lambda: tr("Reason", "too many attempts"),
    "stopping": lambda: tr("Reason", "Airdesk is closing"),
    # Why nothing comes from an address: values of PullFault.
    "pull.over": lambda: tr("Reason", "the other side has ended it"),
    "pull.lost": lambda: tr("Reason", "the connection broke"),
    "pull.refused": lambda: tr("Reason", "nobody sends there"),
    "pull.unreachable": lambda: tr("Reason", "the address does not answer"),
    "pull.denied": lambda: tr("Reason", "the address asks for a login, or refuses this one"),
    "pull.missing": lambda: tr("Reason", "nothing is at this address"),
    "pull.certificate": lambda: tr("Reason", "the certificate of the address is not valid"),
    "pull.not_media": lambda: tr("Reason", "it carries no picture and no sound"),
    "pull.coding": lambda: tr("Reason", "its coding cannot be read here"),
    "pull.program": lambda: tr("Reason", "SRT needs the program ffmpeg, which this computer lacks"),
    "pull.broken": lambda: tr("Reason", "Airdesk could not open it"),
    # Why an item was not played: values of ClipFault and AirFault, which load what the window opens without.
    "no_answer": lambda: tr("Reason", "the address does not answer"),
    "status": lambda: tr("Reason", "nothing is at this address"),
    "login": lambda: tr("Reason", "the address asks for a login"),
    "certificate": lambda: tr("Reason", "the certificate of the address is not valid"),
    "redirect": lambda: tr("Reason", "the address leads somewhere else"),
    "no_clip": lambda: tr("Reason", "it is not Ogg/Opus or WebM"),
    "codec": lambda: tr("Reason", "it is not Opus, VP8 or VP9 inside"),
    "channels": lambda: tr("Reason", "it has more than two audio channels"),
    "ending": lambda: tr("Reason", "the ending of its name does not fit"),
    "service": lambda: tr("Reason", "the service refused it"),
    "air.refused": lambda: tr("Reason", "the service refused it"),
    "air.unreachable": lambda: tr("Reason", "the service cannot fetch it"),
    "air.timeout": lambda: tr("Reason", "the service did not answer in 3 minutes"),
    "gone.unknown": lambda: tr("Reason", "the service gave a reason Airdesk does not know"),
}
