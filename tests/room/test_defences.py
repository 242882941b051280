"""What one peer may cost the room: rates, deadlines, limits, silence, strangers."""

import pytest

from app.config import Limits
from app.protocol.foreign import HTTP
from app.protocol.messages import Ended, Left, Pinged, Ponged, Reason, Refused, Said, Welcomed
from app.room.hub import Hangup, Hub, Output
from app.room.session import Session
from app.room.throttle import TokenBucket
from tests.room.house import House


def say(cid: int) -> bytes:
    return b'{"type":"say","cid":"%d","text":"m%d"}\n' % (cid, cid)


def said(house: House, peer: int) -> list[str]:
    return [event.text for event in house.events(peer) if isinstance(event, Said)]


# Rate


def check_that_a_burst_passes_and_the_rest_is_held(hub: type[Hub]) -> None:
    house = House(hub=hub, limits=Limits(burst=3, rate=2.0))
    ana, bia = house.member("ana"), house.member("bia")
    house.waits(10)
    house.silence()
    house.receives(ana, b"".join(say(number) for number in range(8)))
    assert said(house, bia) == ["m0", "m1", "m2"]
    house.waits(0.4)
    assert said(house, bia) == []
    house.waits(0.1)
    assert said(house, bia) == ["m3"]
    house.waits(1.0)
    assert said(house, bia) == ["m4", "m5"]
    house.waits(1.0)
    assert said(house, bia) == ["m6", "m7"]
    assert house.hung_up == []


def test_r22_a_burst_passes_and_the_rest_is_held_at_the_rate_and_nothing_is_lost() -> None:
    check_that_a_burst_passes_and_the_rest_is_held(Hub)


class BottomlessBucket(TokenBucket):
    """Always has one more token."""

    def ready_at(self, now: float) -> float:
        return now


class HubWithoutARate(Hub):
    """Takes all that comes."""

    def receive(self, peer: int, data: bytes, now: float) -> list[object]:  # type: ignore[override]
        self._sessions[peer].bucket.__class__ = BottomlessBucket
        return list(super().receive(peer, data, now))


class BucketThatSpills(TokenBucket):
    """Has a token ready however many were taken, but only for a while: the rest is dropped."""

    def ready_at(self, now: float) -> float:
        return super().ready_at(now) if self.take(now) else now + 1e9


class HubThatDropsWhatIsTooFast(Hub):
    """Never comes back to what was beyond the rate."""

    def receive(self, peer: int, data: bytes, now: float) -> list[object]:  # type: ignore[override]
        self._sessions[peer].bucket.__class__ = BucketThatSpills
        return list(super().receive(peer, data, now))


@pytest.mark.parametrize("hub", [HubWithoutARate, HubThatDropsWhatIsTooFast])
def test_the_check_catches_a_hub_that_takes_or_drops_everything(hub: type[Hub]) -> None:
    with pytest.raises(AssertionError):
        check_that_a_burst_passes_and_the_rest_is_held(hub)


def check_that_long_lines_cost_more(hub: type[Hub]) -> None:
    """One token, and one more for each 4,096 bytes: six of them for 20,480."""
    house = House(hub=hub, limits=Limits(burst=12, rate=2.0))
    ana, bia = house.member("ana"), house.member("bia")
    house.waits(10)
    house.silence()
    heavy = b'{"type":"say","cid":"%d","text":"oi"' + b" " * 20_450 + b"}\n"
    house.receives(ana, b"".join(heavy % number for number in range(4)))
    assert len(said(house, bia)) == 2
    house.waits(0.4)
    assert len(said(house, bia)) == 0
    house.waits(0.2)  # one token is enough to go ahead
    assert len(said(house, bia)) == 1
    house.waits(2.8)
    assert len(said(house, bia)) == 0
    house.waits(0.2)
    assert len(said(house, bia)) == 1


def test_r22_a_long_line_costs_more_than_a_short_one() -> None:
    check_that_long_lines_cost_more(Hub)


class BucketOfEqualLines(TokenBucket):
    """Takes one token for a line, whatever its length."""

    def take(self, now: float, tokens: int = 1) -> bool:  # noqa: ARG002
        return super().take(now)


class HubOfEqualLines(Hub):
    def receive(self, peer: int, data: bytes, now: float) -> list[object]:  # type: ignore[override]
        self._sessions[peer].bucket.__class__ = BucketOfEqualLines
        return list(super().receive(peer, data, now))


