from __future__ import annotations

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop.core.mix import MixState
from desktop.core.mix_setup import MixMode
from tests.ui.bind.mix_window import MixWindow


def action(mixing: MixWindow, command_id: str) -> QAction:
    return mixing.window.actions_.action(command_id)


async def test_words_and_states_follow_the_mix(mixing: MixWindow) -> None:
    await mixing.until(lambda: len(mixing.panel.mix.strips) == 2)
    assert action(mixing, "mix.run").text() == "Start mix…"
    assert not action(mixing, "mix.copy").isEnabled()
    assert action(mixing, "mix.mode").text() == "Switch to Auto"
    assert action(mixing, "mix.mute.2").text() == "Mute 2: \u2068b\u2069"
    assert [action(mixing, f"mix.mute.{n}").isEnabled() for n in (1, 2, 3)] == [True, True, False]
    await mixing.run()
    await mixing.until(lambda: action(mixing, "mix.copy").isEnabled())
    assert action(mixing, "mix.run").text() == "Stop mix…"
    action(mixing, "mix.mute.2").trigger()
    await mixing.until(lambda: action(mixing, "mix.mute.2").text().startswith("Unmute"))


async def test_each_opens_what_it_says_even_if_the_panel_was_closed(mixing: MixWindow) -> None:
    mixing.window.docks.mix.close()
    action(mixing, "mix.mode").trigger()
    assert mixing.window.docks.mix.isVisible()
    assert mixing.mix.mode is MixMode.AUTO
    action(mixing, "mix.mode").trigger()
    await mixing.run()
    action(mixing, "mix.run").trigger()
    mixing.press("Stop mix")
    await mixing.until(lambda: mixing.mix.state is MixState.STOPPED)
    action(mixing, "mix.setup").trigger()
    assert mixing.panel.sheets._setup is not None
    action(mixing, "mix.output").trigger()
    assert mixing.panel.sheets._output is not None
    for command_id in ("mix.add", "mix.scenes"):
        action(mixing, command_id).trigger()
        menu = mixing.panel.findChildren(QMenu)[-1]
        assert menu.actions()
        menu.close()


async def test_a_play_address_is_chosen_from_a_menu(mixing: MixWindow) -> None:
    await mixing.run()
    action(mixing, "mix.copy").trigger()
    menu = next(one for one in mixing.window.findChildren(QMenu) if [a.text() for a in one.actions()] == ["out · FLV"])
    menu.actions()[0].trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == "http://play/out.flv"
