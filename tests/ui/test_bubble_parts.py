"""What hangs on a message: quotes, reactions, marks, listings, links; painted and clicked."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from app.client.links import Link
from app.client.timeline import Entry, Kind, Quote, Reaction, State, Timeline
from app.ui import flash, timeline_dialogs
from app.ui.row import day_words
from app.ui.shapes import ICON
from app.ui.targets import Chip, CopyCode, Quoted, Target
from app.ui.timeline_dialogs import LinkDialog
from app.ui.timeline_view import TimelineView

NOON = 1_795_273_200_000
Show = Callable[..., TimelineView]
LEFT = Qt.MouseButton.LeftButton
tips = pytest.mark.qt_log_ignore("This plugin does not support")


def said(text: str = "oi", seq: int = 7, **fields: Any) -> Entry:
    return Entry(kind=Kind.MESSAGE, text=text, time=NOON, seq=seq, **{"author": "ana", **fields})


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def make(*entries: Entry, width: int = 600) -> TimelineView:
        view = TimelineView()
        qtbot.addWidget(view)
        timeline = Timeline(view)
        timeline.extend(entries)
        view.setModel(timeline)
        view.resize(width, 500)
        with qtbot.waitExposed(view):
            view.show()
        return view

    return make


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The addresses that were opened; no browser starts."""
    addresses: list[str] = []
    monkeypatch.setattr(timeline_dialogs, "open_link", addresses.append)
    yield addresses
    QToolTip.hideText()


def picture(view: TimelineView) -> QImage:
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def places(view: TimelineView, kind: type[Target], row: int = 0) -> list[QPoint]:
    """Points of a row where such a thing is, from the first to the last of them."""
    area = view.visualRect(view.model().index(row, 0))
    points = (
        QPoint(x, y) for y in range(area.top(), area.bottom(), 3) for x in range(0, area.width(), 3)
    )
    found = ((point, view._target_at(QPointF(point))) for point in points)
    return [point for point, hit in found if hit is not None and isinstance(hit[1], kind)]


def point_of(view: TimelineView, kind: type[Target], row: int = 0) -> QPoint:
    found = places(view, kind, row)
    assert found, f"no {kind.__name__}"
    return found[len(found) // 2]


def tip_at(view: TimelineView, at: QPoint) -> str:
    QToolTip.hideText()
    asked = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), asked)
    return QToolTip.text()


# Quotes


def talk(rows: int) -> list[Entry]:
    return [said(f"mensagem {row}", row + 1) for row in range(rows)]


def test_a_click_on_a_quote_goes_to_the_message_and_lets_it_glow(show: Show, qtbot: QtBot) -> None:
    view = show(*talk(200), said("sim", 500, author="bia", quote=Quote(3, "ana", "mensagem 2")))
    QTest.mouseClick(view.viewport(), LEFT, pos=point_of(view, Quoted, 200))
    row = view.visualRect(view.model().index(2, 0))
    assert view.viewport().rect().contains(row)
    assert view.currentIndex().row() == 2
    glowing = picture(view)
    qtbot.waitUntil(lambda: view._flash.entry is None)
    assert picture(view) != glowing


def test_without_motion_the_glow_does_not_fade(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flash, "moves", lambda: False)
    monkeypatch.setattr(flash, "LASTS", 50)
    glow, strengths = flash.Flash(), list[float]()
    glow.changed.connect(lambda: strengths.append(glow.strength))
    glow.start(said())
    qtbot.waitUntil(lambda: glow.entry is None)
    assert strengths == [1.0, 0.0]


def test_a_second_jump_keeps_its_glow_though_the_first_one_ends(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flash, "moves", lambda: True)
    glow, second = flash.Flash(), said()
    glow.start(said())
    glow.start(second)
    assert glow.entry is second
    assert glow._fade.state() == glow._fade.State.Running


def test_the_quote_of_a_message_that_is_not_here_leads_nowhere(show: Show) -> None:
    view = show(said(quote=Quote(999, "bia", "faz tempo")))
    assert places(view, Quoted) == []
    assert not view.go_to(999)


