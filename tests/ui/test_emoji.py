"""Emoji: what is known of them, and how they are found."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app import resources
from app.ui.emoji import Emoji, Index, Table
from app.ui.emoji_book import EmojiBook, fonts_can_show
from app.ui.preferences import Preferences


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(msgspec.json.decode(resources.path("emoji.json").read_bytes(), type=Table))


def texts(found: list[Emoji]) -> list[str]:
    return [emoji.text for emoji in found]


# What is known


def test_the_table_has_every_group_in_portuguese_and_no_skin_tones(index: Index) -> None:
    table = index.table
    assert table.groups[0] == "sorrisos e emoção"
    assert table.groups[-1] == "bandeiras"
    assert len(table.groups) == 9
    assert {emoji.group for emoji in table.emoji} == set(range(9))
    assert 1_800 < len(table.emoji) < 2_500
    assert len({emoji.text for emoji in table.emoji}) == len(table.emoji)
    assert not [emoji for emoji in table.emoji if "\U0001f3fb" <= emoji.text[-1] <= "\U0001f3ff"]
    assert all(emoji.name and emoji.codes for emoji in table.emoji)


def test_every_shortcode_can_be_typed(index: Index) -> None:
    codes = [code for emoji in index.table.emoji for code in emoji.codes]
    assert [code for code in codes if ":" in code or " " in code or not code.strip()] == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("coracao vermelho", "❤️"),
        ("CORAÇÃO VERMELHO", "❤️"),
        ("vermelho cora", "❤️"),
        ("joinha", "👍️"),
        ("obrigado", "🙏"),
        ("brasil", "🇧🇷"),
        ("chorando de rir", "😂"),
        ("joy", "😂"),
        ("thumbsup", "👍️"),
        ("foguete", "🚀"),
    ],
)
def test_words_find_emoji_in_portuguese_without_accents_and_by_english_shortcodes(
    index: Index, typed: str, first: str
) -> None:
    assert first in texts(index.find(typed))[:5]


@pytest.mark.parametrize("typed", ["", "   ", "_", "xyzzy", ":"])
def test_nothing_is_found_for_nothing(index: Index, typed: str) -> None:
    assert index.find(typed) == []


@pytest.mark.parametrize(
    ("code", "emoji"),
    [("joy", "😂"), ("+1", "👍️"), ("thumbsup", "👍️"), ("JOY", "😂"), ("coracao_vermelho", "❤️")],
)
def test_english_and_portuguese_shortcodes_are_known(index: Index, code: str, emoji: str) -> None:
    found = index.code(code)
    assert found is not None
    assert found.text == emoji


def test_an_unknown_shortcode_has_no_emoji(index: Index) -> None:
    assert index.code("nada_disso") is None


def test_a_begun_shortcode_offers_each_emoji_once_by_codes_first_and_then_by_words(
    index: Index,
) -> None:
    offered = list(index.complete("foguet"))
    assert offered[0] == ("foguete", index.code("rocket"))
    given = [emoji.text for _, emoji in index.complete("cora")]
    assert len(given) == len(set(given))
    assert index.code("anatomical_heart") in [emoji for _, emoji in index.complete("coraç")]


# What can be shown, and what was taken


def book(qtbot: QtBot, preferences: Preferences, *missing: str) -> EmojiBook:
    made = EmojiBook(preferences, can_show=lambda text: text not in missing)
    with qtbot.waitSignal(made.opened):
        made.open()
    return made


def test_it_is_read_once_and_only_when_it_is_asked_for(
    qtbot: QtBot, preferences: Preferences
) -> None:
    made = EmojiBook(preferences)
    assert not made.is_open
    assert (made.groups(), made.find("joy"), made.recent(), made.code("joy")) == ((), [], [], None)
    with qtbot.waitSignal(made.opened):
        made.open()
    with qtbot.assertNotEmitted(made.opened):
        made.open()
    assert made.is_open


def test_what_the_fonts_have_not_is_nowhere(qtbot: QtBot, preferences: Preferences) -> None:
    made = book(qtbot, preferences, "😂")
    assert "😂" not in texts(made.in_group(0))
    assert "😀" in texts(made.in_group(0))
    assert "😂" not in texts(made.find("joy"))
    assert made.code("joy") is None
    assert "😂" not in [emoji.text for _, emoji in made.complete("joy", 50)]
    preferences.remember_emoji("😂")
    assert made.recent() == []


def test_the_fonts_of_this_computer_are_asked_for_each_emoji_as_one_picture(qtbot: QtBot) -> None:
    assert fonts_can_show("😀")
    assert fonts_can_show("❤️")
    assert not fonts_can_show("\U0001fbff")  # there is no such character
    assert not fonts_can_show("😀😀")  # a sequence that falls apart


def test_the_latest_are_kept_newest_first_over_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    file = str(tmp_path / "sala.ini")
    preferences = Preferences(QSettings(file, QSettings.Format.IniFormat))
    made = book(qtbot, preferences)
    for text in ("😀", "👍️", "😀 ", "@José ", "oi"):
        made.note(text)
    assert texts(made.recent()) == ["😀", "👍️"]
    again = Preferences(QSettings(file, QSettings.Format.IniFormat))
    assert again.recent_emoji == ["😀", "👍️"]


def test_only_so_many_are_remembered_and_what_cannot_be_read_counts_as_none(
    preferences: Preferences, tmp_path: Path
) -> None:
    for number in range(100):
        preferences.remember_emoji(chr(0x1F600 + number))
    assert len(preferences.recent_emoji) == 32
    assert preferences.recent_emoji[0] == chr(0x1F663)
    settings = QSettings(str(tmp_path / "other.ini"), QSettings.Format.IniFormat)
    settings.setValue("emoji", 7)
    assert Preferences(settings).recent_emoji == []
