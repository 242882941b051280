"""What becomes of the rows of a whole visit: quotes, replays, mentions, and at what cost."""

from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app import text
from app.client import keys
from app.client.conversation import Conversation
from app.client.entry import Entry, Quote, Reaction
from app.client.journal import Journal
from app.client.kept import Unsent
from app.client.timeline import Timeline
from app.client.visit import Visit
from app.config import Limits
from app.protocol import messages
from app.protocol.messages import (
    Edited,
    Joined,
    Member,
    Reacted,
    Removed,
    Said,
    Say,
    Stored,
    Told,
    Welcomed,
)
from app.protocol.names import name_key
from tests.support.client import rows

ME = Member(name="eu", ip="127.0.0.1", port=1)
OTHERS = tuple(Member(name=name, ip="127.0.0.2", port=2) for name in ("ana", "bia"))
SECRET = "a senha é 123"
HIDDEN = "Mensagem de alguém que você ignora"  # in the place of what they said
FILE = messages.File(id="f", name="plano.pdf", size=9, sha256="0" * 64)


def said(seq: int, author: str, words: str, **more: object) -> Said:
    return Said(seq=seq, time=seq, author=author, text=words, **more)  # type: ignore[arg-type]


def told(seq: int, author: str, to: str, words: str, **more: object) -> Told:
    return Told(seq=seq, time=seq, author=author, to=to, text=words, **more)  # type: ignore[arg-type]


def edited(seq: int, message: int, words: str, to: str = "") -> Edited:
    return Edited(seq=seq, time=seq, author="ana", message=message, text=words, to=to)


def removed(seq: int, message: int, to: str = "") -> Removed:
    return Removed(seq=seq, time=seq, author="ana", message=message, to=to)


def reaction(seq: int, message: int, author: str, *, off: bool = False) -> Reacted:
    return Reacted(seq=seq, time=seq, author=author, message=message, emoji="👍", off=off)


class Stay:
    """A visit, and a room that says what the test wants."""

    def __init__(self, journal: Journal) -> None:
        self.visit = Visit(journal)
        self.enter(1, ())

    def enter(self, seq: int, past: Iterable[Stored], *, gap: bool = False) -> None:
        """Come in, or come back, and be told what was missed."""
        past = tuple(past)
        self.visit.break_off()
        welcome = Welcomed(
            protocol=1,
            room="sala",
            id="x",
            token="t",
            you=ME,
            members=(ME, *OTHERS),
            bounds=Limits().bounds(),
            seq=seq,
            time=1,
            replay=len(past),
            gap=gap,
            resumed=True,
        )
        self.visit.be_welcomed(welcome, returned=self.visit.seen > 0)
        self.visit.begin()
        self.tell(*past)

    def tell(self, *events: Stored) -> None:
        """It happens."""
        for event in events:
            self.visit.follow(event)

    @property
    def everyone(self) -> Conversation:
        return self.visit.everyone

    def private(self, peer: str) -> Conversation:
        """The conversation with that person."""
        found = self.visit.private.find(peer)
        assert found is not None
        return found

    def quotes(self, peer: str = "") -> list[Quote | None]:
        """What the answers in a conversation show."""
        where = self.private(peer) if peer else self.everyone
        return [each.quote for each in rows(where.timeline) if each.quote is not None]

    def row(self, seq: int, peer: str = "") -> Entry:
        """The message with that number."""
        where = self.private(peer) if peer else self.everyone
        entry = where.timeline.message(seq)
        assert entry is not None
        return entry


@pytest.fixture
def journal(qtbot: QtBot) -> Journal:
    made = Journal(None)
    made.open()
    return made


@pytest.fixture
def stay(journal: Journal) -> Stay:
    return Stay(journal)


class Changes(QObject):
    """How often a timeline said that rows changed."""

    def __init__(self, timeline: Timeline) -> None:
        super().__init__()
        self.count = 0
        timeline.dataChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.count += 1


# Quotes tell nothing that is gone


