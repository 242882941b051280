"""What the room promises about order, acknowledgement and privacy; each check has a broken twin."""

import tracemalloc
from collections.abc import Sequence

import pytest

from app.config import Limits
from app.protocol.messages import (
    AnyEvent,
    Code,
    Ended,
    Left,
    Listed,
    Ponged,
    Post,
    Reason,
    Refused,
    Said,
    Say,
    Stored,
    Tell,
    Told,
    Welcomed,
)
from app.room.hub import Hub, Output, Store, Write
from app.room.memory import Memory
from app.room.room import Delivery, Outcome, Peer, Room
from tests.room.house import House


def say(cid: str, text: str = "oi") -> bytes:
    return f'{{"type":"say","cid":"{cid}","text":"{text}"}}\n'.encode()


def tell(cid: str, to: str, text: str = "segredo") -> bytes:
    return f'{{"type":"tell","cid":"{cid}","to":"{to}","text":"{text}"}}\n'.encode()


def kinds(events: Sequence[AnyEvent]) -> list[str]:
    return [type(event).__name__ for event in events]


# Acknowledged after the commit


def check_that_nobody_hears_before_the_commit(hub: type[Hub]) -> None:
    house = House(hub=hub, slow_disk=True)
    ana, bia, caio = house.member("ana"), house.member("bia"), house.guest("caio")
    dora = house.opens()
    house.receives(ana, say("1") + tell("2", "bia"))
    house.receives(caio, b"oi\n@bia oi\n")
    house.receives(dora, b"dora\n")
    assert [house.hears(peer) for peer in (ana, bia, caio, dora)] == [b"", b"", b"", b""]
    assert len(house.happened) == 3
    house.commits()
    assert len(house.events(ana)) == 4
    assert len(house.events(bia)) == 5
    assert len(house.reads(caio).splitlines()) == 3
    assert house.reads(dora).startswith("Bem-vindo, dora!")
    assert house.happened == house.stored


def test_nobody_hears_of_a_message_or_a_joiner_before_the_commit() -> None:
    check_that_nobody_hears_before_the_commit(Hub)


class HastyHub(Hub):
    """Tells what happened as soon as it has been handed to the disk."""

    def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
        outputs = super().receive(peer, data, now)
        stores = [output.event.seq for output in outputs if isinstance(output, Store)]
        return outputs + (self.committed(stores[-1]) if stores else [])


def test_the_check_catches_a_hub_that_acknowledges_before_the_commit() -> None:
    with pytest.raises(AssertionError):
        check_that_nobody_hears_before_the_commit(HastyHub)


def test_a_commit_of_the_first_tells_nothing_of_the_second() -> None:
    house = House(slow_disk=True)
    ana, bia = house.member("ana"), house.member("bia")
    house.receives(ana, say("1", "um") + say("2", "dois"))
    house.commits(1)
    assert [event.text for event in house.events(bia) if isinstance(event, Said)] == ["um"]
    house.commits(1)
    assert [event.text for event in house.events(bia) if isinstance(event, Said)] == ["dois"]


# One order for everyone


def check_that_answers_keep_their_place(hub: type[Hub]) -> None:
    house = House(hub=hub, slow_disk=True)
    ana = house.member("ana")
    house.receives(
        ana,
        say("1") + say("2", " ") + b'{"type":"who"}\n' + tell("3", "ana") + say("4")
        + b'{"type":"leave"}\n' + say("5"),
    )  # fmt: skip
    house.commits()
    events = house.events(ana)
    assert kinds(events) == ["Said", "Refused", "Listed", "Refused", "Said", "Ended"]
    assert [getattr(event, "cid", None) for event in events] == ["1", "2", None, "3", "4", None]


def test_acknowledgements_refusals_and_the_end_come_in_the_order_of_the_commands() -> None:
    check_that_answers_keep_their_place(Hub)


class HubThatAnswersAtOnce(Hub):
    """Sends a refusal past the messages that still wait for the disk."""

    def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
        self._outbox.in_order = self._outbox.at_once  # type: ignore[method-assign]
        return super().receive(peer, data, now)


