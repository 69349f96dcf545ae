"""What control surfaces do at the desk: every class of action, and that each guard is the one of keys and menus."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtWidgets import QDialog, QToolBar
from pytestqt.qtbot import QtBot

from desktop.core.call import CallState, Switch
from desktop.core.mix import MixState
from desktop.core.model import NOT_RECORDING, RecordingState, RecordingView, SourceState
from desktop.core.remote import Answer, Asks, Done, Order, Refusal, Refused
from desktop.ui.bind.onair import OnAirBinding
from desktop.ui.bind.remote_hands import ANSWER_WITHIN_S, DESK_ONLY, RemoteHands
from desktop.ui.main_window import MainWindow
from desktop.ui.onair.air_bar import AirBar
from tests.ui.bind.call_fixtures import call as call
from tests.ui.bind.call_window import JOINED, CallWindow
from tests.ui.bind.mix_window import MixWindow
from tests.ui.fake_desk import FakeDesk, receiving
from tests.ui.fake_mezon import FakeMezon

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.mezon_desk import MezonDesk

ME, OTHER = 1, 2


class Surface:
    """One that presses."""

    def __init__(self, window: MainWindow, desk: FakeDesk) -> None:
        self.window, self.desk, self.now = window, desk, 1000.0
        self.hands = RemoteHands(window, cast("Desk", desk), lambda: self.now)

    def press(self, action: str, surface: int = ME, **fields: Any) -> Answer:
        return self.hands.press(Order(action, **fields), surface)

    @property
    def question(self) -> str:
        """What the desk asks on the screen; empty if nothing."""
        confirm = self.window.binding.confirm
        return confirm.question[0] if confirm.isVisible() else ""


@pytest.fixture
def surface(window: MainWindow, desk: FakeDesk) -> Surface:
    for source_id, name in (("a", "Field"), ("b", "Studio")):
        desk.sources.put(receiving(source_id, name))
    window.wall.select("a")
    window.binding.commands.refresh()
    return Surface(window, desk)


def record(desk: FakeDesk, *source_ids: str) -> None:
    for source_id in source_ids:
        desk.sources.change(source_id, recording=RecordingView(RecordingState.RECORDING, time.monotonic()))


@pytest.mark.parametrize(
    ("action", "refusal"),
    [("air.explode", Refusal.UNKNOWN), *((action, Refusal.DESK_ONLY) for action in DESK_ONLY)],
)
def test_what_is_not_for_surfaces(surface: Surface, action: str, refusal: Refusal) -> None:
    assert surface.press(action) == Refused(refusal)


def test_every_action_is_reachable_or_named_with_its_reason(surface: Surface, window: MainWindow) -> None:
    registry = window.actions_
    assert set(DESK_ONLY) <= set(registry.ids)
    assert all(DESK_ONLY.values())
    offered = {offer.action for offer in surface.hands.offers()}
    for action in registry.ids:
        if action not in DESK_ONLY:
            assert action in offered or not registry.action(action).isVisible(), action


def test_the_readme_names_the_exceptions_and_the_switches(surface: Surface, window: MainWindow) -> None:
    text = (Path(__file__).resolve().parents[3] / "README.md").read_text("utf-8")
    section = text.partition("## Remote control")[2].partition("\n## ")[0]
    switches = {action for action in window.actions_.ids if surface.hands._switches.has(action)}
    for action in (*DESK_ONLY, *(one for one in switches if not one[-1].isdigit())):
        assert f"`{action}`" in section, action
    assert {one.rpartition(".")[0] for one in switches if one[-1].isdigit()} == {"source.listen", "mix.mute"}
    for refusal in Refusal:
        assert f"`{refusal.value}`" in section or f'"{refusal.value}"' in section, refusal


def test_every_action_of_the_table_is_answered(surface: Surface, window: MainWindow) -> None:
    """Nothing is forgotten: each one does something, asks, or says why it is not in force."""
    opens = ("file.settings", "source.pull", "source.invite", "source.rename", "window.save_layout", "help.", "view.")
    for action in window.actions_.ids:
        if action not in DESK_ONLY and not action.startswith(opens):
            answer = surface.press(action)
            assert isinstance(answer, Done | Asks) or answer.refusal is Refusal.DISABLED, action
            window.binding.confirm.refuse()


def test_recording_starts_at_once_and_stopping_asks(surface: Surface, desk: FakeDesk) -> None:
    assert surface.press("source.record", on=True, source=2) == Done("source.record")
    assert desk.wishes == [("record", "b")]
    assert surface.press("source.record", on=True, source="b") == Done("source.record", changed=False)
    asks = surface.press("source.record", on=False, source=2)
    assert isinstance(asks, Asks)
    assert "Studio" in asks.title
    assert asks.for_s == ANSWER_WITHIN_S
    assert surface.question == asks.title
    assert desk.wishes == [("record", "b")]
    assert surface.press("source.record", confirm=True) == Done("source.record")
    assert desk.wishes[-1] == ("stop", "b")
    assert surface.press("source.record", on=False, source=2) == Done("source.record", changed=False)


def test_without_a_source_the_selected_one_is_meant(surface: Surface, desk: FakeDesk) -> None:
    assert surface.press("source.record", on=True) == Done("source.record")
    assert desk.wishes == [("record", "a")]


@pytest.mark.parametrize("source", [0, 3, 99, "c", ""])
def test_a_source_that_is_not_there(surface: Surface, desk: FakeDesk, source: int | str) -> None:
    assert surface.press("source.mute", source=source) == Refused(Refusal.NO_SOURCE)
    assert surface.press("air.end", source=1) == Refused(Refusal.NO_SOURCE)


def test_why_not_is_said_of_the_source_that_is_meant(surface: Surface, desk: FakeDesk) -> None:
    desk.sources.change("b", state=SourceState.ENDED)
    assert surface.press("source.record", source=2) == Refused(Refusal.DISABLED, "This source is over.")
    assert surface.press("source.record", source=1) == Done("source.record")


def test_a_question_is_answered_by_who_asked_once_and_in_time(surface: Surface, desk: FakeDesk) -> None:
    record(desk, "a", "b")
    nothing = Refused(Refusal.NOTHING_ASKED)
    assert surface.press("source.record", confirm=True) == nothing
    surface.press("source.record", on=False, source=1)
    assert surface.press("source.record", OTHER, confirm=True) == nothing
    assert surface.press("source.record_all", confirm=True) == nothing
    surface.now += ANSWER_WITHIN_S + 0.1
    assert surface.press("source.record", confirm=True) == nothing
    assert surface.question  # at the desk it still stands
    surface.press("source.record", on=False, source=1)
    assert surface.press("source.record", confirm=True) == Done("source.record")
    assert surface.press("source.record", confirm=True) == nothing
    assert [wish for wish in desk.wishes if wish[0] == "stop"] == [("stop", "a")]


def test_a_question_that_was_answered_or_replaced_at_the_desk_is_over(surface: Surface, desk: FakeDesk) -> None:
    record(desk, "a", "b")
    surface.press("source.record", on=False, source=1)
    surface.window.binding.confirm.refuse()
    assert surface.press("source.record", confirm=True) == Refused(Refusal.NOTHING_ASKED)
    surface.press("source.record", on=False, source=1)
    surface.window.binding.sources.record("b")  # somebody at the desk asks for another one in the same place
    assert surface.press("source.record", confirm=True) == Refused(Refusal.NOTHING_ASKED)
    assert ("stop", "a") not in desk.wishes
    assert ("stop", "b") not in desk.wishes


def test_a_surface_can_take_its_question_back(surface: Surface, desk: FakeDesk) -> None:
    record(desk, "a")
    surface.press("source.record", on=False)
    assert surface.press("source.record", confirm=False) == Done("source.record", changed=False)
    assert not surface.question


def test_record_all_has_an_on_and_an_off(surface: Surface, desk: FakeDesk) -> None:
    record(desk, "a")
    assert surface.press("source.record_all", on=True) == Done("source.record_all")
    assert desk.wishes == [("record_all",)]
    assert isinstance(surface.press("source.record_all", on=False), Asks)
    surface.press("source.record_all", confirm=True)
    assert desk.wishes[-1] == ("stop_all",)
    for source_id in ("a", "b"):
        desk.sources.change(source_id, recording=NOT_RECORDING)
    assert surface.press("source.record_all", on=False) == Done("source.record_all", changed=False)


def test_what_has_no_on_and_off_says_so(surface: Surface) -> None:
    assert surface.press("source.focus.1", on=True) == Refused(Refusal.NO_SWITCH)
    assert surface.press("source.focus.2") == Done("source.focus.2")
    assert surface.desk.sources.focus_id == "b"


def test_muting_all_is_possible_at_any_time_and_releasing_asks(surface: Surface, window: MainWindow) -> None:
    window.wait_for_mezon(lambda: None)
    modal = QDialog(window)
    modal.setModal(True)
    modal.show()
    assert surface.press("source.record", on=True) == Refused(Refusal.BUSY)
    assert surface.press("panic.mute_all", on=True) == Done("panic.mute_all")
    assert surface.desk.panic.held
    modal.close()
    assert surface.press("panic.mute_all", on=True) == Done("panic.mute_all", changed=False)
    assert isinstance(surface.press("panic.mute_all", on=False), Asks)
    assert surface.desk.panic.held
    assert surface.press("panic.mute_all", confirm=True) == Done("panic.mute_all")
    assert not surface.desk.panic.held


class Air:
    """The broadcast at the window."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        window, mezon = surface.window, FakeMezon()
        self.bar = AirBar(window.theme)
        tools = QToolBar()
        tools.setObjectName("air")
        tools.addWidget(self.bar)
        window.addToolBar(tools)
        self.live = mezon.live
        self.room = OnAirBinding(
            window, cast("Desk", surface.desk), cast("MezonDesk", mezon), self.bar, window.binding.confirm
        )
        window.mezon = cast("Any", SimpleNamespace(desk=mezon, close=lambda: None))


