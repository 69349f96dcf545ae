"""The setup program for Windows, made with NSIS from `airdesk.nsi`, and its signature (Authenticode).

The script is compiled on Linux, too, and its setup program was tried with a stand-in under Wine. What nobody has tried:
the real program on Windows, and signing. Standard library only.

Signing needs, in the environment, AIRDESK_WINDOWS_CERTIFICATE (a .pfx file, in base64) and
AIRDESK_WINDOWS_CERTIFICATE_PASSWORD. Without the first nothing is signed, and that is said.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from environment import SetupFailed
from secret_file import secret_file

SCRIPT = Path(__file__).with_name("airdesk.nsi")
PROGRAM = "airdesk.exe"
CERTIFICATE, PASSWORD = "AIRDESK_WINDOWS_CERTIFICATE", "AIRDESK_WINDOWS_CERTIFICATE_PASSWORD"
TIME_STAMPS = "http://timestamp.digicert.com"  # the protocol signs its answers itself
NSIS_FOLDERS = ("ProgramFiles(x86)", "ProgramFiles")
ADVICE = "makensis (NSIS 3) is missing. On Debian: apt-get install nsis; on Windows: choco install nsis."
# Windows' own NSIS brings 32-bit starters only, which run everywhere; Wine's 64-bit build runs only the other.
TARGET = "x86-unicode" if sys.platform == "win32" else "amd64-unicode"
RESOURCE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={four}, prodvers={four}),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', 'Airdesk'),
      StringStruct('FileDescription', 'Airdesk'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('InternalName', 'airdesk'),
      StringStruct('LegalCopyright', 'GPL-3.0-or-later'),
      StringStruct('OriginalFilename', 'airdesk.exe'),
      StringStruct('ProductName', 'Airdesk'),
      StringStruct('ProductVersion', '{version}')])]),
    VarFileInfo([VarStruct('Translation', [0x0409, 1200])])
  ]
)
"""


def prepare(python: Path, made: Path, version: str) -> None:
    """What the frozen program's file bears: its icon, drawn by an environment with PySide6, and its facts."""
    icons = Path(__file__).with_name("app_icon.py")
    if subprocess.run([python, icons, made], check=False).returncode != 0:
        raise SetupFailed("the icon could not be drawn; what was said stands above.")
    (made / "version.txt").write_text(resource(version), encoding="utf-8")


def build(frozen: Path, out: Path, version: str) -> list[Path]:
    """Sign the program if that can be done, and make the setup program. Raises SetupFailed."""
    makensis = found_makensis(os.environ)
    if makensis is None:
        raise SetupFailed(ADVICE)
    if not (frozen / PROGRAM).is_file():
        raise SetupFailed(f"there is no {PROGRAM} in {frozen}.")
    signing = bool(os.environ.get(CERTIFICATE))
    if signing:
        sign(frozen / PROGRAM)
    else:
        print(f"Not signed: {CERTIFICATE} is not set. Windows will warn of an unknown publisher.", flush=True)
    out.mkdir(parents=True, exist_ok=True)
    made = out / f"airdesk-{version}-setup.exe"
    command = compilation(makensis, frozen, made, version, signing=signing)
    if subprocess.run(command, check=False).returncode != 0:
        raise SetupFailed("makensis did not make the setup program; what it said stands above.")
    if signing:
        sign(made)
    return [made]


def compilation(makensis: str, frozen: Path, made: Path, version: str, *, signing: bool = False) -> list[str]:
    """The command that makes `made` of the folder `frozen`."""
    given = {
        "VERSION": version,
        "VERSION4": ".".join(map(str, four(version))),
        "FROZEN": str(frozen.resolve()),
        "NOTICES": str(_notices(frozen).resolve()),
        "OUT": str(made.resolve()),
        "TARGET": TARGET,
        "SIZE_KB": str(sum(file.stat().st_size for file in frozen.rglob("*") if file.is_file()) // 1024),
    }
    for name, ending in (("ICON", "ico"), ("SIDE", "bmp")):
        picture = frozen.resolve().parents[1] / "made" / f"airdesk.{ending}"
        if picture.is_file():
            given[name] = str(picture)
    if signing:
        given["SIGN"] = f'"{sys.executable}" "{Path(__file__).resolve()}"'
    defined = [f"-D{name}={value}" for name, value in given.items()]
    return [makensis, "-V2", "-INPUTCHARSET", "UTF8", *defined, str(SCRIPT)]


def four(version: str) -> tuple[int, int, int, int]:
    """A version as Windows counts: four numbers, without what follows one, as in 1.2rc1. Raises SetupFailed."""
    numbers = []
    for word in version.split(".")[:4]:
        digits = word[: len(word) - len(word.lstrip("0123456789"))]
        if not digits:
            break
        numbers.append(int(digits))
    if not numbers:
        raise SetupFailed(f"{version!r} is no version that Windows could show.")
    first, second, third, fourth = [*numbers, 0, 0, 0][:4]
    return first, second, third, fourth


def resource(version: str) -> str:
    """The facts of the program's file, as PyInstaller reads them."""
    return RESOURCE.format(four=four(version), version=version)


def found_makensis(environment: Mapping[str, str]) -> str | None:
    """On the path, or where its own setup puts it."""
    places = [Path(environment[name], "NSIS", "makensis.exe") for name in NSIS_FOLDERS if environment.get(name)]
    return shutil.which("makensis") or next((str(place) for place in places if place.is_file()), None)


def sign(file: Path) -> None:
    """Sign one file, with a time stamp. Raises SetupFailed."""
    signtool = found_signtool(os.environ)
    if signtool is None:
        raise SetupFailed(f"{CERTIFICATE} is set, but signtool of the Windows SDK is missing.")
    with secret_file(os.environ, CERTIFICATE, "certificate.pfx") as pfx:
        command = signature(signtool, pfx, os.environ.get(PASSWORD, ""), file)
        if subprocess.run(command, check=False).returncode != 0:
            raise SetupFailed(f"{file.name} was not signed; what signtool said stands above.")


def signature(signtool: str, pfx: Path, password: str, file: Path) -> list[str]:
    """The command that signs `file`."""
    secret = ["/p", password] if password else []
    return [signtool, "sign", "/f", str(pfx), *secret, "/fd", "sha256", "/tr", TIME_STAMPS, "/td", "sha256", str(file)]


def found_signtool(environment: Mapping[str, str]) -> str | None:
    """On the path, or the newest of the Windows SDKs."""
    kits = Path(environment.get("ProgramFiles(x86)", ""), "Windows Kits", "10", "bin")
    newest = sorted(kits.glob("10.*/x64/signtool.exe"), key=lambda one: four(one.parts[-3]))
    return shutil.which("signtool") or (str(newest[-1]) if newest else None)


def main(arguments: list[str]) -> int:
    """Sign the named files: makensis asks for its uninstaller in this way. Returns the exit status."""
    try:
        for name in arguments:
            sign(Path(name))
    except SetupFailed as failed:
        print(f"Not signed: {failed}", file=sys.stderr)
        return 1
    return 0


def _notices(frozen: Path) -> Path:
    """The notices of the frozen program; else the licence alone."""
    places = (frozen / "_internal" / "licences" / "NOTICES.txt", Path(__file__).parents[1] / "LICENSE")
    return next(place for place in places if place.is_file())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