def test_the_check_catches_a_hub_whose_refusals_overtake() -> None:
    with pytest.raises(AssertionError):
        check_that_answers_keep_their_place(HubThatAnswersAtOnce)


def test_everyone_hears_the_same_order() -> None:
    house = House(slow_disk=True)
    ana, bia, caio = house.member("ana"), house.member("bia"), house.member("caio")
    for number in range(5):
        house.receives(ana, say(f"a{number}"))
        house.receives(bia, say(f"b{number}"))
    house.commits(4)
    house.commits()
    orders = [
        [event.seq for event in house.events(peer) if isinstance(event, Said)]
        for peer in (ana, bia, caio)
    ]
    assert orders == [[4, 5, 6, 7, 8, 9, 10, 11, 12, 13]] * 3


def test_seq_grows_and_a_private_message_leaves_a_gap_for_the_others() -> None:
    house = House()
    ana, _, caio = house.member("ana"), house.member("bia"), house.member("caio")
    house.silence()
    house.receives(ana, say("1") + tell("2", "bia") + say("3"))
    assert [event.seq for event in house.events(caio) if isinstance(event, Said)] == [4, 6]


def test_a_pong_does_not_wait_for_the_disk() -> None:
    house = House(slow_disk=True)
    ana = house.member("ana")
    house.receives(ana, say("1") + b'{"type":"ping"}\n')
    assert house.events(ana) == [Ponged()]


def test_who_joins_while_a_message_waits_finds_it_in_the_history_once() -> None:
    house = House(slow_disk=True)
    ana, bia = house.member("ana"), house.opens()
    house.receives(ana, say("1"))
    house.receives(bia, b'{"type":"join","name":"bia"}\n')
    house.commits()
    welcomed, said = house.events(bia)
    assert isinstance(welcomed, Welcomed)
    assert isinstance(said, Said)
    assert (welcomed.replay, said.cid) == (1, None)
    assert said.seq < welcomed.seq


def test_a_welcome_and_its_history_come_in_one_piece() -> None:
    house = House(slow_disk=True)
    ana, bia = house.member("ana"), house.opens()
    house.receives(ana, say("1"))
    house.receives(bia, b'{"type":"join","name":"bia"}\n{"type":"ping"}\n{"type":"who"}\n')
    house.receives(ana, say("2"))
    house.commits()
    assert kinds(house.events(bia)) == ["Ponged", "Welcomed", "Said", "Listed", "Said"]


def test_a_list_is_right_at_its_place_in_the_order() -> None:
    house = House(slow_disk=True)
    ana, bia = house.member("ana"), house.member("bia")
    house.receives(ana, b'{"type":"who"}\n')
    house.receives(bia, b'{"type":"leave"}\n')
    house.receives(ana, say("1") + b'{"type":"who"}\n')
    house.commits()
    first, left, _, second = house.events(ana)
    assert isinstance(first, Listed)
    assert isinstance(left, Left)
    assert isinstance(second, Listed)
    assert [member.name for member in first.members] == ["ana", "bia"]
    assert [member.name for member in second.members] == ["ana"]


# Sent again


def check_that_a_repeated_message_is_kept_once(hub: type[Hub]) -> None:
    for between in (False, True):
        house = House(hub=hub, slow_disk=True)
        ana, bia = house.member("ana"), house.member("bia")
        house.receives(ana, say("1"))
        if between:
            house.commits()
        house.receives(ana, say("1") + say("1", "oi\\r\\n"))
        house.commits()
        acknowledged = [e for e in house.events(ana) if isinstance(e, Said)]
        assert [(e.seq, e.cid) for e in acknowledged] == [(3, "1")] * 3
        assert len(house.events(bia)) == 1
        assert len(house.stored) == 3


def test_a_message_sent_again_is_kept_once_and_acknowledged_each_time() -> None:
    check_that_a_repeated_message_is_kept_once(Hub)


class ForgetfulMemory(Memory):
    """Does not know what it has seen."""

    def find(self, author: str, command: Post) -> None:  # noqa: ARG002
        return None