def test_the_check_catches_a_hub_where_a_long_line_costs_nothing_more() -> None:
    with pytest.raises(AssertionError):
        check_that_long_lines_cost_more(HubOfEqualLines)


def test_a_text_far_beyond_the_limit_is_refused_before_it_is_cleaned() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    house.silence()
    for text in ("oi" + "\\u0000" * 7_999, "\u200b" * 8_001, " " * 20_000):
        house.receives(ana, f'{{"type":"say","cid":"1","text":"{text}"}}\n'.encode())
        assert house.events(ana) == [Refused(code="text_long", cid="1", limit=4_000)]
    breaks = "a\\r\\n" * 2_000
    house.receives(ana, f'{{"type":"say","cid":"1","text":"{breaks}"}}\n'.encode())
    assert said(house, bia) == ["a\n" * 1_999 + "a"]


def test_one_who_waits_for_its_turn_holds_up_nobody_else() -> None:
    house = House(limits=Limits(burst=2))
    ana, bia, caio = house.member("ana"), house.member("bia"), house.member("caio")
    house.silence()
    house.receives(ana, b"".join(say(number) for number in range(50)))
    house.receives(bia, say(99))
    assert said(house, caio) == ["m0", "m99"]


def test_r21_held_lines_of_a_plain_guest_stay_separate_messages() -> None:
    house = House(limits=Limits(burst=2, rate=1.0))
    bia, ana = house.guest("bia"), house.guest("ana")
    house.silence()
    house.receives(ana, b"um\ndois\ntr\xc3\xaas\nquatro")
    house.waits(3)
    assert house.reads(bia) == (
        "[09:12] ana: um\n[09:12] ana: dois\n[09:12] ana: três\n[09:12] ana: quatro\n"
    )


def test_a_leave_that_waits_for_its_turn_comes_after_what_was_said() -> None:
    house = House(limits=Limits(burst=2, rate=1.0))
    ana, bia = house.member("ana"), house.member("bia")
    house.silence()
    house.receives(ana, say(1) + say(2) + b'{"type":"leave"}\n')
    house.waits(2)
    assert [type(event) for event in house.events(bia)] == [Said, Said, Left]


def test_what_was_sent_before_closing_is_still_heard_at_the_rate() -> None:
    house = House(limits=Limits(burst=2, rate=1.0))
    bia, ana = house.guest("bia"), house.opens()
    house.receives(ana, b"ana\num\ndois\ntr\xc3\xaas")
    house.closes(ana)
    house.waits(5)
    assert house.reads(bia) == (
        "[09:12] ana entrou no chat. (IP: 10.0.0.2, Porta: 50002)\n"
        "[09:12] ana: um\n"
        "[09:12] ana: dois\n"
        "[09:12] ana: três\n"
        "[09:12] ana saiu do chat. (IP: 10.0.0.2, Porta: 50002)\n"
    )
    assert house.hub.people == 1


def check_that_who_closed_falls_silent(hub: type[Hub]) -> None:
    """29 at once, behind the name, and five a second for the five seconds that are left."""
    house = House(hub=hub)
    bia, ana = house.guest("bia"), house.opens()
    house.receives(ana, b"ana\n" + b"spam\n" * 10_000)
    house.closes(ana)
    house.waits(6)
    _, *heard, left = house.reads(bia).splitlines()
    assert 50 <= len(heard) <= 60
    assert left == "[09:12] ana saiu do chat. (IP: 10.0.0.2, Porta: 50002)"
    assert house.hub.people == 1
    assert house.hub.due > house.now


def test_r14_who_closed_goes_on_talking_for_some_seconds_at_most() -> None:
    check_that_who_closed_falls_silent(Hub)


class HubThatForgetsNobody(Hub):
    """Waits until whoever closed has had all its turns."""

    def _look_after(self, session: Session, now: float) -> None:
        if session.closed is None:
            super()._look_after(session, now)


class HubThatForgetsAtOnce(Hub):
    """Drops what waits for its turn, though a member sent it."""

    def closed(self, peer: int, now: float, reason: Reason | None = None) -> list[Output]:
        outputs = super().closed(peer, now, reason)
        if peer in self._sessions:
            self._forget(self._sessions[peer], now, reason)
        return outputs + self._outbox.taken()


