"""The house rules that no linter knows: sizes, names, mirrors, where text and background work may be."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "desktop").rglob("*.py"))
PROGRAMS = sorted((ROOT / "packaging").glob("*.py"))
TESTS = sorted(path for path in (ROOT / "tests").rglob("test_*.py"))

MOST_LINES, MOST_FUNCTION_LINES, MOST_PUBLIC_METHODS = 350, 60, 15
NO_NOUNS = {"manager", "managers", "helper", "helpers", "util", "utils", "common", "base", "misc"}

# Sources without a test at the same path, each with where it is tested instead.
TESTED_ELSEWHERE = {
    "desktop/control/air_effects.py": "words without behaviour; tests/control/test_broadcast.py uses them",
    "desktop/control/call_orders.py": "words without behaviour; tests/control/test_call_course.py uses them",
    "desktop/control/desk.py": "words without behaviour; tests/ui/test_fake_desk.py compares its names",
    "desktop/control/mezon_desk.py": "words without behaviour",
    "desktop/control/mix_orders.py": "words without behaviour; tests/control/test_mix_course.py uses them",
    "desktop/control/mix_sheet.py": "tests/control/test_mix_course.py reads every line that is entered",
    "desktop/control/link.py": "only builds; tests/flows/test_mezon_desk.py speaks through it",
    "desktop/core/account.py": "words without behaviour",
    "desktop/core/call_kind.py": "words without behaviour",
    "desktop/core/call_page.py": "words without behaviour; tests/control/test_call_course.py tells them",
    "desktop/core/member.py": "words without behaviour",
    "desktop/core/remote.py": "words without behaviour; tests/control/test_remote.py walks the states",
    "desktop/core/model.py": "words without behaviour",
    "desktop/core/socket_state.py": "words without behaviour",
    "desktop/core/launch.py": "words without behaviour",
    "desktop/core/chat.py": "words without behaviour",
    "desktop/core/chat_line.py": "words without behaviour",
    "desktop/media/decoder_stats.py": "words without behaviour; tests/media/test_decoder.py reads them",
    "desktop/ui/chat/face.py": "words without behaviour",
    "desktop/services/meetstream/listener.py": "words without behaviour; test_ingest.py uses them",
    "desktop/services/mezon/wire/mezon_pb2.py": "generated; tests/packaging/test_wire.py makes it again",
    "desktop/sim/calls/switches.py": "words without behaviour; each is thrown in the test of the file that obeys it",
    "desktop/sim/mezon/lines.py": "words without behaviour",
    "desktop/sim/mezon/switches.py": "words without behaviour; each is thrown in the test of the file that obeys it",
    "desktop/sim/zego/codes.py": "words without behaviour; each code is met in the test of the file that gives it",
    "desktop/sim/zego/switches.py": "words without behaviour; each is thrown in the test of the file that obeys it",
    "desktop/ui/panel_dock.py": "tests/ui/test_docks.py floats, fills and pulls them",
    "desktop/ui/settings/card_lines.py": "tests/ui/settings/test_zego_card.py and test_mezon_card.py read them",
    "desktop/ui/settings/cards.py": "words without behaviour; tests/ui/settings/test_connect_words.py reads them",
    "desktop/ui/bind/service_cards.py": "tests/ui/bind/test_connect.py joins all four of them",
    "desktop/ui/field_note.py": "tests/ui/test_fields.py reads it with the other parts of a form",
    "desktop/settings/schema.py": "words without behaviour; bounds are tested in tests/settings/test_store.py",
    "desktop/sim/mezon/stn_events.py": "words without behaviour; tests/sim/mezon/test_stn.py uses them",
    "desktop/sim/mezon/stn_rules.py": "words without behaviour; tests/flows/test_on_air.py turns the switches",
    "desktop/ui/mixer/standing.py": "words without behaviour",
    "desktop/ui/mixer/wishes.py": "signals without behaviour; tests/ui/mixer/test_panel.py reads them",
    "packaging/build_hook.py": "tests/packaging/test_wheel.py builds a wheel with it",
}
# Tests of no single source.
NO_SOURCE = {
    "test_structure.py", "test_pyside.py", "ui/test_whole_window.py", "ui/test_spoken_names.py",
    "ui/test_deleted_widgets.py",
    "packaging/test_wheel.py", "packaging/test_installers_workflow.py", "packaging/test_windows_setup.py",
}  # fmt: skip
# Not loaded before the window has painted itself: every one of these would be waited for at each start.
AFTER_THE_WINDOW = {
    "asyncio", "ssl", "socket", "typing_extensions", "qasync", "email", "importlib.metadata", "dataclasses", "json",
    "websockets", "platformdirs", "PySide6.QtNetwork", "PySide6.QtDBus",
    "desktop.wiring", "desktop.mezon_wiring", "desktop.mix_entrance", "desktop.remote_entrance", "desktop.demo_sitting",
    "desktop.ui.channels", "desktop.ui.chat",
    "desktop.ui.onair", "desktop.control", "desktop.services", "desktop.media", "desktop.sim", "desktop.settings.store",
    "desktop.ui.console", "desktop.ui.bind", "desktop.ui.settings", "desktop.ui.wall.tile", "desktop.ui.popover",
    "desktop.ui.notices.history", "desktop.ui.first_run", "desktop.ui.invite_dialog", "desktop.ui.notices.line",
    "desktop.ui.actions", "desktop.core.signal", "desktop.core.errors", "desktop.sittings", "desktop.trouble_entrance",
}  # fmt: skip
# Kinds of words that PySide makes of a class when it is first used: these two alone would cost seven milliseconds.
AFTER_THE_PAINT = {"PrimitiveElement": "QStyle", "Preset": "QGradient"}
# Not loaded until somebody needs it: what the window opens with on an idle desk.
LAZY = {
    "sqlite3", "desktop.core.mix", "desktop.control.state_file",
    "desktop.mezon_wiring", "desktop.control.account", "desktop.services.mezon", "desktop.ui.bind.mezon",
    "desktop.control.mixer", "desktop.control.mix_desk", "desktop.control.mix_check", "desktop.services.zego",
    "desktop.ui.bind.mixer", "desktop.ui.mixer", "desktop.ui.named_address", "desktop.ui.channels",
    "desktop.ui.chat.page", "desktop.ui.chat.panel", "html.entities",
    "desktop.control.calls", "desktop.services.calls", "aiortc", "desktop.control.call_desk", "desktop.ui.calls",
    "desktop.control.call_listening", "desktop.core.call_page", "desktop.ui.bind.call_cough",
    "desktop.ui.bind.call_invite", "desktop.ui.bind.call_remedies",
    "desktop.ui.bind.calls", "PySide6.QtWebEngineCore", "PySide6.QtWebChannel",
    "desktop.control.health_csv", "desktop.ui.health", "desktop.ui.bind.health",
    "desktop.core.remote", "desktop.control.remote", "desktop.control.tallies", "desktop.services.remote",
    "desktop.ui.bind.remote_hands", "desktop.ui.bind.remote_page", "desktop.ui.settings.remote_page",
    "desktop.control.licences", "desktop.ui.bind.about", "desktop.ui.about_dialog", "desktop.ui.licences_dialog",
    "av", "numpy", "aiohttp", "google.protobuf", "keyring", "stamina", "psutil", "psygnal", "logging.handlers",
    "desktop.control.sitting_memory", "desktop.control.diagnostics", "desktop.control.support_texts",
    "desktop.core.scrub", "desktop.core.spellings", "desktop.core.legible", "desktop.control.sitting_page",
    "desktop.control.unsaved", "desktop.ui.door", "desktop.ui.diagnostics_dialog", "desktop.ui.bind.diagnostics",
    "desktop.ui.contents", "desktop.ui.kept_window",
    "desktop.ui.help", "desktop.ui.bind.help", "desktop.ui.bind.connect", "desktop.ui.bind.settings_file",
    "desktop.control.settings_file", "desktop.control.settings_tree",
    "desktop.ui.settings.service_card", "desktop.ui.settings.address_faults",
    "PySide6.QtMultimedia", "PySide6.QtSvg", "desktop.media.preview", "desktop.media.slip", "desktop.media.decoder",
    "desktop.ui.pseudo", "dataclasses",
    "desktop.ui.notices.source_words", "desktop.ui.notices.air_words", "desktop.ui.notices.mix_words",
    "desktop.ui.notices.bot_words", "desktop.ui.notices.call_words", "desktop.ui.notices.desk_words",
    "desktop.ui.notices.remedy_words",
}  # fmt: skip


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def nodes(paths: list[Path], *kinds: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    for path in paths:
        for node in ast.walk(tree(path)):
            if isinstance(node, kinds):
                yield f"{shown(path)}:{getattr(node, 'lineno', 0)}", node


def test_there_is_something_to_look_at() -> None:
    assert len(SOURCES) > 50
    assert len(TESTS) > 10


def test_every_source_has_its_test_at_the_same_path() -> None:
    missing = []
    for path in [*SOURCES, *PROGRAMS]:
        name = shown(path)
        mirror = ROOT / "tests" / Path(name.removeprefix("desktop/")).with_name(f"test_{path.name}")
        if path.name != "__init__.py" and name not in TESTED_ELSEWHERE and not mirror.exists():
            missing.append(f"{name} -> {shown(mirror)}")
    assert not missing, "\n".join(missing)
    assert not [name for name in TESTED_ELSEWHERE if not (ROOT / name).exists()]


def test_every_test_has_its_source() -> None:
    orphans = []
    for path in TESTS:
        place = path.relative_to(ROOT / "tests")
        source = place.with_name(place.name.removeprefix("test_"))
        beside = path.with_name(source.name)  # a stand-in of the tests, tested itself
        known = (ROOT / "desktop" / source).exists() or (ROOT / source).exists() or beside.exists()
        if place.parts[0] not in ("flows", "bench") and place.as_posix() not in NO_SOURCE and not known:
            orphans.append(shown(path))
    assert not orphans, "\n".join(orphans)


def test_files_are_short_and_say_what_lives_in_them() -> None:
    for path in [*SOURCES, *PROGRAMS]:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES, shown(path)
        assert ast.get_docstring(tree(path)), shown(path)
        assert not NO_NOUNS.intersection(path.stem.split("_")), shown(path)


def test_functions_are_short() -> None:
    long = [
        f"{place} {node.name}"
        for place, node in nodes([*SOURCES, *PROGRAMS, *TESTS], ast.FunctionDef, ast.AsyncFunctionDef)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > MOST_FUNCTION_LINES
    ]
    assert not long, "\n".join(long)


def test_classes_are_small() -> None:
    large = []
    for place, node in nodes(SOURCES, ast.ClassDef):
        assert isinstance(node, ast.ClassDef)
        public = [
            one.name
            for one in node.body
            if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
            and re.fullmatch(r"[a-z][a-z0-9_]*", one.name)  # not what Qt calls: paintEvent, sizeHint
            and not one.decorator_list  # not a property
        ]
        if len(public) > MOST_PUBLIC_METHODS:
            large.append(f"{place} {node.name}: {len(public)}")
    assert not large, "\n".join(large)


def test_text_for_people_is_only_in_the_window() -> None:
    """`tr` with a literal context and source, else the extraction does not see it."""
    for place, call in nodes(SOURCES, ast.Call):
        assert isinstance(call, ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "tr":
            pytest.fail(f"{place}: tr of i18n.py, not QObject.tr")
        if not (isinstance(call.func, ast.Name) and call.func.id == "tr"):
            continue
        assert place.startswith("desktop/ui/"), place
        literal = [isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value for one in call.args[:2]]
        assert literal.count(False) == 0, place
        assert len(literal) == 2, place


def test_background_work_is_started_in_one_place() -> None:
    """The linter knows `asyncio.create_task`; this also knows `loop.create_task`. A TaskGroup is one operation's."""
    for place, node in nodes(SOURCES, ast.Attribute):
        assert isinstance(node, ast.Attribute)
        if node.attr in ("create_task", "ensure_future") and not place.startswith("desktop/core/tasks.py"):
            group = isinstance(node.value, ast.Name) and node.value.id == "group"
            assert group, f"{place}: start it with desktop.core.tasks.Tasks"


