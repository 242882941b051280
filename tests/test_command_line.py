"""The command line: every wish, every complaint, and a help that leaves nothing out."""

import argparse
from pathlib import Path

import pytest

from app import __version__
from app.command_line import Enter, Host, Open, Serve, Smoke, Talk, Wish, _parser, parse
from app.ui.forms import HostForm, JoinForm


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("", Open()),
        ("hospedar --nome ANA", Host(HostForm(name="ANA", room="Sala", port=9999))),
        (
            "hospedar --nome ANA --sala Turma_3B --porta 5000 --dados pasta",
            Host(HostForm(name="ANA", room="Turma_3B", port=5000), Path("pasta")),
        ),
        ("hospedar --nome ANA --porta 0", Host(HostForm(name="ANA", room="Sala", port=0))),
        (
            "entrar 192.168.0.5 --nome BIA",
            Enter(JoinForm(address="192.168.0.5", port=9999, name="BIA")),
        ),
        (
            "entrar --nome Conceição pc-da-ana:5000",
            Enter(JoinForm(address="pc-da-ana", port=5000, name="Conceição")),
        ),
        ("entrar [::1]:9999 --nome BIA", Enter(JoinForm(address="::1", port=9999, name="BIA"))),
        (
            "terminal 26.1.2.3:9998 --nome BIA",
            Talk(JoinForm(address="26.1.2.3", port=9998, name="BIA")),
        ),
        ("servidor", Serve("Sala", "0.0.0.0", 9999, None)),
        (
            "servidor --endereco 127.0.0.1 --porta 0 --dados pasta --sala 3B",
            Serve("3B", "127.0.0.1", 0, Path("pasta")),
        ),
        ("servidor --sem-arquivos", Serve("Sala", "0.0.0.0", 9999, None, files=False)),
        ("--smoke", Smoke()),
    ],
)
def test_every_wish_is_understood(words: str, wish: Wish) -> None:
    assert parse(words.split()) == wish


def test_a_room_may_have_spaces_and_a_name_is_composed() -> None:
    assert parse(["hospedar", "--nome", " Jose\u0301 ", "--sala", " Turma 3B "]) == Host(
        HostForm(name="José", room="Turma 3B", port=9999)
    )
    assert parse(["servidor", "--sala", " "]) == Serve("Sala", "0.0.0.0", 9999, None)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["dançar"], "comando desconhecido: dançar"),
        (["hospedar"], "falta informar: --nome"),
        (["entrar"], "falta informar: ENDEREÇO[:PORTA], --nome"),
        (["terminal", "127.0.0.1"], "falta informar: --nome"),
        (["hospedar", "--nome"], "falta o valor de --nome"),
        (["servidor", "--porta"], "falta o valor de --porta"),
        (["servidor", "--cor", "azul"], "argumento desconhecido: --cor azul"),
        (["servidor", "a", "b"], "argumento desconhecido: a b"),
        (["--smoke=sim"], "--smoke não leva valor (sim)"),
        (
            ["hospedar", "--nome", ""],
            "--nome: O nome está vazio. Digite um nome com letras, números ou _.",
        ),
        (
            ["hospedar", "--nome", "ana maria"],
            "--nome: O nome não pode ter espaços. No lugar deles, use _.",
        ),
        (
            ["entrar", "127.0.0.1", "--nome", "@ana"],
            "--nome: O nome não pode ter “@”. Use letras, números e _.",
        ),
        (
            ["terminal", "127.0.0.1", "--nome", "ana!"],
            "--nome: O nome não pode ter “!”. Use letras (acentos também), números e _.",
        ),
        (
            ["hospedar", "--nome", "a" * 33],
            "--nome: O nome pode ter no máximo 32 caracteres. Escolha um mais curto.",
        ),
        (
            ["servidor", "--porta", "65536"],
            "--porta: A porta é um número de 0 a 65535. Use 9999 se ninguém combinou outra.",
        ),
        (
            ["servidor", "--porta", "nove"],
            "--porta: A porta é um número de 0 a 65535. Use 9999 se ninguém combinou outra.",
        ),
        (
            ["servidor", "--porta=-1"],
            "--porta: A porta é um número de 0 a 65535. Use 9999 se ninguém combinou outra.",
        ),
        (
            ["servidor", "--sala", "x" * 61],
            "--sala: O nome da sala pode ter no máximo 60 caracteres.",
        ),
        (
            ["entrar", "127.0.0.1:0", "--nome", "ana"],
            "ENDEREÇO[:PORTA]: A porta é um número de 1 a 65535. Use 9999 se ninguém combinou "
            "outra.",
        ),
        (
            ["terminal", "http://127.0.0.1", "--nome", "ana"],
            "ENDEREÇO[:PORTA]: Digite só o endereço, sem “/”, por exemplo 192.168.0.5.",
        ),
        (
            ["terminal", "300.1.1.1", "--nome", "ana"],
            "ENDEREÇO[:PORTA]: Um IP tem quatro números de 0 a 255, por exemplo 192.168.0.5.",
        ),
    ],
)
def test_a_wrong_line_is_answered_in_portuguese_with_exit_code_2(
    words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse(words, "Sala.exe")
    command = f" {words[0]}" if words[0] in ("hospedar", "entrar", "terminal", "servidor") else ""
    if complaint.startswith("argumento desconhecido"):
        command = ""  # argparse tells these in the end, for the whole line
    told = capsys.readouterr()
    assert (end.value.code, told.out) == (2, "")
    assert told.err == f"Erro: {complaint}\nVeja Sala.exe{command} --help\n"


@pytest.mark.parametrize("command", ["", "hospedar", "entrar", "servidor", "terminal"])
def test_the_help_is_in_portuguese_and_ends_well(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse([*command.split(), "--help"], "Sala.exe")
    told = capsys.readouterr()
    assert (end.value.code, told.err) == (0, "")
    assert told.out.startswith(f"uso: Sala.exe{' ' if command else ''}{command} [-h]")
    for english in ("usage", "options", "positional", "arguments", "show this", "default", "None"):
        assert english not in told.out


def parsers() -> dict[str, argparse.ArgumentParser]:
    """The parser of the whole line, under "", and that of each command."""
    whole = _parser("sala")
    (commands,) = [
        action.choices
        for action in whole._actions
        if isinstance(action, argparse._SubParsersAction)
    ]
    return {"": whole, **commands}


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("", {"--help", "--version", "--smoke"}),
        ("hospedar", {"--help", "--nome", "--sala", "--porta", "--dados", "--sem-guardar"}),
        ("entrar", {"--help", "--nome"}),
        (
            "servidor",
            {"--help", "--sala", "--endereco", "--porta", "--dados", "--sem-guardar"}
            | {"--sem-arquivos"},
        ),
        ("terminal", {"--help", "--nome"}),
    ],
)
def test_every_option_is_there_and_has_its_line_in_the_help(
    command: str, options: set[str]
) -> None:
    parser = parsers()[command]
    found = {action.option_strings[-1] for action in parser._actions if action.option_strings}
    assert found == options
    for action in parser._actions:
        if not isinstance(action, argparse._SubParsersAction):
            assert action.help, action.dest
    told = parser.format_help()
    assert all(option in told for option in options)
    assert parser.description


def test_every_command_has_its_line_in_the_help() -> None:
    told = parsers()[""].format_help()
    for line in (
        "hospedar  abre a janela e já hospeda uma sala",
        "servidor  hospeda uma sala sem janela; /sair encerra",
        "entrar    abre a janela e já entra em uma sala",
        "terminal  entra em uma sala pelo terminal, sem janela",
    ):
        assert line in told


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"Sala {__version__}\n"