@pytest.mark.parametrize("hub", [HubThatForgetsNobody, HubThatForgetsAtOnce])
def test_the_check_catches_a_hub_that_lets_the_gone_talk_or_drops_their_words(
    hub: type[Hub],
) -> None:
    with pytest.raises((AssertionError, ValueError)):
        check_that_who_closed_falls_silent(hub)


def check_that_who_closed_takes_no_place(hub: type[Hub]) -> None:
    """Each sent far more lines than its rate allows, and is gone without a name."""
    house = House(hub=hub, limits=Limits(members=2, connections=3))
    ana = house.guest("ana")
    for data in (b"{" + b"\n" * 20_000, b"a b\n" * 5_000) * 5:
        gone = house.opens()
        house.receives(gone, data)
        house.closes(gone)
        assert house.hub._sessions.keys() == {ana}
    assert house.hung_up == []


def test_r14_who_closed_without_a_name_is_forgotten_at_once() -> None:
    check_that_who_closed_takes_no_place(Hub)


class HubOfGhosts(Hub):
    """Keeps whoever closed for as long as a line of theirs waits."""

    def closed(self, peer: int, now: float, reason: Reason | None = None) -> list[Output]:
        self._sessions[peer].closed = now
        return super().closed(peer, now, reason) if peer not in self._alarms else []


def test_the_check_catches_a_hub_that_is_full_of_ghosts() -> None:
    with pytest.raises(AssertionError):
        check_that_who_closed_takes_no_place(HubOfGhosts)


def test_members_who_closed_take_no_place_and_little_memory() -> None:
    house = House(limits=Limits(members=3, connections=3))
    ana, silent = house.guest("ana"), house.opens()
    for name in ("bia", "caio"):
        gone = house.guest(name)
        house.receives(gone, b"x" * 99 + b"\n" + b"spam\n" * 50_000)
        house.closes(gone)
        assert house.hub._sessions[gone].framer.pending == 65_535
    house.opens()
    assert house.hung_up == []
    house.opens()
    assert house.hung_up == [silent]
    assert house.hears(silent) == b""
    house.waits(6)
    assert house.reads(ana).count("saiu do chat.") == 2


def test_a_flood_is_cut_with_its_reason_and_the_others_go_on() -> None:
    house = House()
    ana, bia, caio = house.member("ana"), house.member("bia"), house.guest("caio")
    house.silence()
    house.receives(ana, say(1) * 8_000)
    assert house.events(ana)[-1] == Ended(reason="flood")
    assert house.hung_up == [ana]
    *_, left = house.events(bia)
    assert isinstance(left, Left)
    assert left.reason == "flood"
    house.receives(caio, b"x\n" * 200_000)
    assert house.reads(caio).endswith(
        "Erro: mensagens demais de uma vez. Conecte-se de novo e envie mais devagar.\n"
    )
    house.receives(bia, say(2))
    assert said(house, bia)[-1] == "m2"


def test_a_flood_in_many_reads_is_a_flood_too() -> None:
    house = House()
    ana = house.member("ana")
    for _ in range(300):
        house.receives(ana, say(1) * 30)
    assert house.events(ana)[-1] == Ended(reason="flood")


# Lines


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_a_line_beyond_the_limit_ends_the_conversation_with_its_reason(end: bytes) -> None:
    house = House()
    ana, bia = house.member("ana"), house.guest("bia")
    house.silence()
    house.receives(ana, b"{" + b" " * 65_536 + end)
    assert house.events(ana)[-1] == Ended(reason="line_long")
    house.receives(bia, b"x" * 65_537 + end)
    assert house.reads(bia).endswith("Erro: a linha é longa demais. Conecte-se de novo.\n")
    assert house.hung_up == [ana, bia]


def test_a_line_of_exactly_the_limit_is_read() -> None:
    house = House()
    ana = house.member("ana")
    house.receives(ana, b'{"type":"ping"}' + b" " * (65_536 - 15) + b"\n")
    assert house.events(ana) == [Ponged()]


def test_nobody_who_sends_no_newline_costs_more_than_a_line() -> None:
    house = House()
    ana = house.member("ana")
    for _ in range(100):
        house.receives(ana, b"{" * 1_000)
    assert house.events(ana) == [Ended(reason="line_long")]


# Time


