"""Rooms for the tests of the doors."""

from tests.support.fixtures import open_room, quick_looks

__all__ = ["open_room", "quick_looks"]
