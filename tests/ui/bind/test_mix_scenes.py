from __future__ import annotations

from desktop.core.errors import Code
from tests.ui.bind.mix_window import MixWindow


async def test_saved_recalled_renamed_and_deleted(mixing: MixWindow) -> None:
    wishes = mixing.panel.wishes
    await mixing.run()
    wishes.moved.emit("a", 40)
    wishes.scene_save.emit("Talk")
    await mixing.until(lambda: mixing.panel.standing.scenes)
    wishes.moved.emit("a", 90)
    wishes.scene_recall.emit(mixing.scenes.all[0])
    strip = mixing.mix.strip("a")
    assert strip is not None
    assert strip.wish.fader == 40
    wishes.scene_rename.emit("Talk", "Evening")
    assert [one.name for one in mixing.scenes.all] == ["Evening"]
    wishes.scene_remove.emit("Evening")
    mixing.press("Keep")
    assert mixing.scenes.all
    wishes.scene_remove.emit("Evening")
    mixing.press("Delete scene")
    assert mixing.scenes.all == ()


async def test_what_cannot_be_saved_is_told(mixing: MixWindow) -> None:
    mixing.panel.wishes.scene_save.emit(" ")
    assert mixing.open(Code.SCENES_SAVE)