@pytest.mark.parametrize(
    ("change", "words"), [(removed(9, 2), ""), (edited(9, 2, "outra coisa"), "outra coisa")]
)
class TestNoQuoteTellsWhatWasSaid:
    """One message of Ana becomes something else, and answers to it stand in some place."""

    def test_in_a_private_conversation(self, stay: Stay, change: Stored, words: str) -> None:
        stay.tell(said(2, "ana", SECRET), told(3, "bia", "eu", "viu?", reply=2), change)
        assert stay.quotes("bia") == [Quote(2, "ana", words)]

    def test_of_somebody_who_is_ignored_meanwhile(
        self, stay: Stay, change: Stored, words: str
    ) -> None:
        stay.tell(said(2, "ana", SECRET), said(3, "bia", "eu vi", reply=2))
        stay.visit.ignored.add("bia")
        stay.tell(said(4, "bia", "e sei", reply=2), change)
        stay.visit.ignored.remove("bia")
        assert stay.quotes() == [Quote(2, "ana", words)] * 2

    def test_when_its_author_is_ignored(self, stay: Stay, change: Stored, words: str) -> None:
        stay.tell(said(2, "ana", SECRET), said(3, "bia", "eu vi", reply=2))
        stay.visit.ignored.add("ana")
        stay.tell(change)
        assert stay.quotes() == [Quote(2, "", HIDDEN)]
        stay.visit.ignored.remove("ana")
        assert stay.row(2).text == words
        assert stay.quotes() == [Quote(2, "ana", words)]

    def test_when_it_is_told_among_the_past(self, stay: Stay, change: Stored, words: str) -> None:
        stay.tell(said(2, "ana", SECRET), told(3, "bia", "eu", "viu?", reply=2))
        stay.enter(9, [change])
        assert stay.quotes("bia") == [Quote(2, "ana", words)]


@pytest.mark.parametrize("peer", ["", "bia"])
def test_what_is_told_again_stands_in_the_quotes_of_what_was_still_here(
    stay: Stay, peer: str
) -> None:
    stay.tell(said(2, "ana", SECRET), told(3, "bia", "eu", "viu?", reply=2))
    stay.visit.add(Say(cid="c", text="resposta", reply=2), 5)
    stay.enter(9_000, [said(2, "ana", "", removed=True)], gap=True)
    assert stay.quotes(peer) == [Quote(2, "ana", "")]


@pytest.mark.parametrize("peer", ["", "bia"])
def test_what_is_not_told_again_is_an_older_message_in_quotes(stay: Stay, peer: str) -> None:
    stay.tell(said(2, "ana", SECRET), told(3, "bia", "eu", "viu?", reply=2))
    stay.visit.add(Say(cid="c", text="resposta", reply=2), 5)
    stay.enter(9_000, [], gap=True)
    assert stay.quotes(peer) == [Quote(2, "", text.older())]
    stay.tell(removed(9_001, 2))


def test_what_is_removed_when_it_is_not_here_is_quoted_by_nobody(stay: Stay) -> None:
    stay.tell(said(2, "ana", SECRET), told(3, "bia", "eu", "viu?", reply=2))
    stay.everyone.timeline.clear()
    stay.tell(removed(4, 2))
    assert stay.quotes("bia") == [Quote(2, "", text.older())]


def test_an_answer_of_an_earlier_run_quotes_what_the_room_tells_afterwards(
    journal: Journal,
) -> None:
    unsent = Unsent(cid="c", room="x", author="eu", to="", text="eu vou", time=5, reply=2)
    journal.add(unsent)
    stay = Stay(journal)
    stay.enter(9, [said(2, "ana", "quem vem?")])
    assert stay.quotes() == [Quote(2, "ana", "quem vem?")]


def test_a_notice_is_quoted_by_nobody(stay: Stay) -> None:
    stay.tell(Joined(seq=2, time=2, member=OTHERS[0]), said(3, "bia", "oi", reply=2))
    assert stay.quotes() == [Quote(2, "", text.older())]
    stay.enter(9, [Joined(seq=5, time=5, member=OTHERS[0]), said(6, "bia", "oi", reply=5)])
    assert stay.quotes()[-1] == Quote(5, "", text.older())


def test_no_quote_shows_a_private_message_in_another_conversation(stay: Stay) -> None:
    answers: list[Stored] = [
        said(6, "bia", "pois é", reply=5),
        told(7, "bia", "eu", "sei de tudo", reply=5),
    ]
    mine = told(8, "ana", "eu", "e aí?", reply=5)
    stay.enter(10, [told(5, "ana", "eu", SECRET), *answers, mine])
    assert stay.quotes() == stay.quotes("bia") == [Quote(5, "", text.older())]
    assert stay.quotes("ana") == [Quote(5, "ana", SECRET)]
    stay.tell(edited(11, 5, "outro segredo", to="eu"))
    assert stay.quotes() == stay.quotes("bia") == [Quote(5, "", text.older())]
    assert stay.quotes("ana") == [Quote(5, "ana", "outro segredo")]


