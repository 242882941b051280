"""What hosts may do, and nobody else: put people out, give the word and take it, open the door."""

import json

import pytest

from app.protocol.messages import (
    Ban,
    Barred,
    Changed,
    Code,
    Composing,
    Decreed,
    Ended,
    Expel,
    Joined,
    Knocked,
    Left,
    Listed,
    Member,
    Mute,
    Reason,
    Refused,
    Removed,
    Said,
    Told,
    Waiting,
    Welcomed,
)
from app.room.charter import MARKED, WAITING
from tests.room.house import KEY, House
from tests.room.test_returning import comes_back


def line(kind: str, **fields: object) -> bytes:
    return json.dumps({"type": kind, **fields}).encode() + b"\n"


def joins(house: House, name: str, *, ip: str = "", **fields: object) -> int:
    peer = house.opens(ip)
    house.receives(peer, line("join", name=name, **fields))
    return peer


def refused(house: House, peer: int) -> list[str]:
    return [each.code for each in house.events(peer) if isinstance(each, Refused)]


def said(house: House, peer: int, cid: str = "1", text: str = "oi") -> int:
    house.receives(peer, line("say", cid=cid, text=text))
    seq = house.stored[-1].seq
    house.silence()
    return seq


# Who is a host


def test_the_key_makes_a_host_and_everybody_sees_who_is_one() -> None:
    house = House()
    bia = house.member("bia")
    prof = joins(house, "prof", key=KEY)
    welcomed, barred, knocked = house.events(prof)
    assert isinstance(welcomed, Welcomed)
    assert welcomed.you.host
    assert (barred, knocked) == (Barred(bans=()), Knocked(knocks=()))
    (joined,) = house.events(bia)
    assert isinstance(joined, Joined)
    assert joined.member.host


@pytest.mark.parametrize("key", ["outra", KEY + " ", "é"])
def test_a_wrong_key_lets_nobody_in(key: str) -> None:
    house = House()
    peer = joins(house, "ana", key=key)
    assert house.events(peer) == [Refused(code=Code.KEY_WRONG)]
    house.receives(peer, line("join", name="ana"))
    assert isinstance(house.events(peer)[0], Welcomed)


def test_a_room_without_a_key_has_no_host() -> None:
    house = House()
    house.hub._charter.key = ""
    assert refused(house, joins(house, "ana", key=KEY)) == [Code.KEY_WRONG]


def test_a_host_comes_back_as_one_with_the_key_and_as_a_guest_without() -> None:
    house = House()
    bia, prof = house.member("bia"), house.host("prof")
    house.closes(prof)
    house.silence()
    back = house.opens()
    house.receives(back, line("resume", token="token-2", seq=2, key=KEY))
    house.receives(back, line("mute", name="bia"))
    assert refused(house, back) == []
    house.closes(back)
    back = house.opens()
    house.receives(back, line("resume", token="token-2", seq=2, key="errada"))
    assert refused(house, back) == [Code.KEY_WRONG]
    house.silence()
    house.receives(back, line("resume", token="token-2", seq=2))
    house.receives(back, line("expel", name="bia"))
    assert refused(house, back) == [Code.HOST_ONLY]
    changed = house.events(bia)[-1]
    assert isinstance(changed, Changed)
    assert not changed.member.host


@pytest.mark.parametrize(
    "command",
    [
        line("expel", name="bia"),
        line("pardon", name="bia"),
        line("mute", name="bia"),
        line("lower", name="bia"),
        line("decree", quiet=True),
        line("admit", number=1),
    ],
)
def test_nobody_else_may_do_what_hosts_do(command: bytes) -> None:
    house = House()
    ana, bia, stranger = house.member("ana"), house.member("bia"), house.opens()
    house.receives(ana, command)
    assert house.events(ana) == [Refused(code=Code.HOST_ONLY)]
    house.receives(stranger, command)
    assert house.events(stranger) == [Refused(code=Code.NOT_JOINED)]
    assert house.hears(bia) == b""


def test_a_host_of_before_is_none_after_the_room_died() -> None:
    first = House()
    first.host("prof")
    house = House(past=first.record, peers=first.peers)
    seen = house.events(joins(house, "ana"))[0]
    assert isinstance(seen, Welcomed)
    assert [(each.name, each.away, each.host) for each in seen.members] == [
        ("prof", True, False),
        ("ana", False, False),
    ]
    back, welcomed, _ = comes_back(house, "token-1", 1)
    assert not welcomed.you.host
    house.receives(back, line("decree", quiet=True))
    assert refused(house, back) == [Code.HOST_ONLY]


