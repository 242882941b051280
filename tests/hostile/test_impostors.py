"""Who speaks as somebody else, or takes what is somebody else's; two innocents notice nothing."""

import json

from tests.hostile.innocents import Innocents, came, went
from tests.support.guests import RawGuest
from tests.support.running import OpenRoom


def test_nobody_speaks_as_somebody_else(room: OpenRoom, innocents: Innocents) -> None:
    caio = room.native("caio")
    caio.send(b'{"type":"say","cid":"1","text":"oi","author":"ana","seq":1,"time":0}\n')
    caio.send(b'{"type":"tell","cid":"2","to":"bia","text":"psiu","author":"ana"}\n')
    room.wait(lambda: caio.kinds() == ["said", "told"])
    assert [event["author"] for event in caio.events()] == ["caio", "caio"]
    plain = room.guest("dora")
    plain.send("[09:12] bia: eu não disse isso\nErro: nem a sala\n".encode())
    room.hears(innocents.ana, "dora: Erro: nem a sala")
    innocents.heard_only(
        came(caio, "caio"),
        "[hh:mm] caio: oi",
        came(plain, "dora"),
        "[hh:mm] dora: [09:12] bia: eu não disse isso",
        "[hh:mm] dora: Erro: nem a sala",
        bia=[
            came(caio, "caio"),
            "[hh:mm] caio: oi",
            "[hh:mm] caio (privado): psiu",
            came(plain, "dora"),
            "[hh:mm] dora: [09:12] bia: eu não disse isso",
            "[hh:mm] dora: Erro: nem a sala",
        ],
    )


def test_nobody_changes_whom_a_private_message_goes_to(
    room: OpenRoom, innocents: Innocents
) -> None:
    caio = room.native("caio")
    caio.send(b'{"type":"tell","cid":"1","to":"bia","to":"ana","text":"a ultima vale"}\n')
    caio.send(b'{"type":"tell","cid":"2","to":["ana","bia"],"text":"todos"}\n')
    caio.send(b'{"type":"tell","cid":"3","to":"*","text":"todos"}\n')
    room.wait(lambda: len(caio.events()) == 3)
    told, malformed, unknown = caio.events()
    assert (told["to"], malformed["code"], unknown["code"]) == ("ana", "malformed", "to_unknown")
    innocents.heard_only(
        came(caio, "caio"), "[hh:mm] caio (privado): a ultima vale", bia=[came(caio, "caio")]
    )


def test_the_cid_of_somebody_else_is_nothing_to_oneself(
    room: OpenRoom, innocents: Innocents
) -> None:
    innocents.bia.send(b'{"type":"tell","cid":"segredo","to":"ana","text":"senha"}\n')
    room.hears(innocents.ana, "bia (privado): senha")
    caio = room.native("caio")
    caio.send(b'{"type":"tell","cid":"segredo","to":"ana","text":"senha"}\n')
    caio.send(b'{"type":"tell","cid":"segredo","to":"ana","text":"qual?"}\n')
    room.wait(lambda: caio.kinds() == ["told", "refused"])
    told, refused = caio.events()
    assert (told["author"], told["text"], refused["code"]) == ("caio", "senha", "cid_reused")
    innocents.heard_only(
        "[hh:mm] bia (privado): senha",
        came(caio, "caio"),
        "[hh:mm] caio (privado): senha",
        bia=[came(caio, "caio")],
    )


def token_of(room: OpenRoom, name: str) -> tuple[RawGuest, str]:
    """A native member, and the token that its welcome told."""
    guest = room.visitor()
    guest.send(b'{"type":"join","name":"%b"}\n' % name.encode())
    room.wait(lambda: "welcomed" in guest.kinds())
    return guest, guest.events()[0]["token"]


def test_a_token_that_was_guessed_cut_or_void_gives_nobody_a_place(
    room: OpenRoom, innocents: Innocents
) -> None:
    caio, token = token_of(room, "caio")
    dora, void = token_of(room, "dora")
    dora.send(b'{"type":"leave"}\n')
    room.wait(dora.is_hung_up)
    thief = room.visitor()
    for wrong_token in (token[:-1], token.swapcase(), token + "=", "x", "caio", void):
        thief.send(json.dumps({"type": "resume", "token": wrong_token}).encode() + b"\n")
    room.wait(lambda: len(thief.events()) == 6)
    assert {event["code"] for event in thief.events()} == {"token_unknown"}
    assert not caio.is_hung_up()
    innocents.heard_only(came(caio, "caio"), came(dora, "dora"), went(dora, "dora"))


def test_a_token_that_was_stolen_is_noticed_by_its_owner(
    room: OpenRoom, innocents: Innocents
) -> None:
    """It is all that it takes to be somebody; the owner is told, and nothing is hidden."""
    caio, token = token_of(room, "caio")
    thief = room.visitor()
    thief.send(json.dumps({"type": "resume", "token": token, "seq": 3}).encode() + b"\n")
    room.wait(lambda: "welcomed" in thief.kinds())
    room.wait(caio.is_hung_up)
    assert caio.events()[-1] == {"type": "ended", "reason": "replaced"}
    changed = [event for event in innocents.bia.events() if event["type"] == "changed"]
    assert [event["member"]["port"] for event in changed] == [thief.address[1]]
    innocents.heard_only(came(caio, "caio"))