@pytest.fixture
def air(surface: Surface, qtbot: QtBot) -> Iterator[Air]:
    found = Air(surface)
    qtbot.waitUntil(found.bar.isVisible)
    yield found
    found.live.off()


def test_going_live_asks_first_and_goes_only_when_it_was_meant(air: Air) -> None:
    air.live.ready()
    air.live.wishes.clear()
    asks = air.surface.press("air.go_live")
    assert isinstance(asks, Asks)
    assert "evening-show" in asks.title
    assert air.live.wishes == []
    assert air.room.go_live.isVisible()
    assert air.surface.press("air.go_live", confirm=True) == Done("air.go_live")
    assert air.live.wishes == [("go_live",)]
    assert not air.room.go_live.isVisible()


def test_what_is_in_the_way_of_going_live_is_said_and_nothing_is_asked(air: Air) -> None:
    answer = air.surface.press("air.go_live")
    assert isinstance(answer, Refused)
    assert answer.refusal is Refusal.DISABLED
    assert answer.why
    assert not air.room.go_live.isVisible()
    assert air.surface.press("air.go_live", confirm=True) == Refused(Refusal.NOTHING_ASKED)
    assert ("go_live",) not in air.live.wishes


def test_what_comes_in_the_way_after_the_question_stops_it(air: Air) -> None:
    air.live.ready()
    assert isinstance(air.surface.press("air.go_live"), Asks)
    air.live.on_air()
    assert air.surface.press("air.go_live", confirm=True) == Refused(Refusal.NOTHING_ASKED)
    assert ("go_live",) not in air.live.wishes


