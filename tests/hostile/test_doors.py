"""Who speaks another protocol, and a second room on one folder; two innocents notice nothing."""

from pathlib import Path

import pytest

from app.failures import Trouble
from tests.hostile.innocents import Innocents
from tests.support.fixtures import RoomMaker
from tests.support.guests import nobody_listens
from tests.support.running import QUICK, OpenRoom

GET = b"GET / HTTP/1.1\r\nHost: 127.0.0.1:9999\r\nUser-Agent: curl/8.5.0\r\n\r\n"
POST = b"POST /sala?nome=ana HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nana\nspam\n"


@pytest.mark.parametrize("request_", [GET, POST], ids=["get", "post"])
def test_an_http_request_is_answered_in_http_and_nothing_of_it_enters_the_chat(
    room: OpenRoom, innocents: Innocents, request_: bytes
) -> None:
    browser = room.visitor()
    browser.send(request_)
    room.wait(browser.is_hung_up)
    head, _, page = browser.read().partition("\r\n\r\n")
    assert head.splitlines() == [
        "HTTP/1.1 400 Bad Request",
        "Content-Type: text/plain; charset=utf-8",
        "Connection: close",
        f"Content-Length: {len(page.encode())}",
    ]
    assert page == (
        "Isto é uma Sala de bate-papo. Para entrar, abra o programa Sala, "
        "clique em Entrar e use este endereço.\n"
    )
    assert not browser.was_reset
    assert room.server.people == 2
    innocents.heard_only()


@pytest.mark.parametrize(
    "hello",
    [
        pytest.param(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64), id="tls"),
        pytest.param(b"\x80\x2e\x01\x00\x02\x00\x15\x00\x00\x00\x10" + bytes(37), id="sslv2"),
    ],
)
def test_a_tls_greeting_gets_an_alert_and_nothing_of_it_enters_the_chat(
    room: OpenRoom, innocents: Innocents, hello: bytes
) -> None:
    visitor = room.visitor()
    visitor.send(hello)
    room.wait(visitor.is_hung_up)
    assert visitor.data == b"\x15\x03\x01\x00\x02\x02\x46"
    assert not visitor.was_reset
    innocents.heard_only()


def test_two_rooms_on_one_data_folder_are_one_too_many(
    open_room: RoomMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.room.history._BUSY", 0.1)
    innocents = Innocents(open_room(data=tmp_path / "dados", limits=QUICK))
    second = open_room(data=tmp_path / "dados")
    assert [failure.trouble for failure in second.failures] == [Trouble.DATA_IN_USE]
    assert second.stops == 1
    assert nobody_listens(second.server.port or 1)
    innocents.heard_only()