# What was private, after a gap


def test_what_became_of_a_private_message_shows_when_it_is_told_again(stay: Stay) -> None:
    stay.tell(*(told(seq, "ana", "eu", SECRET) for seq in (2, 3, 4)))
    stay.tell(told(5, "ana", "eu", "e então?", reply=2))
    again: list[Stored] = [
        told(2, "ana", "eu", "", removed=True),
        told(3, "ana", "eu", "corrigido", edited=True),
        told(4, "ana", "eu", SECRET, reactions=(messages.Reaction(emoji="👍", names=("eu",)),)),
    ]
    stay.enter(9_000, again, gap=True)
    assert (stay.row(2, "ana").removed, stay.row(2, "ana").text) == (True, "")
    assert (stay.row(3, "ana").edited, stay.row(3, "ana").text) == (True, "corrigido")
    assert stay.row(4, "ana").reactions == (Reaction("👍", ("eu",), mine=True),)
    assert stay.quotes("ana") == [Quote(2, "ana", "")]
    assert stay.private("ana").timeline.rowCount() == 4


def test_changes_of_private_messages_after_a_gap_reach_the_rows_that_stand(stay: Stay) -> None:
    stay.tell(told(2, "ana", "eu", SECRET), told(3, "ana", "eu", "oi"))
    stay.enter(9_000, [removed(8_000, 2, "eu"), edited(8_001, 3, "olá", "eu")], gap=True)
    assert [each.text for each in rows(stay.private("ana").timeline)] == ["", "olá"]


def test_a_private_message_that_is_told_again_opens_no_conversation(stay: Stay) -> None:
    stay.tell(said(8, "ana", "oi"))
    stay.enter(9_000, [told(2, "bia", "eu", "", removed=True)], gap=True)
    assert stay.visit.private.all(quiet=True) == []


# Mentions


def test_an_edit_that_names_the_reader_counts_until_its_author_is_ignored(stay: Stay) -> None:
    stay.tell(said(2, "ana", "oi"), edited(3, 2, "oi @eu"))
    assert (stay.everyone.unread, stay.everyone.mentioned) == (1, 1)
    stay.visit.ignored.add("ana")
    assert (stay.everyone.unread, stay.everyone.mentioned) == (0, 0)


def test_an_edit_of_a_message_out_of_sight_names_the_reader_when_it_comes_back(stay: Stay) -> None:
    stay.tell(said(2, "ana", "oi"))
    stay.visit.ignored.add("ana")
    stay.tell(edited(3, 2, "oi @eu"))
    assert stay.everyone.mentioned == 0
    stay.visit.ignored.remove("ana")
    assert stay.row(2).mention


@pytest.mark.parametrize("change", [removed(3, 2), edited(3, 2, "oi")])
def test_a_mention_that_is_taken_back_out_of_sight_is_none_when_its_author_is_heard_again(
    stay: Stay, change: Stored
) -> None:
    stay.tell(said(2, "ana", "oi @eu"))
    stay.visit.ignored.add("ana")
    stay.tell(change, said(4, "bia", "oi @eu"))
    stay.visit.ignored.remove("ana")
    assert (stay.everyone.unread, stay.everyone.mentioned) == (2, 1)
    stay.tell(edited(5, 4, "oi"))
    assert (stay.everyone.unread, stay.everyone.mentioned) == (2, 0)


@pytest.mark.parametrize("change", [removed(3, 2), edited(3, 2, "oi")])
def test_a_mention_that_is_taken_back_counts_no_more(stay: Stay, change: Stored) -> None:
    heard: list[int] = []
    stay.everyone.mentioned_changed.connect(heard.append)
    stay.tell(said(2, "ana", "oi @eu"), change)
    assert (stay.everyone.unread, stay.everyone.mentioned, heard) == (1, 0, [1, 0])


