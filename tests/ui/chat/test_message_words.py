from __future__ import annotations

import pytest

from desktop.core.chat import SYSTEM, Attachment, Message, MessageCode
from desktop.ui.chat.message_words import message_words, system_icon


@pytest.mark.usefixtures("languages")
def test_what_is_read_of_a_message() -> None:
    assert message_words(Message(1, 2, text="hi\u202e")) == "hi"
    assert message_words(Message(1, 2, text="hi", removed=True)) == "Message deleted"
    assert message_words(Message(1, 2, attachments=(Attachment("a", "b"),))) == ""
    assert "cannot be shown" in message_words(Message(1, 2, code=MessageCode.POLL))
    assert "cannot be shown" in message_words(Message(1, 2, code=99))


@pytest.mark.usefixtures("languages")
def test_every_line_of_the_service_has_words_and_a_sign() -> None:
    for code in SYSTEM:
        empty = Message(1, 2, sender_name="Ana\n\u202e", code=code)
        assert "Ana" in message_words(empty)
        assert "\n" not in message_words(empty)
        assert message_words(Message(1, 2, text="as it says", code=code)) == "as it says"
        assert system_icon(empty) != "state-info"
