"""Where the mixer and the window meet: the mix and what stands around it go to the panel, wishes to their bindings.

Imported when ZEGOCLOUD is set up; until then `mix_porch.py` stands there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.core.mix import Origin
from desktop.core.model import NO_LEVEL, Level, LevelKind, Remedy
from desktop.ui.bind.mix_commands import MixCommands
from desktop.ui.bind.mix_questions import MixQuestions
from desktop.ui.bind.mix_return import MixReturn
from desktop.ui.bind.mix_run import MixRun
from desktop.ui.bind.mix_scenes import MixScenes
from desktop.ui.bind.mix_strips import MixStrips
from desktop.ui.mixer.input_popover import origin_of
from desktop.ui.mixer.panel import MixPanel
from desktop.ui.mixer.standing import InputChoice, Standing
from desktop.ui.notices.wording import sentence
from desktop.ui.panel_walk import focus_is_in, tab_after

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.mix_desk import MixDesk
    from desktop.ui.bind import Binding
    from desktop.ui.bind.mix_porch import MixPorch
    from desktop.ui.main_window import MainWindow


class MixerBinding(QObject):
    """All of the mixer for one window; lives as long as the window. Many changes in one turn are shown once."""

    def __init__(self, window: MainWindow, desk: Desk, mix: MixDesk, rooms: Binding, porch: MixPorch) -> None:
        super().__init__(window)
        self._window, self._desk, self.desk = window, desk, mix
        self.panel = MixPanel(window.theme)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.show)
        self._level_known = False
        questions = MixQuestions(window, desk, mix.mixer, rooms.confirm)
        wishes = self.panel.wishes
        self.hearing = MixReturn(window, desk, mix.mixer, wishes)
        self.run = MixRun(window, mix.mixer, self.panel, questions, rooms.notices.answers)
        self.strips = MixStrips(window, desk, mix.mixer, self.panel, questions, rooms)
        self.scenes = MixScenes(desk.notices, mix.scenes, self.panel, questions)
        self.commands = MixCommands(window, mix.mixer, self.panel)
        wishes.settings.connect(lambda: rooms.settings.open("services", "zego"))
        rooms.notices.answers[Remedy.SHOW_MIX] = lambda _notice: self.show_panel()
        porch.close()
        porch.zego.join(mix.check)
        self._fill_dock()
        self._listen()
        self.show()

    @property
    def outputs_under_way(self) -> tuple[str, ...]:
        """The outputs of a mix that may be running."""
        mix = self.desk.mixer.mix
        setup = mix.running or mix.setup
        return tuple(one.target.rpartition("/")[2] for one in setup.outputs) if mix.under_way else ()

    def show(self) -> None:
        """The panel as everything stands now."""
        mixer = self.desk.mixer
        self.panel.set_mix(mixer.mix, self._standing())
        self.commands.show()

    def show_panel(self) -> None:
        """Open it, and go there."""
        self._window.docks.mix.show()
        self.panel.focus_strips()

    def _standing(self) -> Standing:
        mixer, left = self.desk.mixer, self.desk.mixer.left
        unasked = mixer.left_behind.unasked
        trouble = mixer.room_trouble
        return Standing(
            hindrance=mixer.hindrance,
            output_fault=mixer.output_fault,
            left_at=left.started_at if left is not None else None,
            left_hushed=left is not None and left.hushed,
            unasked_at=unasked.started_at if unasked is not None else None,
            room_read=mixer.room_read,
            room_trouble=sentence(trouble.code, trouble.values) if trouble is not None else "",
            on_air=bool(self._window.air_channel),
            first_start=mixer.is_new and not self._desk.demo,
            listening=self.hearing.target,
            sources={key: number for key, (number, _id) in self._carriers().items()},
            room_choices=tuple(
                InputChoice(one.key, one.name or one.key, one.origin)
                for one in mixer.taken_out
                if one.origin is Origin.ROOM
            ),
            wall_choices=self._wall_choices(),
            scenes=self.desk.scenes.all,
        )

    def _carriers(self) -> dict[str, tuple[int, str]]:
        """Of inputs whose very address is pulled for the wall, too: the number and the id of that source."""
        keys = {one.key for one in self.desk.mixer.mix.strips if one.origin is Origin.ADDRESS}
        pulls = self._desk.pulls
        return {
            address: (number, source_id)
            for number, source_id in enumerate(self._desk.sources.ids, 1)
            if (address := pulls.address(source_id)) in keys
        }

    def _wall_choices(self) -> tuple[InputChoice, ...]:
        """Only what the service can fetch by itself, and never what it sends: that would be heard twice."""
        found = []
        for source_id in self._desk.sources.ids:
            address = self._desk.pulls.address(source_id)
            if address and source_id != self.hearing.source_id and origin_of(address) is Origin.ADDRESS:
                found.append(InputChoice(address, self._desk.sources.view(source_id).name, Origin.ADDRESS))
        return tuple(found)

    def _levels(self) -> None:
        """With the beat of all meters; inputs that nobody hears here have none."""
        if not self.panel.isVisible():
            return
        level = self._desk.pictures.level
        known: dict[str, Level] = {key: level(source_id) for key, (_number, source_id) in self._carriers().items()}
        master = level(self.hearing.source_id) if self.hearing.source_id else NO_LEVEL
        any_known = master.kind is not LevelKind.NONE or bool(known)
        if any_known or self._level_known:
            self.panel.show_levels(known, master)
        self._level_known = any_known

    def _fill_dock(self) -> None:
        dock, panel = self._window.docks.mix, self.panel
        focused = focus_is_in(dock)
        dock.fill_whole(panel, panel.header)
        dock.compacted.connect(panel.set_compact)
        panel.set_compact(dock.compact)
        tab_after(dock, (panel,))
        self._window.panels.ordered.connect(panel.order_stops)
        panel.order_stops()
        if focused:
            panel.focus_strips()

    def _listen(self) -> None:
        window, desk = self._window, self._desk
        self.desk.mixer.changed.connect(self._changed)
        self.desk.scenes.changed.connect(self._changed)
        for signal in (desk.sources.added, desk.sources.removed, desk.sources.order_changed):
            signal.connect(self._changed)
        self.hearing.changed.connect(self._changed)
        window.air_changed.connect(self._changed)
        window.retranslated.connect(self.show)
        window.wall.meters_due.connect(self._levels)
        self.panel.wishes.over_cleared.connect(lambda _key: desk.pictures.clear_overs())

    def _changed(self) -> None:
        self._soon.start(0)
