"""A whole evening at Mezon, with the log at its most talkative: nothing of it that is secret goes to support."""

from __future__ import annotations

import json
import logging
import zipfile
from contextlib import AsyncExitStack
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from desktop import app, trouble_entrance
from desktop.control.diagnostics import Stage
from desktop.control.secrets_desk import MEETSTREAM_KEY, ZEGO_SECRET
from desktop.core.air import AirChannel
from desktop.core.channel import ChannelType
from desktop.core.chat_line import ChatState, Delivery
from desktop.core.launch import Launch, SecretsKind
from desktop.core.mix_setup import MixSetup, Output
from desktop.paths import Paths
from desktop.settings.schema import Ingest, Mezon, Settings, Zego
from desktop.sim.mezon.founding import PASSWORD
from desktop.sim.mezon.town import Town
from desktop.trouble_entrance import TroubleEntrance
from desktop.ui.faults import Faults
from desktop.wiring import Wiring
from tests.control.parts import until
from tests.evening_loop import evening_loop
from tests.flows.test_mezon_window import Sitting

SAID = "the safe opens with 4711-chat"
KEYS = {MEETSTREAM_KEY: "meetstream-Zq81", ZEGO_SECRET: "zego-secret-Kx93-zego-secret-32b"}
PULLED = "rtmp://me:pull-Vb27@127.0.0.1:1/live/stream-Mn64"
TRACK = "http://127.0.0.1:9/a.ogg?token=track-Pd55"
OUTPUT = "rtmp://out.example.net/live/output-Hh12"
KNOWN = [*KEYS.values(), "pull-Vb27", "stream-Mn64", "track-Pd55", "output-Hh12"]  # wherever they stand


@pytest.fixture
def talkative(tmp_path: Path, root_log: logging.Logger) -> None:
    """The log of the program with every line."""
    app._keep_log(Paths.find(tmp_path), verbose=True)


async def busy(sitting: Sitting) -> None:
    """Sign in, say something, lay out a programme, pull an address, store keys."""
    desk = sitting.console.desk
    await sitting.sign_in()
    chat = sitting.mezon.desk.chat
    text = next(one for one in sitting.rows() if one.kind is ChannelType.TEXT and not one.private)
    sitting.click(text.label)
    await until(lambda: chat.state is ChatState.OPEN)
    assert chat.send(SAID)
    await until(lambda: [line.delivery for line in chat.lines if line.own][-1:] == [Delivery.SENT])
    live = sitting.mezon.desk.live
    live.choose(AirChannel(8, 7, "evening-show", "Mekong Radio"))
    live.programme.add(TRACK)
    desk.pulls.add(PULLED, "Arena")
    for name, value in KEYS.items():
        desk.secrets.set(name, value)
    await until(lambda: all(desk.secrets.is_set(name) for name in KEYS))
    logging.getLogger("of.others").warning("%s %s %s %s", TRACK, PULLED, OUTPUT, " ".join(KNOWN))


async def collected(entrance: TroubleEntrance, target: Path) -> None:
    made = entrance._diagnostics()
    made.gather()
    await until(lambda: made.stage is Stage.READY)
    made.save(target)
    await until(lambda: made.stage is Stage.SAVED)


async def evening(home: Path, target: Path) -> list[str]:
    """All the secrets that the keyring has at its end."""
    town = Town(pause_s=3_600)
    address = await town.start()
    outputs = MixSetup(outputs=(Output(address=OUTPUT),))
    here, mezon = Ingest(port=0, host="127.0.0.1"), Mezon(gateway=address["gateway"])
    chosen = Settings(ingest=here, mezon=mezon, zego=Zego(setup=outputs))
    (home / "settings.json").write_bytes(msgspec.json.encode(chosen))
    failed: list[str] = []
    try:
        async with AsyncExitStack() as stack:
            launch, paths = Launch(secrets=SecretsKind.MEMORY), Paths.find(home)
            wiring = Wiring(stack, paths, launch, Faults())
            console = wiring.console()
            entrance = TroubleEntrance(
                console, wiring.secrets, paths, launch, None, lambda name, error: failed.append(f"{name} {error!r}")
            )
            stack.push_async_exit(entrance.leave)
            await busy(Sitting(console))
            await collected(entrance, target)
            values: dict[str, str] = wiring.secrets._values  # type: ignore[attr-defined]  # those in memory
            kept = list(values.values())
    finally:
        await town.stop()
    assert failed == []
    return kept


def test_nothing_secret_of_an_evening_goes_to_support(
    qapp: QApplication, tmp_path: Path, talkative: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trouble_entrance, "STANDS_AFTER_S", 0.0)
    target = tmp_path / "support.zip"
    with evening_loop(qapp) as loop:
        kept = loop.run_until_complete(evening(tmp_path, target))
    sessions = [json.loads(text) for text in kept if text.startswith("{")]
    tokens = [value for one in sessions for value in one.values() if isinstance(value, str) and len(value) > 20]
    assert tokens
    with zipfile.ZipFile(target) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert "of.others" in texts["airdesk.log"]
    assert "Arena" in texts["state.json"]
    whole = target.read_bytes() + "".join(texts.values()).encode()
    assert [secret for secret in [SAID, PASSWORD, *KNOWN, *tokens] if secret.encode() in whole] == []