def test_a_quote_of_one_s_own_words_looks_different(show: Show) -> None:
    answer = said("sim", 9, quote=Quote(7, "eu", "oi"))
    mine = picture(show(said(author="eu", own=True), answer))
    other = picture(show(said(author="eu"), answer))
    box = (0, 120, 600, 380)
    assert mine.copy(*box) != other.copy(*box)


def test_what_was_quoted_and_removed_is_not_shown(show: Show) -> None:
    view = show(said("segredo", 7), said("sim", 9, author="bia", quote=Quote(7, "ana", "segredo")))
    timeline = view.model()
    assert isinstance(timeline, Timeline)
    before = picture(view)
    timeline.remove(7)
    assert picture(view) != before
    quote = timeline.entry(1).quote
    assert quote is not None
    assert quote.text == ""


# Reactions


def reacted(mine: bool = False, names: tuple[str, ...] = ("ana", "bia")) -> Entry:
    return said(reactions=(Reaction("👍", names, mine=mine), Reaction("🙏", ("caio",))))


def test_a_click_on_a_reaction_toggles_it(show: Show, qtbot: QtBot) -> None:
    view = show(reacted())
    first, *_, last = sorted(places(view, Chip), key=QPoint.x)
    with qtbot.waitSignal(view.reaction_toggled) as toggled:
        QTest.mouseClick(view.viewport(), LEFT, pos=first)
    assert toggled.args == [7, "👍"]
    with qtbot.waitSignal(view.reaction_toggled) as toggled:
        QTest.mouseClick(view.viewport(), LEFT, pos=last)
    assert toggled.args == [7, "🙏"]


def test_one_s_own_reaction_is_told_by_more_than_colour(show: Show) -> None:
    """Drawn in grey, a thicker edge and bold figures remain."""
    gray = QImage.Format.Format_Grayscale8
    pictures = [picture(show(reacted(mine))).convertToFormat(gray) for mine in (True, False)]
    dark = [
        sum(image.pixelColor(x, y).lightness() < 200 for x in range(50, 200) for y in range(120))
        for image in pictures
    ]
    assert dark[0] > dark[1] * 1.2


@tips
def test_the_tip_of_a_reaction_says_who(show: Show) -> None:
    view = show(reacted())
    assert tip_at(view, sorted(places(view, Chip), key=QPoint.x)[0]) == "ana, bia"


@tips
def test_a_tip_with_many_names_or_markup_stays_short_and_plain(show: Show) -> None:
    names = ("<img src=x>", *(f"p{number}" for number in range(40)))
    view = show(reacted(names=names))
    tip = tip_at(view, sorted(places(view, Chip), key=QPoint.x)[0])
    assert tip.startswith("‹img src=x>, p0,")
    assert tip.endswith("e mais 29")


@pytest.mark.parametrize("own", [False, True])
def test_many_reactions_stay_in_the_column(show: Show, own: bool) -> None:
    many = tuple(Reaction("👍" * 40, ("ana",)) for _ in range(60))
    view = show(said(own=own, reactions=many), width=360)
    xs = [point.x() for point in places(view, Chip)]
    assert 0 <= min(xs) < max(xs) < 350


# Marks


@pytest.mark.parametrize(
    "fields",
    [
        {"edited": True},
        {"mention": True},
        {"removed": True},
        {"own": True, "edited": True},
        {"own": True, "removed": True},
        {"quote": Quote(3, "bia", "pergunta")},
        {"reactions": (Reaction("👍", ("bia",)),)},
    ],
)
def test_each_mark_is_seen(show: Show, fields: dict[str, Any]) -> None:
    own = {"own": fields["own"]} if "own" in fields else {}
    assert picture(show(said(**fields))) != picture(show(said(**own)))


def test_a_removed_message_offers_nothing_to_click(show: Show) -> None:
    view = show(said("http://a.br", removed=True))
    assert places(view, Link) == []


# Links