def test_what_is_switched_off_says_why() -> None:
    unexplained = []
    for path in [*SOURCES, *PROGRAMS, *TESTS]:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            code = re.search(r"# type: ignore(\[[a-z\-, ]+\]  # \S+)?", line)
            if code and not code.group(1) and path != Path(__file__).resolve():
                unexplained.append(f"{shown(path)}:{number}")
    assert not unexplained, "\n".join(unexplained)


def test_an_idle_desk_loads_nothing_heavy() -> None:
    program = "import sys, desktop.app, desktop.sittings, desktop.ui.main_window; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert not LAZY.intersection(done.stdout.split())


def test_nothing_is_loaded_before_the_window_that_it_does_not_show(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"welcomed": true}')
    program = """
import enum, sys
from desktop import app
create, made = enum.EnumType._create_, []
def spied(cls, name, *more, **named):
    made.append(name)
    return create(cls, name, *more, **named)
enum.EnumType._create_ = spied
def painted(*_):
    import linecache
    print(*sys.modules, *made)
    assert not any("main_window" in name for name in linecache.cache), "PySide reads our sources"
    from desktop.ui.console import Outcome
    return Outcome.QUIT
app._sit = painted
sys.exit(app.main(["--home", sys.argv[1]]))
"""
    for _ in range(2):  # the first start draws the icons that later ones load
        done = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, cwd=ROOT, check=False,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "desktop.ui.main_window" in loaded
    assert not (AFTER_THE_WINDOW | LAZY).intersection(loaded)
    assert "SizeConstraint" in loaded, "PySide makes its words otherwise"
    assert not AFTER_THE_PAINT.keys() & loaded
