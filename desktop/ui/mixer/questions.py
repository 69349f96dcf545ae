"""What is asked before a wish of the mixer is granted. None: it is granted unasked."""

from __future__ import annotations

from desktop.core.mix import Mix, MixState, Origin
from desktop.core.mix_setup import MixMode, MixSetup
from desktop.ui.i18n import isolate, tr
from desktop.ui.mixer.master_words import left_time, output_names
from desktop.ui.popover import Question

_MIXED = (MixState.RUNNING, MixState.LOST)


def before_stop(mix: Mix) -> Question | None:
    """Everybody who listens hears the end."""
    if mix.state not in _MIXED:
        return None
    return Question(
        tr("Question", "Stop the mix?"),
        tr("Question", "{outputs}: silent for everybody.").format(outputs=output_names(mix)),
        tr("Question", "Keep running"),
        tr("Question", "Stop mix"),
    )


def before_stop_left(started_at: float) -> Question:
    """It was started by a former run of the console."""
    return Question(
        tr("Question", "Stop the mix of {time}?").format(time=left_time(started_at)),
        tr("Question", "Its outputs go silent for everybody."),
        tr("Question", "Keep running"),
        tr("Question", "Stop mix"),
    )


def before_mode(mix: Mix, mode: MixMode) -> Question | None:
    """A mix changes its mode only by a stop and a start."""
    if not mix.under_way:
        return None
    if mode is MixMode.DESK:
        title, keep = tr("Question", "Switch to Desk?"), tr("Question", "Keep Auto")
    else:
        title, keep = tr("Question", "Switch to Auto?"), tr("Question", "Keep Desk")
    return Question(title, _restarts(), keep, tr("Question", "Switch"))


def before_mute(mix: Mix, key: str, muted: bool) -> Question | None:
    """In Auto nobody of the room is muted without a restart."""
    strip = mix.strip(key)
    if strip is None or not _auto_runs(mix) or strip.origin is not Origin.ROOM:
        return None
    name = isolate(strip.name or key)
    if muted:
        title = tr("Question", "Mute {name}?").format(name=name)
        return Question(title, _restarts(), tr("Question", "Not now"), tr("Question", "Mute and restart"), repeats=True)
    title = tr("Question", "Bring {name} back?").format(name=name)
    return Question(title, _restarts(), tr("Question", "Not now"), tr("Question", "Restart"), repeats=True)


def before_remove(mix: Mix, key: str) -> Question | None:
    """In Auto an input leaves the running mix by a restart."""
    strip = mix.strip(key)
    if strip is None or not _auto_runs(mix):
        return None
    title = tr("Question", "Remove {name} from the mix?").format(name=isolate(strip.name or key))
    return Question(title, _restarts(), tr("Question", "Keep"), tr("Question", "Remove and restart"))


def before_restart(mix: Mix) -> Question | None:
    """What waits for the next start is to be in force now."""
    if mix.state is not MixState.RUNNING:
        return None
    title = tr("Question", "Apply the changes now?")
    return Question(title, _restarts(), tr("Question", "Not now"), tr("Question", "Restart"))


def before_setup(mix: Mix, setup: MixSetup) -> Question | None:
    """What the service does not change live."""
    if mix.running is None or mix.running.live_change(setup):
        return None
    title = tr("Question", "Change the running mix?")
    return Question(title, _restarts(), tr("Question", "At the next start"), tr("Question", "Restart now"))


def before_scene_removal(name: str) -> Question:
    """It cannot be brought back."""
    return Question(
        tr("Question", "Delete the scene {name}?").format(name=isolate(name)),
        tr("Question", "The mix stays as it is."),
        tr("Question", "Keep"),
        tr("Question", "Delete scene"),
    )


def _auto_runs(mix: Mix) -> bool:
    return mix.mode is MixMode.AUTO and mix.state is MixState.RUNNING


def _restarts() -> str:
    return tr("Question", "The mix restarts; listeners hear about 2 seconds of silence.")
