"""Feeds the codecs and a whole room with bytes that a coverage-guided search makes up.

    .venv/bin/python -m pip install atheris        (Linux; it is not among the locked packages)
    .venv/bin/python -m tools.fuzz CORPUS -max_total_time=900

CORPUS is a folder: what is found interesting is kept there, and the first time it is filled with
the example sessions of docs/PROTOCOL.md. Further words are libFuzzer's. Each input is a little
program: whole guests come, send, go, come back with their tokens, the disk commits, time passes,
the room dies and lives again. Whatever `tests/room/house.py` and the checks below assert must hold;
`tests/test_fuzz.py` runs the same without a search.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from app.client.incoming import tamed
from app.config import Limits
from app.protocol.messages import Malformed
from app.protocol.native import NativeCodec, decode_event
from app.protocol.plain import PlainCodec
from app.protocol.typed import clean_text, parse_typed
from app.room.outbox import Store
from tests.room.house import House

PAGE = Path(__file__).resolve().parent.parent / "docs" / "PROTOCOL.md"
LIMITS = Limits(
    members=4, connections=6, per_address=3, burst=8, backlog=65_536, missed=20, history=3
)
WAITS = (0.0, 0.05, 0.1, 1.0, 5.0, 9.0, 21.0, 61.0)


class Evening:
    """A room, its guests, and what was kept before the room died."""

    def __init__(self) -> None:
        self.kept: list[Store] = []
        self.house = House(limits=LIMITS, slow_disk=True)
        self.heard: dict[int, bytes] = {}

    def act(self, what: int, data: bytes) -> None:
        """One thing happens."""
        present = sorted(self.house.present)
        peer = present[what // 8 % len(present)] if present else 0
        match what % 8:
            case 0:
                peer = self.house.opens()
                self.house.receives(peer, data)
            case 1 | 2 | 3 if peer:
                self.house.receives(peer, data)
            case 4 if peer:
                self.house.closes(peer)
            case 5:
                self.house.waits(WAITS[len(data) % len(WAITS)])
            case 6:
                self.house.commits()
            case 7 if len(data) % 4 == 0:
                self._die()
            case _:
                seq = len(data) % 9
                token = f"token-{what // 8 % 12 + 1}"
                line = f'{{"type":"resume","token":"{token}","seq":{seq}}}\n'
                self.house.receives(self.house.opens(), line.encode())
        self._listen()

    def _die(self) -> None:
        """What was not kept never was."""
        before = self.house
        self.kept += before.committed()
        self.house = House(
            limits=LIMITS, slow_disk=True, past=self.kept, now=before.now, peers=before.peers
        )

    def _listen(self) -> None:
        for peer in self.house.ears():
            heard = self.house.hears(peer)
            for line in heard.splitlines(keepends=True) if heard[:1] == b"{" else ():
                event = decode_event(line)
                if event is None or isinstance(event, Malformed):
                    raise AssertionError(f"the room wrote {line!r}")
        seqs = [store.event.seq for store in (*self.kept, *self.house.record)]
        if seqs != list(range(1, len(seqs) + 1)):
            raise AssertionError(f"the record has {seqs}")


def one_input(data: bytes) -> None:
    """Everything that one input is tried on. Raises when something is wrong."""
    NativeCodec().decode(data, None)
    for name in (None, "ana"):
        plain = PlainCodec()
        plain.torn(data)
        plain.decode(data, name)
    event = decode_event(data)
    if event is not None and not isinstance(event, Malformed):
        tamed(event)
    text = data.decode("utf-8", "surrogateescape")
    parse_typed(text)
    clean_text(text)
    evening = Evening()
    for what, piece in _program(data):
        evening.act(what, piece)


def _program(data: bytes) -> Iterator[tuple[int, bytes]]:
    """What happens, and its bytes: each begins with 0x00, what, and ends where the next begins."""
    for piece in data.split(b"\x00")[:40]:
        if piece:
            yield piece[0], piece[1:]


def seeds() -> list[bytes]:
    """The example sessions of the protocol's page as inputs, and each of their lines."""
    page = PAGE.read_text(encoding="utf-8")
    lines = [line.encode() for line in re.findall(r"^\w+ → (.+)$", page, re.MULTILINE)]
    whole = b"".join(b"\x00\x00" + line.replace("␊".encode(), b"\n") + b"\n" for line in lines)
    resumed = b"".join(b"\x00\x0f" + b"x" * number for number in range(9))
    dead = b"".join(b"\x00\x06\x00\x07" for _ in range(3))
    return [*lines, whole, whole + resumed, whole + dead + resumed]


def main() -> None:
    """Search for as long as libFuzzer is told to."""
    import atheris  # noqa: PLC0415  (not among the locked packages)

    folder = Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    if not any(folder.iterdir()):
        for number, seed in enumerate(seeds()):
            (folder / f"seed-{number}").write_bytes(seed)
    atheris.instrument_all()
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
