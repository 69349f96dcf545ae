"""`python3 packaging/call_sdks.py`: brings the call providers' own parts into resources/call/sdk.

They come from their npm packages, of one version each, and only if every byte is what it was when it was chosen here:
the checksums are npm's. What 100ms needs is put into one file by esbuild, a program without dependencies, pinned in the
same way. Nothing of this is committed: a checkout without it runs everything but calls at these two providers, and
says so.

Chosen with care. `ua-parser-js` stays at 1.x (MIT; 2.x is AGPL). `stream-chat` is proprietary and must never be here.
Standard library only.
"""

from __future__ import annotations

import base64
import hashlib
import io
import platform
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "call" / "sdk"
REGISTRY = "https://registry.npmjs.org"
LICENCES = "LICENCES.txt"
WITHIN_S, SOON_S = 120, 10
SCRIPT, MODULE = "AgoraRTC.js", "HMS.js"


class Unfit(Exception):
    """What came is not what was chosen, or could not be made from it."""


@dataclass(frozen=True, slots=True)
class Package:
    """One version of one package; `sha512` is its tarball's, in base64."""

    name: str
    version: str
    licence: str
    sha512: str

    @property
    def address(self) -> str:
        """Of the tarball."""
        return f"{REGISTRY}/{self.name}/-/{self.name.rpartition('/')[2]}-{self.version}.tgz"


