"""The icon and the colour of each kind of notice."""

from __future__ import annotations

from desktop.core.model import NoticeKind

ICONS = {
    NoticeKind.INFO: ("state-info", "info.text"),
    NoticeKind.OK: ("state-ok", "ready.text"),
    NoticeKind.WARN: ("state-warn", "warn.text"),
    NoticeKind.ERROR: ("state-error", "error.text"),
}
