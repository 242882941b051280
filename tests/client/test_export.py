"""A conversation in a file: as text, as a page, as a table."""

import csv
import io
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from app.client.attachment import Attachment
from app.client.entry import Quote, Reaction
from app.client.export import Export, Format, Order, format_of, proposed_name
from app.client.export_html import page
from app.client.export_text import harmless, iso, stamp, table, txt
from app.client.timeline import Entry, Kind, State, moment

NOON = 1_795_272_725_000


def message(text: str, author: str = "Bia", **more: object) -> Entry:
    made = Entry(kind=Kind.MESSAGE, text=text, time=NOON, author=author)
    for name, value in more.items():
        setattr(made, name, value)
    return made


TALK = [
    Entry(kind=Kind.NOTICE, text="Bia entrou (26.1.2.3:50001)", time=NOON - 86_400_000),
    message("Alguém fez?\nTravei aqui."),
    message("Eu fiz", "Ana", own=True, quote=Quote(2, "Bia", "Alguém fez?\nTravei")),
    message("=2+3", edited=True, reactions=(Reaction("👍", ("Ana", "Caio")),)),
    message("", removed=True),
    message("psiu", private=True, quote=Quote(9, "Caio", "")),
    message("ainda não", "Ana", own=True, state=State.FAILED),
    Entry(kind=Kind.ERROR, text="A sala recusou.", time=NOON),
]


def as_txt(*entries: Entry) -> list[str]:
    return "".join(txt("Turma — Geral", list(entries), NOON)).splitlines()


def as_csv(*entries: Entry) -> list[list[str]]:
    written = "".join(table("", list(entries), NOON))
    return list(csv.reader(io.StringIO(written), delimiter=";"))


def as_html(*entries: Entry) -> str:
    return "".join(page("Turma — Geral", list(entries), NOON))


