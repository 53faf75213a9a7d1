"""How to join a homeserver, as the environment says it: what is missing is named, and no token is shown."""

from __future__ import annotations

import pytest

from bot.channels.matrix_settings import read_settings
from bot.channels.visitors import BadSetting

GIVEN = {
    "BEACON_MATRIX_URL": "http://127.0.0.1:8008",
    "BEACON_MATRIX_USER": "@beacon:desk.example",
    "BEACON_MATRIX_ROOM": "!room:desk.example",
    "BEACON_MATRIX_AS_TOKEN": "secret-as",
    "BEACON_MATRIX_HS_TOKEN": "secret-hs",
    "BEACON_STAFF": "U0123456789=Anna, @ben:desk.example=Ben",
}


def test_without_an_address_there_is_no_such_desk() -> None:
    assert read_settings({**GIVEN, "BEACON_MATRIX_URL": ""}) is None


def test_all_of_it() -> None:
    settings = read_settings(GIVEN)
    assert settings
    assert (settings.account, settings.staff["@ben:desk.example"]) == ("@beacon:desk.example", "Ben")
    assert "secret" not in repr(settings)


@pytest.mark.parametrize("name", [name for name in GIVEN if name != "BEACON_MATRIX_URL"])
def test_what_is_missing_is_named(name: str) -> None:
    with pytest.raises(BadSetting, match=name):
        read_settings({**GIVEN, name: ""})


def test_a_staff_that_has_no_account_on_matrix_is_refused() -> None:
    """All who are in the desk's room would be put out of it."""
    with pytest.raises(BadSetting, match="BEACON_STAFF"):
        read_settings({**GIVEN, "BEACON_STAFF": "U0123456789=Anna"})
