"""What the operator does with one source: record, listen, rename, remove. Asks where UI.md 12.1 asks."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.core.errors import Code
from desktop.core.model import Loudness, Platform, RecordingState, SourceState, SourceView
from desktop.ui import formats
from desktop.ui.i18n import isolate, tr
from desktop.ui.notices.wording import short_reason
from desktop.ui.popover import ConfirmPopover, Question
from desktop.ui.undo import Kind, Undo
from desktop.ui.wall.face import face

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.bind.ingest import IngestBinding
    from desktop.ui.main_window import MainWindow

RECORDED = frozenset({RecordingState.STARTING, RecordingState.RECORDING, RecordingState.IDLE, RecordingState.HELD})
BOT_CHARS = 120  # of the id of a bot; the whole of it is in the diagnostics
OVER = frozenset({SourceState.ENDED, SourceState.FAILED})


class SourceBinding(QObject):
    """What changes the wall only is done through `undo`, so that Ctrl+Z takes it back."""

    def __init__(self, window: MainWindow, desk: Desk, confirm: ConfirmPopover, ingest: IngestBinding) -> None:
        super().__init__(window)
        self._window, self._desk, self._confirm, self._ingest = window, desk, confirm, ingest
        self._asked: tuple[str, bool] | None = None  # the source a question is about, and whether it was recorded
        self._question: Callable[[], Question | None] | None = None  # the open one, with the numbers of now
        self.undo = Undo(self)
        confirm.answered.connect(self._answered)

    def view(self, source_id: str | None) -> SourceView | None:
        """A source as it stands; None if it is gone."""
        if source_id is None or source_id not in self._desk.sources.ids:
            return None
        return self._desk.sources.view(source_id)

    def record(self, source_id: str) -> None:
        """Start at once; stopping asks."""
        view = self.view(source_id)
        if view is None:
            return
        if view.recording.state not in RECORDED:
            self._desk.recordings.start(source_id)
            return
        self._ask(view, _stop_question, lambda: self._desk.recordings.stop(source_id))

    def record_all(self) -> None:
        """Start all, or, while any records, ask whether to stop all."""
        question = self._stop_all_question()
        if question is None:
            self._desk.recordings.start_all()
            return
        self._confirm.ask(self._window.wall_header.record_button, question, self._desk.recordings.stop_all)
        self._asked, self._question = None, self._stop_all_question

    def remove(self, source_id: str) -> None:
        """A bot in a meeting: ask. An ended or failed tile: at once, it can be brought back."""
        view = self.view(source_id)
        if view is None:
            return
        if view.state in OVER:
            sources = self._desk.sources
            self.undo.do(Kind.REMOVE, lambda: sources.remove_tile(source_id), sources.restore_tile)
            return
        if view.platform is Platform.ADDRESS:
            self._ask(view, _disconnect_question, lambda: self._desk.pulls.end(source_id))
        else:
            self._ask(view, _remove_question, lambda: self._desk.bots.remove(source_id))

    def move(self, source_id: str, index: int) -> None:
        """To another place of the wall, counted from 0."""
        sources = self._desk.sources
        if source_id in sources.ids and sources.ids.index(source_id) != index:
            former = sources.ids.index(source_id)
            self.undo.do(Kind.MOVE, lambda: sources.move(source_id, index), lambda: sources.move(source_id, former))

    def pause_or_resume(self, source_id: str) -> None:
        """Black and silence in the meeting, or an end of it."""
        view = self.view(source_id)
        if view is not None and view.state is SourceState.PAUSED:
            self._desk.bots.resume(source_id)
        elif view is not None and view.can_pause:
            self._desk.bots.pause(source_id)

    def rename(self, source_id: str) -> None:
        """Ask for another name beside the tile."""
        view = self.view(source_id)
        if view is None:
            return
        from desktop.ui.rename_popover import RenamePopover  # noqa: PLC0415 - not before somebody asks

        popover = RenamePopover(self._window.theme, self._window, view.name)
        popover.renamed.connect(lambda name: self._rename(source_id, view.name, name))
        popover.open_at(self.anchor(source_id))

    def copy_host_text(self, source_id: str) -> None:
        """What the host of the meeting is asked."""
        view = self.view(source_id)
        if view is None:
            return
        text = tr("Host", "Please admit “{name}” to the meeting. It brings the picture and sound to our studio.")
        self._copy(text.format(name=view.bot_name or "Airdesk"))

    def copy_address(self, source_id: str | None) -> None:
        """The address of a source; without one, the standing address."""
        address = "" if source_id is None else self._desk.bots.address_of(source_id)
        self._ingest.copy(address or self._desk.ingest.spare_address())

    def copy_diagnostics(self, source_id: str) -> None:
        """What support needs, without any secret."""
        self._copy(self._desk.sources.diagnostics(source_id))

    def show_recording(self, source_id: str) -> None:
        """The folder with the file of this source."""
        view = self.view(source_id)
        path = view.recording.path.parent if view is not None and view.recording.path else self._desk.recordings.folder
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def show_details(self, source_id: str) -> None:
        """The service's own word, for support."""
        view = self.view(source_id)
        if view is None:
            return
        from desktop.ui.chat.visible_text import visible  # noqa: PLC0415 - not before somebody asks
        from desktop.ui.info_popover import InfoPopover  # noqa: PLC0415 - as above

        bot = visible(view.bot_id)[:BOT_CHARS]  # as it calls itself
        lines = [
            (tr("Details", "State"), face(view, time.monotonic()).word),
            (tr("Details", "Answer of the service"), view.raw_reason or formats.UNKNOWN),
            (tr("Details", "Bot"), bot or formats.UNKNOWN),
        ]
        if view.loudness is not None:
            lines += _loudness_lines(view.loudness, self._desk.store.settings.monitoring.target_lufs)
        buttons = [(tr("Details", "Copy diagnostics"), lambda: self.copy_diagnostics(source_id))]
        title = short_reason(view.reason) if view.reason is not None else view.name
        InfoPopover(self._window.theme, self._window, title, lines, buttons).open_at(self.anchor(source_id))

    def anchor(self, source_id: str) -> QWidget | QRect:
        """Where to ask: the caption of its tile, or the wall's header when the tile is not shown."""
        wall = self._window.wall
        if source_id in wall.ids and wall.tile(source_id).isVisible():
            return wall.tile(source_id).caption
        return self._window.wall_header

    def check_question(self) -> None:
        """Keep the numbers of an open question true; close one whose source has changed under it, and say so."""
        if self._question is None or not self._confirm.isVisible():
            return
        question = self._question()
        if question is None:
            self._confirm.refuse()
        else:
            self._confirm.say(question)
        if self._asked is None:
            return
        source_id, recorded = self._asked
        view = self.view(source_id)
        if view is None or view.state in OVER or (view.recording.state in RECORDED) != recorded:
            self._confirm.refuse()
            if view is not None:
                self._window.status.show_hint(
                    tr("Ask", "“{name}” has changed meanwhile. Nothing was done.").format(name=isolate(view.name))
                )

    def _ask(self, view: SourceView, question: Callable[[SourceView], Question], act: Callable[[], None]) -> None:
        def now() -> Question | None:
            present = self.view(view.id)
            return None if present is None else question(present)

        self._confirm.ask(self.anchor(view.id), question(view), act)
        self._asked, self._question = (view.id, view.recording.state in RECORDED), now

    def _answered(self, _agreed: bool) -> None:
        self._asked = self._question = None

    def _stop_all_question(self) -> Question | None:
        views = [self._desk.sources.view(source_id) for source_id in self._desk.sources.ids]
        recorded = [view for view in views if view.recording.state in RECORDED]
        names = ", ".join(isolate(view.name) for view in recorded)
        return (
            None
            if not recorded
            else Question(
                tr("Ask", "Stop all recordings?"),
                tr("Ask", "%n recording(s): {names}.", "", len(recorded)).format(names=names),
                tr("Ask", "Keep recording"),
                tr("Ask", "Stop all"),
            )
        )

    def _rename(self, source_id: str, former: str, name: str) -> None:
        sources = self._desk.sources
        self.undo.do(Kind.RENAME, lambda: sources.rename(source_id, name), lambda: sources.rename(source_id, former))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.notices.raise_(Code.COPIED_TEXT)


