from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from desktop.core.mix import MixState
from desktop.core.mix_setup import MixMode
from desktop.ui.mixer import questions
from desktop.ui.popover import Question
from tests.ui.mixer.made import APPLIED, AUTO, BED, DESK, LOW, running, stopped

pytestmark = pytest.mark.usefixtures("languages")
SILENCE = "The mix restarts; listeners hear about 2 seconds of silence."


def plain(question: Question | None) -> tuple[str, ...]:
    assert question is not None
    texts = (question.title, question.text, question.harmless, question.acting)
    return tuple(text.replace("\u2068", "").replace("\u2069", "") for text in texts)


def test_a_stop_is_asked_about_with_the_outputs_that_go_silent() -> None:
    asked = plain(questions.before_stop(running()))
    assert asked == ("Stop the mix?", "mix-main, mix-low: silent for everybody.", "Keep running", "Stop mix")
    assert questions.before_stop(running(state=MixState.STARTING)) is None
    assert questions.before_stop(running(state=MixState.LOST)) is not None
    assert plain(questions.before_stop_left(0.0))[2:] == ("Keep running", "Stop mix")


def test_a_switch_of_mode_is_asked_about_while_the_mix_runs() -> None:
    asked = plain(questions.before_mode(running(setup=AUTO), MixMode.DESK))
    assert asked == ("Switch to Desk?", SILENCE, "Keep Auto", "Switch")
    assert plain(questions.before_mode(running(), MixMode.AUTO))[0] == "Switch to Auto?"
    assert questions.before_mode(stopped(), MixMode.AUTO) is None


def test_in_auto_a_mute_of_the_room_needs_a_restart() -> None:
    mix = running(APPLIED, BED, setup=AUTO)
    assert plain(questions.before_mute(mix, "thao", True)) == ("Mute Thao?", SILENCE, "Not now", "Mute and restart")
    assert plain(questions.before_mute(mix, "thao", False))[0] == "Bring Thao back?"
    assert questions.before_mute(mix, BED.key, True) is None
    assert questions.before_mute(running(APPLIED), "thao", True) is None
    assert questions.before_mute(replace(mix, state=MixState.STOPPED, running=None), "thao", True) is None
    assert questions.before_mute(mix, "nobody", True) is None


def test_in_auto_a_removal_needs_a_restart() -> None:
    assert plain(questions.before_remove(running(BED, setup=AUTO), BED.key))[0] == "Remove Bed music from the mix?"
    assert questions.before_remove(running(BED), BED.key) is None


def test_a_restart_and_a_setup_that_needs_one() -> None:
    assert plain(questions.before_restart(running()))[1] == SILENCE
    assert questions.before_restart(stopped()) is None
    other = msgspec.structs.replace(DESK, outputs=(LOW,))
    assert plain(questions.before_setup(running(), other))[3] == "Restart now"
    assert questions.before_setup(stopped(), other) is None
    renamed = msgspec.structs.replace(DESK, outputs=(msgspec.structs.replace(DESK.outputs[0], stream_id="x"), LOW))
    assert questions.before_setup(running(), renamed) is None


def test_a_scene_is_not_deleted_by_a_slip() -> None:
    assert plain(questions.before_scene_removal("Night"))[0] == "Delete the scene Night?"
