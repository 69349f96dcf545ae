"""What the operator is told of the mix: the news as notices, taken back when they are solved. Main loop only."""

from __future__ import annotations

from desktop.control.mix_orders import Solved, Tell
from desktop.control.mixer import Mixer
from desktop.control.notices import Notices
from desktop.core.errors import Code, Trouble, Value

_SERVICE = "ZEGOCLOUD"  # other services have troubles of the same codes
_OF_SERVICE = frozenset({Code.SERVICE_SLOW, Code.SERVICE_DOWN, Code.SERVICE_OFFLINE, Code.SERVICE_UNKNOWN})


class MixNotices:
    """Listens to `mixer` as long as it is."""

    def __init__(self, mixer: Mixer, notices: Notices) -> None:
        self._mixer, self._notices = mixer, notices
        mixer.news.connect(self._hear)
        mixer.changed.connect(self._changed)

    def _hear(self, news: Tell | Solved) -> None:
        if isinstance(news, Solved):
            for code in news.codes:
                self._notices.solve(code, None, **_whose(code))
        elif news.code not in _OF_SERVICE or not self._notices.is_open(news.code, None, **_whose(news.code)):
            values = {**news.values, **_whose(news.code)}  # each try that fails says the same: once is enough
            self._notices.trouble(Trouble(news.code, news.details, **values))

    def _changed(self) -> None:
        if self._mixer.left is None:
            self._notices.solve(Code.MIX_LEFT)
        if self._mixer.mix.idle_since is None:
            self._notices.solve(Code.MIX_IDLE)
        strips = self._mixer.mix.strips
        if not any(one.held for one in strips):
            self._notices.solve(Code.MIX_HELD_BACK)
        if not any(one.refused is not None for one in strips):
            self._notices.solve(Code.MIX_REFUSED)


def _whose(code: Code) -> dict[str, Value]:
    return {"service": _SERVICE} if code in _OF_SERVICE else {}