def _loudness_lines(loud: Loudness, target: int) -> list[tuple[str, str]]:
    """All that the standard knows, and how far the whole is from what is aimed at."""
    lines = [
        (tr("Details", "Loudness, 0.4 s"), formats.loudness(loud.momentary)),
        (tr("Details", "Loudness, 3 s"), formats.loudness(loud.short_term)),
        (tr("Details", "Loudness of all"), formats.loudness(loud.integrated)),
        (tr("Details", "True peak"), f"{formats.decibel(loud.true_peak)} dBTP"),
    ]
    if math.isfinite(loud.integrated):
        off = loud.integrated - target
        words = f"{formats.decibel(off)} LU" if off < 0 else f"+{formats.decibel(off)} LU"
        lines.append((tr("Details", "Against {target}").format(target=formats.loudness(target)), words))
    return lines


def _stop_question(view: SourceView) -> Question:
    so_far, size = formats.elapsed(view.recording.seconds), formats.size(view.recording.bytes_on_disk)
    return Question(
        tr("Ask", "Stop recording “{name}”?").format(name=isolate(view.name)),
        tr("Ask", "{time}, {size} so far.").format(time=so_far, size=size),
        tr("Ask", "Keep recording"),
        tr("Ask", "Stop"),
    )


def _disconnect_question(view: SourceView) -> Question:
    place = isolate(view.meeting_link)
    return Question(
        tr("Ask", "Disconnect “{name}”?").format(name=isolate(view.name)),
        tr("Ask", "Nothing more comes from {place}. What was recorded is saved.").format(place=place),
        tr("Ask", "Stay connected"),
        tr("Ask", "Disconnect"),
    )


def _remove_question(view: SourceView) -> Question:
    if view.recording.state in RECORDED:
        time = formats.elapsed(view.recording.seconds)
        text = tr("Ask", "Its recording ({time}) is saved. Coming back needs a new admission.").format(time=time)
    else:
        text = tr("Ask", "It is not being recorded. Coming back needs a new admission.")
    return Question(
        tr("Ask", "Remove “{name}” from the meeting?").format(name=isolate(view.name)),
        text,
        tr("Ask", "Keep"),
        tr("Ask", "Remove bot"),
    )
