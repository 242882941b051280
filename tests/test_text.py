"""Every sentence that a person can be told."""

from datetime import datetime

import pytest

from app import text
from app.failures import Failure, Trouble
from app.protocol.messages import Code, Joined, Left, Member, Reason, Refused, Said, Told

BIA = Member(name="Bia", ip="26.1.2.3", port=50123)
MORNING = int(datetime(2026, 11, 21, 9, 12, 5).timestamp() * 1000)  # noqa: DTZ001 (local on purpose)


@pytest.mark.parametrize("code", Code)
def test_every_refusal_has_a_sentence_of_its_own(code: Code) -> None:
    told = text.refusal(Refused(code=code, detail="ç", limit=7))
    assert told
    assert not told.startswith("A sala recusou o pedido")
    assert code not in told
    assert told not in {
        text.refusal(Refused(code=c, detail="ç", limit=7)) for c in Code if c != code
    }


@pytest.mark.parametrize("code", Code)
def test_a_refusal_without_detail_and_limit_leaves_no_hole_in_its_sentence(code: Code) -> None:
    told = text.refusal(Refused(code=code))
    assert told
    assert not any(hole in told for hole in ("{", "None", "“”", "()", "A sala recusou o pedido"))


def test_a_refusal_of_a_newer_room_is_still_told() -> None:
    assert text.refusal(Refused(code="quota")) == "A sala recusou o pedido (quota)."


@pytest.mark.parametrize(
    ("refused", "told"),
    [
        (
            Refused(code=Code.NAME_SPACE, detail=" "),
            "O nome não pode ter espaços. No lugar deles, use _.",
        ),
        (
            Refused(code=Code.NAME_CHARACTER, detail="!"),
            "O nome não pode ter “!”. Use letras (acentos também), números e _.",
        ),
        (
            Refused(code=Code.NAME_CHARACTER, detail="\u202e"),
            "O nome só pode ter letras (acentos também), números e _.",
        ),
        (
            Refused(code=Code.NAME_LONG, detail="a" * 40, limit=32),
            "O nome pode ter no máximo 32 caracteres. Escolha um mais curto.",
        ),
        (
            Refused(code=Code.NAME_MIXED, detail="о"),
            "“о” é de outro alfabeto. Use letras de um só alfabeto no nome.",
        ),
        (Refused(code=Code.NAME_MIXED), "Use letras de um só alfabeto no nome."),
        (
            Refused(code=Code.NAME_SIMILAR, detail="Ana"),
            "Alguém na sala tem um nome quase igual, “Ana”. Escolha outro.",
        ),
        (
            Refused(code=Code.NAME_SIMILAR),
            "Alguém na sala tem um nome quase igual. Escolha outro.",
        ),
        (Refused(code=Code.NAME_TAKEN), "Já existe alguém com esse nome na sala. Escolha outro."),
        (
            Refused(code=Code.TO_SELF),
            "Você não pode enviar mensagens privadas para si mesmo.",
        ),
        (Refused(code=Code.PRIVATE_FORM), "Escreva assim: @nome mensagem"),
        (
            Refused(code=Code.TO_UNKNOWN, detail="Zé"),
            "Não há ninguém com o nome “Zé” na sala; /usuarios mostra quem está. "
            "A forma é: @nome mensagem",
        ),
        (
            Refused(code=Code.TO_UNKNOWN, detail="{port}"),
            "Não há ninguém com o nome “{port}” na sala; /usuarios mostra quem está. "
            "A forma é: @nome mensagem",
        ),
    ],
)
def test_r03_r04_r10_r11_the_rule_is_named_in_words(refused: Refused, told: str) -> None:
    assert text.refusal(refused) == told


@pytest.mark.parametrize("reason", Reason)
def test_every_ending_has_a_sentence_of_its_own(reason: Reason) -> None:
    told = text.ending(reason)
    assert told
    assert not told.startswith("A sala encerrou a conexão (")
    assert told not in {text.ending(r) for r in Reason if r != reason}


def test_an_ending_of_a_newer_room_is_still_told() -> None:
    assert text.ending("kicked") == "A sala encerrou a conexão (kicked)."


@pytest.mark.parametrize("trouble", Trouble)
def test_r16_every_trouble_says_what_happened_and_what_to_do(trouble: Trouble) -> None:
    advice = text.failure(Failure(trouble=trouble, host="192.168.0.5", port=9999))
    assert advice.title
    assert advice.what
    assert advice.todo
    assert "{" not in advice.title + advice.what + advice.todo
    others = {
        text.failure(Failure(trouble=t, host="192.168.0.5", port=9999)).what
        for t in Trouble
        if t != trouble
    }
    assert advice.what not in others


def test_r16_what_a_foreign_program_on_the_port_is_called() -> None:
    advice = text.failure(Failure(trouble=Trouble.NOT_SALA, host="fe80::1", port=80))
    assert advice.what == "Algo responde em [fe80::1]:80, mas não é uma Sala."


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        ("[Errno 2] No such file or directory: 'x'", "No such file or directory: 'x'"),
        ("[WinError 32] O arquivo está em uso", "O arquivo está em uso"),
        ("[WinError -2147024864] O arquivo está em uso", "O arquivo está em uso"),
        ("disk I/O error", "disk I/O error"),
        ("", ""),
    ],
)
def test_r16_the_systems_word_for_a_failure_has_no_number_of_python_before_it(
    raised: str, told: str
) -> None:
    assert text.detail(raised) == told


