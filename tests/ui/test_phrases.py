from __future__ import annotations

from desktop.ui.phrases import Phrases


def test_they_are_said_at_once_and_again() -> None:
    heard: list[str] = []
    language = "en"
    phrases = Phrases()
    phrases.say(heard.append, lambda: f"save {language}")
    phrases.say(heard.append, lambda: f"cancel {language}")
    language = "vi"
    phrases.again()
    assert heard == ["save en", "cancel en", "save vi", "cancel vi"]
