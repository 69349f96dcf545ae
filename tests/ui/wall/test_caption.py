from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.model import NOT_RECORDING, SourceView
from desktop.ui.theme import Theme
from desktop.ui.wall.caption import Caption
from desktop.ui.wall.face import face
from tests.ui.samples import NOW, every_state, receiving


@pytest.fixture
def caption(theme: Theme, qtbot: QtBot) -> Caption:
    found = Caption(theme)
    qtbot.addWidget(found)
    return found


def show(caption: Caption, view: SourceView, width: int, height: int, **form: bool) -> None:
    caption.resize(width, height)
    caption.set_form(focus=form.get("focus", False), one_line=form.get("one_line", False), reserved=0)
    caption.set_face(face(view, NOW), view.recording)
    caption.show()


def count(caption: Caption, colour: str) -> int:
    image = caption.grab().toImage()
    return sum(image.pixelColor(x, y).name() == colour for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize(
    ("size", "form", "text"),
    [
        ((758, 48), {"focus": True}, "REC 00:42:10 · 1.24 GB"),
        ((210, 40), {}, "42:10"),
        ((176, 24), {"one_line": True}, "REC"),
    ],
)  # fmt: skip
def test_the_chip_says_as_much_as_there_is_room(
    caption: Caption, size: tuple[int, int], form: dict[str, bool], text: str
) -> None:
    show(caption, receiving(1, "Studio A"), *size, **form)
    assert caption.chip.text() == text
    assert caption.rect().contains(caption.chip.geometry())


def test_a_narrow_focus_tile_shortens_the_chip(caption: Caption) -> None:
    show(caption, receiving(1, "Studio A"), 260, 48, focus=True)
    assert caption.chip.text() == "42:10"


def test_the_state_has_its_colour(caption: Caption, theme: Theme) -> None:
    views = every_state()
    for view, tone in ((views[0], "umd.ok"), (views[3], "umd.warn"), (views[7], "umd.error")):
        show(caption, view, 300, 40)
        assert count(caption, theme.colour(tone).name()) > 10, view.state


def test_a_state_is_said_shorter_before_it_is_cut(caption: Caption, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(caption._leading, "text", lambda _painter, _box, text, *_: said.append(text))
    waiting = every_state()[3]
    for width, words in ((300, "Waiting to be admitted 7:42"), (186, "Waiting 7:42")):
        said.clear()
        show(caption, waiting, width, 40)
        caption.grab()
        assert words in said


def test_selected_is_a_blue_box(caption: Caption, theme: Theme) -> None:
    show(caption, receiving(1, "Studio A"), 300, 40)
    blue = theme.colour("tile.focus").name()
    assert count(caption, blue) == 0
    caption.set_selected(True)
    assert count(caption, blue) > 100


def test_without_recording_there_is_no_chip(caption: Caption) -> None:
    show(caption, receiving(1, "Studio A", recording=NOT_RECORDING), 300, 40)
    assert caption.chip.isHidden()


def test_the_same_face_paints_nothing_again(caption: Caption, qtbot: QtBot) -> None:
    view = receiving(1, "Studio A")
    show(caption, view, 300, 40)
    qtbot.waitExposed(caption)
    painted: list[int] = []
    caption.update = lambda *_: painted.append(1)  # type: ignore[method-assign]  # to count the wishes to paint
    caption.set_face(face(view, NOW), view.recording)
    assert painted == []
