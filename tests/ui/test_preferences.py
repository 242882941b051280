"""What Sala remembers between two starts."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from app.ui.preferences import Preferences


def settings(folder: Path) -> QSettings:
    return QSettings(str(folder / "sala.ini"), QSettings.Format.IniFormat)


def test_nothing_is_remembered_at_the_first_start(tmp_path: Path) -> None:
    preferences = Preferences(settings(tmp_path))
    assert preferences.name == ""
    assert preferences.room == "Sala"
    assert preferences.port == 9999
    assert preferences.addresses == []
    assert preferences.geometry.isEmpty()


def test_the_answers_are_there_at_the_next_start(tmp_path: Path) -> None:
    first = settings(tmp_path)
    preferences = Preferences(first)
    preferences.name = "Conceição"
    preferences.room = "Turma 3º B"
    preferences.port = 5000
    preferences.geometry = QByteArray(b"\x01\xff")
    preferences.remember_address("192.168.0.5")
    first.sync()
    again = Preferences(settings(tmp_path))
    assert again.name == "Conceição"
    assert again.room == "Turma 3º B"
    assert again.port == 5000
    assert again.geometry == QByteArray(b"\x01\xff")
    assert again.addresses == ["192.168.0.5"]


def test_the_latest_eight_addresses_are_kept_newest_first_and_once(tmp_path: Path) -> None:
    preferences = Preferences(settings(tmp_path))
    for last in range(1, 10):
        preferences.remember_address(f"10.0.0.{last}")
    preferences.remember_address("10.0.0.5")
    assert preferences.addresses == [
        "10.0.0.5",
        "10.0.0.9",
        "10.0.0.8",
        "10.0.0.7",
        "10.0.0.6",
        "10.0.0.4",
        "10.0.0.3",
        "10.0.0.2",
    ]


@pytest.mark.parametrize("port", ["abc", "-5", "99999", "", "²"])
def test_a_damaged_settings_file_counts_as_unset(tmp_path: Path, port: str) -> None:
    kept = settings(tmp_path)
    kept.setValue("port", port)
    kept.setValue("geometry", "x")
    kept.setValue("addresses", {"a": 1})
    preferences = Preferences(kept)
    assert preferences.port == 9999
    assert preferences.geometry.isEmpty()
    assert preferences.addresses == []
