"""What an address must be to be a track, its title, and what is shown of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.track_address import TrackRefusal, refusal, shown_address, title_of

R = TrackRefusal


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://clips.example/a.ogg", R.NONE),
        ("http://127.0.0.1:8080/deep/a.OPUS?sig=1%2F2", R.NONE),
        ("https://[::1]/a.webm", R.NONE),
        ("", R.EMPTY),
        ("clips.example/a.ogg", R.NOT_ABSOLUTE),
        ("/music/a.ogg", R.NOT_ABSOLUTE),
        ("file:///music/a.ogg", R.NOT_ABSOLUTE),
        ("ftp://clips.example/a.ogg", R.NOT_ABSOLUTE),
        ("https:///a.ogg", R.NOT_ABSOLUTE),
        ("C:\\music\\a.ogg", R.NOT_ABSOLUTE),
        ("https://clips.example/a.mp3", R.ENDING),
        ("https://clips.example/a.ogg/", R.ENDING),
        ("https://clips.example/page?file=a.ogg", R.ENDING),
        ("https://user:secret@clips.example/a.ogg", R.LOGIN),
        ("https://clips.example/my song.ogg", R.UNREADABLE),
        ("https://clips.example/a\u202e.ogg", R.UNREADABLE),
        ("https://clips.example/a\n.ogg", R.UNREADABLE),
        ("https://clips.example:99999/a.ogg", R.UNREADABLE),
        ("https://[::1/a.ogg", R.UNREADABLE),
        ("https://clips.example/a.ogg#t=5", R.UNREADABLE),
        ("https://clips.example\\@evil.example/a.ogg", R.LOGIN),
        (f"https://clips.example/{'a' * 2100}.ogg", R.TOO_LONG),
    ],
)
def test_what_the_service_would_refuse_is_refused_here(address: str, why: TrackRefusal) -> None:
    assert refusal(address) is why


@given(st.text(max_size=60))
def test_no_text_makes_it_raise(text: str) -> None:
    for address in (text, f"https://{text}", f"https://clips.example/{text}.ogg"):
        if refusal(address) is R.NONE:
            assert shown_address(address)
            title_of(address)


def test_a_title_and_what_is_shown_of_an_address() -> None:
    assert title_of("https://clips.example/dir/Night%20Desk%20114.opus?x=1") == "Night Desk 114.opus"
    assert shown_address("https://u:p@clips.example:8/a.ogg?token=secret#x") == "https://clips.example:8/a.ogg"
