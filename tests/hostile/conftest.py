"""Rooms and windows for the hostile list."""

from dataclasses import replace

import pytest

from tests.hostile.innocents import Innocents
from tests.support.fixtures import RoomMaker, disk, open_room, quick_looks
from tests.support.running import QUICK, OpenRoom
from tests.ui.conftest import preferences, stage

__all__ = ["disk", "open_room", "preferences", "quick_looks", "stage"]


@pytest.fixture
def room(open_room: RoomMaker) -> OpenRoom:
    """A room that slows nobody down."""
    return open_room(limits=replace(QUICK, naming=60.0))


@pytest.fixture
def innocents(room: OpenRoom) -> Innocents:
    """Two guests in that room."""
    return Innocents(room)
