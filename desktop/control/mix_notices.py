"""What the operator is told of the mix: the news as notices, taken back when they are solved. Main loop only."""

from __future__ import annotations

from desktop.control.mix_orders import Solved, Tell
from desktop.control.mixer import Mixer
from desktop.control.notices import Notices
from desktop.core.errors import Code, Trouble


class MixNotices:
    """Listens to `mixer` as long as it is."""

    def __init__(self, mixer: Mixer, notices: Notices) -> None:
        self._mixer, self._notices = mixer, notices
        mixer.news.connect(self._hear)
        mixer.changed.connect(self._changed)

    def _hear(self, news: Tell | Solved) -> None:
        if isinstance(news, Tell):
            self._notices.trouble(Trouble(news.code, news.details, **news.values))
            return
        for code in news.codes:
            self._notices.solve(code)

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
