"""What the operator is told of the broadcast and of its log: the news as notices, taken back when they are solved."""

from __future__ import annotations

import time

from desktop.control.air_effects import News
from desktop.control.asrun import AsRun
from desktop.control.live import Live
from desktop.control.notices import Notices
from desktop.core.air import AirFault, AirNews, LiveState, Sound
from desktop.core.errors import Code, Value
from desktop.core.model import Remedy
from desktop.core.run_log import Row

FAULTS: dict[AirFault, Code] = {
    AirFault.REFUSED: Code.AIR_REFUSED,
    AirFault.UNREACHABLE: Code.AIR_UNREACHABLE,
    AirFault.RIGHTS: Code.AIR_RIGHTS,
    AirFault.OCCUPIED: Code.AIR_OCCUPIED,
    AirFault.BUSY: Code.AIR_BUSY,
    AirFault.TIMEOUT: Code.AIR_TIMEOUT,
    AirFault.LOST: Code.AIR_LOST,
    AirFault.ENDED: Code.AIR_ENDED,
    AirFault.TOKEN: Code.AIR_TOKEN,
    AirFault.ROUTE: Code.AIR_ROUTE,
    AirFault.OFFLINE: Code.AIR_OFFLINE,
    AirFault.CERTIFICATE: Code.AIR_CERTIFICATE,
    AirFault.UNKNOWN: Code.AIR_UNKNOWN,
}
_PASSING = frozenset({AirFault.LOST, AirFault.OFFLINE, AirFault.BUSY, AirFault.ENDED, AirFault.OCCUPIED})
_AGAIN = frozenset({FAULTS[fault] for fault in _PASSING} | {Code.AIR_LOST_FINAL, Code.AIR_TIMEOUT})
_OPEN = (*FAULTS.values(), Code.AIR_LOST_FINAL)


class AirNotices:
    """Listens to `live` and `asrun` as long as they are. Main loop only."""

    def __init__(self, live: Live, asrun: AsRun, notices: Notices) -> None:
        self._live, self._asrun, self._notices = live, asrun, notices
        self._kept = ""  # the old log of which was told
        self._interrupted: Row | None = None  # likewise
        live.news.connect(self._tell)
        live.changed.connect(self._changed)
        asrun.failed.connect(self._log_failed)
        self._log_failed()

    @property
    def fault(self) -> tuple[Code, dict[str, Value]] | None:
        """Why the broadcast is not on air, as a sentence names it; None while nothing is wrong."""
        air = self._live.air
        if air.fault is AirFault.NONE:
            return None
        channel = air.channel.name if air.channel is not None else ""
        if air.state is LiveState.FAILED and air.lost_at is not None and air.fault in _PASSING:
            return Code.AIR_LOST_FINAL, {"channel": channel, "tries": air.attempt}
        return FAULTS[air.fault], {"channel": channel}

    def _tell(self, news: News) -> None:
        channel = self._live.air.channel.name if self._live.air.channel is not None else ""
        raise_ = self._notices.raise_
        match news.what:
            case AirNews.BACK:
                raise_(Code.AIR_BACK, channel=channel, seconds=news.seconds)
            case AirNews.LOST | AirNews.BUSY | AirNews.FAILED:
                self._tell_fault(news)
            case AirNews.SKIPPED:
                reason = news.fault.value or news.details.partition(" ")[0]
                raise_(Code.AIR_ITEM_SKIPPED, details=news.details, title=news.title, reason=reason)
            case AirNews.SILENT:
                raise_(Code.AIR_SILENT, channel=channel)
            case AirNews.LIST_ENDING:
                raise_(Code.AIR_LIST_ENDING, at=time.time() + news.seconds)
            case AirNews.PAUSE_UNANSWERED:
                raise_(Code.AIR_PAUSE)
            case AirNews.SKIP_UNANSWERED:
                raise_(Code.AIR_SKIP)

    def _tell_fault(self, news: News) -> None:
        fault = self.fault
        if fault is None:
            return
        self._solve(*_OPEN)
        code, values = fault
        if news.what is not AirNews.FAILED:
            values["seconds"] = max(1, round(news.seconds))
        self._notices.raise_(code, source_id=None, details=news.details, remedy=self._remedy(code), **values)

    def _remedy(self, code: Code) -> Remedy | None:
        """While it is tried again, to stop that; after the last try, to begin anew where that may help."""
        state = self._live.air.state
        if state is LiveState.RECONNECTING:
            return Remedy.GIVE_UP_AIR
        if state is LiveState.CONNECTING:
            return Remedy.STOP_TRYING
        return Remedy.GO_LIVE if code in _AGAIN else None

    def _changed(self) -> None:
        """What is over is taken back."""
        air = self._live.air
        if air.state in (LiveState.OFF, LiveState.ON_AIR):
            self._solve(*_OPEN)
        if air.sound is not Sound.SILENT:
            self._solve(Code.AIR_SILENT)
        held = air.ends_at() is None  # told again when it goes on
        if air.playing is None or held or self._live.programme.after(air.playing.id) is not None:
            self._solve(Code.AIR_LIST_ENDING)

    def _solve(self, *codes: Code) -> None:
        for code in codes:
            self._notices.solve(code)

    def _log_failed(self) -> None:
        kept, why = self._asrun.kept_as, self._asrun.fault
        if kept and kept != self._kept:
            self._kept = kept
            self._notices.raise_(Code.ASRUN_BROKEN, file=kept)
        if (row := self._asrun.interrupted) is not None and row is not self._interrupted:
            self._interrupted = row
            self._notices.raise_(
                Code.ASRUN_INTERRUPTED, channel=row.channel, at=(row.ended_at or row.started_at).timestamp()
            )
        if why:
            self._notices.raise_(Code.ASRUN_WRITE, details=why, reason=why.partition(": ")[2] or why)
