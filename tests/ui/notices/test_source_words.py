"""What is said of bots, sources, the ingest, recordings, sound and keys."""

from __future__ import annotations

import re

import pytest

from desktop.core.errors import Code
from desktop.ui.notices.wording import sentence

pytestmark = pytest.mark.usefixtures("languages")


@pytest.mark.parametrize(
    ("code", "values", "text"),
    [
        (Code.INGEST_PORT, {"port": 8787}, "Port 8787 is used by another program. No source can arrive."),
        (Code.SOURCE_STALLED, {"name": "Hue", "seconds": 8, "recording": True},
         "“Hue” stalled: no bytes for 8 s. Its recording continues."),
        (Code.SOURCE_STALLED, {"name": "Hue", "seconds": 8, "recording": False},
         "“Hue” stalled: no bytes for 8 s. It is not being recorded."),
        (Code.SOURCE_NO_MEDIA, {"name": "Hue", "connected": 1}, "Hue has dialled in but sends no picture."),
        (Code.SOURCE_NO_MEDIA, {"name": "Hue", "connected": 0},
         "Hue is in the meeting but no picture arrives. The ingest address may not be reachable."),
        (Code.SOURCE_BACK, {"name": "Hue", "seconds": 14.2}, "“Hue” is back after 14 s."),
        (Code.SOURCE_BACK, {"name": "Hue", "seconds": 14, "missing": 14},
         "“Hue” is back after 14 s. 14 s are missing."),
        (Code.RECORDING_SAVED, {"name": "Slides", "seconds": 1887, "bytes": 402_000_000},
         "Recording saved: Slides, 31:27, 402 MB."),
        (Code.DISK_LOW, {"minutes": 122, "bytes": 9, "disk": "/data"}, "2 h of recording are left on /data."),
        (Code.DISK_LOW, {"minutes": -1, "bytes": 9_000_000_000, "disk": "/"},
         "Only 9.00 GB are left for recordings on /."),
        (Code.DISK_STOP, {"bytes": 500_000_000}, "Recording stopped: only 500 MB are left. What was recorded is safe."),
        (Code.RECORDING_WRITE, {"name": "Hue", "reason": "no_space"}, "“Hue” cannot be recorded: the disk is full."),
        (Code.RECORDING_WRITE, {"name": "", "reason": "gone"},
         "The recordings cannot be read: the folder or its disk is not there."),
        (Code.RECORDING_RECOVERED, {"name": "a.mp4", "seconds": 1},
         "a.mp4 was repaired after a crash. 1 s are missing."),
        (Code.INGEST_REFUSED, {"ip": "203.0.113.9", "reason": "path"},
         "A sender at 203.0.113.9 was turned away: wrong address."),
        (Code.SOUND_GONE, {"device": "Headset", "other": "Built-in"},
         "Headset was unplugged. Built-in is used now."),
        (Code.SOUND_GONE, {"device": "", "other": "Built-in"},
         "The chosen sound output is not connected. Built-in is used now."),
        (Code.INGEST_REFUSED, {"ip": "203.0.113.9"}, "A sender at 203.0.113.9 was turned away."),
        (Code.BOT_REFUSED, {"name": "Hue", "reason": "Plan limit."},
         "MeetStream refused the invitation of “Hue”: Plan limit. No bot was invited."),
        (Code.BOT_NEVER, {"name": "Hue", "minutes": 10}, "Nobody admitted Hue in 10 min. The bot has left."),
        (Code.BOT_FAILED, {"name": "Hue", "reason": "out of memory"}, "Hue failed: out of memory."),
        (Code.BOT_FAILED, {"name": "Hue", "reason": "FAILED"}, "Hue failed. The service gives no reason."),
        (Code.BOT_FAILED, {"name": "Hue"}, "Hue failed. The service gives no reason."),
        (Code.BOT_LIMIT, {"seconds": 30}, "MeetStream asks to wait 30 s. The bot is invited then by itself."),
    ],
)  # fmt: skip
def test_sentences_of_the_table(code: Code, values: dict[str, str | int | float], text: str) -> None:
    assert re.sub("[\u2068\u2069]", "", sentence(code, values)) == text
