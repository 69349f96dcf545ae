from __future__ import annotations

import pytest

from desktop.core.model import RecordingFault
from desktop.ui.i18n import Languages
from desktop.ui.notices.reasons import reason_words

pytestmark = pytest.mark.usefixtures("languages")


@pytest.mark.parametrize("fault", [fault for fault in RecordingFault if fault is not RecordingFault.NONE])
def test_every_fault_has_words(fault: RecordingFault) -> None:
    words = reason_words(fault.value)
    assert words != fault.value
    assert "_" not in words
    assert not words.endswith(".")


def test_text_of_a_service_stays_as_it_is() -> None:
    assert reason_words("Plan limit reached") == "Plan limit reached"
    assert reason_words("") == ""


def test_another_language(languages: Languages) -> None:
    languages.use("pseudo")
    assert reason_words("gone").startswith("[")
