"""What an installer owes to others: NOTICES.txt and the list of its parts (SBOM, CycloneDX 1.5), made when it is built.

Standard library only; `build.py` calls `write`. By hand: `notices.py SITE_PACKAGES OUT`.
"""

from __future__ import annotations

import base64
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import call_sdks
import parts as shipping

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the checkout that is built, whatever else is installed; it may be a plain Python

import desktop  # noqa: E402
from desktop.control import licences  # noqa: E402
from desktop.control.parts import File, Part, installed, plain_name  # noqa: E402

SBOM = "sbom.cdx.json"
CARRIED = "carried_licences.txt"
BOOTLOADER = "pyinstaller"  # its start program is in every frozen build, its dependencies are not
# The identifiers of SPDX that may stand in an expression here; other words are shown as a name.
SPDX = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSD-3-Clause-Clear", "CC0-1.0", "GCC-exception-3.1",
    "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "ISC", "LGPL-2.0-or-later",
    "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "MIT", "MIT-0", "MPL-2.0", "PSF-2.0", "Unicode-3.0",
    "Unlicense", "Zlib", "blessing", "bzip2-1.0.6",
}  # fmt: skip
WORDS = re.compile(r"[^\s()]+")
Component = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Write both files. Returns the exit status."""
    if len(arguments) != 2:
        print(__doc__)
        return 2
    write(Path(arguments[0]), Path(arguments[1]), desktop.__version__)
    return 0


def write(site_packages: Path, out: Path, version: str) -> None:
    """Both files into `out`, of what Airdesk needs of the packages in `site_packages`. Raises OSError."""
    parts = licences.everything([site_packages], requirements(), shipping.is_shipped)
    parts += (one for one in installed([site_packages], [BOOTLOADER]) if plain_name(one.name) == BOOTLOADER)
    ours = (ROOT / "LICENSE").read_text(encoding="utf-8")
    more = [(Path(__file__).with_name(CARRIED)).read_text(encoding="utf-8")]
    more += licences.sdk_notices(ROOT / "resources")
    out.mkdir(parents=True, exist_ok=True)
    (out / licences.NOTICES).write_text(licences.compose(version, parts, ours, more), encoding="utf-8")
    with_calls = (call_sdks.TARGET / call_sdks.SCRIPT).is_file()
    listed = sbom(version, parts, sdks() if with_calls else [])
    (out / SBOM).write_text(json.dumps(listed, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def requirements() -> list[str]:
    """What the program needs, and the demo studio within it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [*project["project"]["dependencies"], *project["dependency-groups"]["demo"]]


def sbom(version: str, parts: Iterable[Part], sdks: Iterable[Component] = ()) -> dict[str, Any]:
    """The list of parts. Without date and chance: the same parts give the same list."""
    parts = list(parts)
    whole = [part for part in parts if not part.within]
    names = {plain_name(part.name) for part in whole}
    components = [
        *(component(part, [one for one in parts if one.within == part.name]) for part in whole),
        *sdks,
    ]
    depends = [
        {"ref": plain_name(part.name), "dependsOn": [need for need in part.needs if need in names]} for part in whole
    ]
    needed = {need for part in whole for need in part.needs}
    first = {"ref": "airdesk", "dependsOn": sorted(names - needed) + [one["bom-ref"] for one in sdks]}
    content = json.dumps([version, components], sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "airdesk",
                "name": "Airdesk",
                "version": version,
                "licenses": [{"expression": "GPL-3.0-or-later"}],
            }
        },
        "components": components,
        "dependencies": [first, *depends],
    }


def component(part: Part, within: Iterable[Part] = ()) -> Component:
    """One part, with what it carries and its machine code in it."""
    ref, within = plain_name(part.name), list(within)
    inner = [{**component(one), "bom-ref": f"{ref}/{one.name.lower().replace(' ', '-')}"} for one in within]
    known = {file for one in within for file in one.files}
    files = [one for one in part.files if one not in known]
    made: Component = {"type": "library", "bom-ref": ref, "name": part.name}
    made |= {"version": part.version} if part.version else {}
    made |= {"licenses": [_licence(part.licence)]}
    made |= {"purl": part.purl} if part.purl else {}
    made |= {"externalReferences": [{"type": "website", "url": part.home}]} if part.home else {}
    inner += (_file(one) for one in files)
    return made | ({"components": inner} if inner else {})


def sdks() -> list[Component]:
    """The packages that the call page's two files are made of; the checksums are those of their tarballs."""
    return [
        {
            "type": "library",
            "bom-ref": f"npm/{one.name}",
            "name": one.name,
            "version": one.version,
            "hashes": [{"alg": "SHA-512", "content": base64.b64decode(one.sha512).hex()}],
            "licenses": [_licence(one.licence)],
            "purl": f"pkg:npm/{one.name.replace('@', '%40')}@{one.version}",
        }
        for one in (call_sdks.AGORA, call_sdks.HMS, *call_sdks.NEEDED)
    ]


def _file(one: File) -> Component:
    made: Component = {"type": "file", "name": one.path}
    return made | ({"hashes": [{"alg": "SHA-256", "content": one.sha256}]} if one.sha256 else {})


def _licence(words: str) -> dict[str, Any]:
    """An SPDX expression as such; other words as a name."""
    named = set(WORDS.findall(words)) - {"AND", "OR", "WITH"}
    return {"expression": words} if named <= SPDX else {"license": {"name": words}}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
