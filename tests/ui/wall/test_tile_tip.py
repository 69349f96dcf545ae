from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.core.model import Platform, RecordingFault, RecordingState
from desktop.ui.wall.face import face
from desktop.ui.wall.tile_tip import tile_tip
from tests.ui.samples import NOW, every_state, receiving, recording

pytestmark = pytest.mark.usefixtures("languages")

CLOCKS = "Includes the difference between two clocks; watch the change, not the number."


def test_all_of_the_caption_is_in_it() -> None:
    view = receiving(1, "A name that is much longer than any tile is wide")
    assert tile_tip(view, face(view, NOW)).split("\n") == [
        "A name that is much longer than any tile is wide",
        "Receiving · Google Meet · 1920×1080 · 25 fps · 412 ms",
        CLOCKS,
    ]


def test_what_nobody_measures_is_not_explained() -> None:
    for view in (
        receiving(1, "A", latency_ms=None),
        receiving(1, "A", platform=Platform.ADDRESS),
        every_state()[7],
    ):
        assert CLOCKS not in tile_tip(view, face(view, NOW))


def test_it_says_why_a_recording_failed() -> None:
    failed = replace(recording(20, state=RecordingState.FAILED), reason=RecordingFault.NO_SPACE.value)
    view = receiving(1, "A", recording=failed)
    assert tile_tip(view, face(view, NOW)).split("\n")[-1] == "Recording: the disk is full"


def test_every_state_has_one() -> None:
    for view in every_state():
        found = face(view, NOW)
        assert tile_tip(view, found).startswith(f"{view.name}\n{found.word}")
