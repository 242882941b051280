"""A picture whose bytes came before is opened as the first one was."""

from pathlib import Path

from PySide6.QtGui import QImage

from app.client.attachment import Attachment, Stage
from app.ui.pictures import Pictures, place_of
from tests.ui.stage import Stage as Window


def test_the_same_picture_in_another_message_lies_where_the_first_one_does(stage: Window) -> None:
    pictures = Pictures(stage.client.files)
    first, again = (
        Attachment(name="a.png", size=3, sha256="f" * 64, stage=Stage.THERE) for _ in range(2)
    )
    first.cached = Path("a.png")
    pictures._on_decoded(first, QImage(2, 2, QImage.Format.Format_RGB32))
    assert place_of(again) is None
    assert pictures.thumbnail(again) is not None
    assert place_of(again) == Path("a.png")
