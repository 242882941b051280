"""Names of files that others chose, and where they may be saved."""

import ntpath
import posixpath
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.client.file_names import LONGEST, flat_name, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("foto da turma.jpg", "foto da turma.jpg"),
        ("relatório — versão 2.docx", "relatório — versão 2.docx"),
        ("Conceic\u0327a\u0303o.txt", "Conceição.txt"),
        (r"..\..\x", "x"),
        ("../../etc/passwd", "passwd"),
        (r"C:\Windows\System32\calc.exe", "calc.exe"),
        (r"\\servidor\pasta\a.txt", "a.txt"),
        ("pasta/", "pasta"),
        ("x/..", "x"),
        ("a:b", "a_b"),
        ("a.txt:oculto", "a.txt_oculto"),
        ('<>"|?*.txt', "______.txt"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("nul .tar.gz", "_nul .tar.gz"),
        ("LPT1", "_LPT1"),
        ("com\u00b2.c", "_com\u00b2.c"),
        ("CONIN$", "_CONIN$"),
        ("console.txt", "console.txt"),
        ("COM10", "COM10"),
        ("Desktop.ini", "_Desktop.ini"),
        ("autorun.inf", "_autorun.inf"),
        ("nota.", "nota"),
        ("nota. . .", "nota"),
        ("  nota  ", "nota"),
        (".bashrc", "bashrc"),
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ("a\u200bb\u2066c\ufeff.txt", "abc.txt"),
        ("duas\r\nlinhas\0.txt", "duaslinhas.txt"),
        ("a\u00a0b\u3000c.txt", "a b c.txt"),
        ("meia\ud83d.txt", "meia.txt"),
        ("\ufffe\U0001ffff.txt", "txt"),
        ("😀.png", "😀.png"),
    ],
)
def test_a_name_is_made_safe_and_stays_recognizable(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", ["", ".", "..", "...", " ", "/", "\\", "..\\..", "\u202e", "\0"])
def test_where_nothing_is_left_the_file_gets_a_name_of_its_own(name: str) -> None:
    assert safe_name(name) == "arquivo"
    assert safe_name(name, "imagem.png") == "imagem.png"


def test_a_long_name_is_cut_between_characters_and_keeps_its_suffix() -> None:
    assert safe_name("a" * 300 + ".txt") == "a" * 196 + ".txt"
    cut = safe_name("ção" * 100 + ".tar.gz")
    assert cut.endswith(".gz")
    assert cut.startswith("çãoção")
    assert LONGEST - 3 <= len(cut.encode()) <= LONGEST
    assert safe_name("😀" * 100) == "😀" * 50
    assert safe_name("a." + "b" * 300) == "a." + "b" * 198


def test_a_megabyte_of_a_name_is_no_work() -> None:
    assert safe_name("a" * 1_000_000) == "a" * LONGEST


def test_a_slash_in_words_is_no_folder() -> None:
    assert safe_name(flat_name("Turma 3/4 \\ B")) == "Turma 3-4 - B"


TRICKY = st.text(
    st.one_of(st.characters(), st.sampled_from('./\\: CONnulpt1"\u202e\u0301\u00b9\ud800\ufeff')),
    max_size=400,
)


@given(TRICKY)
@example("CON" + " " * 300 + ".txt")
@example("a" * 199 + " .x")
@example("_" * 200)
@example("nul." + "é" * 200)
@example("con/" * 3)
def test_every_name_becomes_one_that_every_system_takes(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert len(safe.encode()) <= LONGEST
    assert ntpath.basename(safe) == posixpath.basename(safe) == safe
    assert not re.search(r'[<>:"/\\|?*]', safe)
    assert safe.strip(" .") == safe
    assert not re.match(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³]) *(\.|$)", safe, re.IGNORECASE)
    kinds = {unicodedata.category(character) for character in safe}
    assert kinds.isdisjoint(("Cc", "Cf", "Cs", "Zl", "Zp"))
    assert unicodedata.is_normalized("NFC", safe)


@given(TRICKY)
@example("con." + "é" * 200)
def test_a_safe_name_stays_as_it_is(name: str) -> None:
    safe = safe_name(name)
    assert safe_name(safe) == safe