def test_a_message_that_was_read_names_nobody_anew(stay: Stay) -> None:
    stay.tell(said(2, "ana", "oi"))
    stay.everyone.mark_read()
    stay.tell(said(3, "ana", "e aí"), edited(4, 2, "oi @eu"))
    assert (stay.everyone.mentioned, stay.row(2).mention) == (0, True)


def test_a_message_that_is_removed_already_is_named_by_no_older_edit(stay: Stay) -> None:
    stay.enter(9, [said(5, "ana", "", removed=True), edited(6, 5, "@eu"), removed(7, 5)])
    entry = stay.row(5)
    assert (entry.removed, entry.mention, entry.text) == (True, False, "")
    assert stay.everyone.mentioned == 0


# What it costs


def answered(count: int) -> Iterator[Said]:
    yield said(10, "ana", "x")
    yield from (said(11 + each, "bia", "r", reply=10) for each in range(count))


def test_an_edit_is_told_once_for_all_its_answers(stay: Stay) -> None:
    stay.enter(9_000, answered(2_500), gap=True)
    changes = Changes(stay.everyone.timeline)
    stay.tell(edited(9_001, 10, "y"))
    assert changes.count == 2  # of the message, and of the answers
    assert stay.quotes() == [Quote(10, "ana", "y")] * 2_500


def test_many_edits_that_were_missed_are_told_once(stay: Stay) -> None:
    stay.enter(9_000, answered(2_500), gap=True)
    changes = Changes(stay.everyone.timeline)
    stay.enter(10_000, [edited(9_001 + each, 10, str(each)) for each in range(500)])
    assert changes.count == 2
    assert stay.row(10).text == "499"
    assert stay.quotes() == [Quote(10, "ana", "499")] * 2_500


