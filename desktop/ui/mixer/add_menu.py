"""The menu of “Add input”: streams of the room, sources of the wall, an address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.mix import Mix
from desktop.ui.i18n import tr
from desktop.ui.mixer.standing import InputChoice, Standing


def add_menu(
    mix: Mix,
    standing: Standing,
    parent: QWidget,
    add: Callable[[InputChoice], object],
    ask_address: Callable[[], object],
) -> QMenu:
    """Made for one look; the caller shows it. What is in the mix already is not offered."""
    menu = QMenu(parent)
    present = {one.key for one in mix.strips}
    for title, choices, nothing in (
        (
            tr("Mixer", "A stream of this room"),
            standing.room_choices,
            tr("Mixer", "Everyone in the room is in the mix"),
        ),
        (
            tr("Mixer", "A source of the wall"),
            standing.wall_choices,
            tr("Mixer", "Only sources that are pulled from an RTMP or FLV address can be mixed"),
        ),
    ):
        _fill(menu.addMenu(title), [one for one in choices if one.key not in present], nothing, add)
    menu.addAction(tr("Mixer", "An address or a stream id…"), ask_address)
    return menu


def _fill(menu: QMenu, choices: Sequence[InputChoice], nothing: str, add: Callable[[InputChoice], object]) -> None:
    for one in choices:
        menu.addAction(one.name.replace("&", "&&"), partial(add, one))
    if not choices:
        menu.addAction(nothing).setEnabled(False)
