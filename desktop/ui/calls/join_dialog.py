"""The dialog that joins a call or starts one (UI.md 7.5). It shows the call's state and signals what is wished."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.core.call import UNDER_WAY, Call, CallState, Ending, JoinWish, Provider
from desktop.core.call_id import new_id, read_target
from desktop.core.call_kind import CallKind
from desktop.core.errors import Trouble
from desktop.ui.calls.call_words import JOIN_S, provider_name, steps_of
from desktop.ui.calls.device_fields import DeviceFields
from desktop.ui.calls.id_field import CallIdField
from desktop.ui.calls.join_footer import JoinFooter
from desktop.ui.calls.join_steps import JoinSteps
from desktop.ui.calls.page_words import InUse
from desktop.ui.calls.picture import CallPicture
from desktop.ui.calls.warning_box import WarningBox
from desktop.ui.dialogs import on_screen
from desktop.ui.fields import ChoiceBox
from desktop.ui.i18n import tr
from desktop.ui.notices.wording import sentence
from desktop.ui.panel_walk import tab_after
from desktop.ui.segment import Segment
from desktop.ui.theme import Theme, dress

SIZE, SIDE, FOOTER = (760, 596), 336, 52


class JoinDialog(QDialog):
    """`starting` proposes an id and creates the call. It asks for devices only through `devices_changed`."""

    join_wanted = Signal(object, bool)  # JoinWish, whether the channel is to be told
    stop_wanted = Signal()
    mute_wanted = Signal()
    devices_changed = Signal()
    bot_wanted = Signal()
    browser_wanted = Signal(str)  # the address

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        fields: DeviceFields,
        kind: CallKind,
        starting: bool,
        name: str,
        channel: str,
        mezon: str = "",
    ) -> None:
        """`fields` with what was used last; `channel` is where the invitation goes, `mezon` what is open there and gets
        a link; "": nowhere."""
        super().__init__(parent)
        self._theme, self._starting, self._name, self._channel = theme, starting, name, channel
        self._call = Call()
        self._now = (0.0, 0.0)  # when that was
        self._retired = False
        self.id = CallIdField(theme, starting)
        self.audio, self.video, self.service = Segment(self), Segment(self), ChoiceBox()
        self.fields = fields
        self.picture, self.steps = CallPicture(theme, mirrored=True), JoinSteps(theme)
        self.box = WarningBox(theme)
        self.footer = JoinFooter(theme, starting and bool(channel), mezon if starting else "")
        self._labels = {name: QLabel() for name in ("with", "service", "joining")}
        self._group = QButtonGroup(self)
        self._lay_out()
        tab_after(self.id.edit, (self.audio, self.video, self.service))
        (self.video if kind is CallKind.VIDEO else self.audio).setChecked(True)
        self._connect()
        self._choose_kind()
        self._retranslate()
        self._labels["joining"].hide()
        self.steps.hide()

    @property
    def kind(self) -> CallKind:
        """Audio, or with video."""
        return CallKind.VIDEO if self.video.isChecked() else CallKind.AUDIO

    def show_call(self, call: Call, now: float, epoch: float) -> None:
        """How the attempt stands; `now` is monotonic, `epoch` what tokens count in."""
        self._call = call
        self._now = (now, epoch)
        self.steps.show_steps(steps_of(call, now, epoch))
        under_way = call.state in UNDER_WAY
        self.footer.show_state(under_way, muted=not call.microphone.wish, failed=self._failed)
        for widget in (self.id.edit, self.audio, self.video, self.service):
            widget.setEnabled(not under_way)
        self._show_service()
        self._look_for_page()
        self._labels["joining"].setVisible(under_way or self._failed)
        self.steps.setVisible(under_way or self._failed)
        self._say()

    def show_retired(self) -> None:
        """The service has no calls any more: nothing else is offered here."""
        self._retired = True
        self._say()
        self.footer.show_retired()

    def show_used(self, used: InUse) -> None:
        """Whether a device works, or why not."""
        self.fields.show_used(used)
        self._name_picture()

    def show_picture(self, image: QImage | None) -> None:
        """The own camera."""
        self.picture.show_image(image)

    def reject(self) -> None:
        """Close; who is joining stops."""
        if self._call.state in UNDER_WAY:
            self.stop_wanted.emit()
        super().reject()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @property
    def _failed(self) -> bool:
        return self._call.state is CallState.ENDED and self._call.ending not in (Ending.NONE, Ending.LEFT)

    def _connect(self) -> None:
        self.id.changed.connect(self._look_for_page)
        self._group.buttonToggled.connect(lambda _button, on: self._choose_kind() if on else None)
        self.fields.changed.connect(self._devices_changed)
        self.fields.talk.toggled.connect(self._say)
        self.footer.join_wanted.connect(self._join)
        self.footer.stop_wanted.connect(self.stop_wanted)
        self.footer.mute_wanted.connect(self.mute_wanted)
        self.footer.cancel_wanted.connect(self.reject)
        self.footer.bot_wanted.connect(self.bot_wanted)
        self.footer.browser_wanted.connect(lambda: self.browser_wanted.emit(self._page))

    def _name_picture(self) -> None:
        words = self.fields.camera_fault or tr("Call", "Camera is off")
        self.picture.set_texts(tr("Call", "Preview, mirrored only for you"), words)

    def _choose_kind(self) -> None:
        self.fields.set_kind(self.kind)
        self.picture.setVisible(self.kind is CallKind.VIDEO)
        self._devices_changed()

    def _devices_changed(self) -> None:
        self._name_picture()
        self._say()
        self.devices_changed.emit()

    @property
    def _page(self) -> str:
        """Where the call can be opened in a browser, as far as that is known."""
        known = self._call.room.web if self._call.room is not None else ""
        return self.id.page or known

    def _look_for_page(self) -> None:
        self.footer.show_browser(bool(self._page))

    def _show_service(self) -> None:
        """Automatic, with what the service has answered, or what the operator knows better."""
        name = provider_name(self._call.room.provider) if self._call.room is not None else ""
        automatic = tr("Call", "Automatic: {name}").format(name=name) if name else tr("Call", "Automatic")
        if self.service.itemText(0) != automatic:
            others = ((one, provider_name(one)) for one in (Provider.AGORA, Provider.HMS))
            self.service.set_choices((None, automatic), *others)

    def _join(self, microphone: bool) -> None:
        try:
            target = read_target(self.id.text)
            call_id = new_id(self.id.text) if self._starting else target.call_id
        except Trouble as trouble:
            self.id.show_trouble(trouble)
            return
        wish = JoinWish(
            call_id=call_id,
            kind=self.kind,
            name=self._name,
            microphone=microphone and self.fields.microphone_on,
            camera=self.fields.camera_on,
            devices=self.fields.devices,
            provider=self.service.chosen,
            started_here=self._starting,
        )
        self.join_wanted.emit(wish, self._starting and self.footer.tell_channel)

    def _say(self) -> None:
        """The one box: what went wrong, or what joining means."""
        call = self._call
        if self._retired:
            self.box.say_error(
                tr("Call", "This service has retired calls."),
                tr(
                    "Call",
                    "The call service no longer offers calls for this account. Airdesk cannot bring them back. "
                    "Ask the service’s support, or use a meeting bot as a source.",
                ),
            )
        elif self._failed and call.trouble is not None:
            values = {"name": tr("Call", "The call service"), "seconds": JOIN_S, **call.trouble_values}
            self.box.say_error(sentence(call.trouble, values), "")
        elif self.fields.talk.isChecked():
            self.box.say(
                tr("Call", "You are heard only while the key is held."),
                tr("Call", "“Talk” in the panel does the same."),
            )
        elif self.fields.microphone_on and (call.state not in UNDER_WAY or call.microphone.wish):
            self.box.say(
                tr("Call", "Your voice will be heard as soon as you join."),
                tr("Call", "Mute before joining if you want to listen first."),
            )
        else:
            self.box.say(
                tr("Call", "You join with the microphone off."), tr("Call", "Nobody hears you until you unmute.")
            )

    def _lay_out(self) -> None:
        theme = self._theme
        self.setMinimumWidth(theme.px(640))
        self.resize(on_screen(self, theme, SIZE))
        for segment in (self.audio, self.video):
            self._group.addButton(segment)
            segment.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        dress(self.audio, look="segment")
        dress(self.video, look="segment-last")
        for name in ("with", "service", "joining"):
            dress(self._labels[name], tone="secondary", weight="medium")
        body = QHBoxLayout()
        margin = theme.px(16)
        body.setContentsMargins(margin, margin, margin, margin)
        body.setSpacing(theme.px(20))
        body.addLayout(self._left())
        body.addLayout(self._right(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(self.footer)

    def _left(self) -> QVBoxLayout:
        theme = self._theme
        choice = QWidget()
        choice.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # round corners at the ends of the segments
        kinds = QHBoxLayout(choice)
        kinds.setContentsMargins(0, 0, 0, 0)
        kinds.setSpacing(0)
        kinds.addWidget(self.audio)
        kinds.addWidget(self.video)
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        column.addWidget(self.id)
        column.addWidget(self._labels["with"])
        column.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._labels["service"])
        column.addWidget(self.service)
        self.id.setMaximumWidth(theme.px(SIDE))
        self.service.setMaximumWidth(theme.px(SIDE))
        self._labels["service"].setBuddy(self.service)
        self._labels["service"].setVisible(not self._starting)
        self.service.setVisible(not self._starting)  # who starts one has it where the app has its calls
        column.addSpacing(theme.px(8))
        self.fields.setFixedWidth(theme.px(SIDE))
        column.addWidget(self.fields)
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._theme.px(8))
        column.addWidget(self.picture)
        column.addWidget(self._labels["joining"])
        column.addWidget(self.steps)
        column.addStretch(1)
        column.addWidget(self.box)
        return column

    def _retranslate(self) -> None:
        theme = self._theme
        self.setWindowTitle(tr("Call", "Start call") if self._starting else tr("Call", "Join call"))
        self._labels["with"].setText(tr("Call", "Join with"))
        self._labels["service"].setText(tr("Call", "Service"))
        self._show_service()
        self._labels["joining"].setText(tr("Call", "Joining"))
        for segment, icon, words in (
            (self.audio, "mic", tr("Call", "Audio")),
            (self.video, "camera", tr("Call", "Audio and video")),
        ):
            segment.setText(words)
            segment.setIcon(theme.icon(icon))
            segment.setIconSize(theme.icon_size())
        self.footer.set_channel(self._channel)
        self.steps.show_steps(steps_of(self._call, *self._now))
        self._devices_changed()
