"""Feeds the codecs and a whole room with bytes that a coverage-guided search makes up.

    .venv/bin/python -m pip install atheris        (Linux alone, so in no lock)
    .venv/bin/python -m tools.fuzz CORPUS -max_total_time=900 -max_len=4096

CORPUS is a folder: what is found interesting is kept there, and the first time it is filled with
the example sessions of docs/PROTOCOL.md and what somebody hostile would send. Further words are
libFuzzer's. Each input is tried as a frame, a line and a name; then it is a little program: guests
come, send, stop listening, go and come back with their tokens, the disk commits, time passes, the
room dies and lives again. Whatever `tests/protocol/checks.py` and `tests/room/model.py` assert must
hold; `tests/test_fuzz.py` runs the same without a search.
"""

import gc
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType
from typing import get_args

from app.config import Limits
from app.protocol.framing import LineFramer
from app.protocol.messages import AnyCommand, AnyEvent, Code, Reason, Said
from app.protocol.plain import PlainCodec
from tests.protocol.checks import (
    check_a_command,
    check_a_line,
    check_a_name,
    check_an_event,
    check_first_bytes,
    check_framing,
    check_plain_lines,
    check_that_it_means_something,
)
from tests.room.guest import Guest
from tests.room.model import Model

PAGE = Path(__file__).resolve().parent.parent / "docs" / "PROTOCOL.md"
LIMITS = Limits(  # so small that a short input reaches each of them
    line=1_300,
    text=40,
    handshake=400,
    burst=8,
    backlog=1_300,
    uncommitted=3_000,
    members=4,
    connections=6,
    per_address=2,
    returns=4,
    missed=20,
    history=3,
)
WAITS = (0.0, 0.05, 0.1, 1.0, 5.0, 9.0, 21.0, 61.0)
CLOSINGS = (None, Reason.LOST, Reason.SLOW)
STEPS = 40
KINDS = 16
FRESH = b"\x01"
"""Becomes a text that nobody else ever said."""
HOSTILE = (
    b"{", b'{"type":"say","cid":"1","text":"\xff"}', b'{"type":"say","cid":"1","text":"\\ud800"}',
    b'{"type":"resume","token":"token-1","seq":NaN}', b'{"type":"resume","token":"x","seq":1e400}',
    b'{"type":"resume","token":"token-2","seq":9007199254740991}', b'{"type":"dance"}', b'"say"',
    b'{"type":"say","cid":1,"text":[]}', b'{"type":"tell","cid":"1","text":"x"}', b"[" * 1_000,
    b"\xff\xfe{}", b"\x16\x03\x01\x02", b"\x80\x2e\x01\x03\x01", b"GET / HTTP/1.1\r\nHost: x\r\n",
    b"\xff\xfb\x1fana", b"\xff\xfa\x1f\xff\xf0ana: oi", b"\xe9\xc3 caf\xe9", b"\xef\xbb\xbf@ana",
    "\u202eana".encode(), "@\u2068ana\u2069 oi".encode(), "Erro: \u0430na".encode(), b"@ana",
    b"/sari", b"ana saiu do chat.", b"oi\r[09:12] prof: zero", b"<img src='file:///x'>",
    b"x" * 1_000,
)  # fmt: skip


class Evening:
    """A room, and whoever comes to it."""

    def __init__(self) -> None:
        self.model = Model(LIMITS)
        self._texts = 0

    def act(self, what: int, data: bytes) -> None:
        """One thing happens, and all must be well."""
        model, house, pick = self.model, self.model.house, what // KINDS
        present = sorted(house.present)
        guest = model.guests[present[pick % len(present)]] if present else None
        match what % KINDS:
            case 0 | 1:
                self._sends(model.comes(), data)
            case 2 | 3 | 4 | 5 if guest is not None:
                self._sends(guest, data)
            case 6 if guest is not None:
                for byte in self._filled(data[:200]):
                    self._sends(guest, bytes([byte]))
            case 7 if guest is not None:
                house.closes(guest.peer, CLOSINGS[len(data) % len(CLOSINGS)])
            case 8 if guest is not None:
                model.goes_deaf(guest, len(data) % 5)
            case 9 | 10 if model.secret:
                seen = None if len(data) % 3 else len(data) // 3
                model.returns(list(model.secret)[pick % len(model.secret)], seen)
            case 11 | 12:
                house.commits((None, 1, 2)[len(data) % 3])
            case 13:
                house.waits(WAITS[len(data) % len(WAITS)])
            case 14:
                model.dies()
            case 15 if not model.ended:
                model.ends(by_disk=bool(len(data) % 2))
        model.check()

    def _sends(self, guest: Guest, data: bytes) -> None:
        if guest.peer in self.model.house.present:
            self.model.sends(guest, self._filled(data))

    def _filled(self, data: bytes) -> bytes:
        first, *others = data.split(FRESH)
        for other in others:
            self._texts += 1
            first += b"segredo-%d-" % self._texts + other
        return first


