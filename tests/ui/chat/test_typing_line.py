from __future__ import annotations

import pytest

from desktop.ui.chat.typing_line import typing_words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["Linh"], "Linh is typing…"),
        (["Linh", "Mei"], "Linh and 1 other are typing…"),
        (["Linh", "Mei", "Bảo"], "Several people are typing…"),
    ],
)
def test_who_is_typing(languages: object, names: list[str], words: str) -> None:
    assert typing_words(names).replace("\u2068", "").replace("\u2069", "") == words
