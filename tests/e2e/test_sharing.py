"""How a room is shared: what a camera reads from the host's screen."""

import zxingcpp
from PySide6.QtGui import QImage

from tests.e2e.accessible import Node
from tests.e2e.fixtures import WindowMaker
from tests.e2e.stage import Stage
from tests.e2e.waiting import until
from tests.e2e.window import Window

TOLD = "Código QR do endereço "


def code_of(window: Window) -> tuple[Node, str]:
    """The code on the host's panel, and the address that a screen reader is told."""
    seen = until(
        lambda: next((seen for seen in window.look().all if seen.name.startswith(TOLD)), None),
        "a code on the screen",
    )
    return seen.node, seen.name.removeprefix(TOLD)


def read(stage: Stage, code: Node) -> str:
    """What a camera reads in this part of the screen, "" where it finds no code."""
    grey = stage.shot(*code.extents()).convertToFormat(QImage.Format.Format_Grayscale8)
    dots = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    found = zxingcpp.read_barcode(dots)
    return found.text if found else ""


def test_the_code_on_the_hosts_screen_says_an_address_that_leads_into_the_room(
    stage: Stage, open_window: WindowMaker
) -> None:
    ana = open_window("Ana", "hospedar", "--nome", "Ana", "--sala", "Turma 3B", "--porta", "0")
    ana.is_in_room()
    code, address = code_of(ana)
    assert address.endswith(f":{ana.hosted_port()}")
    until(lambda: read(stage, code) == address, lambda: f"{address}, not “{read(stage, code)}”")
    bia = open_window("Bia")
    bia.join(read(stage, code))
    bia.is_in_room()
    ana.sees(f"Bia entrou ({address.rpartition(':')[0]}:")
