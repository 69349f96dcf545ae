"""The menu of the scenes: save the mix as one; recall, replace, rename or delete one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.scene import Scene
from desktop.ui.i18n import tr


class SceneActs(NamedTuple):
    """What the entries do."""

    save: Callable[[], object]
    recall: Callable[[Scene], object]
    replace: Callable[[Scene], object]
    rename: Callable[[Scene], object]
    remove: Callable[[Scene], object]


def scenes_menu(scenes: Sequence[Scene], acts: SceneActs, parent: QWidget) -> QMenu:
    """Made for one look; the caller shows it."""
    menu = QMenu(parent)
    menu.addAction(tr("Mixer", "Save as a scene…"), acts.save)
    menu.addSeparator()
    if not scenes:
        menu.addAction(tr("Mixer", "No scenes yet")).setEnabled(False)
    for scene in scenes:
        sub = menu.addMenu(scene.name.replace("&", "&&"))
        for words, act in (
            (tr("Mixer", "Recall…"), acts.recall),
            (tr("Mixer", "Replace by the mix as it is"), acts.replace),
            (tr("Mixer", "Rename…"), acts.rename),
            (tr("Mixer", "Delete…"), acts.remove),
        ):
            sub.addAction(words, partial(act, scene))
    return menu
