"""Mezon's gateway in a process of its own. Usage: mezon_gateway.py CHANNELS. Commands by line, answers by line (JSON).

Says its base, a clan and a text channel at first. `flood RATE SECONDS`, `say TEXT`, `away`, `back`; each is
answered with the moment (monotonic, of this computer) at which it was done.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

from desktop.core.channel import ChannelType
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.founding import found, message
from desktop.sim.mezon.gateway import Gateway

BATCHES_S = 50  # of a flood


def settle(gateway: Gateway, clan_id: int, count: int) -> None:
    """So many channels in one clan."""
    clan = gateway.world.clans[clan_id]
    headings, owner = list(clan.categories), clan.desc.creator_id
    for number in range(count - len(clan.channels)):
        kind = ChannelType.STREAMING if number % 50 == 0 else ChannelType.TEXT
        wish = pb.CreateChannelDescRequest(
            clan_id=clan_id,
            category_id=headings[number * len(headings) // count],
            type=kind,
            channel_label=f"kênh-{number:05}-đêm",
        )
        gateway.world.create(wish, owner)


async def flood(gateway: Gateway, channel: pb.ChannelDescription, rate: int, seconds: float) -> None:
    """Messages at an even pace; each says when it was said."""
    people = list(gateway.world.people.values())
    began, said = time.monotonic(), 0
    while (elapsed := time.monotonic() - began) < seconds:
        for _ in range(int(elapsed * rate) - said):
            said += 1
            text = f"{said} {time.monotonic():.6f} and some words as somebody in a hurry writes them 😀"
            gateway.talk.say(people[said % len(people)], channel, message(text))
        await asyncio.sleep(1 / BATCHES_S)


async def main(count: int) -> None:
    """Until there are no more commands."""
    gateway = Gateway()
    await gateway.start()
    founded = found(gateway, channels=60, said=60)
    settle(gateway, founded.clan_id, count)
    channels = gateway.world.clans[founded.clan_id].channels.values()
    room = next(one for one in channels if one.type == ChannelType.TEXT and not one.channel_private)
    told = {"base": gateway.base, "clan_id": founded.clan_id, "channel_id": room.channel_id}
    print(json.dumps(told), flush=True)
    while line := (await asyncio.to_thread(sys.stdin.readline)).strip():
        match line.split(" ", 1):
            case ["flood", rest]:
                rate, seconds = rest.split()
                await flood(gateway, room, int(rate), float(seconds))
            case ["say", text]:
                gateway.talk.say(next(iter(gateway.world.people.values())), room, message(text))
            case ["away"]:
                await gateway.go_away()
            case ["back"]:
                await gateway.come_back()
        print(json.dumps(time.monotonic()), flush=True)
    await gateway.stop()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
