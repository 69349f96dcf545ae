"""What the operator wants of the mixer. One object carries all of it, so that who binds it reads one list."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class MixWishes(QObject):
    """Nothing here is asked back: `questions.py` says before which of them the operator is to be asked."""

    # Strips, by the key of their input
    moved = Signal(str, int)  # percent, with every movement
    gesture = Signal(str, int, int)  # one whole movement: from, to, for taking it back
    mute = Signal(str, bool)
    remove = Signal(str)
    apply = Signal(str)  # what waits for the next start
    try_again = Signal(str)  # what was refused
    accept = Signal(str)  # the refusal was seen, its value stays as it is
    over_cleared = Signal(str)
    add = Signal(object)  # InputChoice

    # The mix
    mode = Signal(object)  # MixMode
    setup = Signal(object)  # MixSetup, with other outputs or other advanced values
    start = Signal()
    stop = Signal()
    restart = Signal()
    check = Signal()
    clear = Signal()  # the failure was seen, a stop is no longer waited for
    take_over = Signal()
    stop_left = Signal()

    # Outputs
    listen = Signal(str, bool)  # target of the output; whether it is to be heard
    copy = Signal(str, str)  # the text, and what is said when it is copied

    # Scenes, by name
    scene_save = Signal(str)
    scene_recall = Signal(object)  # Scene
    scene_rename = Signal(str, str)
    scene_remove = Signal(str)

    settings = Signal()
