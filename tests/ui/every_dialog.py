"""Every dialog and popover of the window, made as an evening would show it. For what must hold for all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from desktop.control.diagnostics import Part, Stage
from desktop.core.call import Devices
from desktop.core.call_kind import CallKind
from desktop.core.channel import Category, Clan
from desktop.core.chat import Attachment
from desktop.core.mix_setup import Output
from desktop.core.model import AddressFault, Platform, Reach
from desktop.core.programme import Track, TrackState
from desktop.core.run_log import Found as Rows
from desktop.core.scene import Scene, SceneStrip, recall_of
from desktop.paths import Paths
from desktop.settings.schema import MeetStream
from desktop.ui.about_dialog import AboutDialog
from desktop.ui.actions import ActionRegistry
from desktop.ui.calls.device_fields import DeviceFields
from desktop.ui.calls.devices_popover import DevicesPopover
from desktop.ui.calls.join_dialog import JoinDialog
from desktop.ui.calls.page_words import Devices as Found
from desktop.ui.channels.catalogue import Catalogue, Entry
from desktop.ui.channels.clan_menu import ClanMenu
from desktop.ui.channels.finder import Finder
from desktop.ui.channels.new_channel_dialog import NewChannelDialog
from desktop.ui.channels.switcher import Switcher
from desktop.ui.chat.date_dialog import DateDialog
from desktop.ui.chat.emoji_popover import EmojiPopover
from desktop.ui.chat.new_message_dialog import NewMessageDialog
from desktop.ui.chat.people_list import PersonRow
from desktop.ui.chat.picture_viewer import PictureViewer
from desktop.ui.commands import commands
from desktop.ui.diagnostics_dialog import DiagnosticsDialog
from desktop.ui.health.health_window import HealthWindow
from desktop.ui.help.help_window import HelpWindow
from desktop.ui.help.topics import Topics
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
from desktop.ui.popover import ConfirmPopover, Question
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
from tests.ui.fake_mezon import NIGHT, SHOW, TALK
from tests.ui.mixer.made import APPLIED, BED, running, stopped
from tests.ui.onair.test_as_run_window import row
from tests.ui.samples import notices

Make = Callable[[Theme, QWidget], QWidget]
QUESTION = Question("Go live in evening-show?", "Mekong Radio.", "Not now", "Go live")
TRACK = Track(1, "https://a.example/1.ogg", "1.ogg", 926, TrackState.READY)


def settings(theme: Theme, parent: QWidget) -> SettingsDialog:
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


def invite(theme: Theme, parent: QWidget) -> QWidget:
    made = InviteDialog(theme, lambda _link: Platform.GOOGLE_MEET, MeetStream(), True, parent)
    made.show_address("wss://studio.example.net/in/••••", AddressFault.NONE, "")
    made.show_reach(Reach.REACHABLE, datetime.now(UTC))
    made.show_service(True, 4)
    return made


def as_run(theme: Theme, parent: QWidget) -> QWidget:
    made = AsRunWindow(theme, parent, "Asia/Ho_Chi_Minh")
    made.show_found(Rows((row(1),), 1, 90.0, 17.0, ((5, "evening-show"),)))
    return made


def playlist(theme: Theme, parent: QWidget) -> QWidget:
    made = PlaylistWindow(theme, parent)
    made.show_face(PlaylistFace("evening-show", (TRACK,), can_undo=True))
    return made


def go_live(theme: Theme, parent: QWidget) -> QWidget:
    made = GoLivePopover(theme, parent)
    made.show_checks([CheckLine(*one) for one in ()])
    made.ask(parent, QUESTION, lambda: None)
    return made


def recall(theme: Theme, parent: QWidget) -> QWidget:
    made = RecallPopover(theme, parent)
    scene = Scene("Night", (SceneStrip("thao", fader=80),), (Output("other"),))
    made.ask(parent, made.show_recall(recall_of(scene, running(APPLIED, BED))), lambda: None)
    return made


def confirm(theme: Theme, parent: QWidget) -> QWidget:
    made = ConfirmPopover(theme, parent)
    made.ask(parent, QUESTION, lambda: None)
    return made


def chooser(theme: Theme, parent: QWidget) -> QWidget:
    made = ChannelChooser(theme, parent)
    made.set_channels((SHOW, TALK, NIGHT), SHOW.id)
    return made


def finder(theme: Theme, parent: QWidget) -> QWidget:
    made = Finder(theme, parent, "Find", 300)
    made.show_rows([PersonRow(n, f"row {n}") for n in range(1, 4)])
    return made


def address(theme: Theme, parent: QWidget) -> QWidget:
    made = AddressPopover(theme, parent)
    made.ask(parent, lambda _addresses: None)
    return made


def clan_menu(theme: Theme, parent: QWidget) -> QWidget:
    made = ClanMenu(theme, parent)
    made.set_clans([Clan(n, f"Clan {n}") for n in range(1, 9)], 1)
    return made


def switcher(theme: Theme, parent: QWidget) -> QWidget:
    made = Switcher(theme, parent)
    made.set_catalogue(Catalogue([Entry(SHOW, "evening-show", "Mekong")]), complete=True)
    return made


def history(theme: Theme, parent: QWidget) -> QWidget:
    made = NoticeHistory(theme, parent)
    made.set_notices(notices())
    return made


def info(theme: Theme, parent: QWidget) -> QWidget:
    return InfoPopover(theme, parent, "ZEGOCLOUD", [("Room", "night")], [("Test", lambda: None)], "Works.")


def sign_in_as_person(theme: Theme, parent: QWidget) -> QWidget:
    made = SignInDialog(theme, parent)
    made.choose_person()
    return made


def diagnostics(theme: Theme, parent: QWidget) -> QWidget:
    made = DiagnosticsDialog(theme, parent)
    made.show_parts([Part.of("versions.txt", "Airdesk 1.0"), Part.of("airdesk.log", "all went well")])
    made.show_stage(Stage.READY, 1.0)
    return made


def licences(theme: Theme, parent: QWidget) -> QWidget:
    made = LicencesDialog(theme, parent)
    made.show_text("numpy 2.4.1: BSD-3-Clause")
    return made


def help_window(theme: Theme, parent: QWidget) -> QWidget:
    return HelpWindow(theme, lambda: Topics(Paths.resources() / "help", "en"), parent)


DIALOGS: dict[str, Make] = {
    "AboutDialog": AboutDialog,
    "AsRunWindow": as_run,
    "ConnectDialog": ConnectDialog,
    "DateDialog": DateDialog,
    "DiagnosticsDialog": diagnostics,
    "HealthWindow": HealthWindow,
    "HelpWindow": help_window,
    "ImportDialog": lambda theme, parent: ImportDialog(theme, "desk.json", [("Port", "1", "2")], 1, parent),
    "InviteDialog": invite,
    "LicencesDialog": licences,
    "JoinDialog": lambda theme, parent: JoinDialog(
        theme, parent, DeviceFields(theme, Devices()), CallKind.VIDEO, False, "Mai", "newsroom"
    ),
    "NewChannelDialog": lambda theme, parent: NewChannelDialog(
        theme, parent, "Mekong", [Category(3, "Streams")], set()
    ),
    "NewMessageDialog": lambda theme, parent: NewMessageDialog(theme, [], parent),
    "OutputDialog": lambda theme, parent: OutputDialog(theme, parent, stopped(APPLIED), None),
    "PictureViewer": lambda theme, parent: PictureViewer(
        theme, Attachment("a.png", "https://x/a.png", "image/png"), parent
    ),
    "PlaylistWindow": playlist,
    "QuitGuard": lambda theme, parent: QuitGuard(
        theme, ["Studio"], ["Slides"], parent, "evening-show", mix=("mix-main",)
    ),
    "SecretDialog": lambda theme, parent: SecretDialog(theme, "API key", parent),
    "SettingsDialog": settings,
    "SetupDialog": lambda theme, parent: SetupDialog(theme, parent, stopped(APPLIED), Standing(), starting=True),
    "ShortcutSheet": lambda theme, parent: ShortcutSheet(theme, ActionRegistry(commands(), parent), parent),
    "SignInDialog": SignInDialog,
    "SignInDialog, as a person": sign_in_as_person,
    "AddressPopover": address,
    "ChannelChooser": chooser,
    "ClanMenu": clan_menu,
    "ConfirmPopover": confirm,
    "DevicesPopover": lambda theme, parent: DevicesPopover(
        theme, parent, DeviceFields(theme, Devices()), Found(("Scarlett",)), video=True
    ),
    "EmojiPopover": EmojiPopover,
    "Finder": finder,
    "GoLivePopover": go_live,
    "InfoPopover": info,
    "InputPopover": lambda theme, parent: InputPopover(theme, parent, ["thao"], ["mix-main"]),
    "LayoutPopover": lambda theme, parent: LayoutPopover(theme, parent, [(1, "Evening"), (2, ""), (3, "")]),
    "NoticeHistory": history,
    "PullPopover": lambda theme, parent: PullPopover(theme, parent, True),
    "RecallPopover": recall,
    "Switcher": switcher,
    "RenamePopover": lambda theme, parent: RenamePopover(theme, parent, "Studio A"),
}
