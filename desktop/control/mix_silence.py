"""The mix as a target of “Mute all”: all its inputs at 0, newcomers too. One in Auto cannot be muted."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.control.mixer import Mixer
from desktop.core.mix import Mix, MixState, Strip, StripState
from desktop.core.mix_setup import MixMode
from desktop.core.panic import Leftover, Quiet, Target, TargetKind, Why
from desktop.core.signal import Signal


def mix_target(mix: Mix, strips: Iterable[Strip], *, stray: bool = False, former: bool = False) -> Target:
    """What is known of a mix with all its strips. `stray`: somebody without a strip may be mixed; `former`: a mix of a
    former run still runs.
    """
    mixed = [one for one in strips if one.confirmed is not None or one.flight is not None or one.doubt]
    silent = sum(one.silent for one in mixed)
    quiet, why = _known(mix, mixed, stray, former)
    return Target(TargetKind.MIX, quiet, why, silent, len(mixed) + stray)


def _known(mix: Mix, mixed: list[Strip], stray: bool, former: bool) -> tuple[Quiet, Why]:
    if former:
        return Quiet.SOUNDS, Why.FORMER
    if mix.state in (MixState.STOPPED, MixState.FAILED) or mix.waits_for_room:
        return Quiet.NOTHING, Why.NONE
    if mix.state is MixState.LOST:
        return Quiet.SOUNDS, Why.UNKNOWN
    if mix.mode is MixMode.AUTO:
        return (Quiet.MUTING, Why.ENDING) if mix.state is MixState.STOPPING else (Quiet.SOUNDS, Why.AUTO)
    if mix.state is MixState.STARTING:
        return Quiet.MUTING, Why.STARTING
    if not stray and all(one.silent for one in mixed):
        return Quiet.MUTED, Why.NONE
    if mix.state is MixState.STOPPING:
        return Quiet.MUTING, Why.ENDING
    refused = any(mix.state_of(one) is StripState.REFUSED and not one.silent for one in mixed)
    return (Quiet.SOUNDS, Why.REFUSED) if refused else (Quiet.MUTING, Why.NONE)


class MixSilence:
    """The mixer keeps what each strip is set to; here is remembered who and what there was."""

    changed = Signal()

    def __init__(self, mixer: Mixer) -> None:
        self._mixer = mixer
        self._was_under_way = False
        self._names: dict[str, str] = {}
        self._released = False
        mixer.changed.connect(self._look)

    @property
    def target(self) -> Target:
        """What is known of it."""
        mixer = self._mixer
        return mix_target(mixer.mix, mixer.all_strips, stray=mixer.stray, former=mixer.left is not None)

    @property
    def restoring(self) -> bool:
        """Whether some fader is still on its way back."""
        mix = self._mixer.mix
        return self._released and any(mix.state_of(one) is StripState.SENDING for one in mix.strips)

    @property
    def leftovers(self) -> tuple[Leftover, ...]:
        """Who left for good, who was refused; or that nothing is mixed any more."""
        if not self._released:
            return ()
        mixer, mix = self._mixer, self._mixer.mix
        if self._was_under_way and not mix.under_way:
            return (Leftover(TargetKind.MIX, Why.OVER),)
        known = {one.key for one in mixer.all_strips}
        found = [Leftover(TargetKind.MIX, Why.GONE, name) for key, name in self._names.items() if key not in known]
        for one in mix.strips:
            state = mix.state_of(one)
            if one.key in self._names and state in (StripState.REFUSED, StripState.SENDING):
                why = Why.REFUSED if state is StripState.REFUSED else Why.UNANSWERED
                found.append(Leftover(TargetKind.MIX, why, one.name or one.key))
        return tuple(found)

    def hold(self) -> None:
        """All inputs to 0, in one request."""
        mix = self._mixer.mix
        self._was_under_way, self._released = mix.under_way, False
        self._names = {one.key: one.name or one.key for one in mix.strips}
        self._mixer.hush(True)

    def let_go(self) -> None:
        """Every fader and mute as it was, in one request."""
        self._released = True
        self._mixer.hush(False)

    def give_up(self) -> None:
        """The mixer goes on trying; what is not confirmed is told."""

    def _look(self) -> None:
        self.changed.emit()
