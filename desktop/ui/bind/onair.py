"""The broadcast and the on-air bar: the one state of `Live` on lamp, bar, title, tree, playlist; wishes back to it.

Everything that touches the air passes through here, wherever it was asked for: button, menu or key.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop.control.air_notices import AirNotices
from desktop.control.checklist import Check, Point, Why, doubt, hindrance
from desktop.core.air import AirChannel, LiveState
from desktop.core.channel import Channel, ChannelType
from desktop.core.errors import Code
from desktop.core.model import Notice, Remedy
from desktop.settings.schema import Settings
from desktop.ui import formats
from desktop.ui.bind.as_run import AsRunBinding
from desktop.ui.bind.playlist import PlaylistBinding
from desktop.ui.i18n import tr
from desktop.ui.notices.wording import sentence
from desktop.ui.onair import questions
from desktop.ui.onair.air_bar import AirBar
from desktop.ui.onair.air_keys import AirKeys, air_key_names
from desktop.ui.onair.check_list import CheckLine
from desktop.ui.onair.check_words import check_words, point_words, short
from desktop.ui.onair.faces import air_face
from desktop.ui.onair.go_live_popover import GoLivePopover
from desktop.ui.onair.state_lamp import LampState, log_words
from desktop.ui.popover import ConfirmPopover, Question

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.mezon_desk import MezonDesk
    from desktop.ui.main_window import MainWindow
    from desktop.ui.onair.channel_chooser import ChannelChooser

TICK_MS = 200  # whole seconds are shown; a fifth late is not seen
_MAY_GO = frozenset({LiveState.OFF, LiveState.FAILED})
_TO_CANCEL = frozenset({LiveState.CONNECTING, LiveState.RECONNECTING})


class OnAirBinding(QObject):
    """Lives as long as the window. `bar` is shown by the window; `confirm` asks before what cannot be undone."""

    def __init__(self, window: MainWindow, desk: Desk, mezon: MezonDesk, bar: AirBar, confirm: ConfirmPopover) -> None:
        super().__init__(window)
        self._window, self._desk, self._mezon, self._bar = window, desk, mezon, bar
        self._live = mezon.live
        self._confirm = confirm
        self._still: Callable[[], bool] | None = None  # whether what is asked about is still so
        self.notices = AirNotices(mezon.live, mezon.asrun, desk.notices)
        self.playlist = PlaylistBinding(window, mezon.live)
        self.as_run = AsRunBinding(window, mezon.asrun, desk.notices)
        self.go_live = GoLivePopover(window.theme, window)
        self._chooser: ChannelChooser | None = None
        self._keys = AirKeys(bar, window.actions_)
        self._clock = QTimer(self, interval=TICK_MS)
        self._clock.timeout.connect(self._show)
        self._connect_bar()
        self._connect_commands()
        self._live.changed.connect(self._changed)
        mezon.channels.marks_changed.connect(self._marks_changed)
        mezon.account.changed.connect(self._changed)
        mezon.channels.changed.connect(self._changed)
        window.retranslated.connect(self._changed)
        window.actions_.keys_changed.connect(self._show_keys)
        desk.store.changed.connect(self._settings_changed)
        for remedy in (
            Remedy.OPEN_PLAYLIST,
            Remedy.OPEN_AS_RUN,
            Remedy.GO_LIVE,
            Remedy.END_BROADCAST,
            Remedy.STOP_TRYING,
            Remedy.GIVE_UP_AIR,
        ):
            window.binding.notices.answers[remedy] = self.answer
        self._show_keys()
        self._follow_settings()
        self._changed()

    @property
    def chooser(self) -> ChannelChooser:
        """The popover of the clan's streaming channels, made when it is first asked for."""
        if self._chooser is None:
            from desktop.ui.onair.channel_chooser import ChannelChooser  # noqa: PLC0415 - a list is long in loading

            self._chooser = ChannelChooser(self._window.theme, self._window)
            self._chooser.chosen.connect(self.use)
        return self._chooser

    def use(self, channel: Channel) -> bool:
        """Broadcast there from now on; false, and nothing changes, while a broadcast is under way."""
        if channel.kind is not ChannelType.STREAMING:
            return False
        return self._live.choose(AirChannel.of(channel, self._mezon.channels.clans))

    def answer(self, notice: Notice) -> None:
        """A remedy of a notice about the broadcast."""
        if notice.remedy is Remedy.OPEN_PLAYLIST:
            self.playlist.open()
        elif notice.remedy is Remedy.OPEN_AS_RUN:
            self.as_run.open()
        elif notice.remedy is Remedy.GO_LIVE:
            self._ask_to_go_live()
        elif notice.remedy in (Remedy.END_BROADCAST, Remedy.STOP_TRYING, Remedy.GIVE_UP_AIR):
            self._ask_to_end()

    # From the state to the window

    def _changed(self) -> None:
        """The broadcast, or what it depends on, is different."""
        air = self._live.air
        on_air = air.state is LiveState.ON_AIR
        (self._clock.start if air.under_way else self._clock.stop)()
        self._show()
        name = air.channel.name if air.channel is not None else ""
        self._window.show_air(name if air.under_way else "", on_air)
        self._mezon.channels.set_on_air(air.channel.id if on_air and air.channel is not None else 0)
        self._bar.lamp.setToolTip(self._lamp_tip())
        self._commands()
        self._look_at_questions()
        self.as_run.refresh()

    def _show(self) -> None:
        """Everything that moves with the clock, and the lamp: in one paint."""
        air, now = self._live.air, time.monotonic()
        checks = self._live.checks
        sub_line, reason = short(hindrance(checks) or doubt(checks))
        fault = self.notices.fault if air.state is LiveState.FAILED else None
        self._bar.show_face(
            air_face(
                air,
                self._live.programme,
                now,
                reason=reason,
                sub_line=sub_line,
                viewers=self._viewers(),
                other_live=_other_live(checks),
                failure=sentence(*fault) if fault is not None else "",
                demo=self._desk.demo,
                held=self._live.held,
            )
        )
        self.playlist.show()

    def _viewers(self) -> int | None:
        channel = self._live.air.channel
        mark = self._mezon.channels.marks().get(channel.id) if channel is not None else None
        return mark.viewers if mark is not None else None

    def _lamp_tip(self) -> str:
        air = self._live.air
        since = air.on_air_since if air.state is LiveState.ON_AIR else None
        said = []
        if since is not None:
            said.append(tr("Lamp", "On air since {time}.").format(time=_wall(since)))
        if air.last_answer_at is not None and air.under_way:
            said.append(tr("Lamp", "Last answer from the service {time}.").format(time=_wall(air.last_answer_at)))
        return " ".join([*said, log_words()])

    def _commands(self) -> None:
        actions, air = self._window.actions_, self._live.air
        none = tr("AirBar", "Nothing is on air.")
        for command_id in ("air.pause", "air.skip"):
            muted = tr("AirBar", "Everything is muted.") if self._live.held else none
            actions.set_enabled(command_id, air.playing is not None and not self._live.held, muted)
        actions.set_enabled("air.end", air.under_way and air.state is not LiveState.STOPPING, none)
        under_way = tr("Commands", "A broadcast is under way.")
        counting = air.retry_at is not None
        actions.set_enabled("air.go_live", air.state in _MAY_GO or counting, under_way)
        words = {LiveState.CONNECTING: tr("Commands", "Cancel"), LiveState.RECONNECTING: tr("Commands", "Give up")}
        actions.set_text("air.end", words.get(air.state, tr("Commands", "End broadcast…")))
        again = tr("Commands", "Retry now") if counting else tr("Commands", "Go live…")
        actions.set_text("air.go_live", tr("Commands", "Try again…") if air.state is LiveState.FAILED else again)
        paused = self._bar.lamp.face.state is LampState.PAUSED
        actions.set_text("air.pause", tr("AirBar", "Resume") if paused else tr("Commands", "Pause"))
        locked = tr("AirBar", "The channel cannot change while on air.")
        actions.set_enabled("air.channel", not air.under_way, locked)

    def _show_keys(self) -> None:
        self._bar.set_keys(air_key_names(self._window.actions_))

    def _marks_changed(self) -> None:
        self._show()
        self._look_at_questions()
        if self._chooser is not None:
            self._chooser.set_marks(self._mezon.channels.marks())

    # From the window to the broadcast

    def _connect_bar(self) -> None:
        bar, live = self._bar, self._live
        bar.log_wanted.connect(self.as_run.open)
        bar.channel_wanted.connect(self._choose)
        bar.playlist_wanted.connect(self.playlist.open)
        bar.pause_wanted.connect(live.pause)
        bar.skip_wanted.connect(self._skip)
        bar.go_live.connect(self._go_live)
        bar.go_live_asked.connect(self._ask_to_go_live)
        bar.end.connect(live.end)
        bar.end_asked.connect(self._ask_to_end)
        bar.cancel_wanted.connect(live.end)
        bar.retry_wanted.connect(live.retry_now)
        bar.clear_wanted.connect(live.clear)
        bar.details_wanted.connect(self._details)

    def _connect_commands(self) -> None:
        for command_id, act in (
            ("air.channel", self._choose),
            ("air.playlist", self.playlist.open),
            ("air.go_live", self._ask_to_go_live),
            ("air.pause", self._bar.pause.click),
            ("air.skip", self._bar.skip.click),
            ("air.end", self._ask_to_end),
            ("file.as_run", self.as_run.open),
        ):
            self._window.actions_.action(command_id).triggered.connect(lambda _=False, act=act: act())

    def _settings_changed(self, _new: Settings, _old: Settings) -> None:
        self._follow_settings()

    def _follow_settings(self) -> None:
        self._bar.set_guards_ask(self._desk.store.settings.appearance.guards_ask)

    def _choose(self) -> None:
        if self._live.air.under_way:
            return
        chosen, channels = self._live.air.channel, self._mezon.channels
        self.chooser.set_channels(channels.channels, chosen.id if chosen is not None else 0)
        self.chooser.set_marks(channels.marks())
        self.chooser.open_at(self._bar.channel)
        self.chooser.words.setFocus()

    def _go_live(self) -> None:
        """Held to the end. What has come in the way meanwhile is shown, and who is live there is asked about."""
        if self._live.air.state not in _MAY_GO:
            return
        checks = self._live.checks
        if hindrance(checks) is not None or _other_live(checks):
            self._ask_to_go_live()
        else:
            self._live.go_live()

    def _ask_to_go_live(self) -> None:
        if self._live.air.retry_at is not None:
            self._live.retry_now()
        elif self._live.air.state in _MAY_GO:
            self._show_checks()
            self.go_live.ask(self._bar.live_guard, self._go_live_question(), self._go_live_confirmed)

    def _go_live_confirmed(self) -> None:
        self._live.go_live()

    def _go_live_question(self) -> Question:
        live = self._live
        return questions.go_live(live.air.channel, live.programme, self._viewers(), _other_live(live.checks))

    def _show_checks(self) -> None:
        programme = self._live.programme
        self.go_live.show_checks(
            [
                CheckLine(check.readiness, point_words(check.point), check_words(check, programme))
                for check in self._live.checks
            ]
        )

    def _ask_to_end(self) -> None:
        """While nothing is on air there is nothing to ask: it is cancelled, or given up."""
        air = self._live.air
        if air.state in _TO_CANCEL:
            self._live.end()
        elif air.state is LiveState.ON_AIR:
            question = questions.end(air, self._live.programme, self._viewers(), time.monotonic())
            self._ask(self._bar.end_guard, question, self._live.end, lambda: self._live.air.state is LiveState.ON_AIR)

    def _skip(self) -> None:
        playing = self._live.air.playing
        if playing is None:
            return
        if self._live.programme.after(playing.id) is not None:
            self._live.skip()
            return
        question = questions.skip_last(self._live.programme.at_end)
        self._ask(self._bar.skip, question, self._live.skip, lambda: _id(self._live.air.playing) == playing.id)

    def _ask(self, anchor: QWidget, question: Question, act: Callable[[], None], still: Callable[[], bool]) -> None:
        self._confirm.ask(anchor, question, act)
        self._still = still

    def _look_at_questions(self) -> None:
        """A question about another state than the present one is closed, with a word."""
        gone = self._still is not None and self._confirm.isVisible() and not self._still()
        if self._still is not None and (gone or not self._confirm.isVisible()):
            self._still = None
        if gone:
            self._confirm.refuse()
        if self.go_live.isVisible():
            if self._live.air.state in _MAY_GO:
                self._show_checks()
                self.go_live.say(self._go_live_question())
            else:
                gone = True
                self.go_live.refuse()
        if gone:
            self._desk.notices.raise_(Code.AIR_QUESTION)

    def _details(self) -> None:
        from desktop.ui.info_popover import InfoPopover  # noqa: PLC0415 - not before somebody asks

        air, fault = self._live.air, self.notices.fault
        if fault is None:
            return
        lines = [
            (tr("Details", "Code"), str(fault[0])),
            (tr("Details", "Details"), air.details or formats.UNKNOWN),
        ]
        window = self._window
        InfoPopover(window.theme, window, tr("Details", "Details"), lines, [], sentence(*fault)).open_at(
            self._bar.programme
        )


def _other_live(checks: tuple[Check, ...]) -> bool:
    return any(check.point is Point.NOBODY_ELSE and check.why is Why.OTHER_LIVE for check in checks)


def _id(track: object) -> int | None:
    return getattr(track, "id", None)


def _wall(at: float) -> str:
    """A moment of the monotonic clock as the time of day."""
    moment = datetime.now().astimezone() - timedelta(seconds=time.monotonic() - at)
    return formats.time_of_day(moment, seconds=True)
