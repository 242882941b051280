"""Too many messages, too many connections; two innocent guests notice nothing of it."""

from contextlib import suppress
from dataclasses import replace
from time import monotonic

import pytest

from app.config import Limits
from app.protocol.messages import Refused
from app.room.hub import Hub, Output
from tests.hostile.innocents import Innocents, came, went
from tests.room.house import House
from tests.support.fixtures import RoomMaker
from tests.support.running import QUICK


def test_10_000_short_messages_in_a_second_come_at_the_rate_and_the_others_talk_between_them(
    open_room: RoomMaker,
) -> None:
    innocents = Innocents(open_room(limits=Limits(legacy=0.2)))
    room, begun = innocents.room, monotonic()
    flood = room.guest("caio")
    flood.send(b"oi\n" * 10_000)
    room.wait(lambda: innocents.ana.read().count("caio: oi") >= 29)  # the name was one of 30
    innocents.bia.send(b'{"type":"say","cid":"1","text":"alguem me ouve?"}\n')
    room.hears(innocents.ana, "bia: alguem me ouve?")
    flood.reset()
    room.hears(innocents.ana, "caio saiu")
    spam = innocents.ana.read().count("caio: oi")
    assert spam <= 29 + 5 * (monotonic() - begun) + 1
    assert spam < 100
    innocents.heard_without(
        "[hh:mm] caio: oi",
        came(flood, "caio"),
        "[hh:mm] bia: alguem me ouve?",
        went(flood, "caio"),
    )


def test_10_000_messages_beyond_what_waits_are_a_flood_and_the_others_talk_on(
    open_room: RoomMaker,
) -> None:
    innocents = Innocents(open_room())
    room = innocents.room
    flood = room.guest("caio")
    line = b"spam spam spam spam spam spam\n"
    with suppress(ConnectionError, BlockingIOError):  # it is cut, or nobody reads any more
        for _ in range(100):
            flood.send(line * 100)
    room.wait(flood.is_hung_up)
    assert flood.read() == (
        "Erro: mensagens demais de uma vez. Conecte-se de novo e envie mais devagar.\n"
    )
    room.hears(innocents.ana, "caio saiu do chat.")
    assert innocents.ana.read().count("caio: spam") <= 31  # the burst, and what the rate gave
    innocents.forget()
    innocents.heard_only()


def check_that_one_address_leaves_place_for_others(hub: type[Hub]) -> None:
    """128 of the 200 stay, the latest; they may all join, and one more from there may not."""
    house = House(hub=hub)
    ana, bia = house.guest("ana"), house.member("bia")
    crowd = [house.opens("10.9.9.9") for _ in range(200)]
    assert house.hung_up == crowd[:72]
    for peer in crowd[72:]:
        house.receives(peer, b"c%d\n" % peer)
    assert house.hub.people == 2 + 128
    late, other = house.opens("10.9.9.9"), house.opens("10.8.8.8")
    house.receives(late, b'{"type":"join","name":"caio"}\n')
    assert house.events(late) == [Refused(code="address_full", limit=128)]
    house.silence()
    house.receives(other, b"dora\n")
    house.receives(bia, b'{"type":"say","cid":"1","text":"oi, dora"}\n')
    entered = f"[09:12] dora entrou no chat. (IP: 10.8.8.8, Porta: {50_000 + other})\n"
    assert house.reads(ana) == entered + "[09:12] bia: oi, dora\n"
    assert house.reads(other).endswith("/sair sai.\n[09:12] bia: oi, dora\n")


def test_200_connections_from_one_address_leave_place_for_everyone_else() -> None:
    check_that_one_address_leaves_place_for_others(Hub)


class HubOfOneAddress(Hub):
    """Broken on purpose: takes everybody for neighbours."""

    def open(self, peer: int, *, ip: str, port: int, now: float) -> list[Output]:  # noqa: ARG002
        return super().open(peer, ip="10.9.9.9", port=port, now=now)


class HubOfManyAddresses(Hub):
    """Broken on purpose: knows nobody's neighbours."""

    def open(self, peer: int, *, ip: str, port: int, now: float) -> list[Output]:
        return super().open(peer, ip=f"{ip}.{peer}", port=port, now=now)


@pytest.mark.parametrize("hub", [HubOfOneAddress, HubOfManyAddresses])
def test_a_hub_that_mistakes_addresses_is_found_out(hub: type[Hub]) -> None:
    with pytest.raises(AssertionError):
        check_that_one_address_leaves_place_for_others(hub)


def test_200_connections_at_once_harm_nobody_who_is_in(
    open_room: RoomMaker,
) -> None:
    room = open_room(limits=replace(QUICK, per_address=128))
    innocents = Innocents(room)
    silent = [room.visitor() for _ in range(200)]
    room.wait(lambda: sum(guest.is_hung_up() for guest in silent) >= 200 - 126)
    crowd = [guest for guest in silent if not guest.is_hung_up()]
    for number, guest in enumerate(crowd):
        guest.send(b"c%d\n" % number)
    room.wait(lambda: room.server.people == 128)
    late = room.visitor()
    late.send(b"zeca\n")
    room.hears(late, "Erro: há conexões demais vindas do seu endereço (cabem 128).")
    innocents.forget()
    innocents.heard_only()
