"""The status bar between the desk and the operator, and what its buttons open."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.core.errors import Code
from desktop.core.model import NoticeKind, Reach
from desktop.core.panic import PanicState
from desktop.ui import formats
from desktop.ui.address_words import fault_sentence, reach_sentence
from desktop.ui.i18n import tr
from desktop.ui.notices.wording import notice_text

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.bind.health import HealthBinding
    from desktop.ui.bind.ingest import IngestBinding
    from desktop.ui.bind.notices import NoticeBinding
    from desktop.ui.bind.settings import SettingsBinding
    from desktop.ui.main_window import MainWindow

CORES = os.cpu_count() or 1
FOUND_MS = 8000  # how long the status bar says what a check has found
Lines = list[tuple[str, str]]
Buttons = list[tuple[str, Callable[[], object]]]


class StatusBinding(QObject):
    """Shows readings as they come; a popover shows those of the moment it was opened."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        settings: SettingsBinding,
        ingest: IngestBinding,
        notices: NoticeBinding,
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._settings, self._ingest = window, desk, settings, ingest
        self._bar = window.status
        self._checks = False  # the address, because somebody asked for it here: the popover has gone meanwhile
        self.health: HealthBinding | None = None  # once it was asked for
        self._bar.copy_address_wanted.connect(ingest.copy_spare)
        openers: dict[str, Callable[[QWidget], object]] = {
            "ingest": self._open_ingest,
            "computer": self._open_computer,
            "disk": self._open_disk,
            "notices": lambda _anchor: notices.open_history(),
        }
        self._bar.pressed.connect(lambda group, anchor: openers[group](anchor) if group in openers else None)
        ingest.changed.connect(self._show_ingest)
        desk.vitals.changed.connect(self._show_vitals)
        desk.recordings.changed.connect(self._show_message)
        desk.notices.changed.connect(self._show_message)
        desk.panic.changed.connect(self._show_message)
        self.show()

    def show(self) -> None:
        """Say everything again, as after a change of the language."""
        self._show_ingest()
        self._show_vitals()

    def open_health(self) -> None:
        """The last hour in plots."""
        if self.health is None:
            from desktop.ui.bind.health import HealthBinding  # noqa: PLC0415 - not before somebody asks

            self.health = HealthBinding(self._window, self._desk)
        self.health.open()

    def _show_ingest(self) -> None:
        words = self._ingest.words()
        address = (self._desk.ingest.shown_address, self._ingest.short_address)
        self._bar.show_ingest(address, (words.text, words.short or words.text), words.tone)
        ingest = self._desk.ingest
        if self._checks and ingest.reach is not Reach.CHECKING:
            self._checks = False
            self._bar.show_hint(reach_sentence(ingest.reach, ingest.checked_at), FOUND_MS)

    def _show_vitals(self) -> None:
        reading = self._desk.vitals.reading
        self._bar.show_computer(reading.cpu_percent, CORES, reading.dropped_percent)
        self._bar.show_disk(reading.disk_free_bytes, reading.disk_hours_left)
        self._show_message()

    def _show_message(self) -> None:
        """What went well is said here too: above the wall, whatever is worse covers it. The panic bar covers all."""
        count = self._desk.vitals.reading.recording_count
        covered = self._desk.panic.state is not PanicState.OFF
        said = [notice for notice in self._desk.notices.open() if covered or notice.kind is NoticeKind.OK]
        if said:
            self._bar.show_message(notice_text(said[0]))
        elif self._window.is_first_run:
            self._bar.show_message(tr("Status", "Welcome to Airdesk"))
        elif count:
            self._bar.show_message(tr("Status", "Recording %n source(s)", "", count))
        else:
            self._bar.show_message(tr("Status", "Nothing is being recorded"))

    def _open_ingest(self, anchor: QWidget) -> None:
        ingest = self._desk.ingest
        sending, bots = ingest.bots_sending
        lines: Lines = [
            (tr("Status", "Address"), ingest.shown_address or formats.UNKNOWN),
            (tr("Status", "Bots sending"), f"{sending} / {bots}"),
            (tr("Status", "Last check"), reach_sentence(ingest.reach, ingest.checked_at)),
        ]
        taken = ingest.trouble is not None and ingest.trouble.code is Code.INGEST_PORT
        choose = tr("Status", "Choose another…") if taken else tr("Status", "Open settings")
        buttons: Buttons = [(choose, lambda: self._settings.open("ingest"))]
        if ingest.shown_address:
            buttons = [
                (tr("Status", "Copy address"), self._ingest.copy_spare),
                (tr("Status", "Check"), self._check),
                *buttons,
            ]
        said = self._ingest.trouble_sentence or fault_sentence(self._ingest.fault)
        if self._desk.open_ingest:
            said = tr("Status", "Bots without an invitation are let in, from this computer only.")
        self._open(anchor, tr("Status", "Ingest"), lines, buttons, said)

    def _check(self) -> None:
        self._desk.ingest.check()
        self._checks = self._desk.ingest.reach is Reach.CHECKING

    def _open_computer(self, anchor: QWidget) -> None:
        reading = self._desk.vitals.reading
        lines: Lines = [
            (tr("Status", "Processor, of all cores"), formats.percent(reading.cpu_percent / CORES)),
            (tr("Status", "Processor, of one core"), formats.percent(reading.cpu_percent)),
            (tr("Status", "Memory"), formats.size(reading.rss_bytes)),
            (tr("Status", "Pictures not shown, 10 s"), formats.percent(reading.dropped_percent, 1)),
            (tr("Status", "Window held up, 99 of 100"), formats.milliseconds(reading.loop_stall_p99_ms)),
            (tr("Status", "Window held up, longest"), formats.milliseconds(reading.loop_stall_max_ms)),
        ]
        said = tr("Status", "When the processor runs short, tiles show fewer pictures. Recordings keep all.")
        buttons: Buttons = [(tr("Status", "Health…"), self.open_health)]
        self._open(anchor, tr("Status", "This computer"), lines, buttons, said)

    def _open_disk(self, anchor: QWidget) -> None:
        reading, unknown = self._desk.vitals.reading, formats.UNKNOWN
        left = reading.disk_hours_left
        free = reading.disk_free_bytes
        lines: Lines = [
            (tr("Status", "Folder"), str(self._desk.recordings.folder)),
            (tr("Status", "Free"), unknown if free is None else formats.size(free)),
            (tr("Status", "Time left"), unknown if left is None else formats.about(left * 3600)),
        ]
        buttons: Buttons = [
            (tr("Status", "Open folder"), self._settings.open_folder),
            (tr("Status", "Open settings"), lambda: self._settings.open("recording")),
        ]
        self._open(anchor, tr("Status", "Recordings"), lines, buttons, "")

    def _open(self, anchor: QWidget, title: str, lines: Lines, buttons: Buttons, sentence: str) -> None:
        from desktop.ui.info_popover import InfoPopover  # noqa: PLC0415 - not before somebody asks

        InfoPopover(self._window.theme, self._window, title, lines, buttons, sentence).open_at(anchor)
