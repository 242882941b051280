"""Own messages that have reached their readers are marked, whatever becomes of connections."""

import pytest
from pytestqt.modeltest import ModelTester

from app.client import confirming
from app.client.entry import Entry, Kind, State, spoken, stamp
from app.client.roles import Role
from app.client.timeline import Timeline
from tests.support.client import HASTY, Person
from tests.support.fixtures import PersonMaker, RoomMaker
from tests.support.proxy import Proxy
from tests.support.running import OpenRoom

MORNING = 1_795_262_400_000


@pytest.fixture
def room(open_room: RoomMaker) -> OpenRoom:
    return open_room()


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confirming, "PAUSE", 0.02)


def delivered(person: Person, peer: str = "") -> list[tuple[str, bool]]:
    """The own messages of a conversation, and whether they are marked."""
    client = person.client
    timeline = client.conversation(peer).timeline if peer else client.room.timeline
    return [(each.text, each.delivered) for each in timeline.entries() if each.own]


def everyone(room: OpenRoom, person: PersonMaker, *names: str) -> list[Person]:
    people = [person() for _ in names]
    for each, name in zip(people, names, strict=True):
        each.enter(room.port, name)
    first = people[0]
    first.wait(lambda: first.client.roster.rowCount() == len(names))
    return people


def test_a_message_is_marked_once_all_the_others_have_it(
    room: OpenRoom, person: PersonMaker
) -> None:
    ana, bia, caio = everyone(room, person, "ana", "bia", "caio")
    ana.client.submit("oi")
    ana.wait(lambda: delivered(ana) == [("oi", True)])
    assert not any(each.delivered for each in bia.client.room.timeline.entries())
    bia.client.submit("olá")
    caio.client.submit("e aí")
    bia.wait(lambda: delivered(bia) == [("olá", True)])
    caio.wait(lambda: delivered(caio) == [("e aí", True)])


def test_a_private_message_is_marked_once_its_reader_has_it(
    room: OpenRoom, person: PersonMaker
) -> None:
    ana, _, _ = everyone(room, person, "ana", "bia", "caio")
    ana.client.submit("só para você", peer="bia")
    ana.wait(lambda: delivered(ana, "bia") == [("só para você", True)])


def test_nothing_is_marked_where_only_simple_programs_listen(
    room: OpenRoom, person: PersonMaker
) -> None:
    (ana,) = everyone(room, person, "ana")
    nc = room.guest("nc")
    ana.wait(lambda: ana.client.roster.find("nc"))
    ana.client.submit("oi")
    room.hears(nc, "oi")
    assert delivered(ana) == [("oi", False)]
    bia = person()
    bia.enter(room.port, "bia")  # with her there is somebody who has it
    ana.wait(lambda: delivered(ana) == [("oi", True)])


@pytest.mark.usefixtures("quick_looks")
def test_who_lost_the_connection_is_waited_for(room: OpenRoom, person: PersonMaker) -> None:
    cable = Proxy(room.port)
    ana, bia, caio = person(), person(), person(HASTY)
    ana.enter(room.port, "ana")
    bia.enter(room.port, "bia")
    caio.enter(cable.port, "caio")
    ana.wait(lambda: ana.client.roster.rowCount() == 3)
    cable.cut()
    ana.client.submit("oi")
    bia.wait(lambda: bia.texts()[-1:] == ["oi"])
    assert delivered(ana) == [("oi", False)]
    cable.mend()
    ana.wait(lambda: delivered(ana) == [("oi", True)])
    assert caio.texts()[-1:] == ["oi"]


# The rows


def own(seq: int, *, state: State = State.SENT) -> Entry:
    return Entry(
        kind=Kind.MESSAGE, text=f"{seq}", time=MORNING, author="ana", own=True, seq=seq, state=state
    )


def of_another(seq: int) -> Entry:
    return Entry(kind=Kind.MESSAGE, text=f"{seq}", time=MORNING, author="bia", seq=seq)


def marked(timeline: Timeline) -> list[int]:
    return [each.seq for each in timeline.entries() if each.delivered]


def test_marks_reach_up_to_a_number_and_not_before_another(qtmodeltester: ModelTester) -> None:
    timeline = Timeline()
    qtmodeltester.check(timeline)  # type: ignore[no-untyped-call]
    waiting = own(0, state=State.SENDING)
    timeline.extend([own(1), of_another(2), own(3), own(4), of_another(5), own(6), waiting])
    timeline.deliver(1, 4)
    assert marked(timeline) == [3, 4]
    timeline.deliver(1, 3)
    assert marked(timeline) == [3, 4]
    timeline.deliver(1, 9)
    assert marked(timeline) == [3, 4, 6]


def test_only_rows_that_change_are_told_and_as_the_state_of_a_message() -> None:
    timeline = Timeline()
    timeline.extend([own(1), of_another(2), own(3)])
    told: list[tuple[int, int, bool]] = []
    timeline.dataChanged.connect(
        lambda first, last, roles: told.append((first.row(), last.row(), Role.STATE in roles))
    )
    timeline.deliver(0, 1)
    timeline.deliver(0, 1)
    timeline.deliver(0, 3)
    assert told == [(0, 0, True), (2, 2, True)]


def test_how_far_a_message_has_come_is_told_in_words() -> None:
    sent, secret = own(1), own(2)
    sending = own(0, state=State.SENDING)
    assert [spoken(each).endswith("(entregue)") for each in (sent, sending)] == [False, False]
    assert stamp(sending).endswith("\nA caminho da sala")
    assert stamp(sent).endswith("\nEnviada: está na sala")
    assert "\n" not in stamp(of_another(1))
    secret.private = sent.delivered = secret.delivered = True
    assert spoken(sent).endswith(": 1 (entregue)")
    assert stamp(sent).endswith("\nEntregue a todos que usam a Sala")
    assert stamp(secret).endswith("\nEntregue")
