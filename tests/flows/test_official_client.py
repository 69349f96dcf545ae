"""The service's own client library against the stand-in: what it takes for the service, ours may take too.

npm `stream-chat` 8.61.0, of the last major version that knows these calls, is proprietary: it is neither part of
Airdesk nor installed with it. Who may use it installs it anywhere and names the folder:

    npm install --prefix /somewhere stream-chat@8.61.0
    AIRDESK_STREAM_CHAT=/somewhere python -m pytest tests/flows/test_official_client.py
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from desktop.services.calls.invitations import read_invitations
from desktop.sim.calls import jwt
from desktop.sim.calls.service import CallsStandIn
from desktop.sim.calls.switches import Carrier

NODE, FOLDER = shutil.which("node"), os.environ.get("AIRDESK_STREAM_CHAT", "")
PACKAGE = Path(FOLDER, "node_modules", "stream-chat")
pytestmark = pytest.mark.skipif(
    NODE is None or not FOLDER or not PACKAGE.is_dir(), reason="the official library is not installed"
)

KEY, SECRET, CHANNEL = "key", "secret of this test", "messaging:newsroom"
SCRIPT = """
const [folder, base, key, user, token, other] = process.argv.slice(1);
const { StreamChat } = require(folder);
const failure = (error) => ({ code: error.code, status: error.status });
(async () => {
  const client = new StreamChat(key, { baseURL: base, allowServerSideConnect: true });
  const told = {};
  told.me = (await client.connectUser({ id: user }, token)).me.id;
  const channel = client.channel("messaging", "newsroom");
  await channel.watch();
  told.created = await channel.createCall({ id: "Evening-1", type: "video" });
  told.again = await channel.createCall({ id: "evening-1", type: "video" });
  told.token = await client.getCallToken("EVENING-1");
  told.missing = await client.getCallToken("nobody/s").catch(failure);
  told.wrong = await channel.createCall({ id: "x", type: "smell" }).catch(failure);
  const attachments = [{ type: "call", title: "Call", call: told.created.call }];
  told.message = (await channel.sendMessage({ text: "Join us", attachments })).message;
  told.read = (await channel.query({ messages: { limit: 10 } })).messages;
  await client.disconnectUser();
  const forged = new StreamChat(key, { baseURL: base, allowServerSideConnect: true });
  forged._setUser({ id: user });  // without its socket, which would be tried again and again
  await forged._setToken({ id: user }, other);
  told.forged = await forged.getCallToken("evening-1").catch(failure);
  process.stdout.write(JSON.stringify(told));
  process.exit(0);
})().catch((error) => { console.error(error); process.exit(1); });
"""


@pytest.fixture
async def service() -> AsyncIterator[CallsStandIn]:
    made = CallsStandIn(KEY, SECRET)
    made.channels.open(CHANNEL)
    await made.start()
    yield made
    await made.stop()


async def session(service: CallsStandIn) -> dict[str, Any]:
    """What the library says of one sitting."""
    token, other = (jwt.write(secret, {"user_id": "mai"}) for secret in (SECRET, "another secret"))
    words = ("-e", SCRIPT, str(PACKAGE.resolve()), service.base, KEY, "mai", token, other)
    assert NODE is not None
    node = await asyncio.create_subprocess_exec(
        NODE, *words, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(60):
        out, complaints = await node.communicate()
    assert node.returncode == 0, complaints.decode()
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.mark.parametrize("carrier", [Carrier.AGORA, Carrier.HMS])
async def test_the_official_library_creates_a_call_and_fetches_tokens(service: CallsStandIn, carrier: Carrier) -> None:
    service.switches.carrier = carrier
    told = await session(service)
    assert told["me"] == "mai"
    created, again, token = told["created"], told["again"], told["token"]
    assert created["call"]["id"] == again["call"]["id"] == "Evening-1"
    assert created["call"]["provider"] == str(carrier)
    assert created["call"]["type"] == "video"
    assert len({created["token"], again["token"], token["token"]}) == 3
    assert ("agora_uid" in token) is (carrier is Carrier.AGORA)
    assert created.get("agora_uid") == token.get("agora_uid")
    assert created.get("agora_app_id") == token.get("agora_app_id")
    assert told["missing"] == {"code": 16, "status": 404}
    assert told["wrong"] == {"code": 4, "status": 400}
    assert told["forged"] == {"code": 43, "status": 401}


async def test_its_message_is_an_invitation_to_us(service: CallsStandIn) -> None:
    told = await session(service)
    assert told["message"]["attachments"][0]["call"] == told["created"]["call"]
    (found,) = read_invitations({"messages": told["read"]})
    assert found.call_id == "Evening-1"
    assert found.room is not None
    assert found.room.channel == told["created"]["call"]["agora"]["channel"]
