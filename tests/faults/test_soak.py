"""The long evening in short: the hour itself is started by hand (docs/RELIABILITY.md)."""

import sys

import pytest

from tests.support.fixtures import ProgramMaker


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc: Linux only")
def test_a_few_guests_come_go_and_lose_their_connections_and_nothing_is_lost(
    program: ProgramMaker,
) -> None:
    soak = program("--minutes", "0.1", "--guests", "8", python=("-m", "tools.soak"))
    assert soak.finish(90) == 0, soak.out + soak.err
    assert soak.out.endswith("nothing lost, nothing twice, flat\n")
