"""Stands for a running screen reader."""

from dataclasses import dataclass

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

from app.ui import announcing, timeline_choice


@dataclass(frozen=True, slots=True)
class Heard:
    """What it was told: of which row, or which words it is to say."""

    kind: QAccessible.Event
    row: int
    words: str = ""


def listen(monkeypatch: pytest.MonkeyPatch) -> list[Heard]:
    """What it is told from now on, as it comes."""
    heard: list[Heard] = []

    class Reader:
        Event = QAccessible.Event

        @staticmethod
        def isActive() -> bool:  # noqa: N802  (Qt's name)
            return True

        @staticmethod
        def updateAccessibility(event: QAccessibleEvent) -> None:  # noqa: N802  (Qt's name)
            said = event.message() if isinstance(event, QAccessibleAnnouncementEvent) else ""
            heard.append(Heard(event.type(), event.child(), said))

    for module in (timeline_choice, announcing):
        monkeypatch.setattr(module, "QAccessible", Reader)
    return heard


def words(heard: list[Heard]) -> list[str]:
    """What it was to say."""
    return [each.words for each in heard if each.words]
