"""The disk image for macOS: the commands that would make it, and in which order."""

from __future__ import annotations

import base64
import plistlib
import subprocess
from pathlib import Path

import pytest

import macos
from environment import SetupFailed
from macos import (
    APP,
    ENTITLEMENTS,
    USAGE,
    WEB_ENTITLEMENTS,
    imaging,
    information,
    inner_bundles,
    keychain_making,
    machine_code,
    notarisation,
    signing,
    translate,
    written_entitlements,
)

CODE = b"\xcf\xfa\xed\xfe and more"
Commands = list[list[str]]


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """A bundle as PyInstaller makes it."""
    bundle = tmp_path / "frozen" / APP
    (bundle.parent / "airdesk").mkdir(parents=True)
    web = "Contents/Frameworks/PySide6/Qt/lib/QtWebEngineCore.framework/Helpers/QtWebEngineProcess.app/Contents/MacOS"
    for place, data in {
        "Contents/MacOS/airdesk": CODE,
        "Contents/Frameworks/av/core.so": CODE,
        "Contents/Frameworks/python3.11/text.py": b"print()",
        f"{web}/QtWebEngineProcess": CODE,
        "Contents/Resources/tokens.json": b"{}",
    }.items():
        (bundle / place).parent.mkdir(parents=True, exist_ok=True)
        (bundle / place).write_bytes(data)
    (bundle / "Contents/Resources/core.so").symlink_to("../Frameworks/av/core.so")
    return bundle


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """What would be run, in its order; none of it is."""
    for name in (
        macos.CERTIFICATE, macos.PASSWORD, macos.IDENTITY, macos.NOTARY_KEY, macos.NOTARY_KEY_ID, macos.NOTARY_ISSUER,
    ):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    commands: Commands = []

    def run(command: list[str], check: bool) -> subprocess.CompletedProcess[bytes]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    return commands


def test_the_facts_say_why_each_device_is_asked_for() -> None:
    facts = information("1.2.3")
    plistlib.loads(plistlib.dumps(facts))
    assert facts["CFBundleShortVersionString"] == facts["CFBundleVersion"] == "1.2.3"
    assert facts["CFBundleIdentifier"] == "org.airdesk.Airdesk"
    for key in ("NSMicrophoneUsageDescription", "NSCameraUsageDescription", "NSLocalNetworkUsageDescription"):
        assert facts[key].startswith("Airdesk ")
        assert USAGE[key][0] != USAGE[key][1]


def test_they_are_said_in_vietnamese_too(app: Path) -> None:
    translate(app)
    words = plistlib.loads((app / "Contents/Resources/vi.lproj/InfoPlist.strings").read_bytes())
    assert set(words) == set(USAGE)


def test_what_lies_deeper_is_signed_first_and_the_whole_last(app: Path, tmp_path: Path) -> None:
    *signed, check = signing(app, "Developer ID Application: X", tmp_path / "chain", (Path("o"), Path("w")))
    order = [Path(command[-1]).name for command in signed]
    assert order[-1] == APP
    assert order.index("QtWebEngineProcess") < order.index("QtWebEngineProcess.app")
    assert order.index("QtWebEngineProcess.app") < order.index("QtWebEngineCore.framework") < order.index(APP)
    assert all({"--timestamp", "runtime", "Developer ID Application: X"} <= set(command) for command in signed)
    assert check[1:3] == ["--verify", "--deep"]


def test_only_programs_are_allowed_more(app: Path) -> None:
    commands = signing(app, "X", Path("chain"), (Path("ours"), Path("web")))[:-1]
    entitled = {Path(one[-1]).name: one[one.index("--entitlements") + 1] for one in commands if "--entitlements" in one}
    assert entitled == {"airdesk": "ours", APP: "ours", "QtWebEngineProcess": "web", "QtWebEngineProcess.app": "web"}


def test_links_and_texts_are_not_signed(app: Path) -> None:
    assert {one.name for one in machine_code(app)} == {"airdesk", "core.so", "QtWebEngineProcess"}
    assert len(machine_code(app)) == 3
    assert {one.name for one in inner_bundles(app)} == {"QtWebEngineCore.framework", "QtWebEngineProcess.app"}