def test_a_guest_that_gives_no_good_name_in_time_is_dropped_with_the_reason() -> None:
    house = House()
    peer = house.opens()
    house.receives(peer, b"a b\n")
    house.waits(59)
    assert house.hung_up == []
    house.waits(2)
    assert house.hung_up == [peer]
    assert house.reads(peer) == (
        "Erro: o nome não pode ter espaços. Envie outro nome.\n"
        "Erro: nenhum nome chegou a tempo. Conecte-se de novo.\n"
    )
    assert house.stored == []


def test_heartbeats_do_not_stand_for_a_name() -> None:
    house = House()
    peer = house.opens()
    for _ in range(12):
        house.receives(peer, b'{"type":"ping"}\n')
        house.waits(5)
    house.waits(1)
    assert house.events(peer) == [Ponged()] * 12 + [Ended(reason="nameless")]


def test_who_named_itself_in_time_stays() -> None:
    house = House()
    ana = house.guest("ana")
    house.waits(120)
    assert house.hung_up == []
    assert house.hears(ana) == b""


def test_r14_a_silent_member_is_asked_twice_and_then_lost() -> None:
    house = House()
    ana, bia = house.member("ana"), house.guest("bia")
    house.silence()
    house.waits(7)
    assert house.hears(ana) == b""
    house.waits(1)
    assert house.events(ana) == [Pinged()]
    house.waits(8)
    assert house.events(ana) == [Pinged()]
    assert house.hung_up == []
    house.waits(3)
    assert house.hung_up == []
    house.waits(1)
    assert house.events(ana) == [Ended(reason="silent")]
    assert house.hung_up == [ana]
    house.waits(7)
    assert house.reads(bia) == ""
    house.waits(1)
    assert house.reads(bia) == "[09:12] ana saiu do chat. (IP: 10.0.0.1, Porta: 50001)\n"


def test_any_byte_shows_that_a_member_is_there() -> None:
    house = House()
    ana = house.member("ana")
    for data in (b'{"type":"pong"}\n', b"\n", b'{"type":', b'"pong"}\n') * 3:
        house.waits(9)
        assert house.events(ana) == [Pinged()]
        house.receives(ana, data)
    assert house.hung_up == []


# Strangers


def test_a_browser_gets_an_answer_and_nothing_of_it_enters_the_room() -> None:
    house = House()
    ana, browser = house.guest("ana"), house.opens()
    for piece in (b"GET", b" / HT", b"TP/1.1\r\nHost: 10.0.0.7:9999\r\n", b"\r\n"):
        house.receives(browser, piece)
    assert house.hears(browser) == HTTP.answer
    assert house.hung_up == [browser]
    house.closes(browser)
    assert house.hears(ana) == b""


def test_a_slow_browser_is_no_guest_called_get() -> None:
    house = House()
    browser = house.opens()
    house.receives(browser, b"GET /")
    house.waits(0.05)
    house.receives(browser, b" HTTP/1.1\r\n\r\n")
    assert house.hears(browser) == HTTP.answer


@pytest.mark.parametrize(
    "hello",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"\x80\x2e\x01\x00\x02\x00\x15\x00\x00\x00\x10",  # SSL 2
    ],
)
def test_a_tls_client_gets_an_alert(hello: bytes) -> None:
    house = House()
    peer = house.opens()
    house.receives(peer, hello)
    assert house.hears(peer) == b"\x15\x03\x01\x00\x02\x02\x46"
    assert house.hung_up == [peer]
    house.receives(peer, b"ana\n")
    house.waits(100)
    assert house.hub.people == 0


def test_the_silent_sockets_of_a_browser_hear_nothing_and_end_in_time() -> None:
    house = House()
    peers = [house.opens() for _ in range(4)]
    house.waits(59)
    assert [house.hears(peer) for peer in peers] == [b""] * 4
    house.closes(peers[0])
    house.waits(2)
    assert house.hung_up == peers[1:]
    assert [house.hears(peer) for peer in peers] == [b""] * 4


# Crowds


