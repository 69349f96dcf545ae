from __future__ import annotations

from pathlib import Path

import pytest

from desktop.control.scenes import MOST_SCENES, Scenes
from desktop.core.errors import Code, Trouble
from desktop.core.mix import Level, Origin, StripState
from desktop.core.mix_setup import Codec, MixSetup, Output
from desktop.core.scene import ChangeKind
from tests.control.mix_service import DESK, Service, mixer_at, run
from tests.control.parts import until


async def test_a_scene_is_saved_previewed_and_recalled_in_one_request(tmp_path: Path) -> None:
    service = Service()
    async with mixer_at(tmp_path, service) as mixer:
        await run(mixer)
        scenes = Scenes(tmp_path / "scenes.json", mixer)
        scenes.load()
        mixer.touch(lambda strips: (strips.move("a", 40), strips.add("x", Origin.STREAM, "Guest", Level(70))))
        await until(lambda: list(service.tasks.values()) == [{"a": 40, "b": 100, "x": 70}])
        scene = scenes.save(" talk ")
        mixer.touch(lambda strips: (strips.move("a", 90), strips.remove("x")))
        await until(lambda: list(service.tasks.values()) == [{"a": 90, "b": 100}])
        assert [one.kind for one in scenes.preview(scene).changes] == [ChangeKind.LEVEL, ChangeKind.ADDED]
        service.starts.clear()
        scenes.recall(scene)
        await until(lambda: all(mixer.mix.state_of(one) is StripState.APPLIED for one in mixer.mix.strips))
        assert service.starts == [{"a": 40, "b": 100, "x": 70}]
        assert not scenes.preview(scene).changes_something
        again = Scenes(tmp_path / "scenes.json", mixer)
        again.load()
        assert again.all == (scene,)


async def test_outputs_that_wait_for_a_restart(tmp_path: Path) -> None:
    async with mixer_at(tmp_path, Service()) as mixer:
        scenes = Scenes(tmp_path / "scenes.json", mixer)
        mixer.choose(MixSetup(DESK.mode, (Output("out", codec=Codec.OPUS),)))
        scene = scenes.save("opus")
        mixer.choose(DESK)
        await run(mixer)
        assert scenes.recall(scene).needs_restart
        assert mixer.mix.restart_needed


async def test_another_name(tmp_path: Path) -> None:
    async with mixer_at(tmp_path, Service()) as mixer:
        scenes = Scenes(tmp_path / "scenes.json", mixer)
        for name in ("one", "two", "three"):
            scenes.save(name)
        scenes.rename("two", " zwei ")
        scenes.rename("nobody", "else")
        assert [one.name for one in scenes.all] == ["one", "zwei", "three"]
        for taken in ("one", " "):
            with pytest.raises(Trouble):
                scenes.rename("zwei", taken)
        assert [one.name for one in scenes.all] == ["one", "zwei", "three"]


@pytest.mark.parametrize("garbage", [b"", b"{}", b"nonsense", b"\xff", b"[" * 9999])
async def test_garbage_is_kept_aside(tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / "scenes.json").write_bytes(garbage)
    async with mixer_at(tmp_path, Service()) as mixer:
        scenes = Scenes(tmp_path / "scenes.json", mixer)
        scenes.load()
        assert scenes.fault is not None
        assert scenes.fault.code is Code.SCENES_BROKEN
        assert (tmp_path / "scenes.broken.json").read_bytes() == garbage
        scenes.save("new")
        assert [one.name for one in scenes.all] == ["new"]


async def test_of_a_damaged_file_what_can_be_read(tmp_path: Path) -> None:
    good, bad = b'{"name": "a", "strips": [{"key": "s", "fader": 20}]}', b'{"name": "b", "strips": [{"fader": 900}]}'
    (tmp_path / "scenes.json").write_bytes(b"[" + good + b"," + bad + b"]")
    async with mixer_at(tmp_path, Service()) as mixer:
        scenes = Scenes(tmp_path / "scenes.json", mixer)
        scenes.load()
        assert [one.name for one in scenes.all] == ["a"]
        assert scenes.fault is not None


async def test_what_cannot_be_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with mixer_at(tmp_path, Service()) as mixer:
        for scenes, name in ((Scenes(tmp_path / "gone" / "s.json", mixer), "a"), (Scenes(tmp_path / "s", mixer), " ")):
            with pytest.raises(Trouble) as caught:
                scenes.save(name)
            assert caught.value.code is Code.SCENES_SAVE
            assert scenes.all == ()
        full = Scenes(tmp_path / "s.json", mixer)
        monkeypatch.setattr("desktop.control.scenes.MOST_SCENES", 2)
        full.save("a")
        full.save("b")
        full.save("b")
        with pytest.raises(Trouble):
            full.save("c")
        full.remove("a")
        full.save("c")
        assert [one.name for one in full.all] == ["b", "c"]
    assert MOST_SCENES > 2
