"""Every window, dialog and popover beside the main one, with something in it, as the bindings open it.

Each is made from its class's name; “JoinDialog, failed” is the same one at another moment. For all tests of what must
hold for every one of them; `window_classes.py` knows from the sources which there are.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop.control.checklist import Readiness
from desktop.control.diagnostics import Part, Stage
from desktop.core.call import Call, CallRoom, CallState, Devices, Ending, JoinWish, Provider, Switch
from desktop.core.call_kind import CallKind
from desktop.core.channel import Category, Clan
from desktop.core.chat import Attachment
from desktop.core.errors import Code
from desktop.core.mix import Hindrance
from desktop.core.mix_setup import MixSetup
from desktop.core.model import AddressFault, Platform, Reach
from desktop.core.programme import ClipFault, Programme, Track, TrackState
from desktop.core.run_log import Found, Outcome, Row, RowKind
from desktop.core.scene import Scene, SceneStrip, recall_of
from desktop.paths import Paths
from desktop.settings.schema import MeetStream
from desktop.ui.about_dialog import AboutDialog
from desktop.ui.actions import ActionRegistry
from desktop.ui.calls.device_fields import DeviceFields
from desktop.ui.calls.devices_popover import DevicesPopover
from desktop.ui.calls.join_dialog import JoinDialog
from desktop.ui.calls.page_words import Devices as FoundDevices
from desktop.ui.channels.catalogue import Catalogue, Entry
from desktop.ui.channels.clan_menu import ClanMenu
from desktop.ui.channels.finder import Finder
from desktop.ui.channels.new_channel_dialog import NewChannelDialog
from desktop.ui.channels.switcher import Switcher
from desktop.ui.chat.date_dialog import DateDialog
from desktop.ui.chat.emoji_popover import EmojiPopover
from desktop.ui.chat.naming import Person
from desktop.ui.chat.new_message_dialog import NewMessageDialog
from desktop.ui.chat.people_list import PersonRow
from desktop.ui.chat.picture_viewer import PictureViewer
from desktop.ui.commands import commands
from desktop.ui.diagnostics_dialog import DiagnosticsDialog
from desktop.ui.health.health_window import HealthWindow
from desktop.ui.help.help_window import HelpWindow
from desktop.ui.help.topics import Topics
from desktop.ui.i18n import tr
from desktop.ui.info_popover import InfoPopover
from desktop.ui.invite_dialog import InviteDialog
from desktop.ui.layout_popover import LayoutPopover
from desktop.ui.licences_dialog import LicencesDialog
from desktop.ui.mixer.input_popover import InputPopover
from desktop.ui.mixer.output_dialog import OutputDialog
from desktop.ui.mixer.recall_popover import RecallPopover
from desktop.ui.mixer.setup_dialog import SetupDialog
from desktop.ui.mixer.standing import Standing
from desktop.ui.notices.history import NoticeHistory
from desktop.ui.onair.address_popover import AddressPopover
from desktop.ui.onair.as_run_window import AsRunWindow
from desktop.ui.onair.channel_chooser import ChannelChooser
from desktop.ui.onair.go_live_popover import CheckLine, GoLivePopover
from desktop.ui.onair.playlist_window import PlaylistFace, PlaylistWindow
from desktop.ui.onair.questions import go_live
from desktop.ui.popover import ConfirmPopover, Popover
from desktop.ui.quit_guard import QuitGuard
from desktop.ui.rename_popover import RenamePopover
from desktop.ui.settings.appearance_page import AppearancePage
from desktop.ui.settings.connect_dialog import ConnectDialog
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.settings.import_dialog import ImportDialog
from desktop.ui.settings.ingest_page import IngestPage
from desktop.ui.settings.language_page import LanguagePage
from desktop.ui.settings.monitoring_page import MonitoringPage
from desktop.ui.settings.recording_page import RecordingPage
from desktop.ui.settings.secret_field import SecretDialog
from desktop.ui.settings.services_page import ServicesPage
from desktop.ui.settings.shortcuts_page import ShortcutsPage
from desktop.ui.shortcut_sheet import ShortcutSheet
from desktop.ui.sign_in_dialog import SignInDialog
from desktop.ui.theme import Theme
from desktop.ui.wall.pull_popover import PullPopover
from tests.ui.fake_mezon import CHANNEL, NIGHT, SHOW
from tests.ui.mixer.made import APPLIED, BED, running, stopped
from tests.ui.samples import notices

Make = Callable[[Theme, QMainWindow], QWidget]
_START = datetime(2026, 11, 20, 14, 4, 50, tzinfo=UTC)
_READY = Track(1, "https://a.example/1.ogg", "1.ogg", 926, TrackState.READY)
_BAD = replace(_READY, id=2, length_s=31, state=TrackState.REFUSED, fault=ClipFault.NO_CLIP)


def _invite(theme: Theme, parent: QMainWindow) -> QWidget:
    made = InviteDialog(
        theme, lambda _link: Platform.GOOGLE_MEET, MeetStream(bot_name="Airdesk", lobby_minutes=7), True, parent
    )
    made.show_address("wss://studio.example.net/in/••••••••", AddressFault.NONE, "")
    made.show_reach(Reach.NOT_REACHABLE, _START)
    made.show_service(True, 4)
    made.link.setText("https://meet.google.com/xmq-tbra-ndw")
    return made


def _join(theme: Theme, parent: QMainWindow, starting: bool = False) -> JoinDialog:
    fields = DeviceFields(theme, Devices())
    made = JoinDialog(theme, parent, fields, CallKind.VIDEO, starting, "Mai", "newsroom", "night-desk")
    made.fields.show_found(FoundDevices(("Scarlett",), ("BRIO",), ("HD 25",)))
    return made


def _joining(theme: Theme, parent: QMainWindow) -> QWidget:
    made = _join(theme, parent)
    room = CallRoom(Provider.AGORA, "night")
    call = Call(CallState.JOINING, JoinWish("night"), room, microphone=Switch(True), state_since=1.0)
    made.show_call(call, 5.0, 0.0)
    return made


def _not_joined(theme: Theme, parent: QMainWindow) -> QWidget:
    made = _join(theme, parent)
    made.show_call(Call(CallState.ENDED, JoinWish("night"), ending=Ending.SERVICE, trouble=Code.CALL_MISSING), 5.0, 0.0)
    return made


def _retired(theme: Theme, parent: QMainWindow) -> QWidget:
    made = _join(theme, parent)
    made.show_retired()
    return made


def _as_run(theme: Theme, parent: QMainWindow) -> QWidget:
    made = AsRunWindow(theme, parent, "Asia/Ho_Chi_Minh")
    kinds = ((RowKind.TRACK, outcome) for outcome in Outcome)
    rows = tuple(
        Row(number, kind, "Mekong", "evening-show", 5, "Ident.ogg", "https://c.example.net/a.ogg", _START,
            _START + timedelta(seconds=90), outcome, "", "thao")
        for number, (kind, outcome) in enumerate([*kinds, (RowKind.DEAD_AIR, Outcome.RESUMED)])
    )  # fmt: skip
    made.show_found(Found(rows, len(rows), 7890.0, 17.0, ((5, "evening-show"),)))
    return made


def _playlist(theme: Theme, parent: QMainWindow) -> QWidget:
    made = PlaylistWindow(theme, parent)
    on_air = replace(_READY, id=7, length_s=1690, state=TrackState.ON_AIR)
    made.show_face(PlaylistFace("evening-show", (on_air, _READY, _BAD), can_undo=True))
    return made


def _quit_guard(theme: Theme, parent: QMainWindow) -> QWidget:
    bots = [f"Studio {number} – Night Desk" for number in range(1, 7)]
    return QuitGuard(
        theme, bots, bots[:3], parent, "evening-show", True, ["poster.png"], ["mix-main", "mix-low"], "night-panel"
    )


def _new_channel(theme: Theme, parent: QMainWindow) -> QWidget:
    made = NewChannelDialog(theme, parent, "Mekong Radio", [Category(1, "Shows")], {"evening-show"})
    made.name.setText("Evening-Show")
    return made


def _output(theme: Theme, parent: QMainWindow) -> QWidget:
    made = OutputDialog(theme, parent, running(APPLIED), None)
    made.target.setText("rtmp://live.example.net/app/key")
    return made


def _setup(theme: Theme, parent: QMainWindow) -> QWidget:
    made = SetupDialog(theme, parent, stopped(APPLIED, setup=MixSetup()), Standing(Hindrance.OUTPUTS), starting=True)
    made.advanced.unfold(True)
    return made


def _history(theme: Theme, parent: QMainWindow) -> QWidget:
    made = NoticeHistory(theme, parent)
    made.set_notices(notices())
    return made


def _chooser(theme: Theme, parent: QMainWindow) -> QWidget:
    made = ChannelChooser(theme, parent)
    made.set_channels((SHOW, NIGHT), SHOW.id)
    return made


def _no_channels(theme: Theme, parent: QMainWindow) -> QWidget:
    made = ChannelChooser(theme, parent)
    made.set_channels((), 0)
    return made


def _clans(theme: Theme, parent: QMainWindow) -> QWidget:
    made = ClanMenu(theme, parent)
    made.set_clans([Clan(number, f"Đội {number}", unread=number) for number in range(1, 9)], 1)
    return made


def _go_live(theme: Theme, parent: QMainWindow) -> QWidget:
    made = GoLivePopover(theme, parent)
    ready = CheckLine(Readiness.READY, tr("Check", "Signed in"))
    doubt = CheckLine(
        Readiness.WARNING, tr("Check", "Keyring"), tr("Check", "It does not answer. A new sign-in would not be kept.")
    )
    made.show_checks([ready, doubt])
    made.ask(parent, go_live(CHANNEL, Programme(), 3, other_live=False), lambda: None)
    return made


def _recall(theme: Theme, parent: QMainWindow) -> QWidget:
    made = RecallPopover(theme, parent)
    scene = Scene("Night", (SceneStrip("thao", fader=80, muted=True), SceneStrip("ghost", name="Ghost")))
    made.ask(parent, made.show_recall(recall_of(scene, running(APPLIED, BED))), lambda: None)
    return made


def _address(theme: Theme, parent: QMainWindow) -> QWidget:
    made = AddressPopover(theme, parent)
    made.ask(parent, lambda _addresses: None, address="https://a.example/1.mp3")
    return made


def _input(theme: Theme, parent: QMainWindow) -> QWidget:
    made = InputPopover(theme, parent, ["thao"], ["mix-main"])
    made.address.setText("http://nowhere")
    return made


def _pull(theme: Theme, parent: QMainWindow) -> QWidget:
    made = PullPopover(theme, parent, record=True)
    made.address.setText("no address")
    return made


def _facts(theme: Theme, parent: QMainWindow) -> QWidget:
    lines = ((tr("Status", "Processor, of one core"), "23 %"), (tr("Status", "Window held up, longest"), "42 ms"))
    said = tr("Status", "When the processor runs short, tiles show fewer pictures. Recordings keep all.")
    buttons = ((tr("Details", "Copy diagnostics"), lambda: None), (tr("Status", "Open settings"), lambda: None))
    return InfoPopover(theme, parent, tr("Status", "This computer"), lines, buttons, said)


def _connect(theme: Theme, parent: QMainWindow) -> QWidget:
    made = ConnectDialog(theme, parent)
    made.resize(760, 680)
    return made


def _licences(theme: Theme, parent: QMainWindow) -> QWidget:
    made = LicencesDialog(theme, parent)
    made.show_text("GNU GENERAL PUBLIC LICENSE")
    return made


def _import(theme: Theme, parent: QMainWindow) -> QWidget:
    return ImportDialog(theme, "desk.json", [("8787", "8787", "9000")], 2, parent)


def _settings(theme: Theme, parent: QMainWindow) -> QWidget:
    makers = [
        ("services", "plug", lambda: ServicesPage(theme)),
        ("ingest", "antenna", lambda: IngestPage(theme)),
        ("recording", "record-off", lambda: RecordingPage(theme, Paths.resources())),
        ("monitoring", "headphones", lambda: MonitoringPage(theme)),
        ("appearance", "moon", lambda: AppearancePage(theme)),
        ("language", "globe", lambda: LanguagePage(theme, ())),
        ("shortcuts", "keyboard", lambda: ShortcutsPage(theme, ActionRegistry(commands(), parent))),
    ]
    return SettingsDialog(theme, makers, parent)


def _help(theme: Theme, parent: QMainWindow) -> QWidget:
    return HelpWindow(theme, lambda: Topics(Paths.resources() / "help", "en"), parent)


def _sheet(theme: Theme, parent: QMainWindow) -> QWidget:
    return ShortcutSheet(theme, ActionRegistry(commands(), parent), parent)


def _diagnostics(theme: Theme, parent: QMainWindow) -> QWidget:
    made = DiagnosticsDialog(theme, parent)
    made.show_parts([Part.of("versions.txt", "Airdesk 1.0"), Part.of("airdesk.log", "all went well")])
    made.show_stage(Stage.READY, 1.0)
    return made


def _confirm(theme: Theme, parent: QMainWindow) -> QWidget:
    made = ConfirmPopover(theme, parent)
    made.ask(parent, go_live(CHANNEL, Programme(), 3, other_live=False), lambda: None)
    return made


def _finder(theme: Theme, parent: QMainWindow) -> QWidget:
    made = Finder(theme, parent, "Find", 300)
    made.show_rows([PersonRow(number, f"row {number}") for number in range(1, 4)])
    return made


def _switcher(theme: Theme, parent: QMainWindow) -> QWidget:
    made = Switcher(theme, parent)
    made.set_catalogue(Catalogue([Entry(SHOW, "evening-show", "Mekong")]), complete=True)
    return made


def _person(theme: Theme, parent: QMainWindow) -> QWidget:
    made = SignInDialog(theme, parent)
    made.choose_person()
    return made


_FILE = Attachment("poster.png", "https://cdn.mezon.ai/poster.png", "image/png", 1_200_000)

# They stay open while the language changes.
DIALOGS: dict[str, Make] = {
    "AboutDialog": AboutDialog,
    "AsRunWindow": _as_run,
    "ConnectDialog": _connect,
    "DateDialog": DateDialog,
    "HealthWindow": HealthWindow,
    "InviteDialog": _invite,
    "JoinDialog": _join,
    "JoinDialog, joining": _joining,
    "JoinDialog, failed": _not_joined,
    "JoinDialog, retired": _retired,
    "JoinDialog, to start a call": lambda theme, parent: _join(theme, parent, starting=True),
    "LicencesDialog": _licences,
    "NewChannelDialog": _new_channel,
    "NewMessageDialog": lambda theme, parent: NewMessageDialog(theme, [Person(2, "Mei"), Person(1, "Bảo")], parent),
    "OutputDialog": _output,
    "PictureViewer": lambda theme, parent: PictureViewer(theme, _FILE, parent),
    "PlaylistWindow": _playlist,
    "SetupDialog": _setup,
    "SignInDialog": SignInDialog,
    "SignInDialog, as a person": _person,
}  # fmt: skip
# Made once and opened again.
KEPT: dict[str, Make] = {
    "ChannelChooser": _chooser,
    "ChannelChooser, empty": _no_channels,
    "EmojiPopover": EmojiPopover,
    "NoticeHistory": _history,
}
# Made for one look, or modal: they are gone before another language can be chosen, or go with it.
SHORT: dict[str, Make] = {
    "AddressPopover": _address,
    "ClanMenu": _clans,
    "DevicesPopover": lambda theme, parent: DevicesPopover(
        theme, parent, DeviceFields(theme, Devices()), FoundDevices(("Scarlett",), ("BRIO",), ("HD 25",)), video=True
    ),
    "GoLivePopover": _go_live,
    "ImportDialog": _import,
    "InfoPopover": _facts,
    "InputPopover": _input,
    "LayoutPopover": lambda theme, parent: LayoutPopover(theme, parent, [(1, ""), (2, "Night"), (3, "")]),
    "PullPopover": _pull,
    "QuitGuard": _quit_guard,
    "RecallPopover": _recall,
    "RenamePopover": lambda theme, parent: RenamePopover(theme, parent, "Studio 1"),
    "SecretDialog": lambda theme, parent: SecretDialog(theme, tr("Services", "API key"), parent),
    "Switcher": _switcher,
}
# Their words are tested elsewhere: they say what they are told, or need more than a parent to say it.
WORDED_ELSEWHERE: dict[str, Make] = {
    "ConfirmPopover": _confirm,  # tests of the bindings that ask, in the words of the moment
    "DiagnosticsDialog": _diagnostics,  # tests/ui/test_diagnostics_dialog.py
    "Finder": _finder,  # tests of what is made of it
    "HelpWindow": _help,  # tests/ui/help/test_help_window.py: its topics are texts of their own
    "SettingsDialog": _settings,  # test_every_page_of_the_settings_changes_its_language
    "ShortcutSheet": _sheet,  # test_what_a_command_opens_changes_its_language
}
WORDED: dict[str, Make] = {**DIALOGS, **KEPT, **SHORT}
EVERY: dict[str, Make] = {**WORDED, **WORDED_ELSEWHERE}


def class_of(name: str) -> str:
    """The class of what is made under a name of these lists."""
    return name.partition(",")[0]


def opened(make: Make, theme: Theme, parent: QMainWindow) -> QWidget:
    """Made and shown."""
    made = make(theme, parent)
    if isinstance(made, Popover) and not made.isVisible():
        made.setWindowFlag(Qt.WindowType.Popup, False)  # else it closes when the window below becomes active
        made.adjustSize()
    made.show()
    return made
