"""Calls with all that they need: the service as the settings have it, the call, its invitations. Main loop only.

Made when somebody opens the calls: until then nothing of them is loaded.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AsyncExitStack

from desktop.control.call_endings import ENDING_CODES
from desktop.control.call_invitations import CallInvitations
from desktop.control.call_listening import CallListening
from desktop.control.call_setup import is_set_up
from desktop.control.calls import Calls
from desktop.control.listening import Listening
from desktop.control.notices import Notices
from desktop.control.secrets_desk import CALLS_SECRET, CALLS_TOKEN, SecretsDesk
from desktop.control.services import ServiceCheck
from desktop.core.call import JOINED, UNDER_WAY
from desktop.core.errors import Code, Trouble
from desktop.core.model import ServiceState
from desktop.core.tasks import Tasks
from desktop.services.calls.client import CallPlace, CallsClient
from desktop.services.calls.codes import SERVICE
from desktop.services.calls.signing import user_token
from desktop.services.http import Http
from desktop.settings.schema import Calls as CallSettings
from desktop.settings.schema import Settings
from desktop.settings.secrets import Secrets
from desktop.settings.store import Store

_STATES = {
    Code.CALL_RETIRED: ServiceState.RETIRED,
    Code.CALL_KEY_MISSING: ServiceState.NOT_SET_UP,
    Code.CALL_LIMIT: ServiceState.DEGRADED,
}


class CallDesk:
    """`calls`, `invitations`, `ears` and `check` are for the window. `open` after it is shown, `aclose` at the end.

    `check` is of the service. RETIRED lasts until it gives a token, a test succeeds, or it is set up otherwise.
    """

    def __init__(
        self,
        store: Store,
        secrets: Secrets,
        secrets_desk: SecretsDesk,
        notices: Notices,
        listening: Listening,
        on_failure: Callable[[str, BaseException], None],
    ) -> None:
        self._store = store
        self._secrets = secrets
        self._secrets_desk = secrets_desk
        self._notices = notices
        self._tasks = Tasks("calls", on_failure)
        self._http = Http(SERVICE, timeout_s=15.0)
        self._failures = set[Code]()  # of tries to be in a call, since one was joined
        self.check = ServiceCheck(
            self._tasks, "the call service", lambda: self._client().check(), _STATES, ServiceState.REFUSED
        )
        self.calls = Calls(self._tasks, self._client, self._told)
        self.invitations = CallInvitations(
            self.calls, self._tasks, self._client, lambda: self._chosen.channel.rpartition(":")[2], notices.trouble
        )
        self.ears = CallListening(self.calls, listening)
        self._apply()

    def open(self) -> None:
        """Follow the settings and the keys."""
        self._store.changed.connect(self._settings_changed)
        self._secrets_desk.changed.connect(self._set_up)
        self.calls.answered.connect(self._answered)
        self.calls.changed.connect(self._look)
        self._set_up()

    async def aclose(self) -> None:
        """Leave the call."""
        self.calls.close()
        self.ears.close()
        self._store.changed.disconnect(self._settings_changed)
        self._secrets_desk.changed.disconnect(self._set_up)
        self.calls.answered.disconnect(self._answered)
        self.calls.changed.disconnect(self._look)
        async with AsyncExitStack() as stack:  # each of them, whatever happens to the others
            stack.push_async_callback(self._http.aclose)
            stack.push_async_callback(self._tasks.aclose)

    @property
    def offered(self) -> bool:
        """Whether the interface offers calls."""
        return self.check.status.state not in (ServiceState.NOT_SET_UP, ServiceState.RETIRED)

    @property
    def name(self) -> str:
        """The operator, as others in a call see them."""
        return self._chosen.name.strip() or self._chosen.user_id

    @property
    def _chosen(self) -> CallSettings:
        return self._store.settings.calls

    def _client(self) -> CallsClient:
        chosen = self._chosen
        place = CallPlace(chosen.base, chosen.api_key.strip(), chosen.user_id.strip(), chosen.channel, chosen.hms_page)
        return CallsClient(self._http, place, self._token)

    async def _token(self) -> str | None:
        chosen = self._chosen
        if not chosen.development:
            return await self._secrets.get(CALLS_TOKEN)
        secret = await self._secrets.get(CALLS_SECRET)
        return user_token(secret, chosen.user_id.strip(), time.time()) if secret else None

    def _answered(self) -> None:
        """A token is better evidence than any test, and outdates the last one. One that is under way tells itself."""
        if self.check.status.state not in (ServiceState.WORKING, ServiceState.CHECKING):
            self.check.judge(None)

    def _told(self, trouble: Trouble) -> None:
        if trouble.code is Code.CALL_RETIRED:
            self.check.judge(trouble)
        if trouble.code in ENDING_CODES.values():
            self._failures.add(trouble.code)
        self._notices.trouble(trouble)

    def _look(self) -> None:
        """Who is in a call again needs no word on why the last try failed."""
        if self._failures and self.calls.call.state in JOINED:
            for code in self._failures:
                self._notices.solve(code)
            self._failures.clear()

    def _set_up(self) -> None:
        if not is_set_up(self._chosen, self._secrets_desk):
            self.check.forget()
        elif self.check.status.state is ServiceState.NOT_SET_UP:
            self.check.forget(ServiceState.UNTESTED)

    def _settings_changed(self, new: Settings, old: Settings) -> None:
        if new.calls == old.calls:
            return
        if _where(new.calls) != _where(old.calls) and self.check.status.state is not ServiceState.NOT_SET_UP:
            self.check.forget(ServiceState.UNTESTED)  # another service, of which nothing is known
        self._set_up()
        if (new.calls.volume, new.calls.push_to_talk) != (old.calls.volume, old.calls.push_to_talk):
            self._apply()

    def _apply(self) -> None:
        """What of the settings a call follows; its devices are those of the dialog while one is under way."""
        call, chosen = self.calls.call, self._chosen
        if call.volume != chosen.volume:
            self.calls.set_volume(chosen.volume)
        if call.push_to_talk is not chosen.push_to_talk and call.state not in UNDER_WAY:
            self.calls.set_push_to_talk(chosen.push_to_talk)


def _where(chosen: CallSettings) -> tuple[object, ...]:
    return chosen.base, chosen.api_key, chosen.user_id, chosen.channel, chosen.development
