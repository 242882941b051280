"""Garbage is collected in the main thread, never in one that happens to make an object."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.collector import Collector, collect_what_is_due


class Ring:
    """Something that is kept alive by itself alone; `ends`: in which thread it was destroyed."""

    def __init__(self, ends: list[int]) -> None:
        self.me = self
        weakref.finalize(self, lambda: ends.append(threading.get_ident()))


def make_many() -> int:
    """More objects than Python makes without collecting."""
    return len([[] for _ in range(gc.get_threshold()[0] * 3)])


def check_that_only_this_thread_destroys() -> None:
    ends: list[int] = []
    Ring(ends)
    worker = threading.Thread(target=make_many)
    worker.start()
    worker.join()
    assert ends == []
    kept = [[] for _ in range(gc.get_threshold()[0] * 2)]  # type: ignore[var-annotated]
    collect_what_is_due()
    assert (ends, len(kept)) == ([threading.get_ident()], gc.get_threshold()[0] * 2)


def test_a_thread_that_makes_many_objects_destroys_nobody_else_s(qtbot: QtBot) -> None:
    owner = QObject()
    Collector(owner)
    check_that_only_this_thread_destroys()


def test_the_check_catches_python_s_own_way() -> None:
    gc.enable()
    try:
        with pytest.raises(AssertionError):
            check_that_only_this_thread_destroys()
    finally:
        gc.disable()
