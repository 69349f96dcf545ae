"""The saved scenes, and their recall. In a file of their own: read leniently, replaced atomically. Main loop only."""

from __future__ import annotations

from pathlib import Path

import msgspec

from desktop.control.mixer import Mixer
from desktop.control.strips import Strips
from desktop.core.errors import Code, Trouble
from desktop.core.scene import ChangeKind, Recall, Scene, recall_of
from desktop.core.signal import Signal
from desktop.core.small_file import read_small
from desktop.core.whole_file import replace_file
from desktop.settings.page_file import keep_aside

MOST_SCENES = 200
LONGEST_NAME = 100


class Scenes:
    """By name, in the order in which they were first saved. `fault` says what was wrong with the file."""

    changed = Signal()

    def __init__(self, path: Path, mixer: Mixer) -> None:
        self._path = path
        self._mixer = mixer
        self._scenes: dict[str, Scene] = {}
        self.fault: Trouble | None = None

    @property
    def all(self) -> tuple[Scene, ...]:
        """The scenes."""
        return tuple(self._scenes.values())

    def load(self) -> None:
        """Read the file; of a damaged one what can be read, with the whole of it kept aside."""
        try:
            text = read_small(self._path)
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            self.fault = Trouble(Code.SCENES_BROKEN, str(error), file="")
            return
        scenes, wrong = _read(text)
        self._scenes = {one.name: one for one in scenes[:MOST_SCENES]}
        if wrong:
            self.fault = Trouble(Code.SCENES_BROKEN, wrong, file=keep_aside(self._path, text))
        self.changed.emit()

    def save(self, name: str) -> Scene:
        """The mix as it is set now, under this name; replaces the one of the same name.

        Raises Trouble(SCENES_SAVE); then nothing has changed.
        """
        name = name.strip()[:LONGEST_NAME]
        if not name or (len(self._scenes) >= MOST_SCENES and name not in self._scenes):
            raise Trouble(Code.SCENES_SAVE, f"no name, or {MOST_SCENES} scenes already", reason=name)
        scene = Scene.of(name, self._mixer.mix)
        self._put({**self._scenes, name: scene})
        return scene

    def preview(self, scene: Scene) -> Recall:
        """What a recall would change; nothing is sent."""
        return recall_of(scene, self._mixer.mix)

    def recall(self, scene: Scene) -> Recall:
        """Do it, in one request. Outputs that a running mix cannot take live wait for a restart."""
        recall = self.preview(scene)
        setup = self._mixer.mix.setup
        if any(one.kind is ChangeKind.OUTPUTS for one in recall.changes):
            setup = msgspec.structs.replace(setup, outputs=scene.outputs)
        self._mixer.touch(lambda strips: _apply(recall, strips), setup)
        return recall

    def rename(self, name: str, new: str) -> None:
        """Another name, which no other scene has; its place stays. Raises as `save` does."""
        new = new.strip()[:LONGEST_NAME]
        if name not in self._scenes or new == name:
            return
        if not new or new in self._scenes:
            raise Trouble(Code.SCENES_SAVE, "no name, or one that is taken", reason=new)
        scenes = (msgspec.structs.replace(one, name=new) if one.name == name else one for one in self.all)
        self._put({one.name: one for one in scenes})

    def remove(self, name: str) -> None:
        """Forget it. Raises as `save` does."""
        self._put({key: one for key, one in self._scenes.items() if key != name})

    def _put(self, scenes: dict[str, Scene]) -> None:
        try:
            replace_file(self._path, msgspec.json.format(msgspec.json.encode(list(scenes.values()))) + b"\n")
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise Trouble(Code.SCENES_SAVE, str(error), reason=reason) from error
        self._scenes = scenes
        self.changed.emit()


def _apply(recall: Recall, strips: Strips) -> None:
    origins = {one.key: one.origin for one in recall.scene.strips}
    for change in recall.changes:
        match change.kind:
            case ChangeKind.LEVEL if change.after is not None:
                strips.set(change.key, change.after)
            case ChangeKind.ADDED:
                strips.add(change.key, origins[change.key], change.name, change.after)
            case ChangeKind.REMOVED:
                strips.remove(change.key)


def _read(text: bytes) -> tuple[list[Scene], str]:
    """Every scene that can be read, and what was wrong with the others."""
    try:
        rows = msgspec.json.decode(text, type=list[msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        return [], f"no list of scenes: {error}"
    found, wrong = [], []
    for row in rows:
        try:
            found.append(msgspec.json.decode(row, type=Scene))
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            wrong.append(str(error))
    return found, "; ".join(wrong[:5])
