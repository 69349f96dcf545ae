from __future__ import annotations

import base64

import pytest

from desktop.core.pull import PullEnded, PullFault
from desktop.media.pull_http import get
from tests.media.flv import live, recorded


def fault_of(address: str) -> PullFault:
    with pytest.raises(PullEnded) as ended:
        get(address)
    assert "secret" not in str(ended.value)
    return ended.value.fault


def test_what_cannot_be_had_says_why() -> None:
    with live(b"") as server:
        assert fault_of(f"{server.base}/nothing?secret") is PullFault.MISSING
        assert fault_of(f"{server.base}/denied?secret") is PullFault.DENIED
        port = server.server_address[1]
    assert fault_of(f"http://127.0.0.1:{port}/secret") is PullFault.REFUSED


@pytest.mark.parametrize("address", ["file:///etc/passwd", "/etc/passwd", "ftp://127.0.0.1/secret", "data:,x"])
def test_a_list_of_segments_reaches_nothing_but_the_web(address: str) -> None:
    assert fault_of(address) is PullFault.NOT_MEDIA


@pytest.mark.parametrize("elsewhere", ["file:///etc/passwd", "ftp://127.0.0.1/secret", "data:,x"])
def test_nor_does_a_redirect(elsewhere: str) -> None:
    with live(b"") as server:
        server.leads_to = elsewhere
        assert fault_of(f"{server.base}/away") in (PullFault.NOT_MEDIA, PullFault.MISSING)


def test_a_login_goes_to_its_own_host_only() -> None:
    with live(recorded(0.2)) as first, live(recorded(0.2)) as second:
        first.leads_to = f"{second.base}/live.flv"
        address = first.base.replace("http://", "http://me:wo%20rd@") + "/away"
        answer = get(address)
        answer.close()
        assert first.logins == ["Basic " + base64.b64encode(b"me:wo rd").decode()]
        assert second.asked == ["/live.flv"]
        assert second.logins == [None]


def test_what_is_there_is_read_without_waiting_for_more() -> None:
    with live(recorded(20.0)) as server:
        answer = get(f"{server.base}/live.flv")
        assert answer.kind == "video/x-flv"
        assert not answer.is_list
        assert answer.read(64 * 1024).startswith(b"FLV")
        answer.close()