class Reader(HTMLParser):
    """What a browser makes of a page: its elements, and the words in them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)
        self.words.append("")

    def handle_data(self, data: str) -> None:
        if self.words:
            self.words[-1] += data


def test_times_have_date_and_zone() -> None:
    local = moment(NOON)
    assert stamp(NOON).startswith(local.toString("dd/MM/yyyy HH:mm:ss "))
    assert iso(NOON).startswith(local.toString("yyyy-MM-ddTHH:mm:ss"))
    zone = stamp(NOON)[-6:]
    assert zone[0] in "+-"
    assert iso(NOON).endswith(zone)
    assert stamp(10**18).startswith("31/12/2999")  # no calendar has that year


def test_the_text_reads_as_the_screen_does() -> None:
    now, before = stamp(NOON), stamp(NOON - 86_400_000)
    assert as_txt(*TALK) == [
        "Turma — Geral",
        f"Conversa salva em {now}",
        "",
        f"[{before}] * Bia entrou (26.1.2.3:50001)",
        f"[{now}] Bia: Alguém fez?",
        "    Travei aqui.",
        f"[{now}] Ana, em resposta a Bia (“Alguém fez? Travei”): Eu fiz",
        f"[{now}] Bia: =2+3 (editada)",
        "    👍 2: Ana, Caio",
        f"[{now}] Bia: (Mensagem apagada)",
        f"[{now}] Bia (privado), em resposta a Caio (“Mensagem apagada”): psiu",
        f"[{now}] Ana: ainda não (não enviada)",
        f"[{now}] ! Erro: A sala recusou.",
    ]


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n", "\u2028", "\x0b", "\x85"])
def test_nobody_writes_a_line_that_looks_like_somebody_elses(ending: str) -> None:
    forged = f"oi{ending}[{stamp(NOON)}] Ana: sou eu"
    lines = as_txt(message(forged))
    assert lines[3] == f"[{stamp(NOON)}] Bia: oi"
    assert all(line.startswith("    ") for line in lines[4:])


def test_words_from_the_right_do_not_move_what_stands_beside_them() -> None:
    assert as_txt(message("שלום", "עדי"))[3] == f"[{stamp(NOON)}] \u2068עדי\u2069: \u2068שלום\u2069"


def test_the_table_has_a_row_for_each_entry() -> None:
    rows = as_csv(*TALK)
    assert rows[0][:5] == ["Data e hora", "Momento (ISO 8601)", "Tipo", "Autor", "Texto"]
    day = moment(NOON).toString("dd/MM/yyyy HH:mm:ss")
    assert rows[2] == [day, iso(NOON), "mensagem", "Bia", "Alguém fez?\nTravei aqui.", *[""] * 3]
    assert rows[3][5] == "Bia: Alguém fez?\nTravei"
    assert rows[4][4:] == ["'=2+3", "", "👍 2: Ana, Caio", "editada"]
    assert rows[5][4] == "Mensagem apagada"
    assert [row[2] for row in rows[1:]] == [
        "aviso",
        *["mensagem"] * 4,
        "mensagem privada",
        "mensagem",
        "erro",
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        " =1",
        "\t=1",
        "\r\n=1",
        "\u00a0=1",
        "\uff1d1",
        "=cmd|'/c'!A1",
    ],
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    row = as_csv(message(cell, author=cell))[1]
    assert (row[3], row[4]) == (f"'{cell}", f"'{cell}")


@given(st.text(), st.text(st.characters(categories=["Lu", "Ll"])))
def test_a_table_gives_back_what_was_said(text: str, author: str) -> None:
    rows = as_csv(message(text.replace("\r", ""), author), message("depois"))
    assert len(rows) == 3
    assert rows[1][3:5] == [harmless(author), harmless(text.replace("\r", ""))]


def test_the_page_has_everything_and_no_way_out() -> None:
    source = as_html(*TALK)
    read = Reader(source)
    assert set(read.tags) <= {
        *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "article"),
        *("header", "span", "b", "bdi", "time", "blockquote", "i"),
    }
    assert read.attributes <= {
        *("lang", "charset", "http-equiv", "content", "name", "dir", "class", "datetime"),
    }
    assert "default-src 'none'" in source
    assert "prefers-color-scheme: dark" in source
    assert read.tags.count("h2") == 2  # two days
    for words in (
        "Travei aqui.",
        "Mensagem apagada",
        "(privado)",
        "(não enviada)",
        "👍 2: Ana, Caio",
    ):
        assert words in source


def test_a_listing_is_one_in_the_page_and_nothing_in_it_is_a_link() -> None:
    text = "olha:\n```python\nif a < b:\n    x = 'https://a.example'\n```\nviu?"
    source = as_html(message(text))
    assert '<p dir="auto">olha:</p>' in source
    assert (
        '<pre dir="ltr"><code>if a &lt; b:\n    x = &#x27;https://a.example&#x27;</code></pre>'
    ) in source
    assert '<p dir="auto">viu?</p>' in source
    assert "`" not in source
    assert "<a " not in source


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "veja https://a.example/?a=1&b=2.",
            '<p dir="auto">veja <a href="https://a.example/?a=1&amp;b=2" '
            'rel="noreferrer noopener">https://a.example/?a=1&amp;b=2</a>.</p>',
        ),
        (
            "www.a.example",
            '<a href="https://www.a.example" rel="noreferrer noopener">www.a.example</a>',
        ),
        (  # where it really leads is what one reads
            "https://аррӏе.com/",
            '<a href="https://xn--80ak6aa92e.com/" rel="noreferrer noopener">'
            "https://xn--80ak6aa92e.com/</a>",
        ),
    ],
)
def test_an_address_of_the_web_is_a_link_that_tells_nobody_where_one_comes_from(
    text: str, link: str
) -> None:
    source = as_html(message(text))
    assert link in source
    assert "default-src 'none'" in source


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "data:text/html,<b>x</b>",
        "file:///etc/passwd",
        "ftp://a.example/",
        "mailto:a@b.example",
        '" onclick="alert(1)',
    ],
)
def test_whatever_else_looks_like_an_address_is_text(text: str) -> None:
    read = Reader(as_html(message(text)))
    assert "a" not in read.tags
    assert "onclick" not in read.attributes
    assert any(text in words for words in read.words)


def test_the_name_of_a_file_is_no_address() -> None:
    photo = Attachment(name="www.a.example", size=1, sha256="0" * 64)
    assert "<a " not in as_html(message(photo.name, file=photo))
    assert "<a " in as_html(message("veja https://a.example", file=photo))


@given(st.text(st.sampled_from("`\"'<>&=ahtps:/.wonclick \n"), max_size=60))
def test_no_address_breaks_out_of_its_link(tail: str) -> None:
    read = Reader(as_html(message(f"https://a.example/{tail}")))
    assert set(read.tags) <= {
        *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "article"),
        *("header", "span", "b", "bdi", "time", "a", "pre", "code"),
    }
    assert read.attributes <= {
        *("lang", "charset", "http-equiv", "content", "name", "dir", "class", "datetime"),
        *("href", "rel"),
    }


HOSTILE = st.text(st.sampled_from("<>&\"'/=abimgscriptonerror \n-!"), max_size=40) | st.text()


@given(HOSTILE, HOSTILE)
def test_nothing_that_is_said_is_markup(text: str, author: str) -> None:
    plain = Reader(as_html(message("x", "y", quote=Quote(1, "z", "w"))))
    read = Reader(as_html(message(text, author, quote=Quote(1, author, text or "w"))))
    assert read.tags == plain.tags
    assert read.attributes == plain.attributes
    assert text in read.words or "\r" in text or "\0" in text


@pytest.mark.parametrize(
    ("name", "known"),
    [("a.html", Format.HTML), ("a.HTM", Format.HTML), ("a.txt", Format.TXT), ("A.CSV", Format.CSV)],
)
def test_the_suffix_tells_the_format(name: str, known: Format) -> None:
    assert format_of(Path(name)) is known
    assert format_of(Path(f"{name}.5")) is None


def test_the_name_comes_from_the_room_and_the_date() -> None:
    day = moment(NOON).toString("yyyy-MM-dd")
    assert (
        proposed_name("Turma 3/4: B - Geral", NOON, Format.TXT) == f"Turma 3-4_ B - Geral {day}.txt"
    )
    assert proposed_name("é" * 500, NOON, Format.CSV) == f"{'é' * 80} {day}.csv"


# Writing


def order(path: Path, *entries: Entry, replaces: bool = True) -> Order:
    known = format_of(path) or Format.TXT
    return Order("Turma — Geral", list(entries) or TALK, NOON, path, known, replaces)


def test_the_file_is_written_and_nothing_else_is_left(qtbot: QtBot, tmp_path: Path) -> None:
    for suffix in (".html", ".txt", ".csv"):
        export = Export(order(tmp_path / f"conversa{suffix}"))
        with qtbot.waitSignal(export.done) as done:
            export.start()
        assert done.args == [tmp_path / f"conversa{suffix}"]
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "conversa.csv",
        "conversa.html",
        "conversa.txt",
    ]
    assert (tmp_path / "conversa.csv").read_bytes().startswith(b'\xef\xbb\xbf"Data e hora";')
    assert b"\r\r\n" not in (tmp_path / "conversa.csv").read_bytes()
    assert "Travei aqui." in (tmp_path / "conversa.txt").read_text("utf-8")
    assert (tmp_path / "conversa.html").read_text("utf-8").endswith("</html>\n")


def test_how_far_it_has_come_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    export = Export(order(tmp_path / "a.txt", *[message("oi")] * 1_200))
    told: list[tuple[int, int]] = []
    export.progressed.connect(lambda place, count: told.append((place, count)))
    with qtbot.waitSignal(export.done):
        export.start()
    assert told == [(0, 1_200), (500, 1_200), (1_000, 1_200)]


def test_an_older_file_stays_whole_when_writing_fails(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.txt"
    path.write_text("o de antes", "utf-8")
    monkeypatch.setattr("app.client.export.os.fsync", full)
    export = Export(order(path))
    with qtbot.waitSignal(export.failed) as failed:
        export.start()
    assert failed.args == ["No space left on device"]
    assert path.read_text("utf-8") == "o de antes"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["a.txt"]


def test_a_folder_that_is_not_there_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    export = Export(order(tmp_path / "nada" / "a.txt"))
    with qtbot.waitSignal(export.failed) as failed:
        export.start()
    assert failed.args == ["No such file or directory"]


def test_who_cancels_keeps_the_older_file(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("o de antes", "utf-8")
    export = Export(order(path, *[message("oi")] * 5_000))
    export.cancel()
    with qtbot.waitSignal(export.cancelled):
        export.start()
    assert path.read_text("utf-8") == "o de antes"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["a.txt"]


def test_a_name_that_nobody_was_asked_about_replaces_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "aula 3.5.txt"
    path.write_text("o de antes", "utf-8")
    for name in ("aula 3.5 (2).txt", "aula 3.5 (3).txt"):
        export = Export(order(path, replaces=False))
        with qtbot.waitSignal(export.done) as done:
            export.start()
        assert done.args == [tmp_path / name]
    assert path.read_text("utf-8") == "o de antes"


def test_half_a_character_can_be_written(qtbot: QtBot, tmp_path: Path) -> None:
    export = Export(order(tmp_path / "a.txt", message("a\ud83d")))
    with qtbot.waitSignal(export.done):
        export.start()
    assert "Bia: a?" in (tmp_path / "a.txt").read_text("utf-8")


def test_a_quote_of_nobody_is_told_without_a_name() -> None:
    older = message("sim", quote=Quote(9, "", "Mensagem mais antiga"))
    assert any("em resposta (“Mensagem mais antiga”): sim" in line for line in as_txt(older))
    assert "Mensagem mais antiga" in as_csv(older)[-1]