def test_the_page_of_a_call_may_compile_and_ask_for_devices(tmp_path: Path) -> None:
    ours, web = written_entitlements(tmp_path)
    assert plistlib.loads(ours.read_bytes()) == ENTITLEMENTS
    assert plistlib.loads(web.read_bytes()) == WEB_ENTITLEMENTS
    assert {"com.apple.security.cs.allow-jit", "com.apple.security.device.audio-input"} <= set(ENTITLEMENTS)
    assert "com.apple.security.device.camera" in ENTITLEMENTS
    assert "com.apple.security.cs.disable-library-validation" not in WEB_ENTITLEMENTS


def test_the_notary_is_waited_for_and_its_answer_fastened() -> None:
    submit, staple = notarisation(Path("a.dmg"), Path("key.p8"), "ID", "ISSUER")
    assert submit[:4] == ["xcrun", "notarytool", "submit", "a.dmg"]
    assert "--wait" in submit
    assert staple == ["xcrun", "stapler", "staple", "a.dmg"]


def test_the_keychain_lets_codesign_in_without_asking() -> None:
    commands = keychain_making(Path("chain"), "pass", Path("c.p12"), "word")
    assert [one[1] for one in commands] == [
        "create-keychain", "set-keychain-settings", "unlock-keychain", "import", "set-key-partition-list",
    ]  # fmt: skip
    assert imaging(Path("stage"), Path("a.dmg"))[-1] == "a.dmg"


def test_without_a_certificate_only_the_image_is_made(
    app: Path, tmp_path: Path, ran: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    (image,) = macos.build(app.with_name("airdesk"), tmp_path / "out", "1.2.3")
    assert image.name.startswith("airdesk-1.2.3-")
    assert image.suffix == ".dmg"
    assert [command[0] for command in ran] == ["codesign", "hdiutil"]
    assert ran[0][ran[0].index("--sign") + 1] == "-"  # sealed, by nobody
    assert "Not signed" in capsys.readouterr().out


def test_with_one_all_is_signed_and_notarised_in_order(
    app: Path, tmp_path: Path, ran: Commands, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = base64.b64encode(b"secret").decode()
    monkeypatch.setenv(macos.CERTIFICATE, secret)
    with pytest.raises(SetupFailed, match=macos.IDENTITY):
        macos.build(app.with_name("airdesk"), tmp_path / "out", "1.2.3")
    monkeypatch.setenv(macos.IDENTITY, "Developer ID Application: X")
    monkeypatch.setenv(macos.PASSWORD, "word")
    macos.build(app.with_name("airdesk"), tmp_path / "out", "1.2.3")
    assert "Not notarised" in capsys.readouterr().out
    ran.clear()
    monkeypatch.setenv(macos.NOTARY_KEY, secret)
    macos.build(app.with_name("airdesk"), tmp_path / "out", "1.2.3")
    kinds = [" ".join(one[:2]) for one in ran]
    image = kinds.index("hdiutil create")
    assert kinds[0] == "security create-keychain"
    assert kinds.index("codesign --verify") < image < kinds.index("xcrun notarytool") < kinds.index("xcrun stapler")
    assert ran[image + 1][-1].endswith(".dmg")
    assert kinds[image + 2] == "security delete-keychain"  # before anything is sent
    said = capsys.readouterr()
    assert "word" not in said.out + said.err


def test_what_fails_is_named_without_its_secrets(
    app: Path, tmp_path: Path, ran: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(macos.CERTIFICATE, base64.b64encode(b"secret").decode())
    monkeypatch.setenv(macos.IDENTITY, "X")
    monkeypatch.setenv(macos.PASSWORD, "word")

    def run(command: list[str], check: bool) -> subprocess.CompletedProcess[bytes]:
        ran.append(command)
        return subprocess.CompletedProcess(command, int(command[1] == "import"))

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(SetupFailed, match="security import failed") as failed:
        macos.build(app.with_name("airdesk"), tmp_path / "out", "1")
    assert "word" not in str(failed.value)
    assert ran[-1][:2] == ["security", "delete-keychain"]


def test_no_bundle_is_said(tmp_path: Path) -> None:
    with pytest.raises(SetupFailed, match="no Airdesk"):
        macos.build(tmp_path / "airdesk", tmp_path, "1")
