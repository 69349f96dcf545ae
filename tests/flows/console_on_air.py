"""A whole console that signs in, goes live, says so and stays there until it is killed.

Arguments: home, channel, track.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import AsyncExitStack
from pathlib import Path

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from desktop.core.air import AirChannel, LiveState
from desktop.core.launch import Launch, SecretsKind
from desktop.core.programme import TrackState
from desktop.core.run_log import Query
from desktop.paths import Paths
from desktop.ui.faults import Faults
from desktop.wiring import Wiring
from tests.control.parts import until
from tests.flows.test_mezon_window import Sitting

ON_AIR = "This console is on air."


async def go_live(sitting: Sitting, channel_id: int, track: str) -> None:
    """As soon as the console is signed in; returns when the service has acknowledged."""
    desk = sitting.mezon.desk
    desk.live.choose(AirChannel.of(desk.channels.by_id[channel_id], desk.channels.clans))
    desk.live.programme.add(track)
    await until(lambda: desk.live.programme.tracks[0].state is TrackState.READY)
    assert desk.live.go_live() is None
    await until(lambda: desk.live.air.state is LiveState.ON_AIR)


async def main(home: Path, channel_id: int, track: str) -> None:
    """Until killed."""
    async with AsyncExitStack() as stack:
        wiring = Wiring(stack, Paths.find(home), Launch(secrets=SecretsKind.MEMORY), Faults())
        sitting = Sitting(wiring.console())
        await sitting.sign_in()
        await go_live(sitting, channel_id, track)
        await sitting.mezon.desk.asrun.search(Query())  # the row is on the disk
        sys.stdout.write(ON_AIR)
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    with QEventLoop(app) as loop:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
