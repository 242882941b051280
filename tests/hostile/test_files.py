"""Files that are an attack; two innocent guests notice nothing of it."""

import hashlib
import json
import secrets
from functools import partial
from pathlib import Path

import pytest

from app.config import Limits
from tests.hostile.innocents import Innocents
from tests.support.fixtures import RoomMaker
from tests.support.guests import RawGuest
from tests.support.running import QUICK, OpenRoom

SHA = hashlib.sha256(b"oi").hexdigest()


def offer(guest: RawGuest, cid: str = "c1", **fields: object) -> None:
    command = {"type": "offer", "cid": cid, "to": "", "name": "a", "size": 2, "sha256": SHA}
    guest.send(json.dumps(command | fields).encode() + b"\n")


def asks(room: OpenRoom, kind: str, file: str) -> RawGuest:
    visitor = room.visitor()
    visitor.send(json.dumps({"type": kind, "file": file}).encode() + b"\n")
    room.wait(lambda: b"\n" in visitor.read_bytes())
    return visitor


def has_read(guest: RawGuest, lines: int) -> bool:
    return guest.read_bytes().count(b"\n") > lines


def offered(room: OpenRoom, guest: RawGuest) -> str:
    room.wait(lambda: any(each["type"] == "offered" for each in guest.events()))
    return str(next(each["file"] for each in guest.events() if each["type"] == "offered"))


def test_ids_that_are_guessed_open_nothing(room: OpenRoom, innocents: Innocents) -> None:
    thief = room.visitor()
    for _ in range(200):
        guess = {"type": "get", "file": secrets.token_urlsafe(16)}
        thief.send(json.dumps(guess).encode() + b"\n")
    room.wait(lambda: thief.read_bytes().count(b"\n") == 200)
    assert set(thief.data.splitlines()) == {b'{"type":"refused","code":"file_unknown"}'}
    innocents.heard_only()


@pytest.mark.parametrize(
    "name",
    [
        "../../../../etc/cron.d/x",
        "..\\..\\x",
        "C:\\Windows\\x",
        "CON",
        "a:b",
        "x.",
        "\u202egpj.exe",
    ],
)
def test_no_name_leads_out_of_the_folder_of_the_room(
    open_room: RoomMaker, tmp_path: Path, name: str
) -> None:
    room = open_room(limits=QUICK, data=tmp_path / "sala" / "dados")
    caio = room.native("caio")
    offer(caio, name=name)
    file = offered(room, caio)
    put = asks(room, "put", file)
    put.send(b"oi")
    room.wait(put.is_hung_up)
    assert put.data.endswith(b'{"type":"received"}\n')
    written = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert len([each for each in written if not each.startswith("sala-")]) == 1
    assert all("x" not in each and ":" not in each and "CON" not in each for each in written)


def test_a_thousand_offers_cost_no_disk_and_nobody_hears_of_them(
    room: OpenRoom, innocents: Innocents
) -> None:
    caio = room.native("caio")
    innocents.outlive(lambda: innocents.ana.hears("caio entrou"))
    innocents.forget()
    for number in range(1_000):
        offer(caio, f"c{number}", size=500_000_000)
        if number % 90 == 0:
            room.wait(partial(has_read, caio, number - 80))
    room.wait(lambda: caio.read_bytes().count(b"\n") >= 1_000)
    kinds = caio.kinds()
    assert kinds.count("offered") <= Limits().uploads
    assert kinds.count("refused") >= 1_000 - Limits().uploads
    innocents.heard_only()


def test_more_bytes_than_were_announced_are_not_taken(open_room: RoomMaker, tmp_path: Path) -> None:
    room = open_room(limits=QUICK, data=tmp_path)
    caio = room.native("caio")
    offer(caio)
    put = asks(room, "put", offered(room, caio))
    put.send(b"oi" + b"x" * 100_000)
    room.wait(put.is_hung_up)
    (blob,) = (tmp_path / "sala-turma-3b-arquivos").iterdir()
    assert blob.read_bytes() == b"oi"


def test_whoever_is_sent_a_line_among_the_bytes_takes_it_for_bytes(
    open_room: RoomMaker, tmp_path: Path
) -> None:
    """A file of lines is no conversation, for neither side."""
    room = open_room(limits=QUICK, data=tmp_path)
    innocents = Innocents(room)
    caio = room.native("caio")
    innocents.outlive(lambda: innocents.ana.hears("caio entrou"))
    innocents.forget()
    lines = b'{"type":"say","cid":"f","text":"peguei"}\n{"type":"leave"}\n'
    offer(caio, to="bia", size=len(lines), sha256=hashlib.sha256(lines).hexdigest())
    put = asks(room, "put", offered(room, caio))
    put.send(lines)
    room.wait(put.is_hung_up)
    innocents.heard_only(bia=["[hh:mm] caio (privado): "])


@pytest.mark.usefixtures("quick_looks")
def test_connections_that_wait_with_half_a_file_leave_a_place_to_others(
    open_room: RoomMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.net.carriage.LOOK", 50)
    room = open_room(limits=Limits(stalled=0.3, transfers=2, transfers_per_address=2))
    caio, dora = room.native("caio"), room.native("dora")
    offer(caio)
    first = asks(room, "put", offered(room, caio))
    caio.forget()
    offer(caio, "c2")
    second = asks(room, "put", offered(room, caio))
    offer(dora)
    file = offered(room, dora)
    third = asks(room, "put", file)
    assert b'"file_busy"' in third.data
    room.wait(lambda: first.is_hung_up() and second.is_hung_up())
    again = asks(room, "put", file)
    again.send(b"oi")
    room.wait(again.is_hung_up)
    assert again.data.endswith(b'{"type":"received"}\n')