def one_input(data: bytes) -> None:
    """Everything that one input is tried on. Raises when something is wrong."""
    text = data.decode("utf-8", "replace")
    check_a_command(data, None)
    check_an_event(data)
    for name in (None, "ana"):
        check_that_it_means_something(PlainCodec(), data, name)
    for quiet in (False, True):
        check_first_bytes(data, quiet=quiet)
    check_a_name(text)
    check_a_line(text)
    check_plain_lines(Said(seq=1, time=0, author="ana", text=text), own=False)
    check_framing(LineFramer, data[:100], len(data) // 2 % 100, len(data) % 4, len(data) % 9)
    evening = Evening()
    for what, piece in _program(data):
        evening.act(what, piece)


def _program(data: bytes) -> Iterator[tuple[int, bytes]]:
    """What happens, and its bytes: each begins with 0x00, what, and ends where the next begins."""
    for piece in data.split(b"\x00")[:STEPS]:
        if piece:
            yield piece[0], piece[1:]


def seeds() -> list[bytes]:
    """The example sessions of the protocol's page as inputs, each of their lines, and what

    somebody hostile sends: alone, as the first line of a guest, and as the second.
    """
    page = PAGE.read_text(encoding="utf-8")
    lines = [line.encode() for line in re.findall(r"^\w+ → (.+)$", page, re.MULTILINE)]
    plain = [line.replace("␊".encode(), b"\n") for line in lines if not line.startswith(b"{")]
    whole = [
        b"".join(b"\x00\x10" + line + b"\n\x00\x0b" for line in lines if line.startswith(b"{")),
        b"".join(b"\x00\x10" + line + b"\x00\x0b" for line in plain),
    ]
    join = b'\x00\x10{"type":"join","name":"%s"}\n'
    native = join % b"Ana" + join % b"Bia" + b"\x00\x0b"
    say = b'\x00\x02{"type":"say","cid":"%d","text":"\x01"}\n'
    tell = b'\x00\x02{"type":"tell","cid":"t","to":"bia","text":"\x01"}\n'
    talk = native + say % 1 + tell + b"\x00\x10caio\n\x00\x22@ana \x01\n\x00\x0b"
    back = b"\x00\x09x\x00\x19x\x00\x0b"
    endings = [
        b"\x00\x07" + say % 2 + back,
        b"\x00\x17xx" + tell + b"\x00\x0dxxxxx" + back,
        b"\x00\x08x" + say % 3 + b"\x00\x0b" + back,
        b"\x00\x0e" + back,
        b"\x00\x0f\x00\x0b\x00\x0e" + back,
        b"\x00\x0dxxxxxx" + say % 4 + back,
    ]
    hostile = [*HOSTILE, *(b"\x00\x10" + each + b"\n" for each in HOSTILE)]
    hostile += [b"\x00\x10ana\n\x00\x02" + each + b"\n\x00\x0b" for each in HOSTILE]
    hostile += [native + b"\x00\x02" + each + b"\n\x00\x0b" for each in HOSTILE]
    return [*lines, *whole, *(talk + ending for ending in endings), *hostile]


def words() -> list[bytes]:
    """What the search may put into an input: the words of both languages, and the steps."""
    found = {f'"{each}"' for each in (*Code, *Reason)}
    for struct in (*get_args(AnyCommand), *get_args(AnyEvent)):
        found.add(f'{{"type":"{struct.__struct_config__.tag}"')
        found |= {f',"{name}":' for name in struct.__struct_fields__}
    found |= {"@ana ", "ana: ", "/sair", "/usuarios", " saiu do chat.", '","text":"\x01"}\n', "{}"}
    steps = [b"\x00" + bytes([pick + kind]) for kind in range(KINDS) for pick in (0, 16, 32)]
    return [*(each.encode() for each in sorted(found)), *steps, b"\xff\xfa", b"\xff\xf0", b"\xc3"]


def main() -> None:
    """Search for as long as libFuzzer is told to."""
    import atheris  # noqa: PLC0415  (not among the locked packages)

    folder = Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    if not any(folder.iterdir()):
        for number, seed in enumerate(seeds()):
            (folder / f"seed-{number}").write_bytes(seed)
    dictionary = folder.with_suffix(".dict")
    escaped = ("".join(f"\\x{byte:02x}" for byte in word) for word in words())
    dictionary.write_text("".join(f'"{word}"\n' for word in escaped), encoding="ascii")
    for each in gc.get_objects():
        ours = isinstance(each, FunctionType) and each.__module__ is not None
        if ours and each.__module__.startswith(("app.protocol", "app.room")):
            atheris.instrument_func(each)
    atheris.Setup([*sys.argv, f"-dict={dictionary}"], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
