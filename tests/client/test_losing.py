"""When a connection breaks: both sides notice, nothing that was typed is lost, nothing twice."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app import text
from app.client.client import ClientState
from app.client.conversation import Presence
from app.client.journal import Journal
from app.client.outcome import Done
from app.client.timeline import State
from app.failures import Failure, Trouble
from app.protocol.messages import Joined, Left, Reason, Said, Say, Welcomed
from tests.support.client import HASTY, Person, rows
from tests.support.disk import Disk
from tests.support.fixtures import PersonMaker, ProgramMaker, RoomMaker
from tests.support.guests import LOOPBACK
from tests.support.programs import KILL, Program
from tests.support.proxy import Proxy
from tests.support.running import IMPATIENT, QUICK


def own(person: Person, peer: str = "") -> list[tuple[str, State]]:
    """The own messages of a conversation and how far they have come."""
    conversation = person.client.conversation(peer) if peer else person.client.room
    return [(entry.text, entry.state) for entry in rows(conversation.timeline) if entry.own]


def cid_of(person: Person, text: str, peer: str = "") -> str:
    """What the window hands to `retry`."""
    conversation = person.client.conversation(peer) if peer else person.client.room
    (entry,) = [entry for entry in rows(conversation.timeline) if entry.text == text]
    return entry.cid


def port_of(program: Program) -> int:
    """Where a `servidor` listens, 0 while it does not."""
    _, _, where = program.out.partition("Sala escutando em 127.0.0.1:")
    return int(where.split()[0]) if where else 0


@pytest.mark.usefixtures("quick_looks")
def test_r14_r18_a_pulled_cable_is_noticed_by_both_sides(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    room = open_room(limits=IMPATIENT)
    cable = Proxy(room.port)
    bia = room.guest("bia")
    ana = person(HASTY)
    ana.enter(cable.port, "ana")
    bia.forget()
    cable.cut()
    ana.client.submit("ninguém me ouve")
    assert ana.waits_for("lost") == Failure(trouble=Trouble.LOST, host=LOOPBACK, port=cable.port)
    assert own(ana) == [("ninguém me ouve", State.SENDING)]
    assert (ana.client.state, ana.client.waiting) == (ClientState.RETURNING, 1)
    room.hears(bia, "ana saiu do chat.")
    left = room.happened[-1]
    assert isinstance(left, Left)
    assert (left.member.name, left.reason) == ("ana", Reason.SILENT)
    assert "ninguém" not in bia.read()


@pytest.mark.usefixtures("quick_looks")
def test_nobody_is_given_up_who_is_only_quiet_or_more_patient(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    room = open_room(limits=IMPATIENT)
    cable = Proxy(room.port)
    quiet, lost, patient = person(HASTY), person(HASTY), person(replace(HASTY, silence=60.0))
    quiet.enter(room.port, "calma")
    lost.enter(cable.port, "perdida")
    patient.enter(cable.port, "paciente")
    cable.cut()
    lost.waits_for("lost")
    quiet.wait(lambda: room.server.people == 1)
    assert quiet.client.state is ClientState.IN
    quiet.says("estou aqui")
    assert patient.client.state is ClientState.IN  # so it is the silence that is measured


def test_r14_r15_r18_the_host_is_killed_and_all_go_on_by_themselves_with_its_heir(
    person: PersonMaker, program: ProgramMaker, tmp_path: Path
) -> None:
    words = ("servidor", "--endereco", LOOPBACK, "--dados", str(tmp_path), "--porta")
    host = program(*words, "0")
    ana, bia = person(), person()
    ana.wait(lambda: port_of(host))
    port = port_of(host)
    ana.enter(port, "ana")
    bia.enter(port, "bia")
    ana.says("guardada")
    ana.says("@bia segredo")
    host.send_signal(KILL)
    ana.client.submit("perdida")  # no turn of the loop since: nobody can have taken it
    assert ana.waits_for("lost").trouble in (Trouble.LOST, Trouble.REFUSED)
    ana.client.submit("sem sala")
    ana.client.submit("@bia outro segredo")
    assert bia.waits_for("lost").trouble in (Trouble.LOST, Trouble.REFUSED)
    assert own(ana) == [
        ("guardada", State.SENT),
        ("perdida", State.SENDING),
        ("sem sala", State.SENDING),
    ]
    heir = program(*words, str(port))
    ana.wait(lambda: port_of(heir))
    for each in (ana, bia):
        each.wait(lambda each=each: each.client.state is ClientState.IN, timeout=15_000)  # type: ignore[misc]
    ana.says("depois")
    told = ["guardada", "perdida", "sem sala", "depois"]
    assert own(ana) == [(text, State.SENT) for text in told]
    bia.wait(lambda: bia.texts()[-1:] == ["depois"])
    assert [text for text in bia.texts() if "entrou" not in text] == told
    assert bia.texts("ana") == ["segredo", "outro segredo"]
    assert not [event for event in bia.heard("happened") if isinstance(event, Left)]
    assert len([event for event in ana.heard("happened") if isinstance(event, Joined)]) == 1


@pytest.mark.usefixtures("quick_looks")
def test_a_message_whose_acknowledgement_was_lost_is_shown_once_by_everyone(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    room = open_room(limits=replace(IMPATIENT, grace=20.0))
    cable = Proxy(room.port)
    bia = room.guest("bia")
    ana = person(HASTY)
    ana.enter(cable.port, "ana")
    cable.mute()
    ana.client.submit("chegou?")
    ana.client.submit("@bia e esta?")
    room.hears(bia, "[hh:mm] ana (privado): e esta?\n")
    ana.waits_for("lost")
    cable.mend()
    ana.wait(lambda: ana.client.state is ClientState.IN)
    ana.says("agora sim")
    assert own(ana) == [("chegou?", State.SENT), ("agora sim", State.SENT)]
    assert own(ana, "bia") == [("e esta?", State.SENT)]
    room.hears(bia, "agora sim")
    assert bia.read().count("chegou?") == 1
    assert bia.read().count("e esta?") == 1
    assert "ana saiu" not in bia.read()
    assert [event.text for event in room.happened if isinstance(event, Said)] == [
        "chegou?",
        "agora sim",
    ]


def test_a_message_is_sent_again_only_after_it_failed(
    open_room: RoomMaker, person: PersonMaker, disk: Disk
) -> None:
    room = open_room()
    ana = person()
    ana.enter(room.port, "ana")
    disk.stop()
    ana.client.submit("oi")
    ana.client.retry(cid_of(ana, "oi"))
    room.wait(disk.writing.is_set)
    ana.client.retry(cid_of(ana, "oi"))
    disk.ready.set()
    ana.says("tchau")
    ana.client.retry(cid_of(ana, "oi"))
    ana.client.retry("never heard of it")
    ana.says("fim")
    assert ana.texts() == ["oi", "tchau", "fim"]
    assert [event.text for event in ana.heard("happened")] == ["oi", "tchau", "fim"]


def test_the_conversations_outlive_a_lost_connection_to_the_same_room(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    room = open_room()
    cable = Proxy(room.port)
    bia = room.guest("bia")
    ana = person()
    ana.enter(cable.port, "ana")
    ana.says("@bia segredo")
    bia.send(b"@ana resposta\npublico\n")
    ana.wait(lambda: "publico" in ana.texts())
    conversation = ana.client.conversation("bia")
    ana.client.abort()
    assert (ana.texts("bia"), ana.texts()) == (["segredo", "resposta"], ["publico"])
    bia.close()
    room.wait(lambda: room.server.people == 1)  # the place of ana is kept
    ana.enter(cable.port, "ana")
    ana.wait(lambda: ana.texts()[:1] == ["publico"])
    assert ana.client.conversations() == [conversation]
    assert ana.texts("bia")[:2] == ["segredo", "resposta"]
    assert conversation.presence is Presence.GONE


@pytest.mark.parametrize("name", ["ana", "Ana"])
def test_another_room_begins_with_empty_pages(
    open_room: RoomMaker, person: PersonMaker, name: str
) -> None:
    one, other = open_room(), open_room()
    one.guest("bia")
    ana = person()
    ana.enter(one.port, "ana")
    ana.says("@bia segredo")
    ana.says("oi")
    ana.enter(other.port, name)
    assert (ana.client.conversations(), ana.texts(), ana.client.room.unread) == ([], [], 0)


def test_another_person_at_the_same_window_does_not_read_the_private_messages_before(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    room = open_room()
    room.guest("bia")
    window = person()
    window.enter(room.port, "ana")
    window.says("@bia segredo")
    window.client.leave()
    window.waits_for("ended")
    window.enter(room.port, "caio")
    assert window.client.conversations() == []


def test_when_too_much_waits_to_be_kept_the_person_is_told_once_and_all_of_it_still_goes(
    disk: Disk, open_room: RoomMaker, person: PersonMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.client.kept.MOST_UNSENT", 2)
    room = open_room()
    ana = person()
    ana.enter(room.port, "ana")
    disk.stop()
    for word in ("um", "dois", "três", "quatro"):
        assert ana.client.submit(word).done is Done.SENT
    assert ana.texts().count(text.unkept()) == 1
    disk.ready.set()
    ana.wait(lambda: ana.client.waiting == 0)
    assert own(ana) == [(word, State.SENT) for word in ("um", "dois", "três", "quatro")]


def test_when_there_is_place_again_and_then_none_the_person_is_told_once_more(
    disk: Disk, open_room: RoomMaker, person: PersonMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.client.kept.MOST_UNSENT", 2)
    room = open_room()
    ana = person()
    ana.enter(room.port, "ana")
    for _ in range(2):
        disk.stop()
        for number in range(4):
            ana.client.submit(f"{number}")
        disk.ready.set()
        ana.wait(lambda: ana.client.waiting == 0)
    assert ana.texts().count(text.unkept()) == 2


def test_each_text_that_is_too_long_to_be_kept_is_told_as_such(
    disk: Disk, open_room: RoomMaker, person: PersonMaker
) -> None:
    """A room may take longer ones than a journal does."""
    long = "z" * 4_001
    room = open_room(limits=replace(QUICK, text=5_000, handshake=20_000))
    ana = person()
    ana.enter(room.port, "ana")
    disk.stop()
    for words in (long, "curta", long):
        ana.client.submit(words)
    assert ana.texts() == [long, text.unkept_long(), "curta", long, text.unkept_long()]
    disk.ready.set()
    ana.wait(lambda: ana.client.waiting == 0)


def test_leaving_waits_for_every_acknowledgement_however_slow_the_room_takes_them(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    """Fifteen messages beyond the burst take 0.75 s; a farewell alone may take 0.3 s."""
    room = open_room(limits=replace(QUICK, burst=5, rate=20.0))
    ana = person(HASTY)
    ana.enter(room.port, "ana")
    for number in range(19):
        ana.client.submit(f"{number}")
    ana.client.leave()
    assert ana.waits_for("ended") == "left"
    assert own(ana) == [(f"{number}", State.SENT) for number in range(19)]
    assert ana.heard("failed") == []


def test_leaving_with_more_than_a_room_lets_wait_is_no_flood(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    limits = replace(QUICK, burst=5, rate=200.0)
    room = open_room(limits=limits)
    ana = person()
    ana.enter(room.port, "ana")
    texts = [f"{number} ".ljust(limits.text, "z") for number in range(100)]
    assert sum(map(len, texts)) > limits.backlog
    for words in texts:
        ana.client.submit(words)
    ana.client.leave()
    assert ana.waits_for("ended") == "left"
    assert [event.text for event in room.happened if isinstance(event, Said)] == texts


def test_leaving_a_room_that_does_not_answer_ends_all_the_same(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    room = open_room()
    cable = Proxy(room.port)
    ana = person(HASTY)
    ana.enter(cable.port, "ana")
    cable.cut()
    ana.client.submit("ninguém me ouve")
    ana.client.leave()
    assert ana.waits_for("ended") == "left"
    assert own(ana) == [("ninguém me ouve", State.SENDING)]
    assert (ana.client.state, ana.heard("failed")) == (ClientState.IDLE, [])


def test_leaving_on_a_connection_that_just_broke_ends_quietly(
    open_room: RoomMaker, person: PersonMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a write tells at once that the other side is gone."""
    monkeypatch.setattr("app.net.transport._DIRECT", False)
    room = open_room()
    ana = person(HASTY)
    ana.enter(room.port, "ana")
    for transport in list(room.server._transports.values()):
        transport.abort()  # the guest's side learns of it in the next turn of the loop
    assert ana.client.submit("oi").done is Done.SENT
    ana.client.leave()
    assert ana.waits_for("ended") == "left"
    assert own(ana) == [("oi", State.SENDING)]


