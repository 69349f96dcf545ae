"""Languages of the window: source strings, translators, the pseudo-locale, reading direction.

How to write a text:

    tr("Tile", "Receiving")                                    # context, English source
    tr("Tile", "Ended {clock}").format(clock=clock)            # values enter by placeholder
    tr("Wall", "%n source(s)", "", count)                      # plurals through n
    tr("Notice", "{name} failed.").format(name=isolate(name))  # foreign names are isolated

Context, source and disambiguation are literals: `pyside6-lupdate` reads them with the
arguments in LUPDATE. Texts are made when they are shown, never at import, and made again
on QEvent.LanguageChange, which every widget gets by itself. Numbers and times: `formats.py`.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import msgspec
import PySide6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

log = logging.getLogger(__name__)

LUPDATE = ("-tr-function-alias", "tr=QT_TR_UNUSED,translate+=tr", "-no-obsolete", "-locations", "relative")
PSEUDO = "pseudo"

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_MARKED = str.maketrans("aeiouyAEIOUYdDnNcC", "ẫễĩỗữỹẪỄĨỖỮỸđĐñÑçÇ")


def tr(context: str, source: str, disambiguation: str = "", n: int = -1) -> str:
    """The text in the present language; `%n` is replaced by `n`."""
    return QCoreApplication.translate(context, source, disambiguation or None, n)


def isolate(name: str) -> str:
    """A name from outside, kept from turning the direction of the sentence round."""
    return f"{_FIRST_STRONG_ISOLATE}{name}{_POP_ISOLATE}"


def pseudo(text: str) -> str:
    """Letters with stacked marks, 35 % longer, in brackets; placeholders stay whole."""
    out: list[str] = []
    depth = 0
    previous = ""
    for char in text:
        depth += {"{": 1, "<": 1}.get(char, 0)
        kept = depth > 0 or (previous == "%" and char == "n")
        out.append(char if kept else char.translate(_MARKED))
        depth -= {"}": 1, ">": 1}.get(char, 0) if depth else 0
        previous = char
    return f"[{''.join(out)} {'~' * max(1, round(len(text) * 0.35) - 3)}]"


class Language(msgspec.Struct, frozen=True):
    """One choice in the settings; `name` is written in the language itself."""

    code: str
    name: str


class PseudoTranslator(QTranslator):
    """Lengthens and marks every source string, to find what would not survive translation."""

    def __init__(self, english: QTranslator) -> None:
        super().__init__()
        self._english = english

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The marked text, of the right English plural."""
        return pseudo(self._english.translate(context, source, disambiguation, n) or source)


class Languages:
    """The translators of the application; one is in use. Main thread, after QApplication.

    `translations` holds airdesk_<code>.ts (in a checkout) or .qm (installed). From a
    checkout the .qm are built into `cache` when they are missing or older.
    """

    def __init__(self, translations: Path, cache: Path) -> None:
        self._translations = translations
        self._cache = cache / "translations"
        self._installed: list[QTranslator] = []
        self.current = ""

    def choices(self, developer: bool = False) -> tuple[Language, ...]:
        """What can be chosen, English first."""
        ours = [
            path for path in self._translations.iterdir() if path.name.startswith("airdesk_")
        ]  # no glob: it is slow
        codes = {path.stem.removeprefix("airdesk_") for path in ours if path.suffix in (".ts", ".qm")}
        found = [Language(code, _own_name(code)) for code in sorted(codes - {"en"})]
        extra = [Language(PSEUDO, "Pseudo")] if developer else []
        return (Language("en", "English"), *found, *extra)

    def use(self, code: str) -> None:
        """Switch at once; "" follows the system. Every widget gets LanguageChange."""
        wanted = code or self._of_the_system()
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        locale = _locale_of(wanted)
        QLocale.setDefault(locale)
        self._installed = self._translators(wanted, locale)
        self.current = wanted
        for translator in self._installed:
            QCoreApplication.installTranslator(translator)
        QGuiApplication.setLayoutDirection(locale.textDirection())

    def _translators(self, code: str, locale: QLocale) -> list[QTranslator]:
        own = QTranslator()
        own.load(str(self._compiled("en" if code == PSEUDO else code)))
        if code == PSEUDO:
            return [own, PseudoTranslator(own)]
        of_qt = QTranslator()
        of_qt.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        return [of_qt, own]

    def _of_the_system(self) -> str:
        known = {language.code for language in self.choices()}
        for tag in QLocale.system().uiLanguages():
            if tag.split("-")[0] in known:
                return tag.split("-")[0]
        return "en"

    def _compiled(self, code: str) -> Path:
        shipped = self._translations / f"airdesk_{code}.qm"
        source = self._translations / f"airdesk_{code}.ts"
        if shipped.exists() or not source.exists():
            return shipped
        built = self._cache / shipped.name
        if not _is_newer(built, source):
            compile_translation(source, built)
        return built


def compile_translation(source: Path, target: Path) -> None:
    """Make a .qm from a .ts with Qt's own tool; without the tool the texts stay English."""
    import subprocess  # noqa: PLC0415 - only in a checkout, and once

    tool = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([tool, "-silent", source, "-qm", target], check=True, capture_output=True, timeout=30)
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("%s was not compiled: %s", source.name, error)


def _is_newer(built: Path, source: Path) -> bool:
    try:
        return built.stat().st_mtime >= source.stat().st_mtime
    except OSError:  # not there, or where nothing can be
        return False


def _locale_of(code: str) -> QLocale:
    """Numbers and times of the operator's country where the language agrees with the system's."""
    wanted = QLocale("en" if code == PSEUDO else code)
    system = QLocale.system()
    return system if system.language() == wanted.language() else wanted


def _own_name(code: str) -> str:
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]
