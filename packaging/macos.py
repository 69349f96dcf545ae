"""The disk image for macOS: the bundle that PyInstaller makes with `information`, signed, notarised, in a .dmg.

UNTESTED: written on Linux from Apple's and PyInstaller's documentation; nobody has run it on a Mac. The command lines
are made by pure functions, and only those are tested. Standard library only.

Signing needs, in the environment, AIRDESK_MACOS_CERTIFICATE (Developer ID Application, a .p12 in base64),
AIRDESK_MACOS_CERTIFICATE_PASSWORD and AIRDESK_MACOS_IDENTITY (its name); the notary AIRDESK_NOTARY_KEY (a .p8 of App
Store Connect in base64), AIRDESK_NOTARY_KEY_ID and AIRDESK_NOTARY_ISSUER. Without the first of each nothing is signed
or notarised, and that is said.
"""

from __future__ import annotations

import contextlib
import os
import platform
import plistlib
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from environment import SetupFailed
from secret_file import secret_file

APP = "Airdesk.app"
IDENTIFIER = "org.airdesk.Airdesk"
OLDEST = "13.0"  # what Qt 6.11 asks for
CERTIFICATE, PASSWORD, IDENTITY = (
    "AIRDESK_MACOS_CERTIFICATE", "AIRDESK_MACOS_CERTIFICATE_PASSWORD", "AIRDESK_MACOS_IDENTITY",
)  # fmt: skip
NOTARY_KEY, NOTARY_KEY_ID, NOTARY_ISSUER = "AIRDESK_NOTARY_KEY", "AIRDESK_NOTARY_KEY_ID", "AIRDESK_NOTARY_ISSUER"
WEB_ENGINE = "QtWebEngineProcess.app"
# The hardened runtime forbids what is not asked for: compiled JavaScript of the call page, closures of ctypes and
# cffi, and the devices of a call. The first two go for the web engine's own processes, which also write into pages
# that they run (spyder-ide/spyder#18789).
ENTITLEMENTS = {
    "com.apple.security.cs.allow-jit": True,
    "com.apple.security.cs.allow-unsigned-executable-memory": True,
    "com.apple.security.device.audio-input": True,
    "com.apple.security.device.camera": True,
}
WEB_ENTITLEMENTS = {**ENTITLEMENTS, "com.apple.security.cs.disable-executable-page-protection": True}
# How a file of machine code for macOS begins: 64 bits, and several kinds in one.
MACH_O = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
# Why a device is asked for; macOS shows it with the question, and ends a program that says nothing.
USAGE = {
    "NSMicrophoneUsageDescription": (
        "Airdesk sends your voice into a call that you join.",
        "Airdesk gửi giọng nói của bạn vào cuộc gọi mà bạn tham gia.",
    ),
    "NSCameraUsageDescription": (
        "Airdesk sends your picture into a call that you join with your camera on.",
        "Airdesk gửi hình ảnh của bạn vào cuộc gọi mà bạn tham gia với máy quay đang bật.",
    ),
    "NSLocalNetworkUsageDescription": (
        "Airdesk receives the pictures of your bots and sources from your network.",
        "Airdesk nhận hình ảnh từ các bot và nguồn trong mạng của bạn.",
    ),
}
Command = list[str]


def prepare(python: Path, made: Path, version: str) -> None:
    """The icon of the bundle, drawn by an environment with PySide6. Raises SetupFailed."""
    icons = Path(__file__).with_name("app_icon.py")
    if subprocess.run([python, icons, made], check=False).returncode != 0:
        raise SetupFailed("the icon could not be drawn; what was said stands above.")


def information(version: str) -> dict[str, Any]:
    """Info.plist, in English."""
    return {
        "CFBundleName": "Airdesk",
        "CFBundleDisplayName": "Airdesk",
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "vi"],
        "LSApplicationCategoryType": "public.app-category.video",
        "LSMinimumSystemVersion": OLDEST,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "GPL-3.0-or-later",
        **{key: english for key, (english, _) in USAGE.items()},
    }


def build(frozen: Path, out: Path, version: str) -> list[Path]:
    """Sign the bundle beside `frozen`, put it into a disk image, have that notarised. Raises SetupFailed."""
    app = frozen.with_name(APP)
    if not app.is_dir():
        raise SetupFailed(f"there is no {APP} beside {frozen}: airdesk.spec makes it on macOS.")
    translate(app)
    out.mkdir(parents=True, exist_ok=True)
    image = out / f"airdesk-{version}-{platform.machine()}.dmg"
    if not os.environ.get(CERTIFICATE):
        print(f"Not signed: {CERTIFICATE} is not set. macOS will refuse to open it at the first try.", flush=True)
        # The seal that PyInstaller gave it says nothing of the Vietnamese sentences.
        _run_all([["codesign", "--force", "--deep", "--sign", "-", str(app)]])
        pack(app, image)
        return [image]
    identity = os.environ.get(IDENTITY, "")
    if not identity:
        raise SetupFailed(f"{CERTIFICATE} is set, but {IDENTITY} is not.")
    with keychain(os.environ) as chain, tempfile.TemporaryDirectory() as scratch:
        _run_all(signing(app, identity, chain, written_entitlements(Path(scratch))))
        pack(app, image)
        _run_all([_codesign(identity, chain, image)])
    if os.environ.get(NOTARY_KEY):
        with secret_file(os.environ, NOTARY_KEY, "notary.p8") as key:
            _run_all(notarisation(image, key, os.environ.get(NOTARY_KEY_ID, ""), os.environ.get(NOTARY_ISSUER, "")))
    else:
        print(f"Not notarised: {NOTARY_KEY} is not set.", flush=True)
    return [image]


