"""A secret outlives a restart, and is its owner's alone."""

from pathlib import Path

import pytest

from bot.secret import BadSecret, read_secret

NAME = "BEACON_SESSION_KEY"


def test_a_secret_is_made_once_and_kept_for_its_owner(tmp_path: Path) -> None:
    secret = read_secret(NAME, {}, tmp_path / "var")
    (file,) = (tmp_path / "var").iterdir()
    assert (read_secret(NAME, {}, tmp_path / "var"), file.stat().st_mode & 0o777) == (secret, 0o600)


def test_the_environment_comes_first(tmp_path: Path) -> None:
    assert read_secret(NAME, {NAME: "k" * 40}, tmp_path) == "k" * 40
    assert list(tmp_path.iterdir()) == []


def test_a_secret_that_could_be_guessed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSecret, match=f"{NAME} is too short"):
        read_secret(NAME, {NAME: "short"}, tmp_path)


def test_where_none_can_be_kept_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file")
    with pytest.raises(BadSecret, match=f"{NAME} is not set"):
        read_secret(NAME, {}, tmp_path / "var")
