from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.errors import Code
from desktop.core.mix import MixState
from desktop.core.mix_setup import Codec, OutputFault
from desktop.ui.mixer.master_words import (
    Act,
    box,
    chip_words,
    codec_words,
    cost_words,
    fault_words,
    output_names,
    output_words,
    reason_words,
)  # fmt: skip
from desktop.ui.mixer.standing import Standing
from tests.ui.mixer.made import LOW, MAIN, NOW, running, stopped

pytestmark = pytest.mark.usefixtures("languages")


def acts(found: object) -> list[Act]:
    return [act for act, _ in getattr(found, "buttons", ())]


def test_each_state_has_its_word() -> None:
    words = {state: chip_words(state) for state in MixState}
    assert words[MixState.RUNNING].text == "RUNNING"
    assert len({one.text for one in words.values()}) == len(MixState)


def test_nothing_is_said_of_a_mix_that_runs_well() -> None:
    assert box(running(), Standing(), NOW) is None
    assert box(stopped(), Standing(), NOW) is None


def test_an_idle_mix_is_pointed_out_after_half_a_minute() -> None:
    idle = running(idle_since=NOW - 41)
    found = box(idle, Standing(), NOW)
    assert found is not None
    assert found.text == "Nobody has sent for 0:41. The mix still costs. It ends by itself at 1:30."
    assert acts(found) == [Act.STOP]
    assert box(idle, Standing(), NOW - 20) is None


def test_a_lost_mix_and_one_that_did_not_start() -> None:
    lost = box(running(state=MixState.LOST), Standing(), NOW)
    assert lost is not None
    assert lost.tone == "error"
    assert acts(lost) == [Act.CHECK, Act.RESTART]
    failed = box(stopped(state=MixState.FAILED, fault=Code.MIX_ENABLE), Standing(), NOW)
    assert failed is not None
    assert failed.text == "Stream mixing is not enabled for this App ID. Ask ZEGOCLOUD to turn it on."
    assert acts(failed) == [Act.CLEAR, Act.START]
    assert reason_words(None) == "The mix did not start."


def test_a_stop_ends_somehow() -> None:
    stopping = running(state=MixState.STOPPING, since=NOW)
    assert box(stopping, Standing(), NOW + 9) is None
    assert acts(box(stopping, Standing(), NOW + 10)) == [Act.CLEAR, Act.STOP]


def test_what_a_start_waits_for() -> None:
    waits = box(running(state=MixState.STARTING, waits_for_room=True), Standing(), NOW)
    assert waits is not None
    assert "does not exist yet" in waits.text
    again = box(running(state=MixState.STARTING, retry_at=NOW + 4), Standing(), NOW)
    assert again is not None
    assert again.text.endswith("Trying again in 4 s.")


def test_a_mix_of_a_former_run() -> None:
    left = box(stopped(), Standing(left_at=0.0), NOW)
    assert acts(left) == [Act.STOP_LEFT, Act.TAKE_OVER]
    hushed = box(stopped(), Standing(left_at=0.0, left_hushed=True), NOW)
    assert left is not None
    assert hushed is not None
    assert hushed.text == f"{left.text} “Mute all” was on: taking it over mutes everything again."


def test_what_waits_for_a_restart() -> None:
    assert acts(box(running(restart_needed=True), Standing(), NOW)) == [Act.RESTART]


def test_outputs_that_cannot_be_sent_are_said_while_stopped() -> None:
    found = box(stopped(), Standing(output_fault=OutputFault.SAME), NOW)
    assert found is not None
    assert found.text == "Two outputs go to the same place."
    assert box(running(), Standing(output_fault=OutputFault.SAME), NOW) is None


def test_how_an_output_is_sent() -> None:
    assert output_words(MAIN) == "AAC-LC · 128k · stereo"
    assert output_words(MAIN, compact=True) == "AAC-LC · 128k · st."
    assert output_words(LOW) == "HE-AAC · 48k · mono"
    assert [codec_words(one) for one in Codec] == ["HE-AAC", "AAC-LC", "MP3", "Opus"]
    assert output_names(running()).replace("\u2068", "").replace("\u2069", "") == "mix-main, mix-low"


def test_every_fault_of_the_outputs_has_a_sentence() -> None:
    assert [fault for fault in OutputFault if not fault_words(fault)] == [OutputFault.NONE]


def test_somebody_pays_as_long_as_it_may_run() -> None:
    assert cost_words(running(state=MixState.LOST), Standing(), compact=False) == "Billed while it runs"
    assert cost_words(replace(stopped(), state=MixState.FAILED), Standing(), compact=True) == "No cost"
    for former in (Standing(left_at=1.0), Standing(unasked_at=1.0)):
        assert cost_words(stopped(), former, compact=False) == "Billed while it runs"
