"""Rooms for the tests of the doors."""

from tests.support.fixtures import open_room

__all__ = ["open_room"]
