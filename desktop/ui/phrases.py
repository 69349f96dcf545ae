"""The fixed words of a window: said once when it is made, and again in another language."""

from __future__ import annotations

from collections.abc import Callable


class Phrases:
    """`say(button.setText, lambda: tr("Dialog", "Save"))` says it at once; `again` says all of them on LanguageChange.

    For what does not change with the state: the window itself says the rest.
    """

    def __init__(self) -> None:
        self._said: list[tuple[Callable[[str], object], Callable[[], str]]] = []

    def say(self, show: Callable[[str], object], words: Callable[[], str]) -> None:
        """Show the words, now and with every other language. Both must live as long as this does."""
        self._said.append((show, words))
        show(words())

    def again(self) -> None:
        """In the language of now."""
        for show, words in self._said:
            show(words())
