"""The call's page from the first preview to the end of the call: opened once, handed over, closed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.core.call import Provider
from desktop.core.errors import Code, Trouble
from desktop.paths import Paths
from desktop.ui.calls.call_words import provider_name
from desktop.ui.calls.web_page import WebPage

# What each provider's part is called; packaging/call_sdks.py brings it.
PARTS = {Provider.AGORA: "AgoraRTC.js", Provider.HMS: "HMS.js"}


class CallPages(QObject):
    """At most one page. The one of a preview becomes the one of the call: its devices stay open."""

    opened = Signal(object)  # WebPage, each time there is another one

    def __init__(self, studio: str, parent: QObject) -> None:
        """`studio` is the only place that a page of the demo reaches; "": it is no demo."""
        super().__init__(parent)
        self._studio = studio
        self._page: WebPage | None = None
        self._taken = False

    @property
    def page(self) -> WebPage | None:
        """The one there is."""
        page = self._page
        return None if page is None or page.is_over else page

    def preview(self) -> WebPage:
        """One to look into the mirror with; the call's own while there is one."""
        return self.page or self._open()

    def end_preview(self) -> None:
        """Nobody looks any more. The page of a call stays."""
        if not self._taken:
            self.close()

    def take(self, provider: Provider) -> WebPage:
        """For a call. Raises Trouble(CALL_PAGE_MISSING) where the provider's part was not brought in."""
        part = PARTS.get(provider)
        if part is not None and not (Paths.resources() / "call" / "sdk" / part).is_file():
            raise Trouble(
                Code.CALL_PAGE_MISSING,
                f"{part} is not there; packaging/call_sdks.py brings it in",
                name=provider_name(provider),
            )
        page = self.preview()
        if self._taken:  # the former call's, which its owner closes
            page = self._open()
        self._taken = True
        page.tell_ready()
        return page

    def close(self) -> None:
        """End the process, whatever it does."""
        page, self._page, self._taken = self._page, None, False
        if page is not None:
            page.close()
            page.deleteLater()

    def _open(self) -> WebPage:
        self.close()
        self._page = page = WebPage(self._studio, parent=self)
        self.opened.emit(page)
        return page