class ForgetfulHub(Hub):
    """Keeps a message as often as it comes."""

    def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
        self._record.memory.__class__ = ForgetfulMemory
        return super().receive(peer, data, now)


def test_the_check_catches_a_hub_that_keeps_a_repeated_message_twice() -> None:
    with pytest.raises(AssertionError):
        check_that_a_repeated_message_is_kept_once(ForgetfulHub)


@pytest.mark.parametrize("committed", [False, True])
@pytest.mark.parametrize(
    "other", [say("1", "outra coisa"), tell("1", "bia", "oi"), tell("1", "", "oi")]
)
def test_another_message_under_the_same_cid_is_refused(other: bytes, committed: bool) -> None:
    house = House(slow_disk=True)
    ana, bia = house.member("ana"), house.member("bia")
    house.receives(ana, say("1"))
    if committed:
        house.commits()
    house.receives(ana, other)
    house.commits()
    assert house.events(ana)[-1] == Refused(code=Code.CID_REUSED, cid="1")
    assert kinds(house.events(bia)) == ["Said"]


def test_a_private_message_sent_again_is_told_once_however_the_name_is_spelt() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    house.silence()
    house.receives(ana, tell("1", "bia") + tell("1", " BIA ") + tell("1", "zeca"))
    events = house.events(ana)
    assert kinds(events) == ["Told", "Told", "Refused"]
    assert events[2] == Refused(code=Code.CID_REUSED, cid="1")
    assert len(house.events(bia)) == 1


def test_who_comes_back_and_sends_again_what_was_not_committed_is_acknowledged() -> None:
    house = House(slow_disk=True)
    ana, bia = house.member("ana"), house.member("bia")
    house.receives(ana, say("1"))
    house.closes(ana, Reason.LOST)
    again = house.opens()
    house.receives(again, b'{"type":"resume","token":"token-1","seq":2}\n' + say("1"))
    house.commits()
    replayed, repeated = (e for e in house.events(again) if isinstance(e, Said))
    assert (replayed.seq, replayed.cid) == (3, "1")
    assert repeated == replayed
    assert kinds(house.events(bia)).count("Said") == 1


def test_a_message_is_known_again_after_the_room_was_opened_anew() -> None:
    yesterday = House()
    ana = yesterday.member("ana")
    yesterday.receives(ana, say("1"))
    yesterday.shuts()
    house = House(past=yesterday.record)
    ana = house.member("ana")
    house.receives(ana, say("1"))
    (said,) = house.events(ana)
    assert isinstance(said, Said)
    assert (said.seq, said.cid) == (2, "1")
    assert kinds(house.stored) == ["Joined"]


def test_two_people_may_use_the_same_cid() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    house.silence()
    house.receives(ana, say("1"))
    house.receives(bia, say("1", "e eu"))
    assert [getattr(e, "text", "") for e in house.events(ana)] == ["oi", "e eu"]


def test_the_memory_of_cids_ends_with_the_oldest() -> None:
    memory = Memory(Limits(), repeatable=2)
    messages = [Said(seq=n, time=0, author="Ana", text="oi", cid=str(n)) for n in (1, 2, 3)]
    for message in messages:
        memory.keep(message)
    assert memory.find("ana", Say(cid="1", text="oi")) is None
    assert memory.find("ana", Say(cid="2", text="oi\r\n")) == messages[1]
    assert memory.find("ANA", Say(cid="3", text="oi")) == messages[2]
    assert memory.find("bia", Say(cid="3", text="oi")) is None
    assert memory.find("Ana", Tell(cid="3", text="oi", to="bia")) == Refused(code=Code.CID_REUSED)


def check_that_a_message_costs_little_memory(memory: type[Memory]) -> None:
    """Less than 1 kB each, however long; 2,000 such texts are 32 MB."""
    many = memory(Limits(history=1, missed=1), repeatable=2_000)
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for number in range(2_000):
            text = f"{number:04}" + "😀" * 3_996
            many.keep(Said(seq=number, time=0, author="Ana" * 10, text=text, cid=f"{number:064}"))
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 2_000_000
    again = many.find("ana" * 10, Say(cid=f"{7:064}", text="0007" + "😀" * 3_996))
    assert isinstance(again, Said)
    assert (again.seq, again.text[:5]) == (7, "0007😀")