# Out


def test_who_is_put_out_reads_why_and_so_do_the_others() -> None:
    house = House()
    prof, ana, bia, nc = (
        house.host("prof"),
        house.member("ana"),
        house.member("bia"),
        house.guest("n"),
    )
    house.receives(prof, line("expel", name="ANA"))
    assert house.events(ana) == [Ended(reason=Reason.EXPELLED)]
    assert ana in house.hung_up
    for each in (prof, bia):
        (left,) = house.events(each)
        assert isinstance(left, Left)
        assert (left.member.name, left.reason) == ("ana", Reason.EXPELLED)
    assert house.reads(nc) == "[09:12] ana saiu do chat. (IP: 10.0.0.2, Porta: 50002)\n"


def test_the_token_of_who_was_put_out_is_void_and_the_name_is_free() -> None:
    house = House()
    prof, _ = house.host("prof"), house.member("ana")
    house.receives(prof, line("expel", name="ana"))
    peer = house.opens()
    house.receives(peer, line("resume", token="token-2", seq=2))
    assert refused(house, peer) == [Code.TOKEN_UNKNOWN]
    house.receives(peer, line("join", name="ana"))
    assert isinstance(house.events(peer)[0], Welcomed)


def test_the_token_stays_void_after_the_room_died() -> None:
    first = House()
    prof, _ = first.host("prof"), first.member("ana")
    first.receives(prof, line("expel", name="ana"))
    house = House(past=first.record, peers=first.peers)
    peer = house.opens()
    house.receives(peer, line("resume", token="token-2", seq=2))
    assert refused(house, peer) == [Code.TOKEN_UNKNOWN]


def test_a_plain_guest_reads_that_it_was_put_out() -> None:
    house = House()
    prof, nc = house.host("prof"), house.guest("nc")
    house.receives(prof, line("expel", name="nc"))
    assert house.reads(nc) == "O anfitrião removeu você da sala.\n"


def test_who_is_away_can_be_put_out_too() -> None:
    house = House()
    prof, ana = house.host("prof"), house.member("ana")
    house.closes(ana)
    house.silence()
    house.receives(prof, line("expel", name="ana"))
    (left,) = house.events(prof)
    assert isinstance(left, Left)
    house.waits(15)
    assert [type(each) for each in house.stored].count(Left) == 1


def test_what_a_plain_guest_still_had_to_say_ends_with_it() -> None:
    house = House()
    prof, nc = house.host("prof"), house.guest("nc")
    house.receives(nc, b"x\n" * 40)
    house.closes(nc)
    house.receives(prof, line("expel", name="nc"))
    count = len(house.stored)
    house.waits(15)
    assert len(house.stored) == count


def test_a_host_cannot_be_put_out_by_mistake_nor_somebody_who_is_not_there() -> None:
    house = House()
    prof = house.host("prof")
    house.receives(prof, line("expel", name="prof") + line("expel", name="ninguém"))
    assert house.events(prof) == [
        Refused(code=Code.TO_SELF),
        Refused(code=Code.TO_UNKNOWN, detail="ninguém"),
    ]


# Banned


def test_who_is_banned_comes_in_neither_with_the_name_nor_from_the_address() -> None:
    house = House()
    prof = house.host("prof")
    ana = joins(house, "ana", ip="10.0.0.66")
    house.silence()
    house.receives(prof, line("expel", name="ana", ban=True))
    assert house.events(ana) == [Ended(reason=Reason.BANNED)]
    assert house.events(prof)[-1] == Barred(bans=(Ban(name="ana", ip="10.0.0.66"),))
    for name, ip in (("ANA", ""), ("outra", "10.0.0.66")):
        assert refused(house, joins(house, name, ip=ip)) == [Code.BANNED]
    assert isinstance(house.events(joins(house, "outra"))[0], Welcomed)
    nc = house.opens("10.0.0.66")
    house.receives(nc, b"eu\n")
    assert house.reads(nc) == "Erro: o anfitrião não deixa você entrar nesta sala.\n"


def test_a_name_that_looks_like_a_banned_one_is_banned_too() -> None:
    house = House()
    prof, _ = house.host("prof"), house.member("Daniel")
    house.receives(prof, line("expel", name="Daniel", ban=True))
    assert refused(house, joins(house, "DanieI")) == [Code.BANNED]


