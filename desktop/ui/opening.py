"""The window on the screen, before there is a desk behind it: all that the first paint needs, and no more."""

from __future__ import annotations

from desktop.core.launch import Launch
from desktop.paths import Paths
from desktop.settings.reading import glance
from desktop.ui.formats import TimeStyle
from desktop.ui.i18n import Languages
from desktop.ui.layout_memory import LayoutMemory
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import Theme


def open_window(paths: Paths, launch: Launch) -> MainWindow:
    """A window as the settings file wants it, shown."""
    settings = glance(paths.settings_of(launch.demo))
    TimeStyle.follow(settings)
    theme = Theme(paths.resources(), paths.cache, settings.appearance)
    theme.prepare(settings.appearance)
    languages = Languages(paths.translations(), paths.cache, launch.developer)
    languages.use(settings.language.language)
    layout = LayoutMemory(None if launch.safe else paths.layout_file)
    window = MainWindow(theme, languages, layout, demo=launch.demo, open_ingest=launch.open_ingest)
    window.is_safe = launch.safe
    window.show_first_run(not (settings.welcomed or launch.demo or launch.open_ingest))
    theme.lay_sheet()
    window.show()
    return window
