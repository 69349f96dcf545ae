from __future__ import annotations

import pytest

from desktop.settings.schema import Settings
from desktop.ui.i18n import Languages
from desktop.ui.settings.cards import Cards
from desktop.ui.settings.connect_words import Service, purpose, service_name, whence


@pytest.mark.parametrize("service", list(Service))
def test_each_service_says_what_it_is_for_and_what_to_get_where(service: Service, languages: Languages) -> None:
    for text in (purpose(service), whence(service)):
        assert 0 < text.count(". ") + text.endswith(".") <= 3  # one or two sentences, or three short ones
        assert text.endswith(".")
    assert service_name(service)


def test_services_are_sections_of_the_settings_in_the_order_of_the_cards() -> None:
    assert tuple(service.value for service in Service) == Cards._fields
    assert set(Cards._fields) <= set(Settings.__struct_fields__)
