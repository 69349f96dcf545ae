"""The course of a broadcast as a state machine: wishes, reports of the publisher and the clock in; effects out.

No I/O, no clock: every input carries `now`, `due` says when `tick` is wanted next. What an older connection reports
has no effect. ON_AIR is entered only where the present one acknowledges the track that was asked for (UI.md, 8.1).
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from desktop.control.air_effects import Connect, Drop, Effect, Pause, Play, Skip, Stop
from desktop.control.deadlines import Deadlines, Wait
from desktop.control.orders import Orders
from desktop.control.retries import PAUSES_S, Retries
from desktop.core.air import OF_THE_TRACK, Air, AirChannel, AirFault, AirNews, Sound
from desktop.core.air import LiveState as S
from desktop.core.programme import PLAYING, AtEnd, ClipFault, Programme, Track, TrackState
from desktop.core.run_log import Outcome, RowKind
from desktop.services.mezon.publication import Acknowledged, Event, Failed, Opened, Over, PauseSet, TrackOver

ACK_S = 180.0
OPEN_S = 30.0  # the publisher has a shorter limit of its own
STOP_S = 5.0
ANSWER_S = 5.0  # to a skip or a pause
STEADY_S = 60.0  # what was on air for so long has earned all its tries again
LIST_ENDING_S = 120.0

_NOT_READY = {AirFault.REFUSED: TrackState.REFUSED, AirFault.UNREACHABLE: TrackState.UNREACHABLE}


class Broadcast:
    """One channel at a time. A wish that the state does not allow has no effect."""

    def __init__(self, jitter: Callable[[], float] = lambda: 0.0) -> None:
        """`jitter()` is added to each pause before another try, so that not all consoles come at once."""
        self.air = Air()
        self.programme = Programme()
        self._retries = Retries(jitter)
        self._do = Orders()
        self._waits = Deadlines()
        self._number = 0
        self._linked = self._open = False  # there is a present connection; its handshake is done
        self._last_id = 0  # of the track that was on air last
        self._was_on_air = self._keep_paused = self._told_ending = self._at_work = False

    def choose(self, channel: AirChannel | None, programme: Programme) -> bool:
        """Broadcast there from now on; false while one is under way."""
        if self.air.under_way:
            return False
        self.programme = programme
        self.air = replace(self.air, channel=channel)
        return True

    def go_live(self, now: float) -> list[Effect]:
        """Begin with the first track that is not known to be unfit."""
        if self.air.under_way or self.air.channel is None or (first := self.programme.begin()) is None:
            return []
        self._was_on_air = self._keep_paused = False
        self._retries.earned()
        self.air = Air(S.CONNECTING, channel=self.air.channel, loading=first, since=now)
        self._connect(now)
        return self._do.taken()

    def end(self, now: float) -> list[Effect]:
        """End the broadcast, cancel the connecting, give up the reconnecting."""
        if self.air.state in (S.CONNECTING, S.RECONNECTING, S.ON_AIR):
            self._end(now)
        return self._do.taken()

    def pause(self, paused: bool, now: float) -> list[Effect]:
        """Hold the track or go on; so once the service acknowledges it."""
        air = self.air
        if air.playing and air.pause_asked is None and (air.sound is Sound.PAUSED) is not paused:
            self._ask_pause(paused, now)
        return self._do.taken()

    def skip(self, now: float) -> list[Effect]:
        """End the track; the next one follows when the service says that it ended, or does not answer."""
        if self.air.playing and not self.air.skip_asked:
            self._show(skip_asked=True)
            self._waits.set(Wait.SKIP, now + ANSWER_S)
            self._do.add(Skip())
        return self._do.taken()

    def retry_now(self, now: float) -> list[Effect]:
        """Do not wait for the countdown."""
        if self.air.retry_at is not None:
            self._connect(now)
        return self._do.taken()

    def clear(self, now: float) -> list[Effect]:
        """The operator has seen the failure."""
        if self.air.state is S.FAILED:
            self.air = self.air.entered(S.OFF, now, loading=None, fault=AirFault.NONE, details="", known=True)
        return self._do.taken()

    def programme_changed(self, now: float) -> list[Effect]:
        """The list was edited: what follows silence may be there now."""
        air = self.air
        if self._at_work:
            return []
        if air.state is S.ON_AIR and air.sound is Sound.SILENT and air.loading is None:
            follows = self.programme.after(self._last_id)
            if follows is not None:
                self._show(loading=follows)
                self._ask(follows, now)
        if air.track is not None:
            self._show(track=self.programme.track(air.track.id) or air.track)
        return self._do.taken()

    def report(self, number: int, event: Event, now: float) -> list[Effect]:
        """Something happened on a connection."""
        if number != self._number or not self._linked:
            return []
        if not isinstance(event, Failed) or event.answered:
            self._show(last_answer_at=now)
        match event:
            case Opened():
                self._open = True
                self._waits.clear(Wait.OPEN)
                if self.air.loading is not None:
                    self._ask(self.air.loading, now)
            case Acknowledged(address):
                self._acknowledged(address, now)
            case TrackOver():
                self._track_over(now)
            case PauseSet(paused):
                self._pause_set(paused, now)
            case Failed():
                self._linked = False
                self._lost(event, now)
            case Over(confirmed):
                self._linked = False
                self._stopped(confirmed, now)
                self._lost(Failed(AirFault.LOST, True, answered=False), now)
        return self._do.taken()

    @property
    def due(self) -> float | None:
        """When `tick` is wanted; None if nothing waits for the clock."""
        return min((at for at in (self._waits.next, self._warn_at()) if at is not None), default=None)

    def tick(self, now: float) -> list[Effect]:
        """Look at the clock."""
        while (wait := self._waits.take(now)) is not None:
            match wait:
                case Wait.OPEN:
                    self._give_up(Drop(), Failed(AirFault.OFFLINE, True, answered=False), now)
                case Wait.ACK:
                    self._give_up(Stop(), Failed(AirFault.TIMEOUT, False, answered=False), now)
                case Wait.STOP:
                    self._linked = False
                    self._do.add(Drop())
                    self._stopped(False, now)
                case Wait.RETRY:
                    self._connect(now)
                case Wait.STEADY:
                    self._retries.earned()
                    self._show(attempt=0)
                case Wait.SKIP:
                    self._skip_unanswered(now)
                case Wait.PAUSE:
                    self._keep_paused = self.air.sound is Sound.PAUSED
                    self._show(pause_asked=None)
                    self._do.tell(AirNews.PAUSE_UNANSWERED)
        warn_at = self._warn_at()
        if warn_at is not None and warn_at <= now:
            self._told_ending = True
            self._do.tell(AirNews.LIST_ENDING, seconds=max(0.0, (self.air.ends_at() or now) - now))
        return self._do.taken()

    def _connect(self, now: float) -> None:
        self._number += 1
        self._linked, self._open = True, False
        self._waits.clear(Wait.RETRY)
        self._waits.set(Wait.OPEN, now + OPEN_S)
        self._show(retry_at=None)
        self._do.add(Connect(self._number))

    def _ask(self, track: Track, now: float) -> None:
        self._waits.set(Wait.ACK, now + ACK_S)
        self._show(asked_at=now)
        self._do.add(Play(track.address))

    def _acknowledged(self, address: str, now: float) -> None:
        air, track = self.air, self.air.loading
        if track is None or track.address != address or air.asked_at is None or air.state is S.STOPPING:
            return
        self._do.close_row(Outcome.RESUMED, now)
        self._mark(track, TrackState.ON_AIR)
        track = self.programme.track(track.id) or track
        self._do.open_row(RowKind.TRACK, now, track)
        if not self._was_on_air:
            self._do.tell(AirNews.ON_AIR)
        elif air.lost_at is not None:
            self._do.tell(AirNews.BACK, seconds=now - air.lost_at)
        self._was_on_air, self._told_ending, self._last_id = True, False, track.id
        self._waits.clear(Wait.ACK)
        if self._retries.used and Wait.STEADY not in self._waits:
            self._waits.set(Wait.STEADY, now + STEADY_S)
        self.air = air.acknowledged(track, now)
        if self._keep_paused:
            self._ask_pause(True, now)

    def _track_over(self, now: float) -> None:
        track = self.air.playing
        if track is None:
            return
        skipped = self.air.skip_asked
        self._do.close_row(Outcome.SKIPPED if skipped else Outcome.PLAYED, now)
        self._mark(track, TrackState.PLAYED, skipped=skipped)
        self._do.pass_over(self.programme.left_out(track.id))
        follows = self.programme.after(track.id)
        self._do.open_gap(now)
        self._hush()
        self._keep_paused = False
        self._show(sound=Sound.SILENT, sound_since=now, loading=follows)
        if follows is not None:
            self._ask(follows, now)
        elif self.programme.at_end is AtEnd.STOP:
            self._end(now)
        else:
            self._do.tell(AirNews.SILENT)

    def _skip_unanswered(self, now: float) -> None:
        self._do.tell(AirNews.SKIP_UNANSWERED)
        if self.air.playing and self.programme.after(self.air.playing.id) is not None:
            self._track_over(now)  # asking for the next replaces this one
        self._show(skip_asked=False)

    def _ask_pause(self, paused: bool, now: float) -> None:
        self._keep_paused = paused
        self._waits.set(Wait.PAUSE, now + ANSWER_S)
        self._show(pause_asked=paused)
        self._do.add(Pause(paused))

    def _pause_set(self, paused: bool, now: float) -> None:
        track = self.air.playing
        if track is None:
            return
        if self.air.pause_asked is paused:
            self._waits.clear(Wait.PAUSE)
            self._show(pause_asked=None)
        elif self.air.pause_asked is None:
            self._keep_paused = paused
        if paused is not (self.air.sound is Sound.PAUSED):
            self._do.close_row(Outcome.PAUSED if paused else Outcome.RESUMED, now)
            self._do.open_row(RowKind.PAUSE if paused else RowKind.TRACK, now, track)
        self._mark(track, TrackState.PAUSED if paused else TrackState.ON_AIR)
        self.air = self.air.held(paused, now)
        self._told_ending = False

    def _lost(self, failed: Failed, now: float) -> None:
        """The present connection is gone without our wish."""
        was = self.air
        if not was.under_way or was.state is S.STOPPING:
            self._stopped(False, now)
            return
        self._do.lose_track(Outcome.LOST if failed.fault is AirFault.LOST else Outcome.FAILED, now, failed.details)
        self._waits.clear()
        self._hush()
        track = was.loading or was.track
        asked = (was.track, was.asked_at) != (None, None)
        left_out = asked and not failed.retryable and failed.fault in OF_THE_TRACK
        if track is not None and left_out:
            track = self._left_out(track, failed)
        ghost = failed.fault is AirFault.OCCUPIED and self._was_on_air  # our own lost connection, still there
        pause_s = self._retries.next_pause_s(failed.wait_s) if failed.retryable or ghost else None
        if left_out and self._was_on_air:
            pause_s = PAUSES_S[0]
        if track is None or pause_s is None:
            self._fail(failed, track, now)
            return
        if self._was_on_air:
            self._do.open_row(RowKind.DEAD_AIR, now)
            self.air = self.air.entered(S.RECONNECTING, now, lost_at=now if was.lost_at is None else was.lost_at)
        self._waits.set(Wait.RETRY, now + pause_s)
        self._show(loading=track, fault=failed.fault, details=failed.details)
        self._show(retry_at=now + pause_s, attempt=self._retries.used)
        news = AirNews.LOST if was.state is S.ON_AIR else AirNews.BUSY
        self._do.tell(news, failed.fault, track.title, pause_s, failed.details)

    def _left_out(self, track: Track, failed: Failed) -> Track | None:
        """This track will not do. On air the next one takes its place; what was to be first stays first."""
        if failed.fault in _NOT_READY or self._was_on_air:
            self._mark(track, _NOT_READY.get(failed.fault, TrackState.UNREACHABLE), failed.details)
        if not self._was_on_air:
            self._do.refuse(track, failed.details)
            return track
        self._do.leave_out(track, failed.fault, failed.details)
        return self.programme.after(track.id)

    def _fail(self, failed: Failed, track: Track | None, now: float) -> None:
        self._do.close_row(Outcome.GIVEN_UP, now)
        self._show(fault=failed.fault, details=failed.details, known=failed.answered)
        self.air = self.air.entered(S.FAILED, now, loading=track)
        self._do.tell(AirNews.FAILED, failed.fault, track.title if track else "", 0.0, failed.details)

    def _end(self, now: float) -> None:
        if self._linked:
            self._do.add(Stop())
        self._waits.clear()
        self.air = self.air.entered(S.STOPPING, now, retry_at=None)
        if self._linked and self._open:
            self._waits.set(Wait.STOP, now + STOP_S)
        else:  # nothing was asked for on this connection, so nothing can be heard
            self._linked = False
            self._stopped(True, now)

    def _stopped(self, confirmed: bool, now: float) -> None:
        if self.air.state is not S.STOPPING:
            return
        self._do.end(Outcome.ENDED if confirmed else Outcome.ENDED_UNCONFIRMED, now)
        self._waits.clear()
        self._hush()
        self.air = self.air.entered(S.OFF, now, loading=None, fault=AirFault.NONE, details="")
        if self._was_on_air:
            self._do.tell(AirNews.ENDED)

    def _give_up(self, effect: Effect, failed: Failed, now: float) -> None:
        """Do not wait for the present connection any longer."""
        self._linked = False
        self._do.add(effect)
        self._lost(failed, now)

    def _hush(self) -> None:
        """Nothing is acknowledged and nothing is waited for; what was playing may be played again."""
        track = self.air.track and self.programme.track(self.air.track.id)
        if track is not None and track.state in PLAYING:
            self._mark(track, TrackState.READY)
        self._waits.clear(Wait.ACK, Wait.SKIP, Wait.PAUSE)
        self.air = self.air.hushed()

    def _warn_at(self) -> float | None:
        """When to say that the list ends and nothing follows."""
        track, ends_at = self.air.playing, self.air.ends_at()
        if self._told_ending or track is None or ends_at is None or self.programme.at_end is AtEnd.STOP:
            return None
        return ends_at - LIST_ENDING_S if self.programme.after(track.id) is None else None

    def _mark(self, track: Track, state: TrackState, details: str | None = None, *, skipped: bool = False) -> None:
        self._at_work = True
        fault = ClipFault.NONE if details is None else ClipFault.SERVICE
        self.programme.mark(track.id, state, fault, details or "", skipped=skipped)
        self._at_work = False

    def _show(self, **shown: object) -> None:
        self.air = replace(self.air, **shown)