def test_a_place_that_was_left_does_not_let_a_banned_one_back_in() -> None:
    house = House()
    prof = house.host("prof")
    house.closes(joins(house, "bia", ip="10.0.0.66"))
    house.waits(12)
    joins(house, "ana", ip="10.0.0.66")
    house.receives(prof, line("expel", name="ana", ban=True))
    back = house.opens("10.0.0.66")
    house.receives(back, line("resume", token="token-2", seq=1))
    assert refused(house, back) == [Code.BANNED]


def test_a_host_under_a_banned_name_comes_back_with_the_key_only() -> None:
    house = House()
    house.hub._charter.bans.add("prof", "")
    prof = house.host("prof")
    house.closes(prof)
    back = house.opens()
    house.receives(back, line("resume", token="token-1", seq=1))
    assert refused(house, back) == [Code.BANNED]
    house.receives(back, line("resume", token="token-1", seq=1, key=KEY))
    assert isinstance(house.events(back)[0], Welcomed)


def test_who_was_pardoned_may_come_in_again() -> None:
    house = House()
    prof, _ = house.host("prof"), house.member("ana")
    house.receives(prof, line("expel", name="ana", ban=True))
    house.silence()
    house.receives(prof, line("pardon", name="Ana"))
    assert house.events(prof) == [Barred(bans=())]
    assert isinstance(house.events(joins(house, "ana", ip="10.0.0.2"))[0], Welcomed)


@pytest.mark.parametrize("ip", ["127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"])
def test_a_ban_never_hits_the_own_computer(ip: str) -> None:
    house = House()
    prof = house.host("prof")
    joins(house, "ana", ip=ip)
    house.receives(prof, line("expel", name="ana", ban=True))
    assert house.events(prof)[-1] == Barred(bans=(Ban(name="ana"),))
    assert refused(house, joins(house, "ana", ip=ip)) == [Code.BANNED]
    assert isinstance(house.events(joins(house, "bia", ip=ip))[0], Welcomed)


def test_a_ban_never_hits_others_behind_the_same_router() -> None:
    house = House()
    prof = house.host("prof")
    joins(house, "ana", ip="10.0.0.66")
    joins(house, "bia", ip="10.0.0.66")
    house.receives(prof, line("expel", name="ana", ban=True))
    assert isinstance(house.events(joins(house, "caio", ip="10.0.0.66"))[0], Welcomed)


def test_the_bans_are_bounded_and_the_oldest_go_first() -> None:
    house = House()
    prof = house.host("prof")
    bans = house.hub._charter.bans
    for number in range(MARKED + 1):
        bans.add(f"p{number}", "")
    house.receives(prof, line("pardon", name="ninguém"))
    barred = house.events(prof)[-1]
    assert isinstance(barred, Barred)
    assert (len(barred.bans), barred.bans[0].name) == (MARKED, "p1")


# The word


def test_who_is_muted_reaches_only_the_host() -> None:
    house = House()
    prof, ana, bia = house.host("prof"), house.member("ana"), house.member("bia")
    seq = said(house, ana)
    house.receives(prof, line("mute", name="ana"))
    for each in (prof, ana, bia):
        (changed,) = house.events(each)
        assert isinstance(changed, Changed)
        assert (changed.member.name, changed.member.muted) == ("ana", True)
    house.receives(
        ana, line("say", cid="2", text="oi") + line("tell", cid="3", to="bia", text="oi")
    )
    house.receives(ana, line("edit", cid="4", message=seq, text="olá"))
    house.receives(ana, line("react", cid="5", message=seq, emoji="👍") + line("compose"))
    assert refused(house, ana) == [Code.MUTED] * 4
    assert house.hears(bia) == b""
    house.receives(ana, line("tell", cid="6", to="prof", text="desculpe"))
    (told,) = house.events(prof)
    assert isinstance(told, Told)
    house.receives(ana, line("remove", cid="7", message=seq))
    assert isinstance(house.events(bia)[0], Removed)


def test_a_message_that_was_kept_before_the_mute_is_still_acknowledged() -> None:
    house = House()
    prof, ana = house.host("prof"), house.member("ana")
    seq = said(house, ana)
    house.receives(prof, line("mute", name="ana"))
    house.silence()
    house.receives(ana, line("say", cid="1", text="oi"))
    (again,) = house.events(ana)
    assert isinstance(again, Said)
    assert again.seq == seq


