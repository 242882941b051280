"""What a person fills in before a room: the two forms, and the rules of their fields."""

import ipaddress
import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app import text
from app.config import DEFAULT_PORT
from app.protocol.names import check_name

translate = QCoreApplication.translate

LONGEST_ROOM = 60  # characters; what a header shows without cutting
LONGEST_HOST = 253  # characters of a name in the DNS
_LABEL = re.compile(r"[^\W_]([\w-]{0,61}[^\W_])?")  # a part of a host name, accents included


@dataclass(frozen=True, slots=True, kw_only=True)
class HostForm:
    """Open a room. `port` 0 takes a free one; `kept`: with its history."""

    name: str
    room: str = "Sala"
    port: int = DEFAULT_PORT
    kept: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinForm:
    """Enter a room. `address` is a host name or an IP, without port and brackets."""

    address: str
    port: int = DEFAULT_PORT
    name: str


def parse_address(typed: str) -> tuple[str, int]:
    """Host and port of "192.168.0.5", "pc-da-ana:9999", "::1" or "[::1]:9999".

    Raises ValueError whose text tells a person what is wrong.
    """
    # The keypad of a Brazilian keyboard types a comma where an IP has a dot.
    address = typed.strip().replace(",", ".")
    if not address:
        raise ValueError(
            translate("forms", "Digite o endereço de quem hospeda, por exemplo 192.168.0.5.")
        )
    if "://" in address or "/" in address:
        raise ValueError(
            translate("forms", "Digite só o endereço, sem “/”, por exemplo 192.168.0.5.")
        )
    if re.search(r"\s", address):
        raise ValueError(translate("forms", "O endereço não pode ter espaços."))
    host, port = _split(address)
    return _check_host(host), DEFAULT_PORT if port is None else _check_port(port, 1)


def parse_port(typed: str) -> int:
    """The port to host on, 0 for a free one. Raises ValueError whose text is for a person."""
    return _check_port(typed.strip(), 0)


def name_error(typed: str) -> str:
    """The rule of R03 that a name breaks, in words; "" when it may be used."""
    refused = check_name(typed)
    return text.refusal(refused) if refused else ""


def room_error(typed: str) -> str:
    """What is wrong with the name of a room, in words; "" when nothing is."""
    if len(typed.strip()) <= LONGEST_ROOM:
        return ""
    return translate("forms", "O nome da sala pode ter no máximo {limit} caracteres.").format(
        limit=LONGEST_ROOM
    )


def address_error(typed: str) -> str:
    """What is wrong with an address, in words; "" when nothing is."""
    try:
        parse_address(typed)
    except ValueError as error:
        return str(error)
    return ""


def port_error(typed: str) -> str:
    """What is wrong with a port to host on, in words; "" when nothing is."""
    try:
        parse_port(typed)
    except ValueError as error:
        return str(error)
    return ""


def _split(address: str) -> tuple[str, str | None]:
    if address.startswith("["):
        host, bracket, rest = address[1:].partition("]")
        if not bracket or (rest and not rest.startswith(":")) or ":" not in host:
            raise ValueError(translate("forms", "Escreva um endereço IPv6 assim: [::1]:9999"))
        return host, rest[1:] if rest else None
    if address.count(":") > 1:  # IPv6 without brackets has no room for a port
        return address, None
    host, colon, port = address.partition(":")
    return host, port if colon else None


def _check_host(host: str) -> str:
    if ":" in host:
        try:
            ipaddress.IPv6Address(host)
        except ValueError:
            raise ValueError(
                translate("forms", "Escreva um endereço IPv6 assim: [::1]:9999")
            ) from None
        return host
    if re.fullmatch(r"[\d.]+", host):
        try:
            ipaddress.IPv4Address(host)
        except ValueError:
            told = translate(
                "forms", "Um IP tem quatro números de 0 a 255, por exemplo 192.168.0.5."
            )
            raise ValueError(told) from None
        return host
    labels = host.removesuffix(".").split(".")
    if len(host) > LONGEST_HOST or not all(_LABEL.fullmatch(label) for label in labels):
        raise ValueError(
            translate("forms", "Digite um IP ou o nome de um computador, por exemplo 192.168.0.5.")
        )
    return host


def _check_port(port: str, least: int) -> int:
    if port.isascii() and port.isdigit() and least <= int(port[:6]) <= 65_535 and len(port) < 6:
        return int(port)
    told = translate(
        "forms", "A porta é um número de {least} a 65535. Use 9999 se ninguém combinou outra."
    )
    raise ValueError(told.format(least=least))
