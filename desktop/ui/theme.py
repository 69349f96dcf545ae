"""Colours, sizes and fonts of the window, from resources/tokens.json; palette and style sheet.

How to use it. One Theme is made by `opening.py` and handed to every widget that draws:

    theme.colour("text.secondary")  theme.px(12)  theme.size("control")  theme.space(3)
    theme.font("small", "semibold") theme.icon("gear")  theme.pixmap("state-ok", "ready.text", 14, ratio)
    theme.changed.connect(...)      # after each rebuild: set icons and fixed sizes again, update()

Standard controls are styled by resources/style.qss through properties, set with `dress`:

    dress(button, look="primary")   # QPushButton: primary, quiet, link, danger, ...; none: plain
    dress(button, tall=True)        # 40 high instead of 28
    dress(tool, look="quiet")       # QToolButton: quiet, segment, segment-last, status, tile, wall
    dress(label, role="small", tone="secondary", weight="semibold")
        # roles micro small strong title display mono; none: body
        # tones secondary tertiary ok warn error info disabled; weights medium semibold bold
    dress(frame, panel="raised")    # QFrame, QWidget: window panel header raised popover warn error line
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QDir, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from desktop.settings.schema import Appearance
from desktop.settings.schema import Theme as Scheme
from desktop.ui.images import Images

_TINTED = "tinted"  # where the style sheet finds icons, whatever that folder is called
_PLACEHOLDER = re.compile(r"\{\{([^{}]+)\}\}")
_CONTRASTED = {"line.soft": "line.control", "text.tertiary": "text.primary", "text.secondary": "text.primary"}


def dress(widget: QWidget, **properties: str | bool) -> None:
    """Set style properties and let the style sheet look again. Never use the name `size`."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it will look when it is first shown
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def fill(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """What fillRect does; before its first use PySide makes a word of each of Qt's 169 gradients."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)


class Theme(QObject):
    """The look of the moment. Main thread; `apply` rebuilds everything once and emits `changed`."""

    changed = Signal()

    def __init__(self, resources: Path, cache: Path, appearance: Appearance | None = None) -> None:
        """Reads the tokens; `cache` gets the tinted icon files that the style sheet needs, and drawn icons."""
        super().__init__()
        self._tokens: dict[str, Any] = msgspec.json.decode((resources / "tokens.json").read_bytes())
        self._sheet = (resources / "style.qss").read_text("utf-8")
        self._icon_files = cache / "theme"
        self._appearance = appearance or Appearance()
        self._fonts: dict[tuple[str, str], QFont] = {}
        self.images = Images(resources / "icons", cache / "icons")
        self._hints = QGuiApplication.styleHints()  # both kept: PySide deletes the wrapper of the second with the first
        self._accessibility = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._system_changed)
        self._accessibility.contrastPreferenceChanged.connect(self._system_changed)
        self._choose()

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in use."""
        return self._scheme == "dark"

    @property
    def scale(self) -> float:
        """The interface size, 1.0 at 100 %."""
        return self._appearance.interface_size / 100

    @property
    def alternative_meters(self) -> bool:
        """Meters in blue and orange instead of green and red."""
        return self._appearance.alternative_meters

    @property
    def more_contrast(self) -> bool:
        """The operator or the system asks for more contrast."""
        wish = self._accessibility.contrastPreference()
        return self._appearance.more_contrast or wish == Qt.ContrastPreference.HighContrast

    def apply(self, appearance: Appearance) -> None:
        """Take new settings: fonts, palette, style sheet, pictures, once."""
        self.prepare(appearance)
        self.lay_sheet()
        self.changed.emit()

    def prepare(self, appearance: Appearance) -> None:
        """All but the style sheet, for the first window: Qt builds it much sooner without one."""
        self._appearance = appearance
        self._choose()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(self.font("body"))
            app.setPalette(self._palette())
            for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip):
                app.setEffectEnabled(effect, False)

    def lay_sheet(self) -> None:
        """Put the style sheet of the moment on the application."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyleSheet(self._style_sheet())

    def colour(self, name: str) -> QColor:
        """A colour by its token name; "dark:rec.dot" is the dark one in both themes, for the wall.

        KeyError for a name that is no token.
        """
        return QColor(self._colours[name])

    def px(self, value: float) -> int:
        """Device-independent pixels at this interface size."""
        return round(value * self.scale)

    def size(self, name: str) -> int:
        """A number of tokens.json, `size`, at this interface size."""
        return self.px(self._tokens["size"][name])

    def space(self, step: int) -> int:
        """A step of the spacing scale: 0 2 4 8 12 16 24 32 48."""
        return self.px(self._tokens["space"][str(step)])

    def token(self, *path: str) -> Any:
        """Any other value, as it stands: token("meter", "floor")."""
        value: Any = self._tokens
        for key in path:
            value = value[key]
        return value

    def font(self, role: str = "body", weight: str = "regular") -> QFont:
        """A font with tabular figures. Roles of `font.size`, and "mono"; "figure" is 10 px for scales."""
        key = (role, weight)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(role, weight)
        return QFont(self._fonts[key])

    def icon(self, name: str, tone: str = "text.primary", size: int = 16, on: str = "") -> QIcon:
        """An icon in a token's colour, grey when disabled; `on` is the colour while checked."""
        checked = self.colour(on) if on else None
        return self.images.icon(name, self.colour(tone), self.colour("text.disabled"), self.px(size), checked)

    def icon_size(self, size: int = 16) -> QSize:
        """What to give setIconSize."""
        return QSize(self.px(size), self.px(size))

    def pixmap(self, name: str, tone: str, size: float, ratio: float) -> QPixmap:
        """An icon for a painter."""
        return self.images.pixmap(name, self.colour(tone), self.px(size), ratio)

    def _choose(self) -> None:
        wish = self._appearance.theme
        system_is_light = self._hints.colorScheme() == Qt.ColorScheme.Light
        light = wish is Scheme.LIGHT or (wish is Scheme.SYSTEM and system_is_light)
        self._scheme = "light" if light else "dark"
        colours = dict(self._tokens["color"]["shared"]) | self._tokens["color"][self._scheme]
        if self.more_contrast:
            colours |= {name: colours[other] for name, other in _CONTRASTED.items()}
        always_dark = {f"dark:{name}": value for name, value in self._tokens["color"]["dark"].items()}
        self._colours = {name: _colour(value) for name, value in (colours | always_dark).items()}
        self._fonts.clear()
        self.images.clear()

    def _make_font(self, role: str, weight: str) -> QFont:
        tokens = self._tokens["font"]
        font = QFont()
        font.setFamilies(tokens["mono" if role == "mono" else "ui"])
        sizes = tokens["size"] | {"mono": 12, "figure": 10}
        font.setPixelSize(self.px(sizes[role]))
        font.setWeight(QFont.Weight(tokens["weight"][weight]))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _palette(self) -> QPalette:
        palette = QPalette()
        role = QPalette.ColorRole
        for target, name in (
            (role.Window, "bg.panel"), (role.WindowText, "text.primary"), (role.Base, "bg.field"),
            (role.AlternateBase, "bg.panel"), (role.Text, "text.primary"), (role.Button, "bg.control"),
            (role.ButtonText, "text.primary"), (role.BrightText, "text.primary"), (role.ToolTipBase, "bg.raised"),
            (role.ToolTipText, "text.primary"), (role.PlaceholderText, "text.tertiary"), (role.Link, "text.link"),
            (role.LinkVisited, "text.link"), (role.Highlight, "bg.selected"), (role.HighlightedText, "text.primary"),
            (role.Accent, "accent.fill"), (role.Light, "bg.hover"), (role.Midlight, "bg.hover"),
            (role.Mid, "line.soft"), (role.Dark, "line.soft"), (role.Shadow, "bg.window"),
        ):  # fmt: skip
            palette.setColor(target, self.colour(name))
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, self.colour("text.disabled"))
        return palette

    def _style_sheet(self) -> str:
        QDir.setSearchPaths(_TINTED, [str(self._icon_files)])
        filled = {word: self._fill(word) for word in set(_PLACEHOLDER.findall(self._sheet))}
        return _PLACEHOLDER.sub(lambda match: filled[match[1]], self._sheet)

    def _fill(self, word: str) -> str:
        """{{13}} a length, {{icon:check:on.accent}} a file, {{focus}} the ring, {{dark:bg.raised}}, else a colour."""
        if word.replace(".", "", 1).isdigit():
            return f"{self.px(float(word))}px"
        if word == "focus":
            return "3px" if self.more_contrast else "2px"
        if word.startswith("icon:"):
            _, name, tone = word.split(":")
            file = self.images.tinted_file(name, self.colour(tone), self._icon_files)
            return f"{_TINTED}:{file.name}"  # the path itself, with an “ê” or a bracket in it, ends the whole sheet
        return self.colour(word).name()

    def _system_changed(self) -> None:
        self.apply(self._appearance)


def _colour(value: str) -> QColor:
    """#RRGGBB or #RRGGBBAA, as the tokens write it; Qt would read the latter as #AARRGGBB."""
    if len(value) == 9:
        value = f"#{value[7:9]}{value[1:7]}"
    return QColor(value)
