"""Where the call's page comes from: files of ours under a scheme of our own, with a strict policy. No port is open."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject
from PySide6.QtWebEngineCore import (
    QWebEngineProfile,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from desktop.paths import Paths

SCHEME = b"airdesk-call"
ADDRESS = "airdesk-call://page/index.html"
KINDS = {".html": b"text/html", ".js": b"text/javascript", ".css": b"text/css"}
CHANNEL = "qwebchannel.js"
# Where the providers' own parts connect to, as their documents list it.
PROVIDERS = (
    "https://*.agora.io:* wss://*.agora.io:* https://*.sd-rtn.com:* wss://*.sd-rtn.com:* "
    "https://*.100ms.live:* wss://*.100ms.live:*"
)
STUDIO = re.compile(r"127\.0\.0\.1:\d{1,5}")


def register_scheme() -> None:
    """Before the application is made."""
    scheme = QWebEngineUrlScheme(SCHEME)
    flag = QWebEngineUrlScheme.Flag
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(flag.SecureScheme | flag.CorsEnabled | flag.FetchApiAllowed)
    QWebEngineUrlScheme.registerScheme(scheme)


def policy(studio: str) -> str:
    """What the page may load and where it may connect to: the demo studio at `studio`, or else the providers."""
    if studio and not STUDIO.fullmatch(studio):
        raise ValueError(f"{studio} is not this computer")
    reach = f"ws://{studio}" if studio else PROVIDERS
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; worker-src blob:; "
        f"media-src 'self' blob: mediastream:; img-src blob: data:; connect-src 'self' {reach}; "
        "frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"
    )


def find(root: Path, path: str) -> Path | None:
    """The file of ours at `path` of the address, or None."""
    wanted = (root / path.lstrip("/")).resolve()
    return wanted if wanted.is_relative_to(root.resolve()) and wanted.is_file() and wanted.suffix in KINDS else None


class PageFiles(QWebEngineUrlSchemeHandler):
    """Answers each request of the page. Keeps nothing."""

    def __init__(self, studio: str, parent: QObject) -> None:
        super().__init__(parent)
        self._root = Paths.resources() / "call"
        self._policy = policy(studio).encode()

    def install(self, profile: QWebEngineProfile) -> None:
        """From now on the profile's pages find us."""
        profile.installUrlSchemeHandler(SCHEME, self)

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        path = job.requestUrl().path()
        if bytes(job.requestMethod().data()) != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
            return
        content = _channel() if path == f"/{CHANNEL}" else _content(self._root, path)
        if content is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        body = QBuffer(job)
        body.setData(content)
        body.open(QIODevice.OpenModeFlag.ReadOnly)
        # A list, whatever the stub says: of bytes, each one would become a header of its own.
        headers = {QByteArray(b"Content-Security-Policy"): [QByteArray(self._policy)]}
        job.setAdditionalResponseHeaders(headers)  # type: ignore[arg-type]  # as said
        job.reply(KINDS[Path(path).suffix], body)


def _content(root: Path, path: str) -> bytes | None:
    file = find(root, path)
    return file.read_bytes() if file is not None else None


def _channel() -> bytes | None:
    """Qt's own half of the bridge, which lies within its library."""
    file = QFile(":/qtwebchannel/qwebchannel.js")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return None
    return bytes(file.readAll().data())
