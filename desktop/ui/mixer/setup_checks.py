"""What a start of the mix needs, and whether it is there: the lines of the start dialog."""

from __future__ import annotations

from desktop.control.checklist import Readiness
from desktop.core.mix import Hindrance, Mix
from desktop.core.mix_setup import MOST_INPUTS, MixSetup, OutputFault, output_fault
from desktop.ui.i18n import isolate, tr
from desktop.ui.mixer.master_words import fault_words, left_time
from desktop.ui.mixer.standing import Standing
from desktop.ui.onair.check_list import CheckLine


def setup_checks(mix: Mix, standing: Standing, setup: MixSetup) -> tuple[CheckLine, ...]:
    """For `setup`, which is not chosen yet."""
    lines = [_service(standing), _room(mix), _outputs(mix, setup)]
    if standing.left_at is not None:
        text = tr("Mixer", "A mix of {time} is still running").format(time=left_time(standing.left_at))
        lines.append(CheckLine(Readiness.NOT_READY, text, tr("Mixer", "Take it over or stop it first.")))
    return (*lines, _inputs(mix, standing))


def ready(lines: tuple[CheckLine, ...]) -> bool:
    """Whether nothing stands in the way."""
    return all(line.readiness in (Readiness.READY, Readiness.WARNING) for line in lines)


def _service(standing: Standing) -> CheckLine:
    if standing.hindrance is Hindrance.NOT_SET_UP:
        text = tr("Mixer", "ZEGOCLOUD is not set up")
        return CheckLine(
            Readiness.NOT_READY, text, tr("Mixer", "Set the App ID and the server secret in the settings.")
        )
    return CheckLine(Readiness.READY, tr("Mixer", "ZEGOCLOUD is set up"))


def _room(mix: Mix) -> CheckLine:
    if not mix.room:
        return CheckLine(Readiness.NOT_READY, tr("Mixer", "No room is chosen"), tr("Mixer", "Set it in the settings."))
    return CheckLine(Readiness.READY, tr("Mixer", "Room {room}").format(room=isolate(mix.room)))


def _outputs(mix: Mix, setup: MixSetup) -> CheckLine:
    fault = output_fault(setup.outputs, frozenset(one.key for one in mix.strips))
    if fault is not OutputFault.NONE:
        return CheckLine(Readiness.NOT_READY, tr("Mixer", "Outputs"), fault_words(fault))
    names = ", ".join(isolate(one.target) for one in setup.outputs)
    return CheckLine(Readiness.READY, tr("Mixer", "Outputs: {names}").format(names=names))


def _inputs(mix: Mix, standing: Standing) -> CheckLine:
    if mix.strips:
        return CheckLine(Readiness.READY, tr("Mixer", "%n input(s)", "", min(mix.inputs, MOST_INPUTS)))
    why = tr("Mixer", "The mix starts when somebody sends.")
    if standing.room_trouble:
        why = tr("Mixer", "The room could not be read ({reason}).").format(reason=standing.room_trouble.rstrip("."))
    return CheckLine(Readiness.WARNING, tr("Mixer", "Nobody is in the room"), why)
