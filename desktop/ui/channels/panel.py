"""The channels dock: clan, filter, channels, and what stands there while there are none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.control.channel_address import looks_like_address, parsed
from desktop.core.channel import Channel, ChannelsState, ChannelType, Clan, Mark
from desktop.ui.channels.channel_list import ChannelList
from desktop.ui.channels.clan_button import ClanButton
from desktop.ui.channels.row_model import RowModel
from desktop.ui.elided_label import ElidedLabel, plain_tip
from desktop.ui.empty_state import EmptyState
from desktop.ui.footer_button import FooterButton
from desktop.ui.i18n import isolate, tr
from desktop.ui.search_field import SearchField
from desktop.ui.shown_stack import ShownStack
from desktop.ui.signed_out import SignedOut, channels_words
from desktop.ui.theme import Theme, dress

_LOADING_MS = 400  # what is quicker needs no word


class ChannelsFace(Struct, frozen=True):
    """The state with what belongs to it."""

    state: ChannelsState = ChannelsState.SIGNED_OUT
    retry_s: int = 0
    code: str = ""


class ChannelsPanel(QFrame):
    """Shows what it is given. `filter_field` takes Ctrl+F."""

    clan_wanted = Signal(object)  # its id: larger than an int of Qt
    refresh_wanted = Signal()
    channel_wanted = Signal(object)
    broadcast_wanted = Signal(object)
    create_wanted = Signal()
    copy_wanted = Signal(str, object)  # "link" or "id", a Channel or a Clan
    retry_wanted = Signal()
    sign_in_wanted = Signal()
    folded = Signal(object)  # ids of collapsed categories

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clans: tuple[Clan, ...] = ()
        self._clan_id = 0
        self._collapsed: frozenset[int] = frozenset()
        self._face = ChannelsFace()
        self._streams = False
        self._unread = 0  # in the clan that is shown
        self.model = RowModel(self)
        self.clan_button = ClanButton(theme)
        self.filter_field = SearchField(theme, "")
        self.list = ChannelList(theme, self.model)
        self._head, self._rule = QWidget(), QFrame()
        self._line, self._retry = ElidedLabel(), QPushButton()
        self._create = FooterButton(theme)
        self._signed_out, self._no_hit = SignedOut(theme, "user", channels_words), EmptyState(theme, "search")
        self._no_clan = EmptyState(theme, "users")
        self._failed, self._loading = EmptyState(theme, "state-error"), EmptyState(theme, "hourglass")
        self._stack = ShownStack()
        self._patience = QTimer(self, interval=_LOADING_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._retranslate()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """In the order of the Tab key."""
        return (self.clan_button, self.filter_field, self.list, self._create)

    # What it shows

    def set_clans(self, clans: Sequence[Clan], chosen_id: int) -> None:
        """The clans, and which one is shown."""
        self._clans, self._clan_id = tuple(clans), chosen_id
        self._choose_page()

    def set_channels(self, channels: Iterable[Channel], collapsed: Iterable[int] = ()) -> None:
        """All channels of the clan, and which of its categories were collapsed."""
        found = list(channels)
        self._streams = ChannelType.STREAMING in map(attrgetter("type"), found)
        self._collapsed = frozenset(collapsed)
        self.model.set_collapsed(self._collapsed)
        self.model.set_channels(found)
        self._choose_page()

    def set_marks(self, marks: Mapping[int, Mark]) -> None:
        """What is live, watched and unread, by channel."""
        self.model.set_marks(marks)
        self._unread = sum(mark.unread for mark in marks.values())

    def set_face(self, face: ChannelsFace) -> None:
        """Loading, offline, failed …"""
        if face != self._face:
            self._face = face
            self._choose_page()

    # Inside

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _choose_page(self) -> None:
        state = self._face.state
        filtered = bool(self.filter_field.text().strip())
        page: QWidget = self.list
        if state is ChannelsState.SIGNED_OUT:
            page = self._signed_out
        elif state is ChannelsState.FAILED and not self.model.total:
            page = self._failed
        elif state is ChannelsState.LOADING and not self.model.total:
            page = self._stack.currentWidget() or page
            self._patience.start()
        elif state is ChannelsState.SHOWN and not self._clans:
            page = self._no_clan
        elif filtered and not self.model.rowCount():
            page = self._no_hit
            self._say_no_hit()
        if state is not ChannelsState.LOADING:
            self._patience.stop()
        self._stack.setCurrentWidget(page)
        signed_in = state is not ChannelsState.SIGNED_OUT
        for widget in (self._head, self._rule, self._create):
            widget.setVisible(signed_in and page is not self._no_clan)
        self._name_clan()
        self.list.setEnabled(state is not ChannelsState.OFFLINE or bool(self.model.total))
        self._say()

    def _name_clan(self) -> None:
        """The clan in the header; the panel's own title while there is none to choose."""
        name = next((clan.name for clan in self._clans if clan.id == self._clan_id), "")
        usable = self._face.state is not ChannelsState.SIGNED_OUT
        none = tr("Channels", "No clan") if self._face.state is ChannelsState.SHOWN else tr("Channels", "Channels")
        self.clan_button.show_clan(name if usable else "", self._clan_id, none)
        self.clan_button.setEnabled(usable)
        self.clan_button.setToolTip(plain_tip(name) if usable else "")
        said = tr("Channels", "Clan {name}").format(name=isolate(name))
        self.clan_button.setAccessibleName(said if name and usable else none)

    def _say(self) -> None:
        state, bare = (
            self._face.state,
            self._face.state is ChannelsState.SHOWN and self.model.total and not self._streams,
        )
        text = ""
        if state is ChannelsState.OFFLINE:
            text = tr("Channels", "Mezon is not connected. Trying again in {n} s.").format(n=self._face.retry_s)
        elif bare:
            text = tr("Channels", "No streaming channel yet.")
        self._line.setText(text)
        self._line.setVisible(bool(text))
        self._retry.setVisible(state is ChannelsState.OFFLINE)
        self._create.set_primary(bool(bare))

    def _say_no_hit(self) -> None:
        asked = self.filter_field.text().strip()
        said, hint = tr("Channels", "No channel matches “{text}”.").format(text=isolate(asked)), ""
        if parsed(asked) is not None:
            said, hint = tr("Channels", "This is the address of a channel."), tr("Channels", "Enter goes there.")
        elif looks_like_address(asked):
            said = tr("Channels", "This is not the address of a Mezon channel.")
            hint = tr("Channels", "Copy it in Mezon with “Copy link”.")
        self._no_hit.set_words(said, hint, tr("Channels", "Clear filter"))

    def _slow(self) -> None:
        self._stack.setCurrentWidget(self._loading)

    def _filter(self, text: str) -> None:
        self.model.set_filter(text)
        self._choose_page()

    def _fold(self, category_id: int, hidden: bool) -> None:
        self._collapsed = self._collapsed | {category_id} if hidden else self._collapsed - {category_id}
        self.model.set_collapsed(self._collapsed)
        self.folded.emit(self._collapsed)

    def _open_menu(self, channel: Channel, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if channel.type == ChannelType.STREAMING:
            menu.addAction(tr("Channels", "Use for broadcast"), lambda: self.broadcast_wanted.emit(channel))
        menu.addAction(tr("Channels", "Open chat"), lambda: self.channel_wanted.emit(channel))
        menu.addSeparator()
        menu.addAction(tr("Channels", "Copy channel link"), lambda: self.copy_wanted.emit("link", channel))
        menu.addAction(tr("Channels", "Copy channel id"), lambda: self.copy_wanted.emit("id", channel))
        menu.addSeparator()
        menu.addAction(tr("Channels", "New streaming channel…"), self.create_wanted.emit)
        menu.popup(at)

    def _open_clans(self) -> None:
        from desktop.ui.channels.clan_menu import ClanMenu  # noqa: PLC0415 - most evenings have one clan

        menu = ClanMenu(self._theme, self)
        counted = [replace(one, unread=self._unread) if one.id == self._clan_id else one for one in self._clans]
        menu.set_clans(counted, self._clan_id)
        menu.chosen.connect(self.clan_wanted)
        menu.refresh_wanted.connect(self.refresh_wanted)
        shown = next((clan for clan in self._clans if clan.id == self._clan_id), None)
        menu.copy.setEnabled(shown is not None)
        menu.copy_wanted.connect(lambda: self.copy_wanted.emit("id", shown))
        menu.closed.connect(menu.deleteLater)
        menu.open_at(self.clan_button)

    def _connect(self) -> None:
        self.clan_button.clicked.connect(self._open_clans)
        self.filter_field.textChanged.connect(self._filter)
        self.filter_field.lead_to(self.list)
        self.list.chosen.connect(self.channel_wanted)
        self.list.fold_wanted.connect(self._fold)
        self.list.menu_wanted.connect(self._open_menu)
        self._create.clicked.connect(self.create_wanted)
        self._retry.clicked.connect(self.retry_wanted)
        self._signed_out.primary_pressed.connect(self.sign_in_wanted)
        self._failed.primary_pressed.connect(self.retry_wanted)
        self._no_hit.primary_pressed.connect(self.filter_field.clear)
        self._patience.timeout.connect(self._slow)

    def _lay_out(self) -> None:
        theme = self._theme
        dress(self, panel="panel")
        dress(self._line, role="small", tone="secondary")
        dress(self._retry, look="link")
        for page in (self.list, self._signed_out, self._no_clan, self._no_hit, self._failed, self._loading):
            self._stack.addWidget(page)
        line = QHBoxLayout()
        line.setContentsMargins(theme.space(3), 0, theme.space(2), 0)
        line.addWidget(self._line, 1)
        line.addWidget(self._retry)
        dress(self._rule, panel="line")
        head = QHBoxLayout(self._head)
        head.setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3))
        head.addWidget(self.filter_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.clan_button)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        column.addLayout(line)
        column.addWidget(self._rule)
        column.addWidget(self._create)

    def _retranslate(self) -> None:
        self.filter_field.setPlaceholderText(tr("Channels", "Filter channels"))
        self.filter_field.setAccessibleName(tr("Channels", "Filter channels"))
        self._create.set_words(tr("Channels", "New streaming channel…"), tr("Channels", "New channel…"))
        self._retry.setText(tr("Channels", "Try now"))
        self._no_clan.set_words(
            tr("Channels", "No clan"), tr("Channels", "You are in no clan yet. Ask for an invitation in Mezon.")
        )
        self._loading.set_words(tr("Channels", "Loading channels…"), "")
        failed = tr("Channels", "The channel list could not be read ({code}).").format(code=self._face.code or "–")
        self._failed.set_words(tr("Channels", "No channels"), failed, tr("Channels", "Try again"))
        self.list.retranslate()
        self.set_clans(self._clans, self._clan_id)
        self._choose_page()