def test_r22_what_is_remembered_of_each_message_does_not_grow_with_its_text() -> None:
    check_that_a_message_costs_little_memory(Memory)


class MemoryOfWholeTexts(Memory):
    """Keeps all that it ever saw."""

    def keep(self, event: Stored, *tokens: bytes) -> None:
        super().keep(event, *tokens)
        self.__dict__.setdefault("all", []).append(event)


def test_the_check_catches_a_memory_of_whole_texts() -> None:
    with pytest.raises(AssertionError):
        check_that_a_message_costs_little_memory(MemoryOfWholeTexts)


# Private


def check_that_private_stays_private(hub: type[Hub] = Hub) -> None:
    house = House(hub=hub, slow_disk=True)
    ana, bia = house.member("ana"), house.member("bia")
    others = [house.member("caio"), house.guest("dora"), house.opens()]
    house.receives(ana, tell("1", "bia", "segredo um"))
    house.receives(bia, tell("1", "ana", "segredo dois") + b'{"type":"leave"}\n')
    newcomer = house.opens()
    house.receives(newcomer, b'{"type":"join","name":"bia"}\n{"type":"who"}\n')
    late = house.opens()
    house.receives(late, b"eva\n")
    house.commits()
    house.receives(newcomer, tell("1", "ana", "outra coisa"))  # the cid of the one before
    house.commits()
    assert b"segredo um" in house.hears(ana)
    assert b"segredo um" in house.hears(bia)
    for peer in (*others, newcomer, late):
        assert b"segredo" not in house.hears(peer)


def test_r09_a_private_message_reaches_nobody_else_not_even_who_takes_the_name() -> None:
    check_that_private_stays_private()


class RoomThatTellsAll(Room):
    """Tells a private message to everybody."""

    def tell(self, peer: Peer, command: Tell) -> Outcome[Told] | Refused:
        outcome = super().tell(peer, command)
        if isinstance(outcome, Refused):
            return outcome
        everyone = Delivery(outcome.event, tuple(self._members))
        return Outcome(outcome.event, (*outcome.deliveries, everyone))


class HubThatTellsAll(Hub):
    def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
        self._room.__class__ = RoomThatTellsAll
        return super().receive(peer, data, now)


class MemoryThatTellsAll(Memory):
    """Shows private messages to joiners, as if they had been public."""

    def keep(self, event: Stored, *tokens: bytes) -> None:
        if isinstance(event, Told):
            said = Said(seq=event.seq, time=event.time, author=event.author, text=event.text)
            super().keep(said, *tokens)


class HubWithALeakingHistory(Hub):
    def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
        self._record.memory.__class__ = MemoryThatTellsAll
        return super().receive(peer, data, now)


class HubThatFindsPeopleByName(Hub):
    """Looks for the recipient at the time of the commit, and finds whoever has the name now."""

    def committed(self, seq: int) -> list[Output]:
        peers = {member.name: peer for peer, member in self._room._members.items()}
        outputs = super().committed(seq)
        return [
            Write((*output.to, peers["bia"]), output.data)
            if isinstance(output, Write) and b'"to":"bia"' in output.data
            else output
            for output in outputs
        ]


@pytest.mark.parametrize("hub", [HubThatTellsAll, HubWithALeakingHistory, HubThatFindsPeopleByName])
def test_the_check_catches_a_hub_that_lets_others_read(hub: type[Hub]) -> None:
    with pytest.raises(AssertionError):
        check_that_private_stays_private(hub)


def test_r09_no_private_message_is_in_the_history_of_any_joiner() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    house.receives(ana, tell("1", "bia") + say("2", "aberto"))
    for peer, join in ((house.opens(), b'{"type":"join","name":"caio"}\n'),):
        house.receives(peer, join)
        heard = house.hears(peer)
        assert b"aberto" in heard
        assert b"segredo" not in heard
    house.receives(bia, b'{"type":"leave"}\n')
    again = house.member("bia")
    assert b"segredo" not in house.hears(again)