def test_r16_a_room_that_hangs_is_not_called_a_foreign_program() -> None:
    advice = text.failure(Failure(trouble=Trouble.MUTE, host="192.168.0.5", port=9999))
    assert advice.what == "O computador em 192.168.0.5:9999 responde, mas a sala não."


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (Joined(seq=1, time=0, member=BIA), "Bia entrou (26.1.2.3:50123)"),
        (Left(seq=1, time=0, member=BIA, reason="left"), "Bia saiu (26.1.2.3:50123)"),
        (
            Left(seq=1, time=0, member=BIA, reason="lost"),
            "Bia caiu: a conexão se perdeu (26.1.2.3:50123)",
        ),
        (
            Left(seq=1, time=0, member=BIA, reason="flood"),
            "A sala desconectou Bia: mensagens demais em pouco tempo (26.1.2.3:50123)",
        ),
        (Left(seq=1, time=0, member=BIA, reason="novo"), "Bia saiu (26.1.2.3:50123)"),
        (
            Joined(seq=1, time=0, member=Member(name="Zé", ip="::1", port=5)),
            "Zé entrou ([::1]:5)",
        ),
    ],
)
def test_r05_r13_coming_and_going_is_told_with_ip_and_port(event: Joined | Left, told: str) -> None:
    assert text.notice(event) == told


@pytest.mark.parametrize("reason", Reason)
def test_r13_every_way_of_going_names_the_person_and_the_address(reason: Reason) -> None:
    told = text.notice(Left(seq=1, time=0, member=BIA, reason=reason))
    assert "Bia" in told
    assert "(26.1.2.3:50123)" in told


def test_r06_the_list_of_people_has_every_address() -> None:
    ana = Member(name="Ana", ip="::1", port=5)
    assert text.people([ana, BIA]) == "Na sala (2): Ana ([::1]:5), Bia (26.1.2.3:50123)"


def test_r17_a_line_for_the_terminal_has_date_and_time() -> None:
    said = Said(seq=1, time=MORNING, author="ana", text="oi")
    assert text.line(said) == "[21/11/2026 09:12:05] ana: oi"
    assert text.line(said, me="ana") == "[21/11/2026 09:12:05] Você: oi"
    joined = Joined(seq=2, time=MORNING, member=BIA)
    assert text.line(joined) == "[21/11/2026 09:12:05] Bia entrou (26.1.2.3:50123)"


def test_r09_a_private_line_is_marked_and_names_both() -> None:
    told = Told(seq=1, time=MORNING, author="ana", to="bia", text="oi")
    assert text.line(told) == "[21/11/2026 09:12:05] ana → bia (privado): oi"
    assert text.line(told, me="ana") == "[21/11/2026 09:12:05] Você → bia (privado): oi"
    assert text.line(told, me="bia") == "[21/11/2026 09:12:05] ana → você (privado): oi"


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("a\x1b[31mb", "a�[31mb"),
        ("oi\n[x] bia: falso", "oi\n    [x] bia: falso"),
        ("oi\r\nlá\rlá", "oi\n    lá\n    lá"),
        ("a\u202eb\u2028c", "a�b�c"),
        ("tab\tnbsp\u00a0família 👨\u200d👩\u200d👧", "tab\tnbsp\u00a0família 👨\u200d👩\u200d👧"),
    ],
)
def test_a_peer_can_neither_colour_a_terminal_nor_fake_a_line(sent: str, shown: str) -> None:
    said = Said(seq=1, time=MORNING, author="ana", text=sent)
    assert text.line(said) == f"[21/11/2026 09:12:05] ana: {shown}"


def test_names_and_texts_from_the_right_move_nothing_of_a_line() -> None:
    stamp, name = "[21/11/2026 09:12:05]", "\u2068שלום\u2069"
    who = Member(name="שלום", ip="26.1.2.3", port=50_123)
    said = Said(seq=1, time=MORNING, author="שלום", text="oi\nמה 1?")
    assert text.line(said) == f"{stamp} {name}: oi\n    \u2068מה 1?\u2069"
    told = Told(seq=1, time=MORNING, author="ana", to="שלום", text="oi")
    assert text.line(told) == f"{stamp} ana → {name} (privado): oi"
    joined = Joined(seq=1, time=MORNING, member=who)
    assert text.notice(joined) == f"{name} entrou (26.1.2.3:50123)"
    assert text.people([who]) == f"Na sala (1): {name} (26.1.2.3:50123)"
    refused = Refused(code=Code.NAME_SIMILAR, detail="שלום")
    assert f"“{name}”" in text.refusal(refused)


@pytest.mark.parametrize("time", [0, MORNING, -(10**15), 10**18])
def test_no_time_that_a_peer_may_send_breaks_the_clock(time: int) -> None:
    hours, minutes = text.clock(time).split(":")
    assert 0 <= int(hours) <= 23
    assert 0 <= int(minutes) <= 59


def test_r17_the_clock_shows_local_time() -> None:
    assert text.clock(MORNING) == "09:12"


@pytest.mark.parametrize(("count", "told"), [(0, "0 bytes"), (1, "1 byte"), (20, "20 bytes")])
def test_one_byte_is_one(count: int, told: str) -> None:
    assert text.size(count) == told
