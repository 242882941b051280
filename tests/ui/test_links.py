"""Addresses in what people write: which they are, where they end, and what is never opened."""

from time import process_time

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.client.links import LONGEST, MOST, find_links, real_address
from app.ui import links
from app.ui.links import host, open_link


def written(text: str) -> list[str]:
    return [text[link.start : link.start + link.length] for link in find_links(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("veja https://exemplo.edu.br/a?b=1&c=2#d", ["https://exemplo.edu.br/a?b=1&c=2#d"]),
        ("HTTP://EXEMPLO.COM", ["HTTP://EXEMPLO.COM"]),
        ("www.ufmg.br e http://10.0.0.3:8000/", ["www.ufmg.br", "http://10.0.0.3:8000/"]),
        ("é em http://a.br.", ["http://a.br"]),
        ("foi http://a.br/x?!...", ["http://a.br/x"]),
        ("(http://a.br/x)", ["http://a.br/x"]),
        ("http://pt.wikipedia.org/wiki/C_(linguagem)", [
            "http://pt.wikipedia.org/wiki/C_(linguagem)"
        ]),
        ("[material](http://a.br/x), viu?", ["http://a.br/x"]),
        ('<a href="http://a.br/x">', ["http://a.br/x"]),
        ("“http://a.br/x”", ["http://a.br/x"]),
        ("*http://a.br*", ["http://a.br"]),
        ("http://a.br/x\u202etxt.exe", ["http://a.br/x"]),
        ("http://a.br/\u200bx", ["http://a.br/"]),
        ("http://a.br\nhttp://b.br", ["http://a.br", "http://b.br"]),
        ("http://[::1]:9999/", ["http://[::1]:9999/"]),
    ],
)  # fmt: skip
def test_an_address_ends_where_people_mean_it_to(text: str, found: list[str]) -> None:
    assert written(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://a.br",
        "data:text/html,oi",
        "mailto:ana@a.br",
        "smb://a.br/c$",
        r"\\servidor\pasta",
        "exemplo.com",
        "http://",
        "https://)",
        "xhttp://a.br",
        "ana@www.a.br",
        "http:// a.br",
        "http://a b",
        "http://\u202ea.br",
        "view-source:http://a.br",
    ],
)
def test_nothing_else_is_an_address(text: str) -> None:
    assert written(text) in ([], ["http://a"])


def test_the_real_address_shows_letters_of_other_alphabets_as_the_network_sees_them() -> None:
    cyrillic = "http://\u0430pple.com/\u00e7"  # its first letter is not an "a"
    assert real_address(cyrillic) == "http://xn--pple-43d.com/%C3%A7"
    assert host(real_address(cyrillic)) == "xn--pple-43d.com"


def test_the_site_is_told_behind_a_name_that_looks_like_one() -> None:
    assert host(real_address("https://google.com@mau.example/x")) == "mau.example"


def test_an_address_without_a_scheme_is_opened_safely() -> None:
    assert real_address("www.ufmg.br/x") == "https://www.ufmg.br/x"


def test_too_long_an_address_is_text() -> None:
    assert real_address("http://a.br/" + "x" * LONGEST) == ""


def test_only_so_many_links_are_made_of_one_message() -> None:
    assert len(find_links("http://a.br " * (MOST + 50))) == MOST


@pytest.mark.parametrize(
    "text",
    [
        "http://a.br/" + ")" * 60_000,
        "http://" * 9_000,
        "www." * 16_000,
        "http://a.br/((((" * 4_000,
        "http://a.br/x" + "." * 60_000,
        ("http://a.br/" + ")" * 1_980 + " ") * 30,
    ],
)
def test_a_hostile_text_is_searched_in_no_time(text: str) -> None:
    start = process_time()
    find_links(text)
    assert process_time() - start < 0.1


class Desk:
    """Stands for the desktop, and opens nothing."""

    opened: list[str]

    def __init__(self) -> None:
        self.opened = []

    def openUrl(self, url: QUrl) -> bool:  # noqa: N802  (Qt's name)
        self.opened.append(url.toString())
        return True


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk()
    assert hasattr(QDesktopServices, "openUrl")
    monkeypatch.setattr(links, "QDesktopServices", made)
    return made


def test_an_address_of_the_web_is_opened(desk: Desk) -> None:
    assert open_link("https://a.br/x")
    assert desk.opened == ["https://a.br/x"]


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "/etc/passwd", "C:\\x.exe", "javascript:1", "ftp://a", "", "http://"],
)
def test_nothing_else_is_ever_opened(desk: Desk, address: str) -> None:
    assert not open_link(address)
    assert desk.opened == []
