from __future__ import annotations

from typing import Any

import pytest

from desktop.sim.calls.channels import MOST_MESSAGES, Channels
from desktop.sim.calls.refused import Code, Refused

CID = "messaging:newsroom"


@pytest.fixture
def channels() -> Channels:
    made = Channels()
    made.open(CID)
    return made


def test_messages_keep_their_attachments(channels: Channels) -> None:
    attachments = [{"type": "call", "call": {"id": "x", "more": [1]}}]
    made = channels.post(CID, {"text": "Join", "attachments": attachments}, "mai")
    assert channels.messages(CID) == [made]
    assert made["attachments"] == attachments
    assert made["user"]["id"] == "mai"
    assert made["created_at"].endswith("Z")


def test_the_newest_come_when_few_are_asked_for(channels: Channels) -> None:
    for number in range(MOST_MESSAGES + 5):
        channels.post(CID, {"text": str(number)}, "mai")
    assert [one["text"] for one in channels.messages(CID, 2)] == ["303", "304"]
    assert len(channels.messages(CID)) == MOST_MESSAGES
    assert channels.messages(CID, 0) == []


def test_only_the_author_changes_a_message(channels: Channels) -> None:
    made = channels.post(CID, {"id": "m", "text": "Join"}, "mai")
    channels.replace("m", {"text": "Over"}, "mai")
    assert made["text"] == "Over"
    for message_id, user, code in (("m", "lan", Code.NOT_ALLOWED), ("none", "mai", Code.MISSING)):
        with pytest.raises(Refused) as caught:
            channels.replace(message_id, {"text": "x"}, user)
        assert caught.value.code is code


@pytest.mark.parametrize("given", [None, "x", {}, {"text": 5}, {"text": "x", "attachments": "y"}])
def test_what_is_no_message(channels: Channels, given: Any) -> None:
    with pytest.raises(Refused) as caught:
        channels.post(CID, given, "mai")
    assert caught.value.code is Code.INPUT


def test_one_id_is_one_message(channels: Channels) -> None:
    channels.post(CID, {"id": "m", "text": "x"}, "mai")
    with pytest.raises(Refused):
        channels.post(CID, {"id": "m", "text": "x"}, "mai")


def test_a_channel_that_is_not_there(channels: Channels) -> None:
    with pytest.raises(Refused) as caught:
        channels.post("messaging:nowhere", {"text": "x"}, "mai")
    assert caught.value.code is Code.MISSING
