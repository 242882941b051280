"""The rules of the fields on the start page."""

import re

import pytest

from app.ui.forms import (
    address_error,
    name_error,
    parse_address,
    parse_port,
    port_error,
    room_error,
)


@pytest.mark.parametrize(
    ("typed", "host", "port"),
    [
        ("192.168.0.5", "192.168.0.5", 9999),
        (" 192.168.0.5:5000 ", "192.168.0.5", 5000),
        ("192,168,0,5", "192.168.0.5", 9999),
        ("26.1.2.3:1", "26.1.2.3", 1),
        ("localhost", "localhost", 9999),
        ("pc-da-ana:65535", "pc-da-ana", 65535),
        ("lab_3.escola.local", "lab_3.escola.local", 9999),
        ("joão-pc", "joão-pc", 9999),
        ("::1", "::1", 9999),
        ("[::1]", "::1", 9999),
        ("[fe80::1%3]:5000", "fe80::1%3", 5000),
    ],
)
def test_r02_an_address_is_an_ip_or_a_host_name_with_or_without_a_port(
    typed: str, host: str, port: int
) -> None:
    assert parse_address(typed) == (host, port)
    assert address_error(typed) == ""


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Digite o endereço de quem hospeda, por exemplo 192.168.0.5."),
        ("   ", "Digite o endereço de quem hospeda, por exemplo 192.168.0.5."),
        ("http://192.168.0.5", "Digite só o endereço, sem “/”, por exemplo 192.168.0.5."),
        ("192.168. 0.5", "O endereço não pode ter espaços."),
        ("192.168.0", "Um IP tem quatro números de 0 a 255, por exemplo 192.168.0.5."),
        ("192.168.0.256", "Um IP tem quatro números de 0 a 255, por exemplo 192.168.0.5."),
        ("9999", "Um IP tem quatro números de 0 a 255, por exemplo 192.168.0.5."),
        ("ana@pc", "Digite um IP ou o nome de um computador, por exemplo 192.168.0.5."),
        (":9999", "Digite um IP ou o nome de um computador, por exemplo 192.168.0.5."),
        ("-pc", "Digite um IP ou o nome de um computador, por exemplo 192.168.0.5."),
        ("a..b", "Digite um IP ou o nome de um computador, por exemplo 192.168.0.5."),
        ("a" * 300, "Digite um IP ou o nome de um computador, por exemplo 192.168.0.5."),
        ("[::1", "Escreva um endereço IPv6 assim: [::1]:9999"),
        ("[::1]9999", "Escreva um endereço IPv6 assim: [::1]:9999"),
        ("[pc]:9999", "Escreva um endereço IPv6 assim: [::1]:9999"),
        ("1:2:3", "Escreva um endereço IPv6 assim: [::1]:9999"),
        ("pc:", "A porta é um número de 1 a 65535. Use 9999 se ninguém combinou outra."),
        ("pc:0", "A porta é um número de 1 a 65535. Use 9999 se ninguém combinou outra."),
        ("pc:65536", "A porta é um número de 1 a 65535. Use 9999 se ninguém combinou outra."),
        ("pc:²", "A porta é um número de 1 a 65535. Use 9999 se ninguém combinou outra."),
        ("pc:-1", "A porta é um número de 1 a 65535. Use 9999 se ninguém combinou outra."),
        (
            "pc:" + "9" * 9999,
            "A porta é um número de 1 a 65535. Use 9999 se ninguém combinou outra.",
        ),
    ],
)
def test_r02_what_is_no_address_is_answered_with_the_reason(typed: str, told: str) -> None:
    assert address_error(typed) == told
    with pytest.raises(ValueError, match=re.escape(told)):
        parse_address(typed)


@pytest.mark.parametrize(("typed", "port"), [("9999", 9999), (" 0 ", 0), ("65535", 65535)])
def test_r01_any_port_can_be_chosen(typed: str, port: int) -> None:
    assert parse_port(typed) == port
    assert port_error(typed) == ""


@pytest.mark.parametrize("typed", ["", "porta", "-1", "65536", "1.5", "٣"])
def test_what_is_no_port_is_answered_with_the_range(typed: str) -> None:
    told = "A porta é um número de 0 a 65535. Use 9999 se ninguém combinou outra."
    assert port_error(typed) == told


@pytest.mark.parametrize("typed", ["José", "Conceição", "ana_2", "x" * 32])
def test_r03_letters_with_accents_digits_and_underscore_make_a_name(typed: str) -> None:
    assert name_error(typed) == ""


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "O nome está vazio. Digite um nome com letras, números ou _."),
        ("Ana Lima", "O nome não pode ter espaços. No lugar deles, use _."),
        ("ana@pc", "O nome não pode ter “@”. Use letras, números e _."),
        ("ana!", "O nome não pode ter “!”. Use letras (acentos também), números e _."),
        ("x" * 33, "O nome pode ter no máximo 32 caracteres. Escolha um mais curto."),
    ],
)
def test_r03_the_rule_that_a_name_breaks_is_named(typed: str, told: str) -> None:
    assert name_error(typed) == told


def test_a_room_name_beyond_its_limit_is_refused_with_the_limit() -> None:
    assert room_error("Turma 3º B") == ""
    assert room_error("x" * 61) == "O nome da sala pode ter no máximo 60 caracteres."
