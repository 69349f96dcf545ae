"""Pictures of strangers, from a server of this computer that stands for the service's store."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from desktop.control import previews as module
from desktop.control.previews import Previews
from desktop.core.tasks import Tasks
from desktop.sim.kiosk import Kiosk
from tests.control.parts import until


class Store:
    def __init__(self) -> None:
        self.asked: list[str] = []
        self.base = ""

    async def get(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        self.asked.append(name)
        return web.Response(body=b"x" * int(name)) if name.isdigit() else web.Response(status=404)


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    made = Store()
    app = web.Application()
    app.router.add_get("/{name}", made.get)
    kiosk = Kiosk()
    made.base = f"http://{await kiosk.open(app, patience_s=0.1)}"
    yield made
    await kiosk.close()


@pytest.fixture
async def previews(store: Store) -> AsyncIterator[Previews]:
    tasks = Tasks("test")
    made = Previews(tasks)
    made.bind(store.base)
    yield made
    await tasks.aclose()


async def test_fetched_once_and_kept(previews: Previews, store: Store) -> None:
    arrived: list[str] = []
    previews.arrived.connect(arrived.append)
    address = f"{store.base}/100"
    assert previews.want(address)
    assert previews.want(address)
    await until(lambda: previews.of(address) == b"x" * 100)
    assert previews.want(address)
    assert (store.asked, arrived) == (["100"], [address])


async def test_what_gave_nothing_is_asked_again_only_by_a_press(
    previews: Previews, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 50)
    for name in ("none", "51"):
        address = f"{store.base}/{name}"
        previews.want(address)
        await until(lambda address=address: previews.failed(address))
        assert previews.of(address) is None
        assert not previews.want(address)
        assert previews.want(address, pressed=True)
    await until(lambda: len(store.asked) == 4)


async def test_there_is_room_for_so_much(previews: Previews, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT_BYTES", 150)
    for name in ("90", "100"):
        previews.want(f"{store.base}/{name}")
        await until(lambda name=name: previews.of(f"{store.base}/{name}"))
    assert previews.of(f"{store.base}/90") is None


@pytest.mark.parametrize(
    "address",
    ["http://example.org/a.png", "https://127.0.0.1/a", "https://10.0.0.1/a", "https://[::1]/a", "https://router/a",
     "https://printer.local/a", "https://user:word@example.org/a", "ftp://example.org/a", "https://", "x",
     "https://[", "https://example.org:99999/", "https://localhost/a", "https://169.254.169.254/a"],
)  # fmt: skip
async def test_never_asked(previews: Previews, address: str) -> None:
    assert not previews.want(address, pressed=True)


async def test_other_hosts_only_by_a_press(previews: Previews, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.Tasks, "start", lambda _self, work, _name: work.close())
    assert not previews.want("https://example.org/a.png")
    assert not previews.want("https://evil-mezon.ai/a.png")
    assert previews.want("https://cdn.mezon.ai/a.png")
    assert previews.want("https://example.org/a.png", pressed=True)
    previews.trust("https://store.example.net/x?y")
    assert previews.want("https://store.example.net/a.png")


async def test_a_name_that_leads_inside_gives_nothing(previews: Previews, monkeypatch: pytest.MonkeyPatch) -> None:
    async def inside(_host: str) -> bool:
        return True

    monkeypatch.setattr(module, "_leads_inside", inside)
    address = "https://rebound.example.org/a.png"
    assert previews.want(address, pressed=True)
    await until(lambda: previews.failed(address))
