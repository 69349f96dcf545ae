"""The desk of calls against the stand-in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.control.call_desk import CallDesk
from desktop.control.call_invitations import InvitationWords
from desktop.control.call_listening import CALL
from desktop.control.listening import Listening
from desktop.control.notices import Notices
from desktop.control.secrets_desk import CALLS_SECRET, CALLS_TOKEN, SecretsDesk
from desktop.control.source import Source
from desktop.control.sources import Sources
from desktop.core.call import CallState, Ending, JoinWish, Provider
from desktop.core.call_kind import CallKind
from desktop.core.call_page import PageEnded, PageJoined, PageReady
from desktop.core.errors import Code
from desktop.core.model import ServiceState
from desktop.core.tasks import Tasks
from desktop.settings.schema import Calls as CallSettings
from desktop.settings.schema import Listen
from desktop.settings.secrets import MemorySecrets
from desktop.settings.store import Store
from desktop.sim.calls import jwt
from desktop.sim.calls.service import CallsStandIn
from tests.control.call_parts import FakePage
from tests.control.parts import until
from tests.control.test_listening import Bus

KEY, SECRET, CHANNEL = "key", "secret of this test", "messaging:newsroom"


class Evening:
    def __init__(
        self,
        desk: CallDesk,
        service: CallsStandIn,
        store: Store,
        secrets: SecretsDesk,
        told: Notices,
        listening: Listening,
    ) -> None:
        self.listening = listening
        self.desk, self.service, self.store, self.secrets, self.notices = desk, service, store, secrets, told
        self.pages: list[FakePage] = []
        desk.calls.make_page = self._page

    def _page(self, provider: Provider) -> FakePage:
        self.pages.append(FakePage())
        return self.pages[-1]

    async def serves(self, state: ServiceState) -> None:
        await until(lambda: self.desk.check.status.state is state)


@asynccontextmanager
async def evening_of(folder: Path, development: bool = True, **more: Any) -> AsyncIterator[Evening]:
    service = CallsStandIn(KEY, SECRET)
    service.channels.open(CHANNEL)
    base = await service.start()
    store, secrets, notices, tasks = Store(folder / "settings.json"), MemorySecrets(), Notices(), Tasks("test")
    settings = CallSettings(base, KEY, "mai", CHANNEL, development=development)
    store.update(calls=msgspec.structs.replace(settings, **more))
    await secrets.set(CALLS_SECRET, SECRET)
    secrets_desk = SecretsDesk(secrets, notices, tasks)
    failures: list[str] = []
    sources = Sources()
    sources.add(Source("studio-a", "Studio A"))
    listening = Listening(sources, Bus(), Listen.FOCUS, lambda _mode: None)
    desk = CallDesk(
        store, secrets, secrets_desk, notices, listening, lambda name, error: failures.append(f"{name} {error}")
    )
    await secrets_desk.look()
    desk.open()
    try:
        yield Evening(desk, service, store, secrets_desk, notices, listening)
    finally:
        await desk.aclose()
        await tasks.aclose()
        await service.stop()
        store.flush()
    assert failures == []
    assert listening.heard == {"studio-a"}


async def test_start_tell_and_join_from_elsewhere(tmp_path: Path) -> None:
    async with evening_of(tmp_path, volume=70, push_to_talk=True) as evening:
        desk = evening.desk
        assert (desk.check.status.state, desk.name, desk.offered) == (ServiceState.UNTESTED, "mai", True)
        assert (desk.calls.call.volume, desk.calls.call.push_to_talk) == (70, True)
        desk.invitations.post_when_joined(InvitationWords("Join us", "Call", "Ended"))
        desk.calls.join(JoinWish("Evening-1", CallKind.VIDEO, name=desk.name, started_here=True))
        await until(lambda: bool(evening.pages))
        evening.pages[0].say(PageReady())
        evening.pages[0].say(PageJoined())
        assert desk.calls.call.state is CallState.IN_CALL
        assert evening.listening.heard == {"studio-a", CALL}
        assert desk.calls.call.expires_at is not None
        assert desk.check.status.state is ServiceState.WORKING
        await until(lambda: evening.notices.is_open(Code.CALL_INVITED))
        desk.invitations.read()
        await until(lambda: bool(desk.invitations.found))
        (found,) = desk.invitations.found
        assert found.room == desk.calls.call.room


async def test_who_is_in_a_call_reads_no_more_why_the_last_try_failed(tmp_path: Path) -> None:
    async with evening_of(tmp_path) as evening:
        calls = evening.desk.calls
        wish = JoinWish("Evening-1", CallKind.VIDEO, started_here=True)
        calls.join(wish)
        await until(lambda: len(evening.pages) == 1)
        evening.pages[0].say(PageReady())
        evening.pages[0].say(PageEnded(Ending.MICROPHONE_MISSING, ""))
        assert evening.notices.is_open(Code.CALL_MIC_NONE)
        calls.join(wish)
        await until(lambda: len(evening.pages) == 2)
        evening.pages[1].say(PageReady())
        assert evening.notices.is_open(Code.CALL_MIC_NONE)
        evening.pages[1].say(PageJoined())
        assert not evening.notices.is_open(Code.CALL_MIC_NONE)


async def test_a_token_of_the_keyring(tmp_path: Path) -> None:
    async with evening_of(tmp_path, development=False) as evening:
        assert evening.desk.check.status.state is ServiceState.NOT_SET_UP
        evening.secrets.set(CALLS_TOKEN, jwt.write(SECRET, {"user_id": "mai"}))
        await evening.serves(ServiceState.UNTESTED)
        evening.desk.check.test()
        await evening.serves(ServiceState.WORKING)
        evening.secrets.forget(CALLS_TOKEN)
        await evening.serves(ServiceState.NOT_SET_UP)
        evening.desk.check.test()
        await until(lambda: evening.desk.check.status.trouble is not None)
        assert evening.desk.check.status.trouble is not None
        assert evening.desk.check.status.trouble.code is Code.CALL_KEY_MISSING
        assert evening.desk.check.status.state is ServiceState.NOT_SET_UP


async def test_a_retired_service_is_not_offered_until_a_test_succeeds(tmp_path: Path) -> None:
    async with evening_of(tmp_path) as evening:
        desk, switches = evening.desk, evening.service.switches
        switches.retired = True
        desk.calls.join(JoinWish("evening-1"))
        await evening.serves(ServiceState.RETIRED)
        assert not desk.offered
        assert evening.notices.is_open(Code.CALL_RETIRED)
        desk.check.test()
        desk.check.test()
        await evening.serves(ServiceState.RETIRED)
        switches.retired = False
        desk.check.test()
        await evening.serves(ServiceState.WORKING)


async def test_another_service_is_another_chance(tmp_path: Path) -> None:
    async with evening_of(tmp_path) as evening:
        evening.service.switches.retired = True
        evening.desk.check.test()
        await evening.serves(ServiceState.RETIRED)
        chosen = evening.store.settings.calls
        evening.store.update(calls=msgspec.structs.replace(chosen, name="Night desk", volume=20))
        assert evening.desk.check.status.state is ServiceState.RETIRED
        assert (evening.desk.name, evening.desk.calls.call.volume) == ("Night desk", 20)
        evening.store.update(calls=msgspec.structs.replace(chosen, api_key="another"))
        assert evening.desk.check.status.state is ServiceState.UNTESTED
        evening.store.update(calls=msgspec.structs.replace(chosen, api_key=""))
        assert evening.desk.check.status.state is ServiceState.NOT_SET_UP


@pytest.mark.parametrize(("switch", "code"), [("may_join", Code.CALL_RIGHTS), ("suspended", Code.CALL_SUSPENDED)])
async def test_a_test_says_what_is_wrong(tmp_path: Path, switch: str, code: Code) -> None:
    async with evening_of(tmp_path) as evening:
        setattr(evening.service.switches, switch, switch == "suspended")
        evening.desk.check.test()
        await evening.serves(ServiceState.REFUSED)
        assert evening.desk.check.status.trouble is not None
        assert evening.desk.check.status.trouble.code is code
        assert evening.desk.offered


async def test_a_token_outdates_what_the_last_test_said(tmp_path: Path) -> None:
    async with evening_of(tmp_path) as evening:
        desk, switches = evening.desk, evening.service.switches
        switches.suspended = True
        desk.check.test()
        await evening.serves(ServiceState.REFUSED)
        switches.suspended = False
        desk.calls.join(JoinWish("evening-1", started_here=True))
        await evening.serves(ServiceState.WORKING)
        assert desk.check.status.trouble is None
