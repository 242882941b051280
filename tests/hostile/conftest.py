"""Rooms and windows for the hostile list."""

from tests.support.fixtures import disk, open_room, quick_looks
from tests.ui.conftest import preferences, stage

__all__ = ["disk", "open_room", "preferences", "quick_looks", "stage"]
