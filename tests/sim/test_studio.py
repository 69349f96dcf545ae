from __future__ import annotations

import contextlib
import json
import os
import signal
import stat
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

import pytest

from desktop.sim.behaviour import Meeting
from desktop.sim.recipe import Recipe
from desktop.sim.studio import Addresses, Studio, write_addresses

ALONE = """
import sys
from pathlib import Path
from desktop.sim.studio import run_alone
run_alone(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def ask(addresses: Addresses, path: str, body: Any = None, key: str | None = None) -> tuple[int, Any]:
    there = addresses["meetstream"]
    request = urllib.request.Request(
        there["base"] + path,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Token {key or there['api_key']}"},
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def test_a_studio_listens_on_loopback_and_takes_its_own_key(clips: Path, small: Recipe) -> None:
    studio = Studio(clips, lambda _: Meeting(film=small))
    addresses = studio.start()
    try:
        assert addresses["meetstream"]["base"].startswith("http://127.0.0.1:")
        assert addresses["meetstream"]["api_key"].startswith("ms_")
        assert ask(addresses, "/api/v1/bots") == (200, {"bots": [], "hasNextPage": False, "nextCursor": None})
        assert ask(addresses, "/api/v1/bots", key="ms_guess")[0] == 403
    finally:
        studio.stop()


def test_a_studio_has_all_that_a_client_of_mezon_needs(clips: Path, small: Recipe) -> None:
    studio = Studio(clips, lambda _: Meeting(film=small))
    mezon = studio.start()["mezon"]
    try:
        assert mezon["gateway"].startswith("http://127.0.0.1:")
        account = {"appid": mezon["bot_id"], "token": mezon["bot_token"]}
        request = urllib.request.Request(
            mezon["gateway"] + "/v2/apps/authenticate/token", data=json.dumps({"account": account}).encode()
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert json.load(answer)["user_id"] == mezon["bot_id"]
        names = {"gateway", "stn", "server_key", "id_token", "user_id", "username", "bot_id", "bot_token"}
        assert set(mezon) == names | {"clan_id", "channel_id", "tracks", "email", "password", "code"}
    finally:
        studio.stop()


def test_a_studio_has_all_that_a_client_of_zegocloud_needs(clips: Path, small: Recipe) -> None:
    studio = Studio(clips, lambda _: Meeting(film=small))
    zego = studio.start()["zego"]
    try:
        assert set(zego) == {"base", "app_id", "server_secret", "room_id"}
        with urllib.request.urlopen(f"{zego['base']}/?Action=StartMix&AppId={zego['app_id']}", timeout=10) as answer:
            assert json.load(answer)["Code"] == 100000002  # no Timestamp
    finally:
        studio.stop()


def test_a_studio_has_all_that_a_client_of_calls_needs(clips: Path, small: Recipe) -> None:
    studio = Studio(clips, lambda _: Meeting(film=small))
    calls = studio.start()["calls"]
    try:
        assert set(calls) == {"base", "api_key", "api_secret", "user_id"}
        request = urllib.request.Request(f"{calls['base']}/calls/x?api_key={calls['api_key']}", data=b"{}")
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(request, timeout=10)
        with caught.value:
            assert json.load(caught.value)["code"] == 5  # no token
    finally:
        studio.stop()


def test_stopping_leaves_no_thread_and_no_port(clips: Path, small: Recipe) -> None:
    before = set(threading.enumerate())
    studio = Studio(clips, lambda _: Meeting(film=small))
    addresses = studio.start()
    body = {"meeting_link": "https://meet.google.com/abc", "bot_name": "x"}
    assert ask(addresses, "/api/v1/bots/create_bot", body)[0] == 201
    studio.stop()
    studio.stop()
    assert set(threading.enumerate()) == before
    with pytest.raises(urllib.error.URLError):
        ask(addresses, "/api/v1/bots")


def test_a_taken_port_is_an_error_and_leaves_nothing(clips: Path, small: Recipe) -> None:
    first = Studio(clips, lambda _: Meeting(film=small))
    port = int(first.start()["meetstream"]["base"].rpartition(":")[2])
    try:
        second = Studio(clips, lambda _: Meeting(film=small), port=port)
        with pytest.raises(OSError, match="address already in use"):
            second.start()
    finally:
        first.stop()


def test_who_leaves_while_it_starts_leaves_nothing(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    studio = Studio(tmp_path)  # the demo's own films: seconds of work

    def start() -> None:
        with contextlib.suppress(CancelledError):  # the other was quicker
            studio.start()

    starting = threading.Thread(target=start)
    starting.start()
    studio.stop()
    starting.join()
    studio.stop()
    assert set(threading.enumerate()) - before == set()


def test_who_has_left_does_not_start(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    studio.stop()
    with pytest.raises(CancelledError):
        studio.start()


def test_addresses_are_written_whole_and_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "addresses.json"
    path.write_text("old")
    addresses: Any = {"meetstream": {"base": "http://127.0.0.1:1", "api_key": "ms_x"}}
    write_addresses(path, addresses)
    assert json.loads(path.read_text()) == addresses
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_addresses_take_the_place_of_nothing_but_a_file(tmp_path: Path) -> None:
    place = tmp_path / "folder"
    place.mkdir()
    addresses: Any = {"meetstream": {"base": "http://127.0.0.1:1", "api_key": "ms_x"}}
    with pytest.raises(OSError, match="Not a file"):
        write_addresses(place, addresses)
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_alone_it_runs_until_it_is_told_to_go(tmp_path: Path, how: signal.Signals) -> None:
    file = tmp_path / "addresses.json"
    process = subprocess.Popen([sys.executable, "-c", ALONE, str(file), str(tmp_path / "cache")])
    try:
        waiting = threading.Event()
        for _ in range(600):
            if file.exists() or process.poll() is not None:
                break
            waiting.wait(0.05)
        addresses = json.loads(file.read_text())
        assert ask(addresses, "/api/v1/bots")[0] == 200
        os.kill(process.pid, how)
        assert process.wait(30) == 0
        assert not file.exists()
    finally:
        process.kill()
        process.wait()