def test_a_mute_outlives_the_connection_and_the_visit() -> None:
    house = House()
    prof, ana = house.host("prof"), house.member("ana")
    house.receives(prof, line("mute", name="ana"))
    house.closes(ana)
    back, welcomed, _ = comes_back(house, "token-2", 2)
    assert welcomed.you.muted
    house.receives(back, line("leave"))
    for name, ip in (("ana", ""), ("outra", "10.0.0.2")):
        peer = joins(house, name, ip=ip)
        house.receives(peer, line("say", cid="1", text="oi"))
        assert refused(house, peer) == [Code.MUTED]
    house.receives(prof, line("mute", name="ana", off=True))
    house.silence()
    assert isinstance(house.events(joins(house, "nova", ip="10.0.0.2"))[0], Welcomed)


def test_who_may_speak_again_is_heard() -> None:
    house = House()
    prof, ana = house.host("prof"), house.member("ana")
    house.receives(prof, line("mute", name="ana") + line("mute", name="ana", off=True))
    house.silence()
    house.receives(ana, line("say", cid="1", text="oi"))
    assert isinstance(house.events(prof)[0], Said)


def test_a_host_is_never_muted() -> None:
    house = House()
    prof = house.host("prof")
    house.receives(prof, line("mute", name="prof"))
    assert house.events(prof) == []
    house.receives(prof, line("leave"))
    welcomed = house.events(joins(house, "prof"))[0]  # as a guest, and still not muted
    assert isinstance(welcomed, Welcomed)
    assert not welcomed.you.muted


def test_a_plain_guest_reads_that_it_was_muted_and_that_it_may_speak_again() -> None:
    house = House()
    prof, nc, other = house.host("prof"), house.guest("nc"), house.guest("outro")
    house.receives(prof, line("mute", name="nc"))
    assert house.reads(nc) == "O anfitrião silenciou você. Para ele, escreva @nome mensagem.\n"
    house.receives(nc, b"oi\n")
    assert house.reads(nc) == (
        "Erro: o anfitrião silenciou você; a mensagem não foi enviada. "
        "Para ele, escreva @nome mensagem\n"
    )
    house.receives(prof, line("mute", name="nc", off=True))
    assert house.reads(nc) == "Você pode falar de novo.\n"
    assert house.reads(other) == ""


def test_in_a_quiet_room_only_the_host_speaks() -> None:
    house = House()
    prof, ana, bia = house.host("prof"), house.member("ana"), house.member("bia")
    seq = said(house, ana)
    house.receives(prof, line("decree", quiet=True))
    for each in (prof, ana, bia):
        assert house.events(each) == [Decreed(quiet=True)]
    house.receives(
        ana, line("say", cid="2", text="oi") + line("tell", cid="3", to="bia", text="oi")
    )
    house.receives(ana, line("edit", cid="4", message=seq, text="olá"))
    assert refused(house, ana) == [Code.QUIET] * 3
    house.receives(ana, line("compose"))
    assert house.hears(bia) == b""
    house.receives(ana, line("tell", cid="5", to="PROF", text="posso?"))
    house.receives(ana, line("react", cid="6", message=seq, emoji="👍") + line("show", hand=True))
    assert refused(house, ana) == []
    house.silence()
    house.receives(prof, line("say", cid="1", text="bom dia") + line("compose"))
    assert [type(each) for each in house.events(bia)] == [Said, Composing]
    house.receives(prof, line("decree"))
    assert house.events(ana)[-1] == Decreed()
    house.silence()
    house.receives(ana, line("say", cid="2", text="oi"))
    assert isinstance(house.events(bia)[0], Said)


def test_whoever_comes_into_a_quiet_room_is_told_so() -> None:
    house = House()
    prof, nc = house.host("prof"), house.guest("nc")
    house.receives(prof, line("decree", quiet=True))
    assert house.reads(nc) == "Agora só o anfitrião fala. Para ele, escreva @nome mensagem.\n"
    welcomed = house.events(joins(house, "ana"))[0]
    assert isinstance(welcomed, Welcomed)
    assert (welcomed.quiet, welcomed.approve) == (True, False)
    late = house.opens()
    house.receives(late, b"tarde\n")
    assert house.reads(late).endswith(
        "Agora só o anfitrião fala. Para ele, escreva @nome mensagem.\n"
    )
    house.silence()
    house.receives(prof, line("decree", quiet=True, approve=True))
    assert house.reads(nc) == ""  # nothing is different for who is in
    house.receives(prof, line("decree"))
    assert house.reads(nc) == "Agora todos podem falar.\n"