def translate(app: Path) -> None:
    """Put the Vietnamese sentences where macOS looks for them."""
    folder = app / "Contents" / "Resources" / "vi.lproj"
    folder.mkdir(parents=True, exist_ok=True)
    words = {key: vietnamese for key, (_, vietnamese) in USAGE.items()}
    (folder / "InfoPlist.strings").write_bytes(plistlib.dumps(words))


def pack(app: Path, image: Path) -> None:
    """A compressed disk image with the bundle and the way to drag it to. Raises SetupFailed."""
    with tempfile.TemporaryDirectory() as scratch:
        stage = Path(scratch, "Airdesk")
        stage.mkdir()
        shutil.copytree(app, stage / APP, symlinks=True)
        (stage / "Applications").symlink_to("/Applications")
        _run_all([imaging(stage, image)])


def imaging(stage: Path, image: Path) -> Command:
    """The command that makes a disk image of a folder."""
    return ["hdiutil", "create", "-volname", "Airdesk", "-srcfolder", str(stage), "-format", "UDZO", "-ov", str(image)]


def signing(app: Path, identity: str, chain: Path, entitlements: tuple[Path, Path]) -> list[Command]:
    """Sign from the inside out: machine code, the bundles that hold it, the whole. Then have it checked."""
    ours, of_web = entitlements
    commands = []
    for one in [*deepest_first(machine_code(app)), *deepest_first(inner_bundles(app)), app]:
        web = WEB_ENGINE in one.relative_to(app).parts
        entitled = one == app or one.parent == app / "Contents" / "MacOS" or web
        commands.append(_codesign(identity, chain, one, (of_web if web else ours) if entitled else None))
    return [*commands, ["codesign", "--verify", "--deep", "--strict", str(app)]]


def notarisation(image: Path, key: Path, key_id: str, issuer: str) -> list[Command]:
    """Have Apple look at the image, wait, and fasten the answer to it, so that it counts without a network."""
    who = ["--key", str(key), "--key-id", key_id, "--issuer", issuer]
    return [
        ["xcrun", "notarytool", "submit", str(image), *who, "--wait", "--timeout", "30m"],
        ["xcrun", "stapler", "staple", str(image)],
    ]


def keychain_making(chain: Path, password: str, certificate: Path, its_password: str) -> list[Command]:
    """A keychain for this build alone, in which codesign may use the certificate without asking."""
    return [
        ["security", "create-keychain", "-p", password, str(chain)],
        ["security", "set-keychain-settings", "-lut", "3600", str(chain)],
        ["security", "unlock-keychain", "-p", password, str(chain)],
        ["security", "import", str(certificate), "-k", str(chain), "-P", its_password, "-T", "/usr/bin/codesign"],
        ["security", "set-key-partition-list", "-S", "apple-tool:,apple:", "-s", "-k", password, str(chain)],
    ]


@contextlib.contextmanager
def keychain(environment: Mapping[str, str]) -> Iterator[Path]:
    """It is gone afterwards. Raises SetupFailed."""
    with tempfile.TemporaryDirectory() as scratch, secret_file(environment, CERTIFICATE, "signing.p12") as certificate:
        chain = Path(scratch, "airdesk.keychain-db")
        try:
            password = secrets.token_urlsafe()
            _run_all(keychain_making(chain, password, certificate, environment.get(PASSWORD, "")))
            yield chain
        finally:
            subprocess.run(["security", "delete-keychain", str(chain)], check=False)


def written_entitlements(folder: Path) -> tuple[Path, Path]:
    """The program's, and those of the web engine's processes."""
    ours, of_web = folder / "airdesk.entitlements", folder / "web.entitlements"
    ours.write_bytes(plistlib.dumps(ENTITLEMENTS))
    of_web.write_bytes(plistlib.dumps(WEB_ENTITLEMENTS))
    return ours, of_web


def machine_code(app: Path) -> list[Path]:
    """Every file of machine code in a bundle; links are signed where they lead."""
    return [file for file in app.rglob("*") if file.is_file() and not file.is_symlink() and _begins_as_code(file)]


def inner_bundles(app: Path) -> list[Path]:
    """Frameworks and programs within the program."""
    kinds = (".framework", ".app")
    return [one for one in app.rglob("*") if one.suffix in kinds and one.is_dir() and not one.is_symlink()]


def deepest_first(paths: Iterable[Path]) -> list[Path]:
    """What lies deeper is signed before what holds it."""
    return sorted(paths, key=lambda one: (-len(one.parts), one))


def _codesign(identity: str, chain: Path, what: Path, entitlements: Path | None = None) -> Command:
    extra = ["--entitlements", str(entitlements)] if entitlements is not None else []
    who = ["--sign", identity, "--keychain", str(chain)]
    return ["codesign", "--force", "--timestamp", "--options", "runtime", *who, *extra, str(what)]


def _begins_as_code(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(4) in MACH_O


def _run_all(commands: Iterable[Command]) -> None:
    """One after the other. What they are given may hold a secret, so that only the tool is named."""
    for command in commands:
        if subprocess.run(command, check=False).returncode != 0:
            raise SetupFailed(f"{' '.join(command[:2])} failed; what it said stands above.")
