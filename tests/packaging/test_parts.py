"""What an installer ships: the console's own needs on the three systems, and nothing beside."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

import parts

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/QtCore.abi3.so",
        "PySide6/QtCore.pyd",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt6Core.dll",
        "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/libpyside6.abi3.so.6.11",
        "PySide6/Qt/lib/libQt6WebEngineCore.so.6",
        "PySide6/Qt/libexec/QtWebEngineProcess",
        "PySide6/QtWebEngineProcess.exe",
        "PySide6/Qt/resources/icudtl.dat",
        "PySide6/Qt/translations/qtbase_en.qm",
        "PySide6/Qt/translations/qtwebengine_locales/vi.pak",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "shiboken6/Shiboken.abi3.so",
        "av.libs/libxcb-5ddf6756.so.1.1.0",
        "numpy/_core/_multiarray_umath.cpython-311-x86_64-linux-gnu.so",
        "resources/call/index.html",
        "libssl.so.3",
    ],
)
def test_what_the_console_needs_is_shipped(place: str) -> None:
    assert parts.is_shipped(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/QtQml.abi3.so",
        "PySide6/Qt3DCore.abi3.so",
        "PySide6/Qt/lib/libQt6Quick3D.so.6",
        "PySide6/Qt/lib/libQt6Pdf.so.6",
        "PySide6/Qt6Designer.dll",
        "PySide6/Qt/lib/QtCharts.framework/Versions/A/QtCharts",
        "PySide6/Qt/lib/libavcodec.so.61",
        "PySide6/Qt/libexec/qmlcachegen",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/resources/qtwebengine_devtools_resources.pak",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/qtwebengine_locales/de.pak",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so",
        "numpy/_core/tests/data.csv",
        "av/container/core.pxd",
    ],
)
def test_what_it_does_not_need_is_not(place: str) -> None:
    assert not parts.is_shipped(place)


def test_libraries_of_the_system_stay_there_but_for_pythons_own() -> None:
    assert not parts.is_shipped("libX11.so.6", "/lib/x86_64-linux-gnu/libX11.so.6")
    assert not parts.is_shipped("libstdc++.so.6", "/usr/lib/x86_64-linux-gnu/libstdc++.so.6")
    assert parts.is_shipped("libssl.so.3", "/usr/lib/x86_64-linux-gnu/libssl.so.3")
    assert parts.is_shipped("libpython3.11.so.1.0", "/root/.pyenv/versions/3.11.7/lib/libpython3.11.so.1.0")
    assert parts.is_shipped("av.libs/libxcb-5ddf6756.so.1.1.0", "/venv/lib/python3.11/site-packages/av.libs/libxcb.so")


def test_a_link_leads_only_within_its_own_package() -> None:
    assert not parts.is_link("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6")
    assert not parts.is_link("PySide6/Qt/lib/libQt6Pdf.so", "PySide6/Qt/lib/libQt6Pdf.so.6")
    assert parts.is_link("PySide6/Qt/lib/QtCore.framework/QtCore", "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore")


def test_on_macos_frameworks_keep_their_links_and_no_others() -> None:
    assert parts.is_apple_link("PySide6/Qt/lib/QtCore.framework/QtCore", "Versions/Current/QtCore")
    assert parts.is_apple_link("PySide6/Qt/lib/QtCore.framework/Versions/Current", "A")
    assert parts.is_apple_link("Python", "Python.framework/Versions/3.11/Python")
    assert parts.is_apple_link("QtCore", "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore")
    assert not parts.is_apple_link("QtPdf", "PySide6/Qt/lib/QtPdf.framework/Versions/A/QtPdf")


def test_only_pyinstallers_own_hooks_are_left_out() -> None:
    assert parts.is_hook("pyi_rth_pyside6")
    assert not parts.is_hook("frozen_start")
    assert not parts.is_hook("__main__")


def test_every_module_of_ours_is_named() -> None:
    found = parts.modules(ROOT / "desktop")
    assert {"desktop", "desktop.app", "desktop.ui.bind.mezon", "desktop.sim.studio", "desktop.ui"} <= set(found)
    assert not [name for name in found if name.endswith(("__main__", "__init__")) or "_data" in name]


def test_the_report_names_the_largest_first(tmp_path: Path) -> None:
    for name, size in (
        ("airdesk", 10), ("_internal/av.libs/one.so", 300), ("_internal/av.libs/two.so", 400),
        ("_internal/PySide6/Qt/lib/libQt6Core.so.6", 500), ("_internal/PySide6/Qt/plugins/platforms/libqxcb.so", 40),
        ("_internal/PySide6/Qt/plugins/iconengines/libqsvgicon.so", 2),
    ):  # fmt: skip
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"." * size)
    (tmp_path / "_internal" / "link.so").symlink_to("av.libs/one.so")
    found = parts.largest(tmp_path, 3)
    assert [(part.name, part.size) for part in found] == [
        ("av.libs", 700), ("PySide6/Qt/lib/libQt6Core.so.6", 500), ("PySide6/Qt/plugins", 42),
    ]  # fmt: skip
    assert parts.size_of(tmp_path) == 1252
    told = parts.report(found, parts.size_of(tmp_path)).splitlines()
    assert len(told) == 4
    assert told[0].endswith("av.libs")
    assert "55.9%" in told[0]


def test_what_lies_alone_is_a_part_of_its_own() -> None:
    assert parts.part_of(PurePosixPath("_internal/libssl.so.3")) == "libssl.so.3"
    assert parts.part_of(PurePosixPath("_internal/PySide6/QtGui.abi3.so")) == "PySide6"