def test_the_same_rules_again_tell_nobody() -> None:
    house = House()
    prof = house.host("prof")
    house.receives(prof, line("decree"))
    assert house.hears(prof) == b""


def test_a_host_lowers_a_hand() -> None:
    house = House()
    prof, ana = house.host("prof"), house.member("ana")
    house.receives(ana, line("show", hand=True))
    house.silence()
    house.receives(prof, line("lower", name="ana") + line("lower", name="ana"))
    me = Member(name="ana", ip="10.0.0.2", port=50002)
    assert house.events(ana) == house.events(prof) == [Changed(member=me)]
    house.receives(prof, line("lower", name="ninguém"))
    assert refused(house, prof) == [Code.TO_UNKNOWN]


def test_a_host_removes_any_message_that_they_can_read_and_edits_none() -> None:
    house = House()
    prof, ana, bia, nc = (
        house.host("prof"),
        house.member("ana"),
        house.member("bia"),
        house.guest("n"),
    )
    seq = said(house, ana, text="bobagem")
    house.receives(ana, line("tell", cid="2", to="bia", text="segredo"))
    secret = house.stored[-1].seq
    house.receives(nc, b"spam\n")
    spam = house.stored[-1].seq
    house.silence()
    house.receives(prof, line("edit", cid="1", message=seq, text="flores"))
    house.receives(prof, line("remove", cid="2", message=secret))
    assert refused(house, prof) == [Code.MESSAGE_FOREIGN, Code.MESSAGE_UNKNOWN]
    house.receives(
        prof, line("remove", cid="3", message=seq) + line("remove", cid="4", message=spam)
    )
    gone = [each for each in house.events(bia) if isinstance(each, Removed)]
    assert [(each.message, each.author) for each in gone] == [(seq, "prof"), (spam, "prof")]
    newcomer = joins(house, "novo")
    assert b"bobagem" not in house.hears(newcomer)
    house.receives(bia, line("remove", cid="1", message=spam))
    assert refused(house, bia) == [Code.MESSAGE_REMOVED]


# The door


def approving() -> tuple[House, int]:
    house = House()
    prof = house.host("prof")
    house.receives(prof, line("decree", approve=True))
    house.silence()
    return house, prof


def test_whoever_wants_to_come_in_waits_for_the_host() -> None:
    house, prof = approving()
    ana = joins(house, "Ana", program="exemplo")
    assert house.events(ana) == [Waiting()]
    (knocked,) = house.events(prof)
    assert isinstance(knocked, Knocked)
    (knock,) = knocked.knocks
    assert (knock.number, knock.name, knock.ip, knock.program) == (
        ana,
        "Ana",
        "10.0.0.2",
        "exemplo",
    )
    assert house.hub.people == 1
    house.receives(prof, line("admit", number=ana))
    assert isinstance(house.events(ana)[0], Welcomed)
    assert house.events(prof)[0] == Knocked(knocks=())
    assert house.hub.people == 2


def test_who_waits_can_do_nothing_but_leave() -> None:
    house, _ = approving()
    ana = joins(house, "ana")
    house.receives(ana, line("say", cid="1", text="oi") + line("join", name="bia") + line("who"))
    assert refused(house, ana) == [Code.WAITING] * 3
    house.receives(ana, line("ping") + line("leave"))
    assert [type(each).__name__ for each in house.events(ana)] == ["Ponged", "Ended"]


def test_who_is_sent_away_reads_so() -> None:
    house, prof = approving()
    ana, nc = joins(house, "ana"), house.opens()
    house.receives(nc, b"nc\n")
    house.receives(prof, line("admit", number=ana, off=True) + line("admit", number=nc, off=True))
    assert house.events(ana)[-1] == Ended(reason=Reason.DENIED)
    assert house.reads(nc) == (
        "Aguarde: o anfitrião precisa deixar você entrar.\nO anfitrião não deixou você entrar.\n"
    )
    assert house.events(prof)[-1] == Knocked(knocks=())


def test_a_plain_guest_waits_without_losing_its_language() -> None:
    house, prof = approving()
    nc = house.opens()
    house.receives(nc, b"nc: primeira\n")
    house.receives(nc, b"oi gente\n")
    assert house.reads(nc) == (
        "Aguarde: o anfitrião precisa deixar você entrar.\n"
        "Erro: o anfitrião ainda não deixou você entrar; nada foi enviado.\n"
        "Erro: o anfitrião ainda não deixou você entrar; nada foi enviado.\n"
    )
    house.receives(prof, line("admit", number=nc))
    house.silence()
    house.receives(nc, b"nc: cheguei\n")
    heard = [each.text for each in house.events(prof) if isinstance(each, Said)]
    assert heard == ["cheguei"]


