"""Limits that contradict each other are refused when they are built."""

import re
from dataclasses import FrozenInstanceError

import pytest

from app.config import DEFAULT_PORT, ClientConfig, Limits, ServerConfig
from app.room.hub import SWEEP


@pytest.mark.parametrize("name", Limits.__slots__)
@pytest.mark.parametrize("value", [0, -1])
def test_every_limit_is_positive(name: str, value: int) -> None:
    with pytest.raises(ValueError, match=f"^{name} must be positive$"):
        Limits(**{name: value})


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"line": 25_023}, "a line must hold the longest text with every character escaped"),
        ({"text": 10_753}, "a line must hold the longest text with every character escaped"),
        ({"burst": 168}, "the answers to one burst must fit into unsent"),
        ({"unsent": 750_720}, "the answers to one burst must fit into unsent"),
        ({"history_bytes": 2_097_152}, "what a welcome brings must fit into unsent"),
        ({"missed_bytes": 2_097_152}, "what a welcome brings must fit into unsent"),
        ({"handshake": 15_999}, "the first line of a simple program must hold the longest text"),
        ({"silence": 15.9}, "a peer must get two pings before it counts as lost"),
        ({"unsent_total": 4_194_303}, "the unsent bytes of one must fit into those of all"),
        ({"connections": 999}, "everyone in the room needs a connection"),
        ({"backlog": 65_535}, "the backlog must hold one line"),
    ],
)
def test_limits_that_contradict_each_other_are_refused(changed: dict[str, int], why: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(why)}$"):
        Limits(**changed)


@pytest.mark.parametrize(
    "changed",
    [
        {"line": 25_024},
        {"text": 10_752, "burst": 60, "handshake": 43_008},
        {"handshake": 16_000},
        {"burst": 167},
        {"silence": 16.0},
        {"history_bytes": 2_097_151},
    ],
)
def test_limits_at_the_edge_of_their_rules_are_taken(changed: dict[str, int]) -> None:
    assert Limits(**changed).bounds() is not None


def test_the_bounds_that_a_client_is_told_are_the_limits_that_hold() -> None:
    bounds = Limits(text=10, name=5, burst=3, rate=2.5, silence=30, members=7, line=2_048).bounds()
    assert (bounds.text, bounds.name, bounds.burst, bounds.rate) == (10, 5, 3, 2.5)
    assert (bounds.silence, bounds.members, bounds.line) == (30, 7, 2_048)


def test_the_list_of_people_is_right_within_30_seconds_after_a_cable_was_pulled() -> None:
    limits = Limits()
    assert limits.silence + SWEEP + limits.grace + SWEEP <= 30


def test_r01_a_room_listens_on_every_interface_on_port_9999_unless_told_otherwise() -> None:
    assert (ServerConfig().address, ServerConfig().port, DEFAULT_PORT) == ("0.0.0.0", 9999, 9999)
    assert ServerConfig(port=0).port == 0
    assert ServerConfig(port=65_535).port == 65_535


@pytest.mark.parametrize("port", [-1, 65_536])
def test_a_port_out_of_range_is_refused(port: int) -> None:
    with pytest.raises(ValueError, match=r"^a port is a number from 0 to 65535$"):
        ServerConfig(port=port)


def test_a_setting_does_not_change_under_those_who_read_it() -> None:
    with pytest.raises(FrozenInstanceError):
        Limits().text = 5  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        ClientConfig().connect = 5  # type: ignore[misc]
