"""Collects garbage in the main thread alone.

Python collects in whatever thread happens to make the next object, the recorder's and the
journal's too. A cycle with a Qt object in it would then be destroyed there, while the main thread's
loop still uses it: a crash now and then, which the tests of the journal have seen.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1_000
"""Milliseconds between two looks at whether there is enough to collect."""


class Collector(QObject):
    """Takes the collecting over from Python, for as long as the program runs. No signals."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(collect_what_is_due)
        timer.start(EVERY)


def collect_what_is_due() -> None:
    """What Python would collect by itself about now; to be called in the main thread."""
    for generation, (count, threshold) in enumerate(
        zip(gc.get_count(), gc.get_threshold(), strict=True)
    ):
        if count > threshold:
            gc.collect(generation)
