from __future__ import annotations

import aiohttp

from desktop.sim.mezon.playout import EVENING, Item, Playout, encoded
from desktop.sim.mezon.stn_clip import examine, fetch

SHORT = (Item("one.opus", "host", 1), Item("two.ogg", "silence", 2))


async def test_what_it_serves_can_be_played() -> None:
    playout = Playout(SHORT)
    addresses = await playout.start()
    try:
        async with aiohttp.ClientSession() as session:
            clips = [await fetch(session, address) for address in addresses]
            again = await fetch(session, addresses[0])
            async with session.head(addresses[0]) as head:
                assert (head.status, head.content_type) == (200, "audio/ogg")
            async with (
                session.get(addresses[1]) as whole,
                session.get(addresses[1], headers={"Range": "bytes=-9"}) as end,
            ):
                data = await whole.read()
                assert (end.status, await end.read()) == (206, data[-9:])
                assert end.headers["Content-Range"] == f"bytes {len(data) - 9}-{len(data) - 1}/{len(data)}"
            async with session.get(addresses[1], headers={"Range": "bytes=9-5"}) as wrong:
                assert wrong.status == 416
            async with session.get(addresses[0].replace("one", "none")) as missing:
                assert missing.status == 404
    finally:
        await playout.stop()
        await playout.stop()
    assert [round(clip.length_s) for clip in clips] == [1, 2]
    assert again == clips[0]
    assert not clips[0].has_video


def test_an_evening_of_several_items_is_opus() -> None:
    assert len({item.name for item in EVENING}) == len(EVENING) > 2
    item = EVENING[1]
    clip = examine(encoded(Item(item.name, item.voice, 3)), "ogg")
    assert round(clip.length_s) == 3
