"""The client against the stand-in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

import pytest

from desktop.core.call import CallRoom, Provider
from desktop.core.call_kind import CallKind
from desktop.core.errors import Code, Trouble
from desktop.services.calls.client import CallPlace, CallsClient
from desktop.services.calls.codes import SERVICE
from desktop.services.calls.invitations import message
from desktop.services.calls.signing import signed, user_token
from desktop.services.http import Http
from desktop.sim.calls.service import CallsStandIn
from desktop.sim.calls.switches import Carrier

KEY, SECRET, CHANNEL = "key", "secret of this test", "messaging:newsroom"
NOW = 1_800_000_000.0
Client = Callable[..., CallsClient]


@pytest.fixture
async def service() -> AsyncIterator[CallsStandIn]:
    made = CallsStandIn(KEY, SECRET, clock=lambda: NOW)
    made.channels.open(CHANNEL)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def client(service: CallsStandIn) -> AsyncIterator[Client]:
    http = Http(SERVICE, pause_s=0.01)

    def made(
        user: str = "mai", token: str | None = None, channel: str = CHANNEL, key: str = KEY, page: str = ""
    ) -> CallsClient:
        async def given() -> str | None:
            return user_token(SECRET, user, NOW) if token is None else token

        return CallsClient(http, CallPlace(service.base + "/", key, user, channel, page), given, lambda: NOW)

    yield made
    await http.aclose()


async def refused(work: object) -> Trouble:
    with pytest.raises(Trouble) as caught:
        await work  # type: ignore[misc]  # an awaitable of any kind
    return caught.value


async def test_a_call_is_created_once_whatever_the_case(client: Client) -> None:
    first = await client().create("Call-1", CallKind.VIDEO)
    second = await client("lan").create("CALL-1", CallKind.AUDIO)
    assert first.call["id"] == second.call["id"] == "call-1"
    assert first.ticket.room == second.ticket.room
    assert first.ticket.uid != second.ticket.uid
    assert first.ticket.expires_at == NOW + 24 * 3600


@pytest.mark.parametrize("carrier", list(Carrier))
async def test_a_ticket_with_an_invitation_asks_once(client: Client, service: CallsStandIn, carrier: Carrier) -> None:
    service.switches.carrier = carrier
    made = await client().create("call-1", CallKind.VIDEO)
    service.asked.clear()
    ticket = await client("lan").ticket("CALL-1", made.ticket.room)
    assert [one.operation for one in service.asked] == ["GetCallToken"]
    assert ticket.token != made.ticket.token
    assert ticket.room.provider == Provider(str(carrier))
    assert ticket.expires_at == made.ticket.expires_at


async def test_agoras_channel_is_found_by_the_id_alone(client: Client, service: CallsStandIn) -> None:
    made = await client().create("call-1", CallKind.VIDEO)
    ticket = await client("lan").ticket("call-1")
    assert ticket.room == made.ticket.room
    asked = ["CreateCall", "GetCallToken", "GetOrCreateChannel", "CreateCall"]
    assert [one.operation for one in service.asked] == asked
    await client().post(message(made.call, "Join us", "Call"))
    service.switches.may_create = False  # an invitation is enough
    assert (await client("lan").ticket("CALL-1")).room == made.ticket.room
    with pytest.raises(Trouble):
        await client("lan", channel="").ticket("call-1")


async def test_100ms_needs_no_more_than_the_token(client: Client, service: CallsStandIn) -> None:
    service.switches.carrier = Carrier.HMS
    await client().create("call-1", CallKind.VIDEO)
    service.switches.may_create = False
    assert (await client("lan").ticket("call-1")).room == CallRoom(Provider.HMS, "call-1")


async def test_the_operator_knows_better_who_carries_a_call(client: Client, service: CallsStandIn) -> None:
    service.switches.carrier = Carrier.HMS
    made = await client().create("call-1", CallKind.VIDEO)
    service.asked.clear()
    ticket = await client("lan").ticket("call-1", provider=Provider.AGORA)
    assert ticket.room == made.ticket.room  # the service was asked, and knows it best
    assert [one.operation for one in service.asked] == ["GetCallToken", "GetOrCreateChannel", "CreateCall"]
    service.switches.carrier = Carrier.AGORA
    await client().create("call-2", CallKind.VIDEO)
    assert (await client("lan").ticket("call-2", provider=Provider.HMS)).room == CallRoom(Provider.HMS, "call-2")


async def test_a_call_at_100ms_can_be_opened_in_a_browser(client: Client, service: CallsStandIn) -> None:
    service.switches.carrier = Carrier.HMS
    assert (await client().create("call-1", CallKind.VIDEO)).ticket.room.web == ""
    page = "https://studio.app.100ms.live"
    found = await client(page=page).create("call-1", CallKind.VIDEO)
    assert found.ticket.room.web == f"{page}/meeting/{found.ticket.room.room_id}/guest"


async def test_a_float_for_a_uid_is_taken(client: Client, service: CallsStandIn) -> None:
    service.switches.uid_as_float = True
    assert (await client().create("call-1", CallKind.VIDEO)).ticket.uid > 0


async def test_a_call_that_is_not_there_is_not_made(client: Client) -> None:
    assert (await refused(client().ticket("nobody"))).code is Code.CALL_MISSING
    assert (await refused(client().ticket("nobody"))).code is Code.CALL_MISSING


async def test_a_retired_service_is_told_plainly(client: Client, service: CallsStandIn) -> None:
    await client().check()
    service.switches.retired = True
    assert (await refused(client().create("call-1", CallKind.VIDEO))).code is Code.CALL_RETIRED
    assert (await refused(client().ticket("call-1"))).code is Code.CALL_RETIRED
    assert (await refused(client().check())).code is Code.CALL_RETIRED


async def test_rights_and_limits_and_faults(client: Client, service: CallsStandIn) -> None:
    service.switches.may_create = service.switches.may_join = False
    starting = await refused(client().create("call-1", CallKind.VIDEO))
    assert (starting.code, starting.values["starting"]) == (Code.CALL_RIGHTS, 1)
    joining = await refused(client().ticket("call-1"))
    assert (joining.code, joining.values.get("starting")) == (Code.CALL_RIGHTS, None)
    service.switches.limit_next = 1
    limited = await refused(client().ticket("call-1"))
    assert (limited.code, limited.values["seconds"]) == (Code.CALL_LIMIT, 30)
    service.switches.fail_next = 9
    assert (await refused(client().ticket("call-1"))).code is Code.SERVICE_DOWN
    service.switches.fail_next = 0
    service.switches.suspended = True
    assert (await refused(client().ticket("call-1"))).code is Code.CALL_SUSPENDED


async def test_what_may_be_over_in_a_moment_is_asked_again(client: Client, service: CallsStandIn) -> None:
    service.switches.fail_next = 1
    assert (await client().create("call-1", CallKind.VIDEO)).ticket.token
    assert [one.status for one in service.asked] == [500, 201]


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        ({"user_id": "mai", "exp": int(NOW) - 1}, Code.CALL_SIGN_IN),
        ({"user_id": "mai", "nbf": int(NOW) + 60}, Code.CALL_CLOCK),
        ({"user_id": "mai", "iat": int(NOW) + 60}, Code.CALL_CLOCK),
        ({"user_id": "lan"}, Code.CALL_KEY),
    ],
)
async def test_tokens_that_do_not_fit(client: Client, claims: dict[str, object], code: Code) -> None:
    assert (await refused(client(token=signed(SECRET, claims)).check())).code is code


async def test_keys_that_do_not_fit(client: Client) -> None:
    assert (await refused(client(key="other").check())).code is Code.CALL_KEY
    assert (await refused(client(token=signed("other", {"user_id": "mai"})).check())).code is Code.CALL_KEY
    assert (await refused(client(token="").check())).code is Code.CALL_KEY_MISSING
    assert (await refused(client(key="").check())).code is Code.CALL_KEY_MISSING


async def test_a_channel_that_is_not_there(client: Client) -> None:
    trouble = await refused(client(channel="messaging:nowhere").create("call-1", CallKind.VIDEO))
    assert (trouble.code, trouble.values["channel"]) == (Code.CALL_CHANNEL, "messaging:nowhere")
    assert (await refused(client(channel="newsroom").create("call-1", CallKind.VIDEO))).code is Code.CALL_CHANNEL


async def test_an_invitation_is_posted_read_and_marked(client: Client) -> None:
    made = await client().create("call-1", CallKind.AUDIO)
    message_id = await client().post(message(made.call, "Join us", "Call"))
    (one,) = await client("lan").invitations()
    assert (one.call_id, one.kind, one.sender, one.ended) == ("call-1", CallKind.AUDIO, "mai", False)
    assert one.room == made.ticket.room
    await client().replace(message_id, message(made.call, "Join us", "Ended", datetime.now(UTC)))
    (one,) = await client("lan").invitations()
    assert one.ended


async def test_a_bad_id_is_said_before_anything_is_sent(client: Client, service: CallsStandIn) -> None:
    assert (await refused(client().create("two words", CallKind.AUDIO))).code is Code.CALL_ID
    assert not service.asked
