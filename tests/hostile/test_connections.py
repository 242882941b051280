"""Connections that say nothing, no end, or break off; two innocent guests notice nothing of it."""

from dataclasses import replace

import pytest

from app.net.server import Server
from app.protocol.messages import Left
from app.room.hub import Output, Write
from tests.hostile.innocents import Innocents, came, went
from tests.support.fixtures import RoomMaker
from tests.support.running import IMPATIENT, QUICK, OpenRoom, plain_line


@pytest.mark.usefixtures("quick_looks")
def test_a_silent_connection_is_ended_without_a_word_when_its_time_is_over(
    open_room: RoomMaker,
) -> None:
    room = open_room(limits=replace(QUICK, naming=0.3))
    innocents = Innocents(room)
    silent, halfway = room.visitor(), room.visitor()
    halfway.send(b"ana maria\n")
    room.wait(lambda: silent.is_hung_up() and halfway.is_hung_up())
    assert silent.data == b""
    assert halfway.read() == (
        "Erro: o nome não pode ter espaços. Envie outro nome.\n"
        "Erro: nenhum nome chegou a tempo. Conecte-se de novo.\n"
    )
    innocents.heard_only()


def test_64_kb_without_newline_are_a_line_too_long(room: OpenRoom, innocents: Innocents) -> None:
    nameless, plain, native = room.visitor(), room.guest("caio"), room.native("dora")
    nameless.send(b"x" * 20_481)
    room.wait(nameless.is_hung_up)
    assert nameless.read() == "Erro: a linha é longa demais. Conecte-se de novo.\n"
    native.send(b'{"type":"say","cid":"1","text":"' + b"x" * 65_536)
    room.wait(native.is_hung_up)
    assert native.events() == [{"type": "ended", "reason": "line_long"}]
    room.hears(plain, "dora saiu")
    plain.forget()
    plain.send(b"x" * 65_537)
    room.wait(plain.is_hung_up)
    assert plain.read() == "Erro: a linha é longa demais. Conecte-se de novo.\n"
    innocents.heard_only(
        came(plain, "caio"), came(native, "dora"), went(native, "dora"), went(plain, "caio")
    )


@pytest.mark.usefixtures("quick_looks")
def test_half_a_frame_and_then_nothing_ends_as_silent_and_half_a_line_is_a_message(
    open_room: RoomMaker,
) -> None:
    room = open_room(limits=IMPATIENT)
    innocents = Innocents(room)
    native = room.native("caio")
    native.send(b'{"type":"say","cid":"1","te')
    innocents.outlive(native.is_hung_up)
    assert native.events()[-1] == {"type": "ended", "reason": "silent"}
    innocents.outlive(lambda: innocents.ana.hears("caio saiu"))  # its place was kept for a while
    plain = room.guest("dora")
    plain.send("metade de um é meta".encode())
    innocents.outlive(lambda: innocents.ana.hears("meta\n"))
    innocents.heard_only(
        came(native, "caio"),
        went(native, "caio"),
        came(plain, "dora"),
        "[hh:mm] dora: metade de um é meta",
    )


def test_guests_who_are_reset_in_the_middle_of_a_broadcast_harm_nobody(
    open_room: RoomMaker,
) -> None:
    room = open_room(limits=QUICK)
    guests = {f"g{number}": room.guest(f"g{number}") for number in range(12)}
    room.wait(lambda: len(room.happened) == 12)
    doomed = [guest for number, guest in enumerate(guests.values()) if number % 3 == 0]
    alive = {name: guest for name, guest in guests.items() if guest not in doomed}
    for guest in guests.values():
        guest.forget()
    for name, guest in alive.items():  # no turn of the loop between these three
        guest.send(f"um de {name}\n".encode() * 5)
    for guest in doomed:
        guest.reset()
    for name, guest in alive.items():
        guest.send(f"dois de {name}\n".encode() * 5)
    room.wait(lambda: len(room.happened) == 12 + 8 * 10 + 4)
    for name, guest in alive.items():
        room.reads(guest, "".join(plain_line(event, name) for event in room.happened[12:]))
    left = [event.member.name for event in room.happened if isinstance(event, Left)]
    assert sorted(left) == ["g0", "g3", "g6", "g9"]


@pytest.mark.parametrize("way", ["finish", "close"])
@pytest.mark.parametrize("end", [b"", b"\n"])
def test_r21_a_fin_right_after_name_and_message_still_says_the_message(
    room: OpenRoom, innocents: Innocents, end: bytes, way: str
) -> None:
    hasty = room.visitor()
    hasty.send(b"caio\nvolto logo" + end)
    hasty.finish() if way == "finish" else hasty.close()
    room.hears(innocents.ana, "caio saiu")
    innocents.heard_only(came(hasty, "caio"), "[hh:mm] caio: volto logo", went(hasty, "caio"))


# The innocents would notice


class GossipingServer(Server):
    """Broken on purpose: tells everybody of a bad line."""

    def _carry_out(self, output: Output) -> None:
        if isinstance(output, Write) and b"malformed" in output.data:
            output = Write(list(self._transports), output.data)
        super()._carry_out(output)


class DistractedServer(Server):
    """Broken on purpose: forgets the first reader of what follows a bad line."""

    distracted = False

    def _carry_out(self, output: Output) -> None:
        if isinstance(output, Write):
            if self.distracted:
                output = Write(output.to[1:], output.data)
            self.distracted = b"malformed" in output.data
        super()._carry_out(output)


def check_that_a_bad_line_is_answered_to_its_author_alone(room: OpenRoom) -> None:
    innocents = Innocents(room)
    caio = room.native("caio")
    caio.send(b"{\n")
    room.wait(lambda: caio.kinds() == ["refused"])
    innocents.heard_only(came(caio, "caio"))


def test_a_bad_line_is_answered_to_its_author_alone(room: OpenRoom) -> None:
    check_that_a_bad_line_is_answered_to_its_author_alone(room)


@pytest.mark.parametrize("server", [GossipingServer, DistractedServer])
def test_a_room_that_lets_the_innocents_feel_an_attack_is_found_out(
    open_room: RoomMaker, server: type[Server]
) -> None:
    with pytest.raises(AssertionError):
        check_that_a_bad_line_is_answered_to_its_author_alone(open_room(server=server))
