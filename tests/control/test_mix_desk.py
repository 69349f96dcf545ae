from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

from desktop.control.mix_desk import MixDesk
from desktop.control.notices import Notices
from desktop.control.secrets_desk import ZEGO_CALLBACK_SECRET, ZEGO_SECRET, SecretsDesk
from desktop.core.errors import Code
from desktop.core.mix import Hindrance, MixState, StripState
from desktop.core.mix_setup import MixMode, MixSetup, Output
from desktop.core.tasks import Tasks
from desktop.services.zego.signing import callback_signature
from desktop.settings.schema import Zego
from desktop.settings.secrets import MemorySecrets
from desktop.settings.store import Store
from tests.control.parts import until
from tests.services.office import Office, Reply

SECRET = "00112233445566778899aabbccddeeff"
FINE = Reply(200, {"Code": 0, "Data": {
    "StreamList": [{"StreamId": "zegotest-7-a", "UserName": "Linh"}],
    "PlayInfo": [{"StreamId": "zegotest-7-out", "FLV": "http://play/out.flv"}],
    "TaskInfo": {"TaskId": "t", "MixDuration": 60},
}})  # fmt: skip
DESK = MixSetup(MixMode.DESK, (Output("out"),))


@asynccontextmanager
async def desk_of(folder: Path, zego: Zego, *, secret: bool = True) -> AsyncIterator[tuple[MixDesk, Store, Notices]]:
    store, secrets, notices = Store(folder / "settings.json"), MemorySecrets(), Notices()
    store.update(zego=zego)
    tasks = Tasks("test")
    secrets_desk = SecretsDesk(secrets, notices, tasks)
    await secrets.set(ZEGO_CALLBACK_SECRET, "cb")
    if secret:
        await secrets.set(ZEGO_SECRET, SECRET)
    failures: list[str] = []
    files = (folder / "mix.json", folder / "scenes.json")
    desk = MixDesk(store, secrets, secrets_desk, notices, files, lambda name, error: failures.append(f"{name} {error}"))
    await secrets_desk.look()
    await desk.open()
    try:
        yield desk, store, notices
    finally:
        await desk.aclose()
        await tasks.aclose()
        store.flush()
    assert failures == []


def zego(office: Office, **more: Any) -> Zego:
    return Zego(app_id=7, base=office.base, test=True, room="room", setup=DESK, **more)


async def test_an_evening_over_http(tmp_path: Path) -> None:
    async with Office(FINE) as office, desk_of(tmp_path, zego(office)) as (desk, _, _):
        mixer = desk.mixer
        await until(lambda: bool(mixer.mix.strips))
        assert (mixer.mix.strips[0].key, mixer.mix.strips[0].name) == ("a", "Linh")
        assert mixer.start() is Hindrance.NONE
        await until(lambda: mixer.mix.state is MixState.RUNNING)
        assert mixer.mix.play[0].output == "out"
        mixer.touch(lambda strips: strips.move("a", 50))
        await until(lambda: mixer.mix.state_of(mixer.mix.strips[0]) is StripState.APPLIED)
        assert await mixer.stop_and_wait()
    asked = [(parse_qs(urlsplit(one.path).query)["Action"][0], one) for one in office.asked]
    checked = [action for action, _ in asked if action == "GetMixTaskInfo"]
    asked = [(action, one) for action, one in asked if action != "GetMixTaskInfo"]
    assert checked  # whether the secret is taken
    assert [action for action, _ in asked] == ["DescribeSimpleStreamList", "StartMix", "StartMix", "StopMix"]
    assert asked[2][1].body["MixInput"] == [{"StreamId": "zegotest-7-a", "ContentControl": 1, "Volume": 50}]
    sequences = [one.body["Sequence"] for _, one in asked[1:]]
    assert sequences == sorted(set(sequences))
    assert SECRET not in str(office.asked)


async def test_without_a_secret_nothing_is_asked(tmp_path: Path) -> None:
    async with Office(FINE) as office, desk_of(tmp_path, zego(office), secret=False) as (desk, _, _):
        assert desk.mixer.start() is Hindrance.NOT_SET_UP
        assert office.asked == []


async def test_what_is_chosen_in_the_mixer_is_in_the_settings_and_the_other_way_round(tmp_path: Path) -> None:
    async with Office(FINE) as office, desk_of(tmp_path, zego(office)) as (desk, store, _):
        other = MixSetup(MixMode.AUTO, (Output("other"),))
        desk.mixer.choose(other)
        assert store.settings.zego.setup == other
        store.update(zego=zego(office))
        assert desk.mixer.mix.setup == DESK


@pytest.mark.parametrize("broken", [True, False])
async def test_a_damaged_file_of_scenes_is_told(tmp_path: Path, broken: bool) -> None:
    if broken:
        (tmp_path / "scenes.json").write_bytes(b"garbage")
    async with Office(FINE) as office, desk_of(tmp_path, zego(office)) as (_, _, notices):
        assert notices.is_open(Code.SCENES_BROKEN) is broken


async def test_callbacks_are_quicker_than_the_list(tmp_path: Path, unused_tcp_port: int) -> None:
    nobody = Reply(200, {"Code": 0, "Data": {"StreamList": []}})
    async with Office(nobody) as office, desk_of(tmp_path, zego(office, callback_port=unused_tcp_port)) as parts:
        mixer = parts[0].mixer
        await tell(unused_tcp_port, "stream_create", "1", create_time_ms="1000")
        assert [one.name for one in mixer.mix.strips] == ["Quang"]
        await tell(unused_tcp_port, "stream_close", "2", destroy_timemillis="2000")
        assert mixer.mix.state_of(mixer.mix.strips[0]) is StripState.GONE


@pytest.mark.parametrize("event", ["mix_start", "mix_stop"])
async def test_what_is_told_of_the_mix_is_asked_for(tmp_path: Path, unused_tcp_port: int, event: str) -> None:
    async with Office(FINE) as office, desk_of(tmp_path, zego(office, callback_port=unused_tcp_port)) as parts:
        mixer = parts[0].mixer
        await until(lambda: bool(mixer.mix.strips))
        mixer.start()
        await until(lambda: mixer.mix.state is MixState.RUNNING)
        looks = sum("GetMixTaskInfo" in one.path for one in office.asked)
        await tell(unused_tcp_port, event, "1", task_id="7:of-somebody-else")
        await tell(unused_tcp_port, event, "2", task_id=f"7:{mixer.mix.task_id}")
        await until(lambda: sum("GetMixTaskInfo" in one.path for one in office.asked) == looks + 1)


async def test_callbacks_without_a_free_port(tmp_path: Path, unused_tcp_port: int) -> None:
    async with Office(FINE) as office:
        (tmp_path / "1").mkdir()
        (tmp_path / "2").mkdir()
        chosen = zego(office, callback_port=unused_tcp_port)
        async with desk_of(tmp_path / "1", chosen), desk_of(tmp_path / "2", chosen) as (_, store, notices):
            assert notices.is_open(Code.MIX_CALLBACKS)
            store.update(zego=zego(office))


async def tell(port: int, event: str, nonce: str, **more: str) -> None:
    at = str(int(time.time()))
    fields = {"event": event, "appid": "7", "timestamp": at, "nonce": nonce, "room_id": "room"}
    fields |= {"stream_id": "zegotest-7-q", "user_name": "Quang", "signature": callback_signature("cb", at, nonce)}
    url = f"http://127.0.0.1:{port}/"
    data = json.dumps({**fields, **more})
    async with aiohttp.ClientSession() as session, session.post(url, data=data) as answer:
        assert answer.status == 200
