"""The menus, popovers and dialogs of the mixer, each opened at the thing that it is about."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from desktop.core.mix import Mix, Strip
from desktop.core.scene import Scene, recall_of
from desktop.ui.i18n import tr
from desktop.ui.mixer.add_menu import add_menu
from desktop.ui.mixer.input_popover import InputPopover
from desktop.ui.mixer.output_dialog import OutputDialog
from desktop.ui.mixer.recall_popover import RecallPopover
from desktop.ui.mixer.refusal import refusal_popover
from desktop.ui.mixer.scenes_menu import SceneActs, scenes_menu
from desktop.ui.mixer.setup_dialog import SetupDialog
from desktop.ui.mixer.standing import Standing
from desktop.ui.mixer.strip import MixStrip
from desktop.ui.mixer.strip_menu import strip_menu
from desktop.ui.mixer.wishes import MixWishes
from desktop.ui.rename_popover import RenamePopover
from desktop.ui.theme import Theme


class MixSheets:
    """Of one panel. What is open follows the mix."""

    def __init__(self, theme: Theme, wishes: MixWishes, panel: QWidget) -> None:
        self._theme = theme
        self._wishes = wishes
        self._panel = panel
        self._mix, self._standing = Mix(), Standing()
        self._setup: SetupDialog | None = None
        self._output: OutputDialog | None = None
        self._recall: RecallPopover | None = None

    def show_mix(self, mix: Mix, standing: Standing) -> None:
        """It has changed."""
        changed = (mix, standing) != (self._mix, self._standing)
        self._mix, self._standing = mix, standing
        if not changed:
            return
        if self._setup is not None and _is_open(self._setup):
            self._setup.show_mix(mix, standing)
        if self._output is not None and _is_open(self._output):
            self._output.show_mix(mix)
        recall = self._recall
        if recall is not None and recall.isVisible() and recall.recall is not None:
            recall.show_recall(recall_of(recall.recall.scene, mix))

    def open_strip_menu(self, strip: MixStrip) -> None:
        """At its “…” button, or where that is not, at the strip."""
        anchor = strip.more if strip.more.isVisible() else strip.mute
        self._popup(strip_menu(self._mix, strip, self._wishes, self._panel), anchor)

    def open_reason(self, strip: Strip, anchor: QWidget) -> None:
        """Why it was refused."""
        refusal_popover(self._theme, self._panel, strip, self._wishes).open_at(anchor)

    def open_add(self, anchor: QWidget) -> None:
        """What can be added."""
        menu = add_menu(
            self._mix, self._standing, self._panel, self._wishes.add.emit, lambda: self.open_address(anchor)
        )
        self._popup(menu, anchor)

    def open_address(self, anchor: QWidget) -> InputPopover:
        """An input that no list has."""
        inputs = [one.key for one in self._mix.strips]
        outputs = [one.target for one in self._mix.setup.outputs]
        popover = InputPopover(self._theme, self._panel, inputs, outputs)
        popover.added.connect(self._wishes.add)
        popover.open_at(anchor)
        return popover

    def open_setup(self, starting: bool) -> SetupDialog:
        """The setup; with the start, if that is what was wanted."""
        if self._setup is not None and _is_open(self._setup):
            self._setup.reject()
        dialog = self._setup = SetupDialog(self._theme, self._panel.window(), self._mix, self._standing, starting)
        dialog.setup_wanted.connect(self._wishes.setup)
        dialog.start_wanted.connect(self._wishes.start)
        dialog.settings_wanted.connect(self._wishes.settings)
        dialog.output_wanted.connect(lambda: self.open_output(None))
        dialog.show()
        return dialog

    def open_output(self, place: int | None) -> OutputDialog:
        """A new output, or the one at `place`."""
        if self._output is not None and _is_open(self._output):
            self._output.reject()
        setup = self._setup if _is_open(self._setup) else None
        dialog = self._output = OutputDialog(self._theme, setup or self._panel.window(), self._mix, place)
        dialog.setup_wanted.connect(self._wishes.setup)
        dialog.show()
        return dialog

    def open_output_menu(self, place: int, anchor: QWidget) -> None:
        """Edit, listen, remove."""
        menu, target = QMenu(self._panel), self._mix.setup.outputs[place].target
        heard = self._standing.listening == target
        words = tr("Mixer", "Stop listening") if heard else tr("Mixer", "Listen")
        menu.addAction(tr("Mixer", "Edit…"), lambda: self.open_output(place))
        listen = menu.addAction(words, lambda: self._wishes.listen.emit(target, not heard))
        listen.setEnabled(heard or any(one.output in (target, target.rpartition("/")[2]) for one in self._mix.play))
        menu.addSeparator()
        menu.addAction(tr("Mixer", "Remove"), lambda: self._remove_output(place))
        self._popup(menu, anchor)

    def open_scenes(self, anchor: QWidget) -> None:
        """What is saved."""
        acts = SceneActs(
            save=lambda: self._ask_name(anchor, "", self._wishes.scene_save.emit),
            recall=lambda scene: self.open_recall(scene, anchor),
            replace=lambda scene: self._wishes.scene_save.emit(scene.name),
            rename=lambda scene: self._ask_name(
                anchor, scene.name, lambda name: self._wishes.scene_rename.emit(scene.name, name)
            ),
            remove=lambda scene: self._wishes.scene_remove.emit(scene.name),
        )
        self._popup(scenes_menu(self._standing.scenes, acts, self._panel), anchor)

    def open_recall(self, scene: Scene, anchor: QWidget) -> RecallPopover:
        """What it would change, and whether that is wanted."""
        if self._recall is None:
            self._recall = RecallPopover(self._theme, self._panel)
        question = self._recall.show_recall(recall_of(scene, self._mix))
        self._recall.ask(anchor, question, lambda: self._wishes.scene_recall.emit(scene))
        return self._recall

    def _ask_name(self, anchor: QWidget, name: str, act: object) -> None:
        popover = RenamePopover(self._theme, self._panel, name, tr("Mixer", "Name of the scene"))
        popover.renamed.connect(act)
        popover.open_at(anchor)

    def _remove_output(self, place: int) -> None:
        outputs = self._mix.setup.outputs
        left = (*outputs[:place], *outputs[place + 1 :])
        self._wishes.setup.emit(msgspec.structs.replace(self._mix.setup, outputs=left))

    def _popup(self, menu: QMenu, anchor: QWidget) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))


def _is_open(dialog: QWidget | None) -> bool:
    """A dialog that was closed is destroyed by itself, a moment later."""
    return dialog is not None and isValid(dialog) and dialog.isVisible()