AGORA = Package(
    "agora-rtc-sdk-ng", "4.24.8", "MIT",
    "TkHDu1HxYcjfbvpmOfOAucSgMJRlphODQlVN6fwAMCh7yIKt6J4O3wITNCvUkEVi9aaZTjeJOZ+onFUu/zlnuw==",
)  # fmt: skip
HMS = Package(
    "@100mslive/hms-video-store", "0.15.2", "MIT",
    "kQH6tmgWKuW5aej0Zfh1sidmPUX/00VHJCB5JMC5yOCwfQjaxfs52zFLiYLrj/KTpNaXN3NAGp8Xb+zXVMWHjQ==",
)  # fmt: skip
# All that ends up in 100ms's one file besides itself.
NEEDED = (
    Package(
        "eventemitter2", "6.4.9", "MIT",
        "JEPTiaOt9f04oa6NOkc4aH+nVp5I3wEjpHbIPqfgCdD5v5bUzy7xQqwcVO2aDQgOWhI28da57HksMrzK9HlRxg==",
    ),
    Package(
        "immer", "9.0.21", "MIT",
        "bc4NBHqOqSfRW7POMkHd51LvClaeMXpm8dx0e8oE2GORbq5aRK7Bxl4FyzVLdGtLmvLKL7BTDBG5ACQm4HWjTA==",
    ),
    Package(
        "lodash.isequal", "4.5.0", "MIT",
        "pDo3lu8Jhfjqls6GkMgpahsF9kCyayhgykjyLMNFTKWrpVdAQtYyB4muAMWozBB4ig/dtWAmsMxLEI8wuz+DYQ==",
    ),
    Package(
        "reselect", "4.0.0", "MIT",
        "qUgANli03jjAyGlnbYVAV5vvnOmJnODyABz51RdBN7M4WaVu8mecZWgyQNkG8Yqe3KRGRt0l4K4B3XVEULC4CA==",
    ),
    Package(
        "sdp", "3.2.2", "MIT",
        "xZocWwfyp4hkbN4hLWxMjmv2Q8aNa9MhmOZ7L9aCZPT+dZsgRr6wZRrSYE3HTdyk/2pZKPSgqI7ns7Een1xMSA==",
    ),
    Package(
        "sdp-transform", "2.15.0", "MIT",
        "KrOH82c/W+GYQ0LHqtr3caRpM3ITglq3ljGUIb8LTki7ByacJZ9z+piSGiwZDsRyhQbYBOBJgr2k6X4BZXi3Kw==",
    ),
    Package(
        "ua-parser-js", "1.0.41", "MIT",
        "LbBDqdIC5s8iROCUjMbW1f5dJQTEFB1+KO9ogbvlb3nm9n4YHa5p4KTvFPWvh2Hs8gZMBuiB1/8+pdfe/tDPug==",
    ),
    Package(
        "uuid", "11.1.1", "MIT",
        "vIYxrBCC/N/K+Js3qSN88go7kIfNPssr/hHCesKCQNAjmgvYS2oqr69kIufEG+O4+PfezOH4EbIeHCfFov8ZgQ==",
    ),
    Package(
        "webrtc-adapter", "8.2.4", "BSD-3-Clause",
        "VwtwbYNKnVQW8koB9qb8YcxNwpSVHTvvKEZLzY6uQ3gFrA9E87VPbB5xE+m1AGwUjL1UgN35jRR9hQgteZI5bg==",
    ),
    Package(
        "zustand", "3.5.7", "MIT",
        "DlVFXJavIHyXTOGz6dB+8QHZsPyJcGJSEBtlp2Ivmd5SwtlCnhPo3L8LB6YRfAOJC2PbqzgoD8NMjk+y+vIF0g==",
    ),
)  # fmt: skip
# The program that makes one file of them, for each computer that builds Airdesk. It is not shipped.
BUNDLERS = {
    (system, machine): Package(f"@esbuild/{name}", "0.25.12", "MIT", sha512)
    for system, machine, name, sha512 in (
        (
            "Linux", "x86_64", "linux-x64",
            "uqZMTLr/zR/ed4jIGnwSLkaHmPjOjJvnm6TVVitAa08SLS9Z0VM8wIRx7gWbJB5/J54YuIMInDquWyYvQLZkgw==",
        ),
        (
            "Linux", "aarch64", "linux-arm64",
            "8bwX7a8FghIgrupcxb4aUmYDLp8pX06rGh5HqDT7bB+8Rdells6mHvrFHHW2JAOPZUbnjUpKTLg6ECyzvas2AQ==",
        ),
        (
            "Windows", "AMD64", "win32-x64",
            "alJC0uCZpTFrSL0CCDjcgleBXPnCrEAhTBILpeAp7M/OFgoqtAetfBzX0xM00MUsVVPpVjlPuMbREqnZCXaTnA==",
        ),
        (
            "Darwin", "arm64", "darwin-arm64",
            "N3zl+lxHCifgIlcMUP5016ESkeQjLj/959RxxNYIthIg+CQHInujFuXeWbWMgnTo4cp5XVHqFPmpyu9J65C1Yg==",
        ),
        (
            "Darwin", "x86_64", "darwin-x64",
            "HQ9ka4Kx21qHXwtlTUVbKJOAnmG1ipXhdWTmNXiPzPfWKpXqASVcWdnf2bnL73wgjNrFXAa3yYvBSd9pzfEIpA==",
        ),
    )
}  # fmt: skip
NO_FILE = {
    AGORA.name: "The package says that it is under the MIT licence and holds no text of it.\n"
    "Its source: https://github.com/AgoraIO/agora-rtc-web",
}

Fetch = Callable[[Package], bytes]


def main() -> int:
    """Bring them all. Returns the exit status."""
    try:
        bring(TARGET, fetch)
    except (Unfit, OSError, subprocess.SubprocessError) as error:
        print(f"The parts of the call providers are not there: {error}", file=sys.stderr)
        return 1
    for file in sorted(TARGET.iterdir()):
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size:,} bytes")
    return 0


def provide(target: Path, fetch: Fetch | None) -> None:
    """Bring them where they are not there yet; without `fetch`, or in vain, say how. Never fails: most work without."""
    if is_current(target):
        return
    reason = "are not there yet"
    if fetch is not None:
        try:
            print("Bringing in what calls at Agora and 100ms need.", flush=True)
            bring(target, fetch)
        except (Unfit, OSError, subprocess.SubprocessError) as error:
            reason = f"could not be brought in: {error}"
        else:
            return
    print(f"The parts for calls at Agora and 100ms {reason}. All else works without them; they come with")
    print("    python3 packaging/call_sdks.py", flush=True)