# The end


def test_closing_the_room_tells_everyone_after_all_that_was_said() -> None:
    house = House(slow_disk=True)
    ana, caio = house.member("ana"), house.guest("caio")
    nameless, silent = house.opens(), house.opens()
    house.receives(nameless, b'{"type":"ping"}\n')
    house.silence()
    house.receives(ana, say("1", "por fim"))
    house.shuts()
    assert house.hung_up == []
    house.commits()
    assert kinds(house.events(ana)) == ["Said", "Ended"]
    assert house.reads(caio) == "[09:12] ana: por fim\nA sala foi encerrada.\n"
    assert house.events(nameless) == [Ended(reason="closed")]
    assert house.hears(silent) == b""
    assert house.hung_up == [ana, caio, nameless, silent]
    ends = [event for event in house.stored if isinstance(event, Left)]
    assert [(left.member.name, left.reason) for left in ends] == [
        ("ana", "closed"),
        ("caio", "closed"),
    ]


def test_closing_the_room_says_no_second_goodbye() -> None:
    house = House(slow_disk=True)
    ana, bia, browser = house.member("ana"), house.guest("bia"), house.opens()
    house.receives(ana, b'{"type":"leave"}\n')
    house.commits()
    house.receives(bia, b"/sair\n")  # this one is not on the disk yet
    house.receives(browser, b"GET / HTTP/1.1\r\n\r\n")
    house.shuts()
    house.commits()
    assert kinds(house.events(ana)) == ["Ended"]
    assert house.reads(bia).endswith("Você saiu do chat.\n")
    assert house.hung_up == [ana, browser, bia]


def test_a_closed_room_hears_nobody() -> None:
    house = House()
    ana = house.member("ana")
    house.shuts()
    house.silence()
    house.receives(ana, say("1"))
    house.waits(100)
    assert house.hears(ana) == b""


@pytest.mark.parametrize("disk", [True, False])
def test_nobody_comes_into_a_room_that_has_closed(disk: bool) -> None:
    house = House()
    house.guest("ana")
    if disk:
        house.shuts()
    else:
        house.loses_its_disk()
    late = house.opens()
    assert house.aborted == [late]
    house.receives(late, b"bia\n")
    assert house.hears(late) == b""


def test_without_a_disk_the_authors_learn_that_nothing_was_kept_and_the_room_closes() -> None:
    house = House(slow_disk=True)
    ana, bia, caio = house.member("ana"), house.member("bia"), house.guest("caio")
    house.receives(ana, say("1"))
    house.receives(bia, tell("2", "ana"))
    house.receives(caio, b"oi\n/sair\n")
    house.loses_its_disk()
    assert house.events(ana) == [Refused(code=Code.STORAGE, cid="1"), Ended(reason="closed")]
    assert house.events(bia) == [Refused(code=Code.STORAGE, cid="2"), Ended(reason="closed")]
    assert house.reads(caio) == (
        "Erro: a sala não conseguiu guardar a mensagem; ela não foi enviada.\n"
        "A sala foi encerrada.\n"
    )
    assert house.hung_up == [ana, bia, caio]
    assert house.happened == house.stored[:3]


def test_nothing_is_said_to_whoever_closed_before_the_commit() -> None:
    house = House(slow_disk=True)
    ana, bia = house.member("ana"), house.member("bia")
    house.receives(ana, say("1") + b'{"type":"leave"}\n')
    house.closes(ana)
    house.commits()  # the house refuses words to those who are not there
    assert kinds(house.events(bia)) == ["Said", "Left"]


@pytest.mark.parametrize("line", [b"sair", b"ana\n/sair", b"ana maria", b"\xff" * 70_000])
def test_a_last_word_before_closing_gets_no_answer(line: bytes) -> None:
    house = House(slow_disk=True)
    ana = house.opens()
    house.receives(ana, line)
    ended_before = list(house.hung_up)
    house.hears(ana)
    house.closes(ana)
    house.commits()
    assert house.hears(ana) == b""
    assert house.hung_up == ended_before