def test_a_name_is_held_for_nobody_who_waits() -> None:
    house, prof = approving()
    first, second = joins(house, "ana"), joins(house, "ana")
    house.receives(prof, line("admit", number=second))
    house.silence()
    house.waits(10)
    house.receives(first, b'{"type":"pong"}\n')
    house.receives(prof, line("admit", number=first))
    assert refused(house, first) == [Code.NAME_TAKEN]
    house.receives(first, line("join", name="ana2"))
    assert house.events(first)[-1] == Waiting()


def test_a_bad_name_or_a_ban_is_told_before_anybody_is_asked() -> None:
    house, prof = approving()
    assert refused(house, joins(house, "a b")) == [Code.NAME_SPACE]
    assert refused(house, joins(house, "prof")) == [Code.NAME_TAKEN]
    house.hub._charter.bans.add("ana", "")
    assert refused(house, joins(house, "ana")) == [Code.BANNED]
    assert house.hears(prof) == b""


def test_who_comes_back_needs_nobodys_word() -> None:
    house = House()
    prof, ana = house.host("prof"), house.member("ana")
    house.receives(prof, line("decree", approve=True))
    house.closes(ana)
    back, welcomed, _ = comes_back(house, "token-2", 2)
    assert welcomed.resumed
    house.closes(back)
    for _ in range(6):
        house.waits(7)
        house.receives(prof, b'{"type":"pong"}\n')
    _, welcomed, _ = comes_back(house, "token-2", 2)
    assert not welcomed.resumed


def test_all_who_wait_come_in_when_the_door_is_opened() -> None:
    house, prof = approving()
    peers = [joins(house, name) for name in ("ana", "bia")]
    house.receives(prof, line("decree"))
    assert [type(house.events(peer)[-1]) for peer in peers] == [Joined, Welcomed]
    assert house.hub.people == 3


def test_who_is_answered_by_nobody_is_sent_away_in_the_end() -> None:
    house, prof = approving()
    nc = house.opens()
    house.receives(nc, b"nc\n")
    for _ in range(61):
        house.waits(5)
        house.receives(prof, b'{"type":"pong"}\n')
    assert house.reads(nc) == "Aguarde: o anfitrião precisa deixar você entrar.\n"
    for _ in range(60):
        house.waits(5)
        house.receives(prof, b'{"type":"pong"}\n')
    assert house.reads(nc) == "O anfitrião não deixou você entrar.\n"


def test_who_goes_away_is_waiting_no_longer() -> None:
    house, prof = approving()
    ana = joins(house, "ana")
    house.closes(ana)
    assert house.events(prof)[-1] == Knocked(knocks=())
    house.receives(prof, line("admit", number=ana) + line("admit", number=99))
    assert house.hears(prof) == b""


def test_only_so_many_wait_at_once() -> None:
    house, _ = approving()
    for number in range(WAITING):
        joins(house, f"p{number}")
    peer = joins(house, "mais_um")
    assert house.events(peer) == [Refused(code=Code.WAITING_FULL, limit=WAITING)]


def test_a_host_who_comes_back_sees_who_waits_and_who_is_banned() -> None:
    house, _ = approving()
    ana = joins(house, "ana")
    house.hub._charter.bans.add("mal", "")
    other = joins(house, "prof2", key=KEY)
    _, barred, knocked = house.events(other)
    assert barred == Barred(bans=(Ban(name="mal"),))
    assert isinstance(knocked, Knocked)
    assert [each.number for each in knocked.knocks] == [ana]


def test_the_terminal_of_the_room_is_a_host_too() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    outputs, fault = house.hub.order(Mute(name="ana"), house.now)
    house._obey(outputs)
    assert fault is None
    house.receives(ana, line("say", cid="1", text="oi"))
    assert refused(house, ana) == [Code.MUTED]
    outputs, fault = house.hub.order(Expel(name="ninguém"), house.now)
    assert fault == Refused(code=Code.TO_UNKNOWN, detail="ninguém")
    house.receives(bia, line("who"))
    (listed,) = [each for each in house.events(bia) if isinstance(each, Listed)]
    assert [each.muted for each in listed.members] == [True, False]