def test_ending_asks_while_on_air_and_only_then_is_in_force(air: Air) -> None:
    air.live.ready()
    assert air.surface.press("air.end") == Refused(Refusal.DISABLED, "Nothing is on air.")
    air.live.on_air()
    air.live.wishes.clear()
    assert air.surface.press("air.go_live") == Refused(Refusal.DISABLED, "A broadcast is under way.")
    assert isinstance(air.surface.press("air.end"), Asks)
    assert air.live.wishes == []
    assert air.surface.press("air.end", confirm=True) == Done("air.end")
    assert air.live.wishes == [("end",)]


def test_pausing_has_an_on_and_an_off(air: Air) -> None:
    air.live.ready()
    air.live.on_air()
    air.live.wishes.clear()
    assert air.surface.press("air.pause", on=False) == Done("air.pause", changed=False)
    assert air.surface.press("air.pause", on=True) == Done("air.pause")
    assert air.live.wishes == [("pause", True)]


def join(call: CallWindow) -> None:
    call.do("call.join")
    assert call.binding.dialog is not None
    call.binding.dialog.dialog.id.edit.setText("night")
    call.binding.dialog.dialog.footer.join.click()
    call.calls.show(JOINED)
    call.calls.wishes.clear()


def test_the_microphone_of_a_call_is_switched_and_not_toggled(call: CallWindow, surface: Surface) -> None:
    assert surface.press("call.microphone", on=True) == Refused(Refusal.DISABLED, "You are in no call.")
    join(call)
    assert surface.press("call.microphone", on=True) == Done("call.microphone", changed=False)
    assert surface.press("call.microphone", on=False) == Done("call.microphone")
    assert call.calls.wishes == [("set_microphone", False)]


