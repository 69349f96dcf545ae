from __future__ import annotations

from desktop.core.mix import Level, Mix, MixState, Origin, Strip
from desktop.core.mix_setup import Codec, MixMode, MixSetup, Output
from desktop.core.scene import Change, ChangeKind, Scene, SceneStrip, recall_of

A = Strip("a", name="Linh", wish=Level(50))
X = Strip("rtmp://x", Origin.ADDRESS, "Jingles", wish=Level(80, muted=True))
MIX = Mix(strips=(A, X), setup=MixSetup(MixMode.DESK, (Output("out"),)))


def test_a_scene_of_the_mix_changes_nothing_in_it() -> None:
    scene = Scene.of("news", MIX)
    assert scene.strips[1] == SceneStrip("rtmp://x", Origin.ADDRESS, "Jingles", 80, True)
    assert recall_of(scene, MIX).changes == ()
    assert not recall_of(scene, MIX).changes_something


def test_every_kind_of_change() -> None:
    strips = (
        SceneStrip("a", fader=70),
        SceneStrip("b", name="Quang"),
        SceneStrip("y", Origin.STREAM, "Other room", 30),
    )
    recall = recall_of(Scene("talk", strips, (Output("other"),)), MIX)
    assert recall.changes == (
        Change(ChangeKind.LEVEL, "a", "Linh", Level(50), Level(70)),
        Change(ChangeKind.ABSENT, "b", "Quang", None, Level()),
        Change(ChangeKind.ADDED, "y", "Other room", None, Level(30)),
        Change(ChangeKind.REMOVED, "rtmp://x", "Jingles", Level(80, True)),
        Change(ChangeKind.OUTPUTS),
    )
    assert recall.changes_something
    assert not recall.needs_restart


def test_outputs_that_a_running_mix_cannot_take() -> None:
    running = Mix(MixState.RUNNING, MIX.setup, MIX.setup, strips=MIX.strips)
    scene = Scene("x", Scene.of("x", MIX).strips, (Output("out", codec=Codec.OPUS),))
    assert recall_of(scene, running).needs_restart
    assert not recall_of(Scene("x", scene.strips), running).changes_something  # without outputs they stay