def test_a_click_on_a_link_asks_with_the_real_address_before_it_opens(
    show: Show, qtbot: QtBot, opened: list[str]
) -> None:
    view = show(said("veja http://\u0430pple.com/x, viu?"))
    at = point_of(view, Link)
    QTest.mouseMove(view.viewport(), at)
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(view.viewport(), LEFT, pos=at)
    dialog = view.findChild(LinkDialog, "dialog_link")
    assert isinstance(dialog, LinkDialog)
    assert opened == []
    shown = dialog.findChild(QLabel, "dialog_what")
    told = dialog.findChild(QLabel, "dialog_todo")
    assert isinstance(shown, QLabel)
    assert isinstance(told, QLabel)
    assert shown.text().replace("\u200b", "") == "http://xn--pple-43d.com/x"
    assert "xn--pple-43d.com" in told.text()
    assert shown.textFormat() == told.textFormat() == Qt.TextFormat.PlainText
    button = dialog.findChild(QPushButton, "dialog_accept")
    assert isinstance(button, QPushButton)
    button.click()
    assert opened == ["http://xn--pple-43d.com/x"]


def test_whoever_cancels_opens_nothing(show: Show, qtbot: QtBot, opened: list[str]) -> None:
    view = show(said("http://a.br"))
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    dialog = view.findChild(LinkDialog)
    assert isinstance(dialog, LinkDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: view.findChild(LinkDialog) is None)
    assert opened == []


def test_a_very_long_address_makes_no_dialog_wider_than_others(show: Show) -> None:
    view = show(said("http://a.br/" + "x" * 1_500))
    dialog = LinkDialog(view, "http://a.br/" + "x" * 1_500)
    assert dialog.sizeHint().width() < 600
    assert dialog.sizeHint().height() < 600
    dialog.deleteLater()


@tips
def test_the_tip_of_a_link_is_where_it_leads(show: Show) -> None:
    view = show(said("http://\u0430pple.com/<b>"))
    assert tip_at(view, point_of(view, Link)) == "http://xn--pple-43d.com/"


def test_only_the_letters_of_a_link_are_one(show: Show) -> None:
    view = show(said("antes http://a.br depois"))
    xs = sorted(point.x() for point in places(view, Link))
    box = view.lay_out(0).box
    assert box.left() + 30 < xs[0]
    assert xs[-1] < box.right() - 60


def test_links_behind_a_long_text_are_found_too(show: Show) -> None:
    view = show(said("palavra " * 600 + "http://a.br/fim"))
    assert places(view, Link)


def test_the_menu_opens_and_copies_links(show: Show, opened: list[str]) -> None:
    view = show(
        said("http://a.br/1?x=1&y=2 e http://b.br e http://a.br/1?x=1&y=2"), said("www.c.br")
    )
    names = [action.text() for action in view._menu(1).actions()]
    assert names[-4:] == ["Abrir link", "Copiar link", "", "Ignorar ana"]
    menu = view._menu(0)
    submenu = menu.findChild(QMenu, "copy_link_menu")
    assert isinstance(submenu, QMenu)
    actions = submenu.actions()
    assert [action.text() for action in actions] == ["http://a.br/1?x=1&&y=2", "http://b.br"]
    actions[0].trigger()
    assert QGuiApplication.clipboard().text() == "http://a.br/1?x=1&y=2"


# Listings

CODE = "```python\ndef f(n):\n    return n\n```"


@tips
def test_the_button_on_a_listing_copies_it(show: Show) -> None:
    view = show(said(f"olha:\n{CODE}"))
    at = point_of(view, CopyCode)
    assert tip_at(view, at) == "Copiar código"
    QTest.mouseClick(view.viewport(), LEFT, pos=at)
    assert QGuiApplication.clipboard().text() == "def f(n):\n    return n"


def test_the_menu_copies_listings(show: Show) -> None:
    view = show(said(f"{CODE}\ne\n```\noutra\n```"))
    action = next(each for each in view._menu(0).actions() if each.text() == "Copiar código")
    action.trigger()
    assert QGuiApplication.clipboard().text() == "def f(n):\n    return n\n\noutra"


def test_a_listing_gets_its_colours_a_moment_later_without_another_height(
    show: Show, qtbot: QtBot
) -> None:
    view = show(said(CODE))
    height = view.visualRect(view.model().index(0, 0)).height()
    plain = picture(view)
    qtbot.waitUntil(lambda: picture(view) != plain)
    assert view.visualRect(view.model().index(0, 0)).height() == height