def test_many_reactions_that_were_missed_are_told_once(
    stay: Stay, monkeypatch: pytest.MonkeyPatch
) -> None:
    stay.tell(said(2, "ana", "oi"), reaction(3, 2, "ana"))
    asked: list[str] = []
    keys._known.cache_clear()

    def counted(name: str) -> str:
        asked.append(name)
        return name_key(name)

    monkeypatch.setattr(keys, "name_key", counted)
    changes = Changes(stay.everyone.timeline)
    events = (reaction(10 + n, 2, f"p{n % 200}", off=n // 200 % 2 == 1) for n in range(4_999))
    stay.enter(9_000, events)
    assert changes.count == 1
    assert len(asked) < 250  # each name once
    assert len(stay.row(2).reactions[0].names) == 200  # Ana, and all but one


def test_answers_far_apart_are_told_apart(stay: Stay) -> None:
    others = [said(11 + each, "bia", "r", reply=10 * (each in {0, 900})) for each in range(1_000)]
    stay.enter(9_000, [said(10, "ana", "x"), *others], gap=True)
    touched: list[tuple[int, int]] = []
    stay.everyone.timeline.dataChanged.connect(
        lambda first, last, _: touched.append((first.row(), last.row()))
    )
    first = stay.everyone.timeline.row_of(10)
    assert first is not None
    stay.tell(edited(9_001, 10, "y"))
    assert touched == [(first + away, first + away) for away in (0, 1, 901)]


# Files


@pytest.mark.parametrize("missed", [False, True])
def test_a_file_whose_message_is_removed_is_given_up(stay: Stay, *, missed: bool) -> None:
    given_up: list[object] = []
    stay.visit.file_removed.connect(given_up.append)
    stay.tell(told(2, "ana", "eu", "", file=FILE), told(3, "ana", "eu", "viu?", reply=2))
    file = stay.row(2, "ana").file
    assert stay.quotes("ana") == [Quote(2, "ana", "plano.pdf")]
    if missed:
        stay.enter(9_000, [told(2, "ana", "eu", "", removed=True)], gap=True)
    else:
        stay.tell(removed(4, 2, "eu"))
    assert given_up == [file]
    assert stay.row(2, "ana").file is None
    assert stay.quotes("ana") == [Quote(2, "ana", "")]


def test_a_file_whose_words_are_edited_away_goes_by_its_name(stay: Stay) -> None:
    stay.tell(said(2, "ana", "leiam", file=FILE), said(3, "bia", "li", reply=2))
    stay.tell(edited(4, 2, ""))
    assert (stay.row(2).text, stay.row(2).words) == ("plano.pdf", "")
    assert stay.quotes() == [Quote(2, "ana", "plano.pdf")]


def test_a_change_that_waits_still_says_so_when_the_conversation_is_built_anew(stay: Stay) -> None:
    stay.tell(said(2, "eu", "oi"), said(3, "eu", "tchau"), told(4, "eu", "ana", "psiu"))
    change = messages.Edit(cid="c1", message=2, text="olá")
    stay.visit.outbox.ask(stay.visit.everyone, change)
    private = messages.Remove(cid="c2", message=4)
    stay.visit.outbox.ask(stay.private("ana"), private)
    past: list[Stored] = [said(2, "eu", "oi"), said(3, "eu", "tchau"), told(4, "eu", "ana", "psiu")]
    stay.enter(9_000, past, gap=True)
    assert (stay.row(2).changing, stay.row(3).changing) == (True, False)
    assert stay.row(4, "ana").changing
    stay.tell(Edited(seq=9_001, time=1, author="eu", message=2, text="olá", cid="c1"))
    assert (stay.row(2).changing, stay.row(2).text) == (False, "olá")


@pytest.fixture
def answered_bia(stay: Stay) -> Stay:
    """Ana answered Bia to everyone and in private, and so did oneself."""
    stay.tell(
        said(2, "bia", SECRET),
        said(3, "ana", "verdade", reply=2),
        told(4, "ana", "eu", "viu?", reply=2),
        said(5, "eu", "vi", reply=2),
    )
    return stay


def hidden(stay: Stay) -> bool:
    """Whether all of these quotes tell neither what was said nor who said it."""
    quote = Quote(2, "", HIDDEN)
    return stay.quotes() == [quote, quote] and stay.quotes("ana") == [quote]


def test_the_words_of_somebody_ignored_are_in_nobody_s_quote_and_come_back(
    answered_bia: Stay,
) -> None:
    stay = answered_bia
    stay.visit.ignored.add("Bia")
    assert hidden(stay)
    stay.visit.ignored.remove("bia")
    assert stay.quotes() == [Quote(2, "bia", SECRET)] * 2
    assert stay.quotes("ana") == [Quote(2, "bia", SECRET)]


def test_answers_to_somebody_ignored_that_come_later_tell_nothing_either(stay: Stay) -> None:
    stay.visit.ignored.add("bia")
    stay.tell(
        said(2, "bia", SECRET),
        said(3, "ana", "verdade", reply=2),
        told(4, "ana", "eu", "viu?", reply=2),
        said(5, "eu", "vi", reply=2),
    )
    assert hidden(stay)


def test_what_becomes_of_a_message_of_somebody_ignored_leaves_its_quotes(
    answered_bia: Stay,
) -> None:
    stay = answered_bia
    stay.visit.ignored.add("bia")
    change = Edited(seq=6, time=6, author="bia", message=2, text="outro segredo")
    stay.tell(change)
    assert hidden(stay)
    stay.tell(Removed(seq=7, time=7, author="bia", message=2))
    assert hidden(stay)
    stay.visit.ignored.remove("bia")
    assert stay.quotes() == [Quote(2, "bia", "")] * 2


def test_who_is_ignored_from_before_is_so_in_the_quotes_of_the_past(stay: Stay) -> None:
    stay.visit.ignored.add("bia")
    stay.enter(
        9_000,
        [
            said(2, "bia", SECRET),
            said(3, "ana", "verdade", reply=2),
            told(4, "ana", "eu", "viu?", reply=2),
            said(5, "eu", "vi", reply=2),
        ],
        gap=True,
    )
    assert hidden(stay)


def test_another_text_of_an_answer_does_not_bring_back_what_it_quotes(answered_bia: Stay) -> None:
    stay = answered_bia
    stay.visit.ignored.add("bia")
    stay.tell(edited(6, 3, "bem verdade"))
    assert hidden(stay)
    assert stay.row(3).text == "bem verdade"


def test_what_somebody_said_who_had_the_own_name_before_is_not_ones_own(stay: Stay) -> None:
    stay.visit.forget()
    stay.enter(9, [said(3, ME.name, "de outra pessoa"), said(4, ME.name, "minha", cid="c1")])
    assert [(each.text, each.own) for each in rows(stay.everyone.timeline)] == [
        ("de outra pessoa", False),
        ("minha", True),
    ]
