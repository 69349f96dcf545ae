"""Languages of the window: source strings, translators, reading direction. The pseudo-languages: `pseudo.py`.

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
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

log = logging.getLogger(__name__)

LUPDATE = ("-tr-function-alias", "tr=QT_TR_UNUSED,translate+=tr", "-no-obsolete", "-locations", "relative")
PSEUDO, MIRRORED = "pseudo", "mirrored"  # of developers only: longer and marked, and that from right to left

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def tr(context: str, source: str, disambiguation: str = "", n: int = -1) -> str:
    """The text in the present language; `%n` is replaced by `n`."""
    return QCoreApplication.translate(context, source, disambiguation or None, n)


def isolate(name: str) -> str:
    """A name from outside, kept from turning the direction of the sentence round."""
    return f"{_FIRST_STRONG_ISOLATE}{name}{_POP_ISOLATE}"


class Language(msgspec.Struct, frozen=True):
    """One choice in the settings; `name` is written in the language itself."""

    code: str
    name: str


class Languages:
    """The translators of the application; one is in use. Main thread, after QApplication.

    `translations` holds airdesk_<code>.ts (in a checkout) or .qm (installed). From a
    checkout the .qm are built into `cache` when they are missing or older. `developer`
    has the pseudo-languages too; without it a choice of one counts as none.
    """

    def __init__(self, translations: Path, cache: Path, developer: bool = False) -> None:
        self._translations = translations
        self._developer = developer
        self._cache = cache / "translations"
        self._installed: list[QTranslator] = []
        self.current = ""

    def choices(self) -> tuple[Language, ...]:
        """What can be chosen, English first."""
        ours = [
            path for path in self._translations.iterdir() if path.name.startswith("airdesk_")
        ]  # no glob: it is slow
        codes = {path.stem.removeprefix("airdesk_") for path in ours if path.suffix in (".ts", ".qm")}
        found = [Language(code, _own_name(code)) for code in sorted(codes - {"en"})]
        extra = [Language(PSEUDO, "Pseudo"), Language(MIRRORED, "Pseudo, mirrored")] if self._developer else []
        return (Language("en", "English"), *found, *extra)

    def use(self, code: str) -> None:
        """Switch at once; "" follows the system. Every widget gets LanguageChange."""
        unknown = code in (PSEUDO, MIRRORED) and not self._developer
        wanted = self._of_the_system() if unknown else code or self._of_the_system()
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        locale = _locale_of(wanted)
        QLocale.setDefault(locale)
        self._installed = self._translators(wanted, locale)
        self.current = wanted
        for translator in self._installed:
            QCoreApplication.installTranslator(translator)
        mirrored = Qt.LayoutDirection.RightToLeft
        QGuiApplication.setLayoutDirection(mirrored if wanted == MIRRORED else locale.textDirection())

    def _translators(self, code: str, locale: QLocale) -> list[QTranslator]:
        if code in (PSEUDO, MIRRORED):
            from desktop.ui.pseudo import PseudoTranslator  # noqa: PLC0415 - no operator's desk needs it

            english = self._loaded("airdesk", "en")
            return [english, PseudoTranslator(english, mirrored=code == MIRRORED)]
        of_qt = QTranslator()
        if not of_qt.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            of_qt = self._loaded("qt", code)  # what Qt says in menus of fields and in file choosers
        return [of_qt, self._loaded("airdesk", code)]

    def _loaded(self, name: str, code: str) -> QTranslator:
        made = QTranslator()
        made.load(str(self._compiled(f"{name}_{code}")))
        return made

    def _of_the_system(self) -> str:
        known = {language.code for language in self.choices()}
        for tag in QLocale.system().uiLanguages():
            if tag.split("-")[0] in known:
                return tag.split("-")[0]
        return "en"

    def _compiled(self, name: str) -> Path:
        shipped = self._translations / f"{name}.qm"
        source = self._translations / f"{name}.ts"
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
    wanted = QLocale("en" if code in (PSEUDO, MIRRORED) else code)
    system = QLocale.system()
    return system if system.language() == wanted.language() else wanted


def _own_name(code: str) -> str:
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]
