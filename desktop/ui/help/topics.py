"""The topics of the help: Markdown files, one folder for each language. English stands in where one is missing."""

from __future__ import annotations

from pathlib import Path

from desktop.core.finding import has_words, plain

START = "start"
ORDER = (  # as the list shows them
    START,
    "first-evening",
    "trouble",
    "wall",
    "invite",
    "addresses",
    "recording",
    "listening",
    "on-air",
    "playlist",
    "as-run",
    "channels",
    "chat",
    "mix",
    "calls",
    "mute-all",
    "notices",
    "status",
    "health",
    "account",
    "services",
    "ingest",
    "settings",
    "shortcuts",
    "remote",
    "layouts",
    "leaving",
)


class Topics:
    """Those of one language, read at once; they are short. Raises OSError if none were shipped."""

    def __init__(self, folder: Path, language: str) -> None:
        """`folder` holds the folders of the languages."""
        own, english = folder / language, folder / "en"
        self.folders = (own, english) if own != english and own.is_dir() else (english,)
        self._texts = {topic: self._read(topic) for topic in ORDER}

    @staticmethod
    def file(topic: str) -> str:
        """Its name; links between topics are written with it."""
        return f"{topic}.md"

    def title(self, topic: str) -> str:
        """Its first line."""
        return self._texts[topic].partition("\n")[0].lstrip("# ").strip()

    def found(self, text: str) -> tuple[str, ...]:
        """The topics that hold all of these words, in their order; those that have them in the title before others."""
        words = plain(text).split()
        hits = [topic for topic in ORDER if has_words(words, plain(self._texts[topic]))]
        return tuple(sorted(hits, key=lambda topic: not has_words(words, plain(self.title(topic)))) if words else hits)

    def _read(self, topic: str) -> str:
        for folder in self.folders[:-1]:
            file = folder / self.file(topic)
            if file.exists():
                return file.read_text("utf-8")
        return (self.folders[-1] / self.file(topic)).read_text("utf-8")
