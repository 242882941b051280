"""Who tried to come in, as the host's list knows it."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app import text
from app.attempts import Attempt, Fate
from app.client.attempts import LATEST, AttemptRole, Attempts
from app.protocol.messages import Code, Reason

FIRST = Attempt(number=1, time=1_795_272_725_000, ip="192.168.0.7", port=50_000, fate=Fate.OPENED)


def lines(model: Attempts) -> list[str]:
    return [str(model.index(row).data())[7:] for row in range(model.rowCount())]


def test_each_connection_has_one_row_the_newest_first(qtbot: QtBot) -> None:
    model = Attempts()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.note(FIRST)
    model.note(replace(FIRST, number=2, ip="192.168.0.8"))
    with qtbot.waitSignal(model.dataChanged):
        model.note(replace(FIRST, fate=Fate.SILENT))
    assert lines(model) == [
        "192.168.0.8 abriu a conexão e ainda não disse nada",
        "192.168.0.7 abriu a conexão e não disse nada",
    ]
    assert model.index(0).data(AttemptRole.ADDRESS) == "192.168.0.8"
    assert model.index(0).data(AttemptRole.TIME) == FIRST.time
    model.clear()
    assert lines(model) == []


def test_the_list_is_bounded_and_forgets_the_oldest() -> None:
    model = Attempts()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for number in range(LATEST + 5):
        model.note(replace(FIRST, number=number, ip=f"10.0.0.{number}"))
    model.note(replace(FIRST, number=2, fate=Fate.SILENT))  # forgotten already
    assert model.rowCount() == LATEST
    assert model.index(LATEST - 1).data(AttemptRole.ADDRESS) == "10.0.0.5"


@pytest.mark.parametrize(
    ("fate", "detail", "told"),
    [
        (Fate.IN, "ana", "192.168.0.7 entrou como ana"),
        (Fate.WAITING, "ana", "192.168.0.7 espera para entrar como ana"),
        (Fate.WEB, "", "192.168.0.7 usou um navegador, e não o programa Sala"),
        (Fate.REFUSED, Code.NAME_TAKEN, "192.168.0.7 não entrou: o nome já está em uso"),
        (Fate.REFUSED, Code.NAME_SPACE, "192.168.0.7 não entrou: o nome não serve"),
        (Fate.REFUSED, "outro", "192.168.0.7 não entrou: a sala recusou"),
        (Fate.ENDED, Reason.DENIED, "192.168.0.7 não entrou: você não deixou entrar"),
        (Fate.IN, "אב", "192.168.0.7 entrou como \u2068אב\u2069"),
    ],
)
def test_what_became_of_it_is_told_in_words(fate: Fate, detail: str, told: str) -> None:
    assert text.attempt(replace(FIRST, fate=fate, detail=detail)) == told


@pytest.mark.parametrize("fate", Fate)
def test_every_fate_has_a_sentence(fate: Fate) -> None:
    assert FIRST.ip in text.attempt(replace(FIRST, fate=fate))


def test_a_connection_that_carries_a_file_is_not_listed() -> None:
    model = Attempts()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.note(FIRST)
    model.note(replace(FIRST, number=2))
    model.note(replace(FIRST, number=2, fate=Fate.FILE))
    model.note(replace(FIRST, number=3, fate=Fate.FILE))
    assert [model.index(row).data(AttemptRole.ADDRESS) for row in range(model.rowCount())] == [
        "192.168.0.7"
    ]
