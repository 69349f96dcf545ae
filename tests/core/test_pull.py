from __future__ import annotations

import pytest

from desktop.core.pull import SCHEMES, BadAddress, PullFault, place_of, read_address


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_way_of_sending_is_taken(scheme: str) -> None:
    assert (
        read_address(f"  {scheme}://play.example.net/live/mix?key=1\n") == f"{scheme}://play.example.net/live/mix?key=1"
    )


@pytest.mark.parametrize(
    "text",
    ["", "play.example.net/live", "file:///etc/passwd", "concat:a|b", "https://", "http:///x", "rtmp://host:99999/x",
     "https://host/a b", "https://host/\nfile '/etc/passwd'", "https://host:0/x", "https://[::1/x",
     "https://h/" + "x" * 3000],
)  # fmt: skip
def test_what_is_no_address_of_a_stream_is_refused(text: str) -> None:
    with pytest.raises(BadAddress):
        read_address(text)


def test_what_is_shown_of_an_address_holds_nothing_secret() -> None:
    shown = place_of("rtmps://me:word@live.example.net:4443/app/stream-key?token=abc#x")
    assert shown == "rtmps://live.example.net:4443"
    assert place_of("http://[2001:db8::1]:80/a") == "http://[2001:db8::1]:80"


def test_only_what_no_other_try_can_mend_is_final() -> None:
    assert {fault for fault in PullFault if fault.final} == {PullFault.CODING, PullFault.PROGRAM}
