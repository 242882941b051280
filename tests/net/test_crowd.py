"""Many guests at once, and guests who spoil a broadcast: everyone else notices nothing."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.config import Limits
from app.net.server import Server
from app.protocol.messages import Joined, Left, Reason, Said, Stored
from app.room.hub import Output, Write
from tests.support.fixtures import RoomMaker
from tests.support.running import IMPATIENT, QUICK, WELCOMED, OpenRoom, plain_line

CROWD = 200


def share(happened: Sequence[Stored], reader: str) -> str:
    """Everything that one guest should have read between the own coming and the own going."""
    kinds = [(type(event), getattr(event, "member", None)) for event in happened]
    names = [(kind, member.name if member else "") for kind, member in kinds]
    came, went = names.index((Joined, reader)), names.index((Left, reader))
    return "".join(plain_line(event, reader) for event in happened[came + 1 : went])


def check_that_each_hears_all_in_one_order(room: OpenRoom, size: int) -> None:
    crowd = {f"aluno_{number:03}": room.visitor() for number in range(size)}
    for name, guest in crowd.items():
        guest.send(f"{name}\n".encode())
    room.wait(lambda: room.server.people == size, timeout=20_000)
    for name, guest in crowd.items():
        guest.send(f"oi, eu sou {name}\n".encode())
    room.wait(lambda: len(room.happened) == 2 * size, timeout=20_000)
    for guest in crowd.values():
        guest.send(b"/sair\n")
    room.wait(lambda: sum(guest.is_hung_up() for guest in crowd.values()) == size, timeout=20_000)

    assert [event.seq for event in room.happened] == list(range(1, 3 * size + 1))
    assert {event.text for event in room.happened if isinstance(event, Said)} == {
        f"oi, eu sou {name}" for name in crowd
    }
    for name, guest in crowd.items():
        welcome, _, read = guest.read().partition(WELCOMED)
        assert welcome.startswith(f"Bem-vindo, {name}! Seu IP: 127.0.0.1, Porta: ")
        assert read == share(room.happened, name) + "Você saiu do chat.\n"
        assert read.count(": oi, eu sou ") == size - 1
    assert room.server.people == 0


def test_200_raw_guests_join_talk_and_leave_and_each_hears_all_in_one_order(
    open_room: RoomMaker,
) -> None:
    """R01, R05, R07, R08, R13 and R15 for a whole year of students."""
    room = open_room(limits=Limits(per_address=CROWD + 1))
    check_that_each_hears_all_in_one_order(room, CROWD)
    room.guest("aluno_000")


class ForgetfulServer(Server):
    """Broken on purpose: one broadcast in a hundred misses its last reader."""

    broadcasts = 0

    def _carry_out(self, output: Output) -> None:
        if isinstance(output, Write) and len(output.to) > 1:
            self.broadcasts += 1
            if self.broadcasts % 100 == 0:
                output = Write(output.to[:-1], output.data)
        super()._carry_out(output)


def test_a_server_that_forgets_a_reader_now_and_then_is_found_out(open_room: RoomMaker) -> None:
    with pytest.raises(AssertionError, match="oi, eu sou"):
        check_that_each_hears_all_in_one_order(open_room(server=ForgetfulServer), 80)


class PatientServer(Server):
    """Broken on purpose: whoever does not read may cost any amount of memory."""

    def _flush(self) -> None:
        written, self._written = self._written, {}
        for transport in written.values():
            transport.flush()


def check_that_who_does_not_read_is_cut(room: OpenRoom) -> None:
    """`unsent` is 700 kB in this room; the system itself keeps some more on the way."""
    ana, bia = room.guest("ana"), room.guest("bia")
    sleepers = [room.guest(name, small=True) for name in ("caio", "davi", "eva")]
    room.wait(lambda: len(room.happened) == 5)
    bia.forget()
    for _ in range(40):  # 40 times 100 kB
        people = len(room.happened)
        ana.send((b"x" * 3_999 + b"\n") * 25)
        room.wait(lambda people=people: len(room.happened) >= people + 25)  # type: ignore[misc]
        if room.server.people == 2:
            break
    assert room.server.people == 2
    room.wait(lambda: len([event for event in room.happened if isinstance(event, Left)]) == 3)
    cut = [event for event in room.happened if isinstance(event, Left)]
    assert {event.member.name for event in cut} == {"caio", "davi", "eva"}
    assert {event.reason for event in cut} == {Reason.SLOW}
    told = "".join(plain_line(event, "bia") for event in room.happened[5:])
    room.reads(bia, told)
    room.wait(lambda: all(sleeper.is_hung_up() for sleeper in sleepers))


LITTLE = replace(QUICK, unsent=700_000, burst=25, history_bytes=65_536, missed_bytes=65_536)


def test_a_peer_that_does_not_read_is_cut_at_its_limit_and_nobody_else_notices(
    open_room: RoomMaker,
) -> None:
    check_that_who_does_not_read_is_cut(open_room(limits=LITTLE))


def test_a_server_that_waits_for_ever_for_readers_is_found_out(open_room: RoomMaker) -> None:
    with pytest.raises(AssertionError, match="5 == 2"):
        check_that_who_does_not_read_is_cut(open_room(limits=LITTLE, server=PatientServer))


def test_who_is_cut_in_the_middle_of_a_broadcast_does_not_disturb_its_order(
    open_room: RoomMaker,
) -> None:
    room = open_room(limits=LITTLE)
    ana, bia = room.guest("ana"), room.native("bia")
    for name in ("caio", "davi", "eva"):
        room.native(name, small=True)
    room.wait(lambda: len(room.happened) == 5)
    bia.forget()
    while room.server.people > 2:
        ana.send((b"x" * 3_999 + b"\n") * 20)
        heard = len(bia.events())
        room.wait(lambda heard=heard: len(bia.events()) >= heard + 20)  # type: ignore[misc]
    room.wait(lambda: bia.kinds().count("left") == 3)
    room.wait(lambda: len(bia.events()) == len(room.happened) - 5 + 3)  # each was away first
    told = [event for event in bia.events() if event["type"] != "changed"]
    assert [event["seq"] for event in told] == [event.seq for event in room.happened[5:]]
    assert [event.seq for event in room.happened] == list(range(1, len(room.happened) + 1))


@pytest.mark.usefixtures("quick_looks")
def test_r14_silent_natives_are_asked_then_given_up(open_room: RoomMaker) -> None:
    room = open_room(limits=IMPATIENT)
    ana, bia, caio = room.native("ana"), room.native("bia"), room.guest("caio")
    caio.forget()
    answered = 0

    def bia_alone_answers() -> bool:
        nonlocal answered
        if bia.kinds().count("pinged") > answered:
            answered += 1
            bia.send(b'{"type":"pong"}\n')
        return ana.is_hung_up() and caio.hears("ana saiu do chat.")

    room.wait(bia_alone_answers)
    assert ana.kinds()[-2:] == ["pinged", "ended"]
    assert ana.events()[-1] == {"type": "ended", "reason": "silent"}
    assert answered > 0
    assert "ended" not in bia.kinds()
    left = room.happened[-1]
    assert isinstance(left, Left)
    assert (left.member.name, left.reason) == ("ana", Reason.SILENT)