def is_current(target: Path) -> bool:
    """Whether everything is there, of the versions that are chosen here."""
    try:
        text = (target / LICENCES).read_text(encoding="utf-8")
    except OSError:
        return False
    parts = all((target / name).is_file() for name in (SCRIPT, MODULE))
    return parts and all(f"{headline(package)}\n" in text for package in (AGORA, HMS, *NEEDED))


def fetch(package: Package, within_s: float = WITHIN_S) -> bytes:
    """The tarball as the registry has it. `within_s` is for each answer, not for the whole."""
    with urllib.request.urlopen(package.address, timeout=within_s) as answer:
        data: bytes = answer.read()
    return data


def fetch_soon(package: Package) -> bytes:
    """The same for who did not ask for it and will not wait."""
    return fetch(package, SOON_S)


def bring(target: Path, fetch: Fetch) -> None:
    """Make `target` hold the two files and their licences: all of it, or what was there before."""
    with tempfile.TemporaryDirectory() as name:
        modules, made = Path(name, "node_modules"), Path(name, "made")
        made.mkdir()
        for package in (AGORA, HMS, *NEEDED):
            unpack(package, fetch(package), modules / package.name)
        (made / SCRIPT).write_bytes((modules / AGORA.name / "AgoraRTC_N-production.js").read_bytes())
        bundle(modules, made / MODULE, fetch)
        (made / LICENCES).write_text(licences(modules), encoding="utf-8")
        target.mkdir(parents=True, exist_ok=True)
        for file in made.iterdir():
            (target / file.name).write_bytes(file.read_bytes())


def unpack(package: Package, data: bytes, place: Path) -> None:
    """Its plain files, if it is the one that was chosen."""
    found = base64.b64encode(hashlib.sha512(data).digest()).decode()
    if found != package.sha512:
        raise Unfit(f"{package.name} {package.version} is not what it was: sha512-{found}")
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as tar:
        for member in tar:
            path = PurePosixPath(*PurePosixPath(member.name).parts[1:])
            file = tar.extractfile(member) if member.isfile() else None
            if file is None:
                continue
            if ".." in path.parts or path.is_absolute():
                raise Unfit(f"{package.name} would write to {path}")
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(file.read())


def bundle(modules: Path, target: Path, fetch: Fetch) -> None:
    """One script of 100ms's package and all it needs, with the global `HMS`."""
    chosen = BUNDLERS.get((platform.system(), platform.machine()))
    if chosen is None:
        raise Unfit(f"there is no esbuild chosen for {platform.system()} on {platform.machine()}")
    unpack(chosen, fetch(chosen), modules.parent / "esbuild")
    program = next(one for one in (modules.parent / "esbuild").rglob("esbuild*") if one.suffix in ("", ".exe"))
    program.chmod(0o755)
    subprocess.run(
        [
            program, "--bundle", "--format=iife", "--global-name=HMS", "--minify", "--log-level=warning",
            '--define:process.env.NODE_ENV="production"', "--legal-comments=inline", f"--outfile={target}",
        ],
        input=f'export * from "{HMS.name}"'.encode(),
        cwd=modules.parent,
        check=True,
        timeout=WITHIN_S,
    )  # fmt: skip


def headline(package: Package) -> str:
    """What it is, and under which licence."""
    return f"{package.name} {package.version} ({package.licence})"


def licences(modules: Path) -> str:
    """What is in the two files, under which licence, with its text."""
    parts = []
    for package in (AGORA, HMS, *NEEDED):
        every = sorted((modules / package.name).iterdir())
        files = [one for one in every if one.stem.lower() in ("license", "licence")]
        text = files[0].read_text(encoding="utf-8").strip() if files else NO_FILE.get(package.name)
        if text is None:
            raise Unfit(f"{package.name} has no licence to ship")
        parts.append(f"{headline(package)}\n\n{text}\n")
    return ("\n" + "-" * 80 + "\n\n").join(parts)


if __name__ == "__main__":
    sys.exit(main())
