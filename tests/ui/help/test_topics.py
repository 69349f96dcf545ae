"""The topics as they are shipped: all there in every language, short, and their links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.paths import Paths
from desktop.ui.help.topics import ORDER, Topics

HELP = Paths.resources() / "help"
LINK = re.compile(r"\]\(([^)]+)\)")
MOST_LINES = 45


@pytest.fixture
def topics() -> Topics:
    return Topics(HELP, "en")


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_topic_is_there_and_no_other(language: str) -> None:
    assert {file.stem for file in (HELP / language).iterdir()} == set(ORDER)


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("topic", ORDER)
def test_a_topic_has_a_title_is_short_and_leads_only_to_topics(language: str, topic: str) -> None:
    text = (HELP / language / Topics.file(topic)).read_text("utf-8")
    lines = text.splitlines()
    assert lines[0].startswith("# ")
    assert len(lines) <= MOST_LINES
    assert "://" not in text.replace("wss://", "").replace("ws://", "")  # it is read without a network
    for link in LINK.findall(text):
        assert link.removesuffix(".md") in ORDER, link
        assert link != Topics.file(topic)


def test_both_languages_link_to_the_same_topics() -> None:
    for topic in ORDER:
        own, other = ((HELP / one / Topics.file(topic)).read_text("utf-8") for one in ("en", "vi"))
        assert LINK.findall(own) == LINK.findall(other), topic


def test_every_topic_is_linked_from_another() -> None:
    linked = {link for topic in ORDER for link in LINK.findall((HELP / "en" / Topics.file(topic)).read_text("utf-8"))}
    alone = {topic for topic in ORDER if Topics.file(topic) not in linked}
    assert alone <= {"start", "leaving", "layouts", "addresses", "settings"}  # the list has them


def test_words_are_found_without_marks_and_titles_first(topics: Topics) -> None:
    assert topics.found("") == ORDER
    assert topics.found("mute ALL")[0] == "mute-all"
    assert topics.found("zzz") == ()
    assert "mix" in Topics(HELP, "vi").found("ban tron")


def test_what_is_not_translated_is_english(tmp_path: Path) -> None:
    for topic in ORDER:
        (tmp_path / "en").mkdir(exist_ok=True)
        (tmp_path / "en" / Topics.file(topic)).write_text("# English\n")
    (tmp_path / "vi").mkdir()
    (tmp_path / "vi" / "mix.md").write_text("# Bản trộn\n", "utf-8")
    found = Topics(tmp_path, "vi")
    assert (found.title("mix"), found.title("chat")) == ("Bản trộn", "English")
    assert Topics(tmp_path, "pseudo").title("mix") == "English"
