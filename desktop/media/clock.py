"""When a moment of one source's media is due, close to the live edge and evenly.

Pure: every time is handed in. Not here: waiting for that moment (`decoder`), sound that
arrives too late for it (`voice`).
"""

from __future__ import annotations

from collections import deque

JITTER_S = 0.30  # later than this is no jitter but a stall
MOST_JITTER_S = 1.2  # unless it happens again and again
EARLY_S = 0.60  # so much earlier than usual is another time line
WINDOW_S = 4.0  # lateness of this long decides how late pictures are shown
WINDOW_ARRIVALS = 12  # or of so many fragments, where they are long
FALL = 0.03  # seconds a second: how fast unneeded delay is given back
MOST_FALL_S = 0.004  # at once
SETTLE_S = 0.5  # after an anchor, the delay follows a backlog that drains at once
DRAINED_S = 0.02
STALLS_REMEMBERED_S = 12.0
EXTRA_RATE = 0.25  # seconds a second at which `extra_delay_s` is taken up
LEAST_MARGIN_S, MOST_MARGIN_S = 0.006, 0.050


class PlayClock:
    """Media seconds to monotonic seconds for one source; picture and sound share it.

    `arrived` and `worked` belong to the decoder thread, the rest may be called by any.
    The delay is the worst lateness of the last seconds plus what decoding takes. It rises at
    once when media comes late and falls slowly. A stall, or time stamps that begin anew, set
    a new anchor: what was held up is not played, the newest is.
    """

    def __init__(self) -> None:
        self.epoch = 0  # counts the anchors; pictures due under an older one are late
        self._offset_s: float | None = None
        self._margin_s = LEAST_MARGIN_S
        self._work_s, self._work_spread_s = 0.004, 0.001
        self._recent: deque[tuple[float, float]] = deque()  # arrival, lateness; lateness falls from left to right
        self._seen_s = 0.0
        self._pace_s = 0.2  # from arrival to arrival
        self._settled_at_s = 0.0
        self._least_s = 0.0  # lateness since the anchor
        self._jitter_s = JITTER_S
        self._stall_s = float("-inf")  # when the last one was
        self._extra_s = 0.0
        self._wanted_extra_s = 0.0

    # What is asked of it

    def due(self, media_s: float) -> float | None:
        """The monotonic second at which this moment is seen and heard; None before anything arrived."""
        offset_s = self._offset_s
        return None if offset_s is None else media_s + offset_s + self._margin_s + self._extra_s

    def media_at(self, now_s: float) -> float | None:
        """The moment that is seen at a monotonic second."""
        offset_s = self._offset_s
        return None if offset_s is None else now_s - offset_s - self._margin_s - self._extra_s

    @property
    def margin_s(self) -> float:
        """How long before it is due media must be here."""
        return self._margin_s

    @property
    def extra_delay_s(self) -> float:
        """What pictures and sound wait beyond the need of the pictures, so far as it is taken up already.

        Setting it moves it there over some time, so that the picture does not jump.
        """
        return self._extra_s

    @extra_delay_s.setter
    def extra_delay_s(self, seconds: float) -> None:
        self._wanted_extra_s = max(0.0, seconds)
        if self._offset_s is None:
            self._extra_s = self._wanted_extra_s

    # What it is told

    def arrived(self, media_s: float, arrived_s: float) -> None:
        """A fragment is here. `media_s` is the earliest moment that can be shown only since then."""
        lateness_s = arrived_s - media_s
        passed_s = min(1.0, max(0.0, arrived_s - self._seen_s))
        self._seen_s = max(self._seen_s, arrived_s)
        self._pace_s += (passed_s - self._pace_s) / 16
        if self._offset_s is None:
            self._anchor(lateness_s, arrived_s)
            return
        self._slide_extra(passed_s)
        excess_s = lateness_s - self._offset_s
        if excess_s > self._jitter_s:
            self._stalled(excess_s, arrived_s)
            self._anchor(lateness_s, arrived_s)
        elif excess_s < -(EARLY_S + self._jitter_s):
            self._anchor(lateness_s, arrived_s)
        elif arrived_s < self._settled_at_s:
            self._settle(lateness_s, arrived_s)
        else:
            self._follow(lateness_s, arrived_s, passed_s)

    def worked(self, seconds: float) -> None:
        """How long it took to make one picture ready to be shown."""
        seconds = min(max(seconds, 0.0), 0.2)
        error_s = seconds - self._work_s
        self._work_s += error_s / 16
        self._work_spread_s += (abs(error_s) - self._work_spread_s) / 16
        wanted_s = self._work_s + 2 * self._work_spread_s + 0.002
        self._margin_s += (min(max(wanted_s, LEAST_MARGIN_S), MOST_MARGIN_S) - self._margin_s) / 16

    def reset(self) -> None:
        """Forget the time line: the next arrival sets it anew."""
        self._offset_s = None
        self._recent.clear()

    # How it follows

    def _anchor(self, lateness_s: float, arrived_s: float) -> None:
        self._recent.clear()
        self._note(lateness_s, arrived_s)
        self._offset_s = self._least_s = lateness_s
        self._settled_at_s = arrived_s + SETTLE_S
        self.epoch += 1

    def _stalled(self, excess_s: float, arrived_s: float) -> None:
        """One stall is skipped. Stalls that keep coming are how this network is: delay covers them."""
        again = arrived_s - self._stall_s < STALLS_REMEMBERED_S
        self._jitter_s = min(MOST_JITTER_S, excess_s * 1.25) if again else JITTER_S
        self._stall_s = arrived_s

    def _settle(self, lateness_s: float, arrived_s: float) -> None:
        """After an anchor: what was held up arrives in a burst, each piece less late than the one before."""
        if self._offset_s is None or self._jitter_s > JITTER_S:
            self._follow(lateness_s, arrived_s, 0.0)
            return
        if self._least_s - lateness_s > DRAINED_S:  # still draining; what is late after this is jitter
            self._settled_at_s = arrived_s + SETTLE_S
            self._recent.clear()
            self._offset_s = self._least_s = lateness_s
        self._note(lateness_s, arrived_s)
        self._offset_s = max(self._offset_s, lateness_s)

    def _follow(self, lateness_s: float, arrived_s: float, passed_s: float) -> None:
        self._note(lateness_s, arrived_s)
        worst_s = self._recent[0][1]
        offset_s = self._offset_s if self._offset_s is not None else worst_s
        fall_s = min(MOST_FALL_S, FALL * passed_s)
        self._offset_s = worst_s if worst_s > offset_s else max(worst_s, offset_s - fall_s)
        if arrived_s - self._stall_s > 4 * STALLS_REMEMBERED_S:
            self._jitter_s = JITTER_S

    def _note(self, lateness_s: float, arrived_s: float) -> None:
        recent = self._recent
        while recent and recent[-1][1] <= lateness_s:
            recent.pop()
        recent.append((arrived_s, lateness_s))
        while recent[0][0] < arrived_s - max(WINDOW_S, WINDOW_ARRIVALS * self._pace_s):
            recent.popleft()

    def _slide_extra(self, passed_s: float) -> None:
        step_s = EXTRA_RATE * passed_s
        self._extra_s += min(step_s, max(-step_s, self._wanted_extra_s - self._extra_s))
