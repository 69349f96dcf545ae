from __future__ import annotations

from pathlib import Path

from desktop.ui.bind.mix_porch import MIX_COMMANDS
from desktop.ui.i18n import Languages
from desktop.ui.theme import Theme
from tests.ui.bind.mix_window import mix_window


async def test_before_there_is_a_mixer_the_dock_says_so_and_leads_to_the_settings(
    theme: Theme, languages: Languages, tmp_path: Path
) -> None:
    async with mix_window(theme, languages, tmp_path, joined=False) as made:
        window = made.window
        assert window.docks.mix.header.title.text() == "Mix"
        assert not any(window.actions_.action(command).isEnabled() for command in MIX_COMMANDS)
        assert window.status.zego.accessibleName() == "ZEGOCLOUD: Not set up"
        made.press("Connect ZEGOCLOUD…", window.docks.mix)
        dialog = window.binding.settings.dialog
        assert dialog is not None
        assert dialog.isVisible()
        made.join()
        assert not window.mix_porch.empty.isVisible()
        assert window.actions_.action("mix.mode").isEnabled()
        window.retranslated.emit()
        assert window.actions_.action("mix.mode").isEnabled()
