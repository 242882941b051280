"""Rooms for the tests of the doors."""

from tests.support.fixtures import disk, open_room, program, quick_looks

__all__ = ["disk", "open_room", "program", "quick_looks"]
