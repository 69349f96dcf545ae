"""The reference receiver that MeetStream's guide describes, for comparison. Knows nothing of Airdesk.

Made anew from the guide's description of its Python server: one coroutine for each
connection, JSON for each text message, one file opened at the start message and written in
place, the library's own defaults. Prints its port, serves until stdin ends, prints its cost.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any, BinaryIO

from websockets.asyncio.server import ServerConnection, serve


class Receiver:
    """One folder of files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def receive(self, connection: ServerConnection) -> None:
        """One connection, as the guide tells it."""
        out: BinaryIO | None = None
        bot_id = "bot"
        try:
            async for message in connection:
                if isinstance(message, bytes):
                    if out is not None:
                        out.write(message)
                    continue
                fields = json.loads(message)
                if fields["type"] == "video_stream_start":
                    bot_id = fields.get("bot_id", "unknown")
                    path = self.folder / f"{bot_id}_{int(time.time())}.mp4"
                    out = open(path, "wb")  # noqa: ASYNC230, PTH123, SIM115 - as the guide does it
                elif fields["type"] == "video_latency_ping":
                    await connection.send(json.dumps(_pong(fields, bot_id)))
                elif fields["type"] == "video_stream_end" and out is not None:
                    out.close()
                    out = None
        finally:
            if out is not None:
                out.close()


def _pong(fields: dict[str, Any], bot_id: str) -> dict[str, Any]:
    return {
        "type": "video_latency_pong",
        "seq": fields["seq"],
        "sent_at_ms": fields["sent_at_ms"],
        "server_received_at_ms": int(time.time() * 1000),
        "bot_id": fields.get("bot_id", bot_id),
    }


def spent_s() -> float:
    """CPU seconds of this process."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


async def main(folder: Path) -> None:
    """Serve until stdin ends."""
    async with serve(Receiver(folder).receive, "127.0.0.1", 0) as server:
        print(server.sockets[0].getsockname()[1], flush=True)
        before = spent_s()
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
        print(json.dumps({"cpu_s": spent_s() - before}), flush=True)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
