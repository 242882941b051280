"""The fuzzer without its search: its seeds, and some thousand inputs made of them by chance."""

from random import Random

import pytest

from app.protocol.plain import PlainCodec
from app.room.memory import Memory
from tools import fuzz

INPUTS = 5_000


def mutated(random: Random, seed: bytes) -> bytes:
    """A seed with some of its bytes changed, cut out or doubled."""
    data = bytearray(seed)
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(data) + 1)
        match random.randrange(5):
            case 0:
                data[at : at + 1] = bytes([random.randrange(256)])
            case 1:
                del data[at : at + random.randint(1, 20)]
            case 2:
                data[at:at] = data[at : at + random.randint(1, 60)]
            case 3:
                data[at:at] = b"\x00" + bytes([random.randrange(256)])
            case _:
                data[at:at] = random.choice(fuzz.words())
    return bytes(data)


def check_inputs(count: int) -> None:
    random, seeds = Random(1), fuzz.seeds()  # noqa: S311  (guards nothing)
    for seed in seeds:
        fuzz.one_input(seed)
    for _ in range(count):
        fuzz.one_input(mutated(random, random.choice(seeds)))


def test_no_input_of_some_thousand_breaks_a_codec_or_a_room() -> None:
    check_inputs(INPUTS)


def test_a_codec_that_raises_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(_: PlainCodec, rest: bytes) -> bool:
        return rest[1] == 0

    monkeypatch.setattr(PlainCodec, "torn", torn)
    with pytest.raises(IndexError):
        check_inputs(INPUTS)


def test_a_room_that_tells_what_was_seen_already_is_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    since = Memory.since
    monkeypatch.setattr(Memory, "since", lambda memory, seq, token: since(memory, seq - 1, token))
    with pytest.raises(AssertionError, match="another past than was missed"):
        check_inputs(0)
