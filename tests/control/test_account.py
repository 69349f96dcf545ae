"""Who is signed in, against a door that does as it is told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from desktop.control.account import Account
from desktop.control.notices import Notices
from desktop.control.session_drawer import BOT_TOKEN
from desktop.core.account import SESSION_NAMES, Role, SeatState
from desktop.core.errors import Code, Trouble
from desktop.core.sign_in import BotSignIn, CodeSignIn, IdTokenSignIn, PasswordSignIn, SendCode, SignInRequest
from desktop.core.tasks import Tasks
from desktop.services.mezon.session import Session
from desktop.settings.secrets import MemorySecrets
from desktop.settings.store import Store
from tests.control.parts import told, until

EMAIL = "ana@studio.example"


def session(user_id: int = 7, token: str = "t1") -> Session:
    return Session(token, "r-" + token, user_id, "http://127.0.0.1:1")


class FakeDoor:
    def __init__(self, refuses: Trouble | None = None) -> None:
        self.refuses = refuses
        self.renews: Session | Trouble = session(token="t2")
        self.hold = asyncio.Event()
        self.hold.set()
        self.renewing = asyncio.Event()
        self.renewing.set()
        self.asked: list[tuple[str, ...]] = []

    async def _session(self, user_id: int, *asked: str) -> Session:
        self.asked.append(asked)
        await self.hold.wait()
        if self.refuses is not None:
            raise self.refuses
        return session(user_id)

    async def as_bot(self, app_id: str, token: str) -> Session:
        return await self._session(9, "bot", app_id, token)

    async def by_password(self, email: str, password: str) -> Session:
        return await self._session(7, "password", email, password)

    async def by_code(self, request_id: str, code: str) -> Session:
        return await self._session(7, "code", request_id, code)

    async def by_id_token(self, id_token: str, user_id: str, user_name: str, server_key: str = "") -> Session:
        return await self._session(7, "id", id_token, user_id, user_name, server_key)

    async def send_code(self, email: str) -> str:
        self.asked.append(("send", email))
        return "request-1"

    async def renewed(self, old: Session) -> Session:
        self.asked.append(("renew",))
        await self.renewing.wait()
        if isinstance(self.renews, Trouble):
            raise self.renews
        return self.renews

    async def aclose(self) -> None:
        pass


class FakeLink:
    """Counts; its `api` signs out."""

    def __init__(self, keeper: Any) -> None:
        self.keeper = keeper
        self.api = self
        self.ended = 0
        self.heard: Callable[[], None] = lambda: None
        self.closed = False

    def start(self) -> None:
        pass

    async def sign_out(self) -> None:
        self.ended += 1

    async def me(self) -> tuple[int, str]:
        self.heard()
        return 0, ""

    async def aclose(self) -> None:
        self.closed = True


class OpenSecrets(MemorySecrets):
    @property
    def values(self) -> dict[str, str]:
        return self._values


class Office:
    """An account with everything that it needs."""

    def __init__(self, path: Path, secrets: OpenSecrets) -> None:
        self.door = FakeDoor()
        self.secrets = secrets
        self.notices = Notices()
        self.tasks = Tasks("test")
        self.links: list[FakeLink] = []
        self.hears: Callable[[], None] = lambda: None
        self.account = Account(
            secrets,
            Store(path / "settings.json"),
            self.notices,
            self.tasks,
            door_for=lambda gateway: cast("Any", self.door),
            link_for=cast("Any", self._link),
        )

    def _link(self, keeper: Any) -> FakeLink:
        self.links.append(FakeLink(keeper))
        self.links[-1].heard = self.hears
        return self.links[-1]

    def state(self, role: Role) -> SeatState:
        return self.account.seat(role).state

    async def signed_in(self, request: SignInRequest, role: Role = Role.USER) -> None:
        self.account.sign_in(request)
        await until(lambda: self.state(role) is SeatState.SIGNED_IN and not self.account.attempt.busy)

    async def settled(self) -> None:
        await until(lambda: not len(self.tasks))

    async def aclose(self) -> None:
        await self.account.aclose()
        await self.tasks.aclose()


@pytest.fixture
def secrets() -> OpenSecrets:
    return OpenSecrets()


@pytest.fixture
async def office(tmp_path: Path, secrets: OpenSecrets) -> AsyncIterator[Office]:
    made = Office(tmp_path, secrets)
    yield made
    await made.aclose()


BOT = SignInRequest(BotSignIn("app", "hidden"))
PERSON = SignInRequest(PasswordSignIn(EMAIL, "pw"))


async def test_a_person_signs_in_and_is_kept(office: Office, tmp_path: Path) -> None:
    await office.signed_in(PERSON)
    await office.settled()
    assert office.account.seat(Role.USER).name == EMAIL
    assert await office.account.token() == "t1"
    again = Office(tmp_path, office.secrets)
    await again.account.restore()
    assert again.account.seat(Role.USER) == office.account.seat(Role.USER)
    assert again.account.exported(Role.USER) == office.account.exported(Role.USER)
    await again.aclose()


async def test_not_kept_is_for_this_run(office: Office) -> None:
    await office.signed_in(SignInRequest(PERSON.way, keep=False))
    await office.settled()
    assert await office.secrets.get(SESSION_NAMES[Role.USER]) is None


async def test_the_person_chats_and_the_bot_publishes(office: Office) -> None:
    await office.signed_in(BOT, Role.BOT)
    assert office.account.link is not None
    assert office.account.link.keeper.session.user_id == 9
    await office.signed_in(PERSON)
    assert office.account.link.keeper.session.user_id == 7
    await until(lambda: office.links[0].closed)
    assert office.account.publisher is Role.BOT
    assert (await office.account.session()).user_id == 9
    office.account.publish_as(Role.USER)
    assert (await office.account.session()).user_id == 7
    office.account.sign_out(Role.USER)
    assert office.account.publisher is Role.BOT


async def test_a_code_is_sent_and_entered(office: Office) -> None:
    office.account.sign_in(SignInRequest(SendCode(EMAIL)))
    await until(lambda: office.account.attempt.code_sent_to == EMAIL)
    assert not office.account.attempt.busy
    await office.signed_in(SignInRequest(CodeSignIn(EMAIL, "123456")))
    assert office.door.asked == [("send", EMAIL), ("code", "request-1", "123456")]


async def test_an_id_token(office: Office) -> None:
    await office.signed_in(SignInRequest(IdTokenSignIn("id", "7", "ana")))
    assert office.account.seat(Role.USER).name == "ana"


async def test_refused(office: Office) -> None:
    office.door.refuses = Trouble(Code.MEZON_REFUSED, "", service="Mezon", code=401, reason="no")
    office.account.sign_in(PERSON)
    await until(lambda: not office.account.attempt.busy)
    assert (office.account.attempt.code, office.account.attempt.reason) == (Code.MEZON_REFUSED, "no")
    assert office.state(Role.USER) is SeatState.SIGNED_OUT


async def test_stopped(office: Office) -> None:
    office.door.hold.clear()
    office.account.sign_in(PERSON)
    await until(lambda: office.door.asked)
    assert office.account.attempt.busy
    office.account.stop()
    await office.settled()
    assert not office.account.attempt.busy
    assert office.state(Role.USER) is SeatState.SIGNED_OUT


async def test_who_signs_out_while_signing_in_stays_out(office: Office) -> None:
    office.door.hold.clear()
    office.account.sign_in(BOT)
    await until(lambda: office.door.asked)
    office.account.sign_out(Role.USER)
    assert office.account.attempt.busy
    office.account.sign_out(Role.BOT)
    assert not office.account.attempt.busy
    office.door.hold.set()
    await office.settled()
    assert office.state(Role.BOT) is SeatState.SIGNED_OUT
    assert await office.secrets.get(BOT_TOKEN) is None


async def test_what_is_stopped_leaves_the_former_bot_as_it_was(office: Office) -> None:
    await office.signed_in(BOT, Role.BOT)
    office.door.hold.clear()
    office.account.sign_in(SignInRequest(BotSignIn("other", "o")))
    await until(lambda: len(office.door.asked) == 2)
    office.account.stop()
    office.door.hold.set()
    await office.settled()
    assert await office.secrets.get(BOT_TOKEN) == '["app","hidden"]'
    assert office.account.seat(Role.BOT).name == "app"


async def test_signing_out_during_a_renewal_ends_the_session_that_came(office: Office) -> None:
    await office.signed_in(PERSON)
    await office.settled()
    assert office.account.link is not None
    keeper = office.account.link.keeper
    office.door.renewing.clear()
    renewal = office.tasks.start(keeper.refused("t1"), "renew")
    await until(lambda: office.door.asked[-1] == ("renew",))
    office.account.sign_out(Role.USER)
    await until(lambda: office.secrets.values == {})
    assert sum(one.ended for one in office.links) == 0
    office.door.renewing.set()
    await renewal
    await office.settled()
    assert [one.keeper.session.token for one in office.links if one.ended] == ["t2"]
    assert office.secrets.values == {}, "what came late is not kept"


async def test_who_signs_out_and_quits_at_once_is_forgotten(tmp_path: Path, secrets: OpenSecrets) -> None:
    office = Office(tmp_path, secrets)
    await office.signed_in(BOT, Role.BOT)
    await office.settled()
    office.account.sign_out(Role.BOT)
    await office.aclose()
    assert secrets.values == {}


async def test_a_bot_from_a_file_is_not_renewed_as_another_one(office: Office) -> None:
    await office.signed_in(BOT, Role.BOT)
    office.account.take(Role.BOT, session(10, "t9").exported(), name="other")
    await office.settled()
    assert await office.secrets.get(BOT_TOKEN) is None
    assert office.account.seat(Role.BOT).user_id == 10


async def test_a_file_is_taken_instead_of_waiting(office: Office) -> None:
    office.door.hold.clear()
    office.account.sign_in(PERSON)
    await until(lambda: office.door.asked)
    office.account.take(Role.USER, session(10, "t9").exported(), name="other")
    office.door.hold.set()
    await office.settled()
    assert (office.account.seat(Role.USER).user_id, office.account.attempt.busy) == (10, False)


async def test_who_signed_in_while_the_keyring_asked_stays(tmp_path: Path, office: Office) -> None:
    await office.signed_in(BOT, Role.BOT)
    await office.settled()
    later = Office(tmp_path, office.secrets)
    await later.signed_in(SignInRequest(BotSignIn("other", "o"), keep=False), Role.BOT)
    await later.account.restore()
    assert later.account.seat(Role.BOT).name == "other"
    await later.aclose()


async def test_a_new_session_is_stored(office: Office) -> None:
    await office.signed_in(PERSON)
    assert office.account.link is not None
    await office.account.link.keeper.refused("t1")
    await office.settled()
    kept = await office.secrets.get(SESSION_NAMES[Role.USER])
    assert kept is not None
    assert msgspec.json.decode(kept)["token"] == "t2"


async def test_a_passing_failure_signs_nobody_out(office: Office) -> None:
    await office.signed_in(PERSON)
    assert office.account.link is not None
    office.door.renews = Trouble(Code.SERVICE_DOWN, service="Mezon", code=502)
    with pytest.raises(Trouble):
        await office.account.link.keeper.refused("t1")
    assert office.state(Role.USER) in (SeatState.SIGNED_IN, SeatState.EXPIRED)
    assert told(office.notices, Code.MEZON_TOKEN) == []


async def test_a_dead_session_is_a_notice_until_somebody_signs_in(office: Office) -> None:
    await office.signed_in(PERSON)
    assert office.account.link is not None
    office.door.renews = Trouble(Code.MEZON_TOKEN)
    with pytest.raises(Trouble):
        await office.account.link.keeper.refused("t1")
    assert office.state(Role.USER) is SeatState.DEAD
    assert told(office.notices, Code.MEZON_TOKEN) == [True]
    await office.signed_in(PERSON)
    assert told(office.notices, Code.MEZON_TOKEN) == [False]


async def test_signed_out_is_forgotten(office: Office) -> None:
    await office.signed_in(BOT, Role.BOT)
    await office.settled()
    assert await office.secrets.get(BOT_TOKEN) is not None
    office.account.sign_out(Role.BOT)
    await office.settled()
    assert await office.secrets.get(BOT_TOKEN) is None
    assert await office.secrets.get(SESSION_NAMES[Role.BOT]) is None
    assert sum(one.ended for one in office.links) == 1
    assert office.account.link is None
    with pytest.raises(Trouble, match=Code.MEZON_TOKEN):
        await office.account.token()


async def test_what_the_keyring_holds_may_be_damaged(office: Office) -> None:
    await office.secrets.set(SESSION_NAMES[Role.USER], "{")
    await office.account.restore()
    assert office.state(Role.USER) is SeatState.SIGNED_OUT
    assert told(office.notices, Code.MEZON_TOKEN) == [True]