@pytest.mark.parametrize("width", [320, 600, 1_200])
@pytest.mark.parametrize("own", [False, True])
def test_long_lines_of_a_listing_stay_inside(show: Show, width: int, own: bool) -> None:
    view = show(said(f"```\n{'x' * 3_000}\n```", own=own), width=width)
    box = view.lay_out(0).box
    assert box.left() >= 0
    assert box.right() <= width


def test_addresses_in_a_listing_are_no_links(show: Show) -> None:
    assert places(show(said("```\ncurl http://a.br\n```")), Link) == []


# Days, and what is new


def noon(days_ago: int) -> int:
    at = datetime.now().astimezone().replace(hour=12) - timedelta(days=days_ago)
    return int(at.timestamp() * 1_000)


def test_today_and_yesterday_are_called_so() -> None:
    assert day_words(noon(0)).startswith("Hoje, ")
    assert day_words(noon(1)).startswith("Ontem, ")
    assert day_words(noon(2)).split(",")[0] not in ("Hoje", "Ontem")
    assert day_words(NOON - 400 * 86_400_000).endswith(" de 2025")


def test_the_line_above_what_is_new_is_seen_and_needs_room(show: Show) -> None:
    view = show(said("um"), said("dois"), said("três"))
    timeline = view.model()
    assert isinstance(timeline, Timeline)
    before, height = picture(view), view.visualRect(timeline.index(1)).height()
    timeline.mark_new(1)
    assert picture(view) != before
    assert view.visualRect(timeline.index(1)).height() > height + 20
    timeline.append(said("eu", 0, own=True, state=State.SENDING, cid="c"))
    assert view.visualRect(timeline.index(1)).height() == height


def test_an_own_message_whose_change_waits_has_the_sign_of_one_that_is_sent(show: Show) -> None:
    view = show(said("oi", own=True))
    timeline = view.model()
    assert isinstance(timeline, Timeline)
    before = picture(view)
    timeline.await_change(7, waits=True)
    waiting = picture(view)
    assert waiting != before
    timeline.await_change(7, waits=False)
    assert picture(view) == before
    sending = show(said("oi", own=True, state=State.SENDING))
    assert picture(sending) == waiting


def test_a_message_that_everyone_has_got_shows_two_checks(show: Show) -> None:
    view = show(said("oi", own=True))
    timeline = view.model()
    assert isinstance(timeline, Timeline)
    before = picture(view)
    timeline.deliver(0, 7)
    after = picture(view)
    box = after.rect()
    changed = [
        x
        for x in range(box.width())
        if any(before.pixel(x, y) != after.pixel(x, y) for y in range(box.height()))
    ]
    assert changed
    assert changed[-1] - changed[0] <= ICON  # the sign, and nothing else
    timeline.await_change(7, waits=True)
    waiting = show(said("oi", own=True, changing=True))
    assert picture(view) == picture(waiting)


def test_a_quote_without_an_author_is_one_line(show: Show) -> None:
    view = show(
        said("sim", 9, quote=Quote(7, "", "Mensagem mais antiga")),
        said("sim", 10, author="caio", quote=Quote(7, "bia", "Mensagem mais antiga")),
    )
    nameless, named = (view._row(row).box.height() for row in range(2))
    assert nameless < named
    spoken = str(view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "em resposta (“Mensagem mais antiga”)" in spoken


def test_a_link_behind_emoji_is_underlined_and_clicked_where_it_stands(show: Show) -> None:
    address = "https://exemplo.edu.br/aula"
    plain_view, view = show(said(f"oi oi {address}")), show(said(f"😀😀 {address}"))
    for each, at in ((plain_view, 6), (view, 3)):
        body = each._row(0)._body  # type: ignore[attr-defined]
        lines = body._parts[0][1].lines
        (span,) = lines._layouts[0].formats()
        assert lines.between(span.start, span.start + span.length) == address
        line = lines._layouts[0].lineAt(0)
        start = line.cursorToX(span.start)[0]
        middle = QPointF(start + 3 - lines.left, line.y() + 3)
        assert lines.character_at(middle) == at
        assert body.target(middle, QRectF(0, 0, 500, 500)) == Link(at, len(address), address)
