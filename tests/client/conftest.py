"""Rooms to join and people who do, for the tests of the guest."""

from tests.support.fixtures import disk, open_room, person, program, quick_looks
from tests.support.journal import folder, runs, slow_disk

__all__ = ["disk", "folder", "open_room", "person", "program", "quick_looks", "runs", "slow_disk"]
