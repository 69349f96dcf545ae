from __future__ import annotations

from desktop.core.errors import Code
from desktop.core.mix import MixState
from desktop.ui.bind.mix_questions import MixQuestions
from tests.ui.bind.mix_window import MixWindow


async def test_a_question_is_closed_when_the_mix_is_in_another_state(mixing: MixWindow) -> None:
    await mixing.run()
    mixing.window.docks.mix.close()
    mixing.panel.wishes.stop.emit()
    assert mixing.asks
    assert mixing.window.docks.mix.isVisible()  # it is asked where it happens
    mixing.mixer.stop()
    assert not mixing.asks
    assert mixing.open(Code.MIX_QUESTION)
    await mixing.until(lambda: mixing.mix.state is MixState.STOPPED)


async def test_what_needs_no_question_is_done_at_once(mixing: MixWindow) -> None:
    done = []
    asking = mixing.window.findChild(MixQuestions)
    assert isinstance(asking, MixQuestions)
    asking.ask(mixing.panel, None, lambda: done.append(True))
    assert done == [True]
    assert not mixing.asks


async def test_a_change_that_is_none_of_the_state_leaves_the_question(mixing: MixWindow) -> None:
    await mixing.run()
    mixing.panel.wishes.stop.emit()
    mixing.panel.wishes.moved.emit("a", 40)
    assert mixing.asks
    mixing.press("Keep running")
    assert mixing.mix.state is MixState.RUNNING
