"""When the desk of calls is made: with the operator's first wish for one. Most evenings there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from desktop.control.call_desk import CallDesk
    from desktop.settings.secrets import Secrets
    from desktop.ui.console import Console


class CallEntrance:
    """Offers calls in the console's window. Main loop only."""

    def __init__(self, console: Console, secrets: Secrets, on_failure: Callable[[str, BaseException], None]) -> None:
        self._console = console
        self._secrets = secrets
        self._on_failure = on_failure
        self._made: CallDesk | None = None
        console.window.wait_for_calls(self._make, self._studio)

    async def aclose(self) -> None:
        """Leave the call, and let its process go."""
        if self._made is not None:
            await self._made.aclose()
        if self._console.window.call_porch is not None:
            self._console.window.call_porch.close()

    def _make(self) -> CallDesk:
        if self._made is None:
            from desktop.control.call_desk import CallDesk  # noqa: PLC0415 - most evenings nobody needs it
            from desktop.control.call_silence import CallSilence  # noqa: PLC0415

            desk = self._console.desk
            self._made = CallDesk(
                desk.store, self._secrets, desk.secrets, desk.notices, desk.listening, self._on_failure
            )
            self._made.invitations.say_in_mezon = self._say
            self._made.invitations.mezon_place = self._place
            self._made.open()
            desk.panic.join(CallSilence(self._made.calls))
        return self._made

    def _say(self, text: str) -> bool:
        """In the open channel or conversation of Mezon, beside what is being written there."""
        mezon = self._console.window.mezon
        return mezon is not None and mezon.desk.chat.send(text, aside=True)

    def _place(self) -> str:
        """Where that would be; "" where nothing is open."""
        mezon = self._console.window.mezon
        channel = mezon.desk.chat.channel if mezon is not None else None
        if channel is None:
            return ""
        from desktop.ui.bind.chat import title_of  # noqa: PLC0415 - it is there with Mezon

        return title_of(channel)

    def _studio(self) -> str:
        """The only place that a call of the demo reaches: where its service is."""
        desk = self._console.desk
        return urlsplit(desk.store.settings.calls.base).netloc if desk.demo else ""