def test_a_cough_lasts_until_it_is_off_and_a_surface_that_dies_keeps_the_microphone_off(
    call: CallWindow, surface: Surface
) -> None:
    assert surface.press("call.cough", on=True) == Refused(Refusal.DISABLED, "You are in no call.")
    join(call)
    assert surface.press("call.cough", on=True) == Done("call.cough")
    assert call.calls.wishes == [("set_cough", True)]
    call.calls.show(JOINED, coughing=True)
    assert surface.press("call.cough", on=True) == Done("call.cough", changed=False)
    assert surface.press("call.cough", on=False) == Done("call.cough")
    assert call.calls.wishes[-1] == ("set_cough", False)
    call.calls.show(JOINED, state=CallState.ENDED)
    call.calls.show(JOINED, coughing=False, microphone=Switch(wish=True, on=True))
    surface.press("call.cough", on=True)
    call.calls.show(JOINED, coughing=True)
    call.calls.wishes.clear()
    surface.hands.gone(OTHER)
    assert call.calls.wishes == []
    surface.hands.gone(ME)
    assert call.calls.wishes == [("set_cough", True)]
    assert "Press" in call.binding.panel.note.text


async def test_the_mix_is_started_muted_and_stopped(mixing: MixWindow) -> None:
    await mixing.until(lambda: len(mixing.panel.mix.strips) == 2)
    surface = Surface(mixing.window, mixing.desk)
    assert surface.press("mix.run", on=False) == Done("mix.run", changed=False)
    mixing.desk.demo = True  # else the very first start shows its checks at the desk
    mixing.binding.show()
    assert surface.press("mix.run", on=True) == Done("mix.run")
    await mixing.until(lambda: mixing.mix.state is MixState.RUNNING)
    assert surface.press("mix.run", on=True) == Done("mix.run", changed=False)
    assert surface.press("mix.mute.2", on=True) == Done("mix.mute.2")
    await mixing.until(lambda: mixing.mix.strips[1].wish.muted)
    assert surface.press("mix.mute.2", on=True) == Done("mix.mute.2", changed=False)
    assert surface.press("mix.mute.3", on=True) == Refused(Refusal.DISABLED, "There is no input 3.")
    asks = surface.press("mix.run", on=False)
    assert isinstance(asks, Asks)
    assert mixing.mix.state is MixState.RUNNING
    assert surface.press("mix.run", confirm=True) == Done("mix.run")
    await mixing.until(lambda: mixing.mix.state is MixState.STOPPED)


def test_offers_say_what_is_in_force_and_how_it_stands(surface: Surface) -> None:
    offers = {offer.action: offer for offer in surface.hands.offers()}
    assert (offers["source.record"].on, offers["source.record"].of_source) == (False, True)
    assert offers["source.focus.1"].enabled
    assert not offers["source.focus.9"].enabled
    assert offers["source.focus.9"].why == "There is no source 9."
    assert offers["panic.mute_all"].on is False
    assert "help.leave_demo" not in offers
