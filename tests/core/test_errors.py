"""Trouble carries a code, values and details, and nothing else."""

from desktop.core.errors import Code, Trouble


def test_trouble_names_its_code_and_details() -> None:
    trouble = Trouble(Code.BOT_LIMIT, "429 throttled", seconds=12)
    assert trouble.values == {"seconds": 12}
    assert str(trouble) == "bot.limit: 429 throttled"


def test_codes_are_unique_words() -> None:
    values = [code.value for code in Code]
    assert len(values) == len(set(values))
