from __future__ import annotations

from desktop.core.errors import Code
from desktop.core.mix import MixState
from desktop.ui.bind.mix_questions import MixQuestions
from desktop.ui.popover import Question
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


async def test_only_the_mute_that_restarts_may_be_asked_for_the_last_time(mixing: MixWindow) -> None:
    await mixing.run()
    confirm = mixing.window.binding.confirm
    asking = mixing.window.findChild(MixQuestions)
    assert isinstance(asking, MixQuestions)
    done: list[int] = []
    question = Question("Mute a?", "The mix restarts.", "Not now", "Mute and restart", repeats=True)
    asking.ask(mixing.panel, question, lambda: done.append(1))
    confirm.never_again.setChecked(True)
    mixing.press("Not now")  # who refuses has not agreed to anything
    asking.ask(mixing.panel, question, lambda: done.append(2))
    assert not confirm.never_again.isChecked()
    confirm.never_again.setChecked(True)
    mixing.press("Mute and restart")
    asking.ask(mixing.panel, question, lambda: done.append(3))
    assert done == [2, 3]
    mixing.panel.wishes.stop.emit()
    assert mixing.asks
    assert not confirm.never_again.isVisible()
    mixing.press("Keep running")
