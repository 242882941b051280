"""The command line, all in Portuguese: words in, one frozen wish out."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app import __version__, text
from app.config import DEFAULT_PORT
from app.protocol.names import check_name, tidy_name
from app.ui.forms import HostForm, JoinForm, parse_address, parse_port, room_error

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Open:
    """The window with its start page."""


@dataclass(frozen=True, slots=True)
class Host:
    """The window, hosting at once."""

    form: HostForm
    data: Path | None = None


@dataclass(frozen=True, slots=True)
class Enter:
    """The window, joining at once."""

    form: JoinForm


@dataclass(frozen=True, slots=True)
class Serve:
    """A room without a window."""

    room: str
    address: str
    port: int
    data: Path | None
    kept: bool = True
    files: bool = True


@dataclass(frozen=True, slots=True)
class Talk:
    """A guest in the terminal."""

    form: JoinForm


@dataclass(frozen=True, slots=True)
class Smoke:
    """Host, join, talk, leave, and say by the exit code whether it worked."""


Wish = Open | Host | Enter | Serve | Talk | Smoke

# argparse speaks English; these are its complaints (Lib/argparse.py), each with our words.
_COMPLAINTS: tuple[tuple[str, object], ...] = (
    (
        r"the following arguments are required: (.+)",
        QT_TRANSLATE_NOOP("command line", "falta informar: {0}"),
    ),
    (
        r"argument (\S+): expected one argument",
        QT_TRANSLATE_NOOP("command line", "falta o valor de {0}"),
    ),
    (
        r"argument (?:\S+): invalid choice: '?([^']*)'? .*",
        QT_TRANSLATE_NOOP("command line", "comando desconhecido: {0}"),
    ),
    (
        r"argument (\S+): ignored explicit argument '?([^']*)'?",
        QT_TRANSLATE_NOOP("command line", "{0} não leva valor ({1})"),
    ),
    (
        r"unrecognized arguments: (.+)",
        QT_TRANSLATE_NOOP("command line", "argumento desconhecido: {0}"),
    ),
    (r"ambiguous option: (\S+) .*", QT_TRANSLATE_NOOP("command line", "opção ambígua: {0}")),
    (
        r"argument (\S+): not allowed with argument (\S+)",
        QT_TRANSLATE_NOOP("command line", "{0} não combina com {1}"),
    ),
    (r"argument (\S+): (.+)", "{0}: {1}"),
)


class _Parser(argparse.ArgumentParser):
    """argparse with its own words in Portuguese. Exits with 2 on a wrong command line."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **{"add_help": False, **options})  # type: ignore[arg-type]
        self._positionals.title = translate("command line", "argumentos")
        self._optionals.title = translate("command line", "opções")
        self.add_argument(
            "-h", "--help", action="help", help=translate("command line", "mostra esta ajuda")
        )

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", translate("command line", "uso: "), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", translate("command line", "uso: "), 1)

    def error(self, message: str) -> NoReturn:
        for pattern, told in _COMPLAINTS:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found is not None:
                message = translate("command line", str(told)).format(*found.groups())
                break
        erro = translate("command line", "Erro: {0}").format(message)
        ajuda = translate("command line", "Veja {0} --help").format(self.prog)
        self.exit(2, f"{erro}\n{ajuda}\n")


def parse(arguments: Sequence[str], program: str = "sala") -> Wish:
    """What the command line asks for.

    Raises SystemExit: 0 after `--help` and `--version`, 2 after a message on a wrong line.
    """
    options = _parser(program).parse_args(arguments)
    if options.smoke:
        return Smoke()
    match options.command:
        case "hospedar":
            kept = not options.sem_guardar
            form = HostForm(name=options.nome, room=options.sala, port=options.porta, kept=kept)
            return Host(form, options.dados)
        case "servidor":
            kept = not options.sem_guardar
            files = not options.sem_arquivos
            return Serve(options.sala, options.endereco, options.porta, options.dados, kept, files)
        case "entrar" | "terminal":
            host, port = options.endereco
            joining = JoinForm(address=host, port=port, name=options.nome)
            return Enter(joining) if options.command == "entrar" else Talk(joining)
        case _:
            return Open()


def _parser(program: str) -> _Parser:
    parser = _Parser(
        prog=program,
        description=translate(
            "command line",
            "Sala: um bate-papo que a turma abre nos próprios computadores. "
            "Sem comando, abre a janela com Hospedar sala e Entrar.",
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Sala {__version__}",
        help=translate("command line", "mostra a versão"),
    )
    parser.add_argument(
        "--smoke",
        action="store_true",
        help=translate("command line", "testa o programa neste computador e termina"),
    )
    commands = parser.add_subparsers(
        dest="command", metavar="COMANDO", title=translate("command line", "comandos")
    )
    _add_hosting(commands)
    _add_joining(commands)
    return parser


def _add_hosting(commands: "argparse._SubParsersAction[_Parser]") -> None:
    told = translate("command line", "abre a janela e já hospeda uma sala")
    host = commands.add_parser("hospedar", help=told, description=told)
    _add_name(host)
    told = translate("command line", "hospeda uma sala sem janela; /sair encerra")
    serve = commands.add_parser("servidor", help=told, description=told)
    serve.add_argument(
        "--endereco",
        default="0.0.0.0",  # noqa: S104  (R01: every network of this computer)
        metavar="IP",
        help=translate("command line", "em qual endereço escutar (padrão: todos, 0.0.0.0)"),
    )
    serve.add_argument(
        "--sem-arquivos",
        action="store_true",
        help=translate("command line", "ninguém envia arquivos, até alguém digitar /arquivos"),
    )
    for parser in (host, serve):
        parser.add_argument(
            "--sala",
            default="Sala",
            type=_room,
            metavar="NOME",
            help=translate("command line", "nome da sala (padrão: Sala)"),
        )
        parser.add_argument(
            "--porta",
            default=DEFAULT_PORT,
            type=_port,
            help=translate("command line", "porta TCP; 0 escolhe uma livre (padrão: 9999)"),
        )
        parser.add_argument(
            "--dados",
            type=Path,
            metavar="PASTA",
            help=translate("command line", "onde guardar o histórico"),
        )
        parser.add_argument(
            "--sem-guardar",
            action="store_true",
            help=translate("command line", "não guarda histórico: tudo some ao fechar a sala"),
        )


def _add_joining(commands: "argparse._SubParsersAction[_Parser]") -> None:
    for command, told in (
        ("entrar", translate("command line", "abre a janela e já entra em uma sala")),
        ("terminal", translate("command line", "entra em uma sala pelo terminal, sem janela")),
    ):
        parser = commands.add_parser(command, help=told, description=told)
        parser.add_argument(
            "endereco",
            type=_address,
            metavar="ENDEREÇO[:PORTA]",
            help=translate("command line", "IP ou nome do computador que hospeda"),
        )
        _add_name(parser)


def _add_name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--nome",
        required=True,
        type=_name,
        help=translate("command line", "seu nome na sala: letras, números e _"),
    )


def _name(typed: str) -> str:
    refused = check_name(typed)
    if refused is not None:
        raise argparse.ArgumentTypeError(text.refusal(refused))
    return tidy_name(typed)


def _room(typed: str) -> str:
    fault = room_error(typed)
    if fault:
        raise argparse.ArgumentTypeError(fault)
    return typed.strip() or "Sala"


def _port(typed: str) -> int:
    try:
        return parse_port(typed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _address(typed: str) -> tuple[str, int]:
    try:
        return parse_address(typed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
