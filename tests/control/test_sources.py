"""The wall as a list: order, focus, names."""

from desktop.control.source import Source
from desktop.control.sources import Sources


def wall(*names: str) -> Sources:
    sources = Sources()
    for name in names:
        sources.add(Source(name, name.upper()))
    return sources


def test_the_first_source_gets_the_focus_and_newcomers_do_not() -> None:
    sources = wall("a", "b")
    assert sources.focus_id == "a"
    assert [sources.view(source_id).number for source_id in sources.ids] == [1, 2]


def test_moving_keeps_everybody() -> None:
    sources = wall("a", "b", "c")
    sources.move("c", 0)
    assert sources.ids == ("c", "a", "b")
    sources.move("c", 99)
    assert sources.ids == ("a", "b", "c")
    sources.move("x", 0)
    assert sources.ids == ("a", "b", "c")


def test_only_what_is_over_leaves_and_it_can_come_back() -> None:
    sources = wall("a", "b")
    sources.remove_tile("a")
    assert sources.ids == ("a", "b")
    source = sources.get("a")
    assert source is not None
    source.ended(2.0)
    sources.remove_tile("a")
    assert (sources.ids, sources.focus_id) == (("b",), "b")
    sources.restore_tile()
    assert sources.ids == ("a", "b")


def test_removed_tiles_come_back_newest_first() -> None:
    sources = wall("a", "b", "c")
    for source_id in ("a", "c"):
        source = sources.get(source_id)
        assert source is not None
        source.ended(2.0)
        sources.remove_tile(source_id)
    sources.restore_tile()
    assert sources.ids == ("b", "c")
    sources.restore_tile()
    sources.restore_tile()
    assert sources.ids == ("a", "b", "c")


def test_a_name_is_one_line_and_never_empty() -> None:
    sources = wall("a")
    sources.rename("a", "  Field \n Da Nang ")
    sources.rename("a", "   ")
    assert sources.view("a").name == "Field Da Nang"


def test_diagnostics_hold_no_link_and_no_address() -> None:
    sources = Sources()
    sources.add(Source("a", "A", link="https://meet.google.com/abc-defg-hij"))
    text = sources.diagnostics("a")
    assert '"state": "invited"' in text
    assert "meet.google.com" not in text
