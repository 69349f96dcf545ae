from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.panic import PanicState, Quiet, Target, TargetKind, held_state, loud

TARGETS = st.lists(st.builds(Target, st.sampled_from(TargetKind), st.sampled_from(Quiet)), max_size=5)


@given(targets=TARGETS, overdue=st.booleans())
def test_everything_is_muted_only_when_each_of_them_is(targets: list[Target], overdue: bool) -> None:
    state = held_state(targets, overdue=overdue)
    silent = all(one.quiet in (Quiet.NOTHING, Quiet.MUTED) for one in targets)
    assert (state is PanicState.MUTED) is silent
    assert bool(loud(targets)) is not silent
    waits = any(one.quiet is Quiet.MUTING for one in targets)
    assert (state is PanicState.MUTING) is (waits and not overdue)
