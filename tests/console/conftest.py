"""Rooms, people and programs for the tests of the terminal."""

from tests.support.fixtures import disk, open_room, person, program

__all__ = ["disk", "open_room", "person", "program"]
