"""Rooms to join and people who do, for the tests of the guest."""

from tests.support.fixtures import disk, open_room, person, program, quick_looks

__all__ = ["disk", "open_room", "person", "program", "quick_looks"]