def check_that_there_is_always_a_place_for_a_newcomer(hub: type[Hub]) -> None:
    house = House(hub=hub, limits=Limits(members=4, connections=5))
    ana = house.guest("ana")
    idle, native, plain, halfway = (house.opens() for _ in range(4))
    house.receives(native, b'{"type":"ping"}\n')
    house.receives(plain, b"a b\n")
    house.receives(halfway, b"da")
    house.silence()
    newcomers = [house.opens() for _ in range(3)]
    assert house.hung_up == [idle, native, plain]
    assert house.hears(idle) == b""
    assert house.events(native) == [Ended(reason="crowded")]
    assert house.reads(plain) == "Erro: há conexões demais. Tente mais tarde.\n"
    house.receives(halfway, b"vi\n")
    for name, peer in zip(("bia", "caio"), newcomers, strict=False):
        house.receives(peer, f"{name}\n".encode())
        assert f"Bem-vindo, {name}!" in house.reads(peer)
    assert house.reads(ana).count("entrou no chat.") == 3
    assert house.aborted == []


def test_r22_whoever_has_not_joined_for_the_longest_time_makes_place_for_a_newcomer() -> None:
    check_that_there_is_always_a_place_for_a_newcomer(Hub)


class HubThatTurnsNewcomersAway(Hub):
    """Is locked by whoever came first and says nothing."""

    def open(self, peer: int, *, ip: str, port: int, now: float) -> list[Output]:
        if len(self._sessions) >= self._limits.connections:
            return [Hangup(peer, abort=True)]
        return super().open(peer, ip=ip, port=port, now=now)


class HubThatEndsMembers(Hub):
    """Gives the place of whoever came first to whoever comes last."""

    def _make_place(self, source: str) -> None:  # noqa: ARG002
        if len(self._sessions) >= self._limits.connections:
            self._end(next(iter(self._sessions.values())), Reason.CROWDED)


@pytest.mark.parametrize("hub", [HubThatTurnsNewcomersAway, HubThatEndsMembers])
def test_the_check_catches_a_hub_without_a_place_for_newcomers(hub: type[Hub]) -> None:
    with pytest.raises(AssertionError):
        check_that_there_is_always_a_place_for_a_newcomer(hub)


def test_a_newcomer_is_told_so_when_every_connection_is_a_member() -> None:
    house = House(limits=Limits(members=2, connections=2))
    house.guest("ana")
    bia = house.guest("bia")
    plain = house.opens()
    house.receives(plain, b"caio\n")
    assert house.reads(plain) == "Erro: a sala está cheia (2 pessoas). Tente mais tarde.\n"
    native = house.opens()
    house.receives(native, b'{"type":"join","name":"davi"}\n')
    assert house.events(native) == [Refused(code="room_full", limit=2)]
    assert house.hung_up == [plain]
    assert len(house.hub._sessions) == 4
    house.receives(bia, b"/sair\n")
    house.receives(native, b'{"type":"join","name":"davi"}\n')
    assert isinstance(house.events(native)[-1], Welcomed)


def test_sockets_that_are_ending_are_bounded_too() -> None:
    house = House(limits=Limits(members=1, connections=2))
    peers = [house.opens() for _ in range(300)]
    assert house.hung_up == peers[:298]
    assert house.aborted == peers[: 298 - 100]
    assert house.present == set(peers[198:])


def test_r01_two_hundred_people_hear_one_message() -> None:
    house = House()
    peers = [house.guest(f"p{number}") for number in range(200)]
    house.silence()
    house.receives(peers[0], b"oi, turma\n")
    assert house.hears(peers[0]) == b""
    assert {house.hears(peer) for peer in peers[1:]} == {b"[09:12] p0: oi, turma\n"}


# Odds and ends of whoever carries the bytes


def test_words_of_and_about_a_connection_that_is_unknown_change_nothing() -> None:
    house = House()
    assert house.hub.receive(77, b"ana\n", house.now) == []
    assert house.hub.closed(77, house.now) == []
    assert house.hub.closed(77, house.now, Reason.LOST) == []


def test_the_hub_says_when_it_wants_to_be_woken() -> None:
    house = House()
    house.waits(0)
    assert house.hub.due == house.now + 1.0
    ana = house.opens()
    house.receives(ana, b"ana")
    assert house.hub.due == house.now + 0.08
    house.waits(0.08)
    assert house.hub.due > house.now + 0.08


def test_an_early_tick_changes_nothing() -> None:
    house = House()
    ana = house.opens()
    house.receives(ana, b"ana")
    house.now += 0.05
    assert house.hub.tick(house.now) == []
    house.waits(0.05)
    assert house.reads(ana).startswith("Bem-vindo, ana!")