def test_a_message_that_came_among_the_past_is_shown_once_however_late_its_acknowledgement(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    """It stood in the history without its cid, and the connection broke before the answer."""
    room = open_room()
    ana = person()
    ana.enter(room.port, "ana")
    visit = ana.client._visit
    ana.says("chegou")
    (row,) = rows(ana.client.room.timeline)
    said = Said(seq=row.seq, time=row.time, author="ana", text="chegou")
    command = Say(cid="c1", text="chegou")
    visit.forget()
    welcome = replace_welcome(ana.heard("welcomed")[0], replay=1, seq=10)
    visit.be_welcomed(welcome, returned=False)
    visit.add(command, 1)
    visit.follow(said)
    visit.break_off()
    visit.be_welcomed(replace_welcome(welcome, replay=0, resumed=True), returned=True)
    visit.begin()
    visit.follow(msgspec.structs.replace(said, cid="c1"))
    assert ana.texts() == ["chegou"]


def replace_welcome(welcome: Welcomed, **changed: object) -> Welcomed:
    """The same room says it again."""
    return msgspec.structs.replace(welcome, **changed)


def test_who_leaves_and_joins_again_sees_each_message_once(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    room = open_room()
    ana = person()
    ana.enter(room.port, "ana")
    for words in ("um", "dois", "@ana oi"):
        ana.client.submit(words)
    ana.wait(lambda: ana.client.waiting == 0)
    for _ in range(3):
        ana.client.leave()
        ana.wait(lambda: ana.client.state is ClientState.IDLE)
        ana.told.clear()
        ana.enter(room.port, "ana")
        ana.waits_for("caught_up")
        assert ana.texts() == ["um", "dois"]


def kept(bot: QtBot, folder: Path) -> Journal:
    """The journal of a program that starts."""
    journal = Journal(folder)
    with bot.waitSignal(journal.opened):
        journal.open()
    return journal


def closed(bot: QtBot, journal: Journal) -> None:
    """The program ends."""
    with bot.waitSignal(journal.closed):
        journal.close()


def test_what_was_typed_without_a_room_is_sent_by_the_next_run_of_the_program(
    open_room: RoomMaker, person: PersonMaker, qtbot: QtBot, tmp_path: Path
) -> None:
    room = open_room()
    bia = room.guest("bia")
    journal = kept(qtbot, tmp_path)
    ana = person(journal=journal)
    ana.enter(room.port, "ana")
    ana.says("antes")
    for transport in list(room.server._transports.values()):
        if transport.address[1] != bia.address[1]:
            transport.abort()
    ana.waits_for("lost")
    ana.client.submit("sem conexão")
    ana.client.submit("@bia segredo")
    ana.client.abort()
    closed(qtbot, journal)
    bia.forget()

    journal = kept(qtbot, tmp_path)
    again = person(journal=journal)
    again.enter(room.port, "ana")
    again.wait(lambda: again.client.waiting == 0 and again.texts()[-1:] == ["sem conexão"])
    assert [text for text in again.texts() if "entrou" not in text] == ["antes", "sem conexão"]
    assert again.texts("bia") == ["segredo"]
    room.hears(bia, "[hh:mm] ana (privado): segredo\n")
    assert bia.read().splitlines() == [
        "[hh:mm] ana: sem conexão",
        "[hh:mm] ana (privado): segredo",
    ]  # nobody read that she was gone
    assert journal.unsent(room.server._hub._reception._record.id, "ana") == []  # type: ignore[union-attr]
    again.client.abort()
    closed(qtbot, journal)


def test_what_was_meant_for_one_room_is_not_sent_to_another_at_its_address(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    first = open_room()
    cable = Proxy(first.port)
    ana = person(HASTY)
    ana.enter(cable.port, "ana")
    first.guest("bia")
    ana.wait(lambda: ana.client.roster.find("bia"))
    cable.cut()
    ana.client.submit("só para a primeira")
    ana.client.submit("@bia segredo da primeira")
    ana.waits_for("lost")
    second = open_room()
    stranger = second.guest("bia")
    cable.mend()
    cable._target = second.port
    ana.client.try_now()
    ana.wait(lambda: ana.client.state is ClientState.IN)
    assert ana.client.conversations() == []
    ana.wait(lambda: bool(ana.texts()))
    assert ana.texts() == [
        "Esta é outra sala no mesmo endereço. "
        "Mensagens não enviadas à sala de antes, guardadas para ela: 2."
    ]
    for transport in list(second.server._transports.values()):
        if transport.address[1] != stranger.address[1]:
            transport.abort()  # and once more back, to this one
    ana.told.clear()
    ana.waits_for("welcomed")
    ana.says("olá")
    second.hears(stranger, "ana: olá")
    assert "segredo" not in stranger.read()
    assert [event.text for event in second.happened if isinstance(event, Said)] == ["olá"]


def test_who_visits_another_room_at_the_same_address_does_not_lose_the_place_in_the_first(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    first, second = open_room(), open_room()
    cable = Proxy(first.port)
    ana = person(HASTY)
    for room in (first, second, first):
        cable._target = room.port
        ana.told.clear()
        ana.enter(cable.port, "ana")
        ana.client.abort()  # without a farewell: the place is kept
    assert ana.heard("name_refused") == []
    assert [event.member.name for event in first.happened if isinstance(event, Joined)] == ["ana"]
