"""What goes wrong: modal, in words, with a way on, and the form still filled in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app import __version__, text
from app.client.client import ClientState
from app.client.timeline import Kind, State
from app.config import ClientConfig
from app.failures import FORGOABLE, Failure, Trouble
from app.protocol.messages import Code, Join, Reason, Refused, Said, Say, Tell
from app.ui.dialogs import Dialog
from app.ui.forms import HostForm, JoinForm
from tests.support.client import rows
from tests.ui.stage import NOON, Line, Stage, fill, find, shown_text, type_into


def failure(trouble: Trouble, detail: str = "") -> Failure:
    return Failure(trouble=trouble, host="192.168.0.5", port=9999, detail=detail)


def try_to_join(stage: Stage) -> None:
    fill(stage.window, "join_name", "Bia")
    fill(stage.window, "join_address", "192.168.0.5")
    stage.press("start_join")


def requested_names(stage: Stage) -> list[str]:
    return [command.name for command in stage.sent if isinstance(command, Join)]


def said(dialog: Dialog) -> list[str]:
    names = ("dialog_title", "dialog_what", "dialog_todo")
    return [shown_text(dialog, name) for name in names]


@pytest.mark.parametrize("trouble", Trouble)
def test_r16_every_failure_is_a_modal_dialog_in_words_that_leads_back_to_the_form(
    stage: Stage, trouble: Trouble
) -> None:
    try_to_join(stage)
    Line.newest.end(failure(trouble, "errno 111"))
    dialog = stage.asked()
    assert dialog.isModal()
    advice = text.failure(failure(trouble))
    assert said(dialog) == [advice.title, advice.what, advice.todo]
    assert shown_text(dialog, "dialog_detail") == "Detalhe: errno 111"
    stage.press("dialog_reject")
    assert stage.dialog is None
    assert find(stage.window, QPushButton, "start_join").isEnabled()
    assert find(stage.window, QLineEdit, "join_address").text() == "192.168.0.5"
    assert find(stage.window, QLineEdit, "join_name").text() == "Bia"


def test_r16_nobody_there_says_what_happened_and_what_to_do(stage: Stage) -> None:
    try_to_join(stage)
    Line.newest.end(failure(Trouble.REFUSED))
    assert said(stage.asked()) == [
        "Não há sala aberta nesse endereço",
        "O computador responde, mas não há sala aberta em 192.168.0.5:9999.",
        "Confira o endereço e a porta com quem hospeda, e se a sala já foi aberta.",
    ]


@pytest.mark.parametrize("trouble", sorted(FORGOABLE))
def test_enter_does_not_open_a_room_that_keeps_nothing(stage: Stage, trouble: Trouble) -> None:
    stage.window.request_host(HostForm(name="Ana"))
    stage.window.show_failure(failure(trouble))
    back = find(stage.asked(), QPushButton, "dialog_reject")
    assert back.isDefault()
    assert stage.asked().focusWidget() is back
    QTest.keyClick(back, Qt.Key.Key_Return)
    assert stage.dialog is None
    assert stage.window._host_form is None


def test_a_detail_is_the_systems_word_without_a_number(stage: Stage) -> None:
    stage.window.show_failure(failure(Trouble.DATA_UNUSABLE, "[Errno 13] Permission denied: 'x'"))
    assert shown_text(stage.asked(), "dialog_detail") == "Detalhe: Permission denied: 'x'"


def test_escape_leads_back_to_the_form(stage: Stage) -> None:
    try_to_join(stage)
    Line.newest.end(failure(Trouble.TIMED_OUT))
    QTest.keyClick(stage.asked(), Qt.Key.Key_Escape)
    assert stage.dialog is None
    assert find(stage.window, QPushButton, "start_join").isEnabled()


def test_r04_a_taken_name_is_replaced_in_the_dialog_itself(stage: Stage) -> None:
    try_to_join(stage)
    Line.newest.opened.emit()
    stage.refuse(Refused(code=Code.NAME_TAKEN))
    dialog = stage.asked()
    field = find(dialog, QLineEdit, "dialog_name_field")
    assert field.text() == field.selectedText() == "Bia"
    assert shown_text(dialog, "dialog_name_field_error") == (
        "Já existe alguém com esse nome na sala. Escolha outro."
    )
    type_into(field, "Bia2")
    stage.press("dialog_accept")
    assert requested_names(stage) == ["Bia", "Bia2"]
    stage.welcome("Bia2", "Bia")
    assert stage.dialog is None
    assert stage.people[0].startswith("Bia2 (você)")


def test_r04_one_taken_name_after_another_stays_in_the_same_dialog(stage: Stage) -> None:
    try_to_join(stage)
    Line.newest.opened.emit()
    stage.refuse(Refused(code=Code.NAME_TAKEN))
    dialog = stage.asked()
    type_into(find(dialog, QLineEdit, "dialog_name_field"), "Ana")
    QTest.keyClick(find(dialog, QLineEdit, "dialog_name_field"), Qt.Key.Key_Return)
    assert not find(dialog, QPushButton, "dialog_accept").isEnabled()
    stage.refuse(Refused(code=Code.NAME_TAKEN))
    assert stage.asked() is dialog
    assert find(dialog, QPushButton, "dialog_accept").isEnabled()
    assert find(dialog, QLineEdit, "dialog_name_field").text() == "Ana"
    assert requested_names(stage) == ["Bia", "Ana"]


def test_a_taken_name_is_told_once_and_close_under_the_heading(stage: Stage) -> None:
    try_to_join(stage)
    Line.newest.opened.emit()
    stage.refuse(Refused(code=Code.NAME_TAKEN))
    assert said(stage.asked()) == ["Esse nome já está em uso", "", ""]
    labels = stage.asked().findChildren(QLabel)
    assert [each.text() for each in labels if each.isVisible()] == [
        "Esse nome já está em uso",
        "Seu nome",
        "Já existe alguém com esse nome na sala. Escolha outro.",
    ]
    title, name = labels[0].geometry(), find(stage.asked(), QLineEdit, "dialog_name_field")
    field = name.parentWidget()
    assert field is not None
    assert field.geometry().top() - title.bottom() - 1 == 10


def test_the_page_is_not_busy_while_the_dialog_waits_for_another_name(stage: Stage) -> None:
    try_to_join(stage)
    Line.newest.opened.emit()
    stage.refuse(Refused(code=Code.NAME_TAKEN))
    assert shown_text(stage.window, "busy_text") == ""
    type_into(find(stage.asked(), QLineEdit, "dialog_name_field"), "Ana")
    stage.press("dialog_accept")
    assert shown_text(stage.window, "busy_text") == "Entrando na sala…"
    stage.refuse(Refused(code=Code.NAME_TAKEN))
    assert shown_text(stage.window, "busy_text") == ""
    assert stage.asked().focusWidget() is find(stage.asked(), QLineEdit, "dialog_name_field")


def test_r03_a_name_that_breaks_a_rule_is_not_even_tried(stage: Stage) -> None:
    try_to_join(stage)
    Line.newest.opened.emit()
    stage.refuse(Refused(code=Code.NAME_CHARACTER, detail="-"))
    dialog = stage.asked()
    assert shown_text(dialog, "dialog_name_field_error") == (
        "O nome não pode ter “-”. Use letras (acentos também), números e _."
    )
    fill(dialog, "dialog_name_field", "a b")
    stage.press("dialog_accept")
    assert requested_names(stage) == ["Bia"]
    assert shown_text(dialog, "dialog_name_field_error") == (
        "O nome não pode ter espaços. No lugar deles, use _."
    )


def test_r04_giving_up_hangs_up_and_keeps_the_form(stage: Stage) -> None:
    try_to_join(stage)
    Line.newest.opened.emit()
    stage.refuse(Refused(code=Code.NAME_TAKEN))
    stage.press("dialog_reject")
    assert Line.newest.is_over
    assert find(stage.window, QPushButton, "start_join").isEnabled()
    assert find(stage.window, QLineEdit, "join_name").text() == "Bia"


@pytest.mark.parametrize("trouble", [Trouble.PORT_TAKEN, Trouble.PORT_RESERVED])
def test_a_port_that_cannot_be_had_is_replaced_in_the_dialog_itself(
    stage: Stage, qtbot: QtBot, trouble: Trouble
) -> None:
    stage.window.request_host(HostForm(name="Ana", room="Turma 3B", port=9999))
    stage.window.show_failure(Failure(trouble=trouble, port=9999))
    field = find(stage.asked(), QLineEdit, "dialog_port_field")
    assert field.text() == field.selectedText() == "10000"
    type_into(field, "5000")
    with qtbot.waitSignal(stage.window.host_requested) as hosted:
        stage.press("dialog_accept")
    assert hosted.args == [HostForm(name="Ana", room="Turma 3B", port=5000)]
    assert stage.dialog is None
    assert find(stage.window, QLineEdit, "host_port").text() == "5000"


def test_what_is_no_port_is_told_in_the_dialog(stage: Stage, qtbot: QtBot) -> None:
    stage.window.request_host(HostForm(name="Ana"))
    stage.window.show_failure(Failure(trouble=Trouble.PORT_TAKEN, port=65535))
    dialog = stage.asked()
    assert find(dialog, QLineEdit, "dialog_port_field").text() == "9999"
    fill(dialog, "dialog_port_field", "x")
    with qtbot.assertNotEmitted(stage.window.host_requested):
        stage.press("dialog_accept")
    assert shown_text(dialog, "dialog_port_field_error") == (
        "A porta é um número de 0 a 65535. Use 9999 se ninguém combinou outra."
    )


def test_a_room_that_is_open_here_already_can_be_entered(stage: Stage, qtbot: QtBot) -> None:
    stage.window.request_host(HostForm(name="Ana", port=9999))
    stage.window.show_failure(Failure(trouble=Trouble.SALA_OPEN, port=9999))
    assert find(stage.asked(), QPushButton, "dialog_accept").text() == "Entrar nessa sala"
    with qtbot.waitSignal(stage.window.join_requested) as joined:
        stage.press("dialog_accept")
    assert joined.args == [JoinForm(address="127.0.0.1", port=9999, name="Ana")]


def test_r18_a_lost_connection_is_told_at_once_and_everything_stays_usable(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    assert not stage.is_visible("lost_strip")
    stage.say("Bia", "oi")
    stage.lose()
    assert stage.dialog is None
    assert shown_text(stage.window, "lost_text") == "Sem conexão com a sala. Tentando de novo…"
    assert stage.rows == ["oi"]
    stage.press("lost_try")
    Line.newest.end(Failure(trouble=Trouble.REFUSED, host="192.168.0.5", port=9999))
    assert shown_text(stage.window, "lost_why") == (
        "O computador responde, mas não há sala aberta em 192.168.0.5:9999. "
        "O que você escrever espera aqui e é enviado quando ela voltar."
    )
    stage.come_back("Bia")
    assert not stage.is_visible("lost_strip")
    assert stage.rows == ["oi"]


def test_r18_who_does_not_want_to_wait_leaves_without_the_room(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.lose()
    stage.press("leave_button")
    assert stage.is_visible("start_join")
    assert stage.client.state is ClientState.IDLE


def test_who_leaves_while_the_past_still_comes_says_goodbye_when_all_of_it_is_there(
    stage: Stage,
) -> None:
    """What was on its way is found among the past, and nothing else is worth waiting for."""
    stage.enter("Ana", "Bia")
    stage.send("oi")
    (cid,) = [command.cid for command in stage.sent if isinstance(command, Say)]
    stage.lose()
    stage.client.welcomed.connect(stage.client.leave)
    mine = Said(seq=1, time=NOON, author="Ana", text="oi", cid=cid)
    stage.come_back("Bia", missed=[mine, Said(seq=2, time=NOON, author="Bia", text="olá")])
    assert stage.client.waiting == 0
    assert stage.has_left()


def test_a_question_that_is_open_outlives_a_lost_connection(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.send("sair")
    asked = stage.asked()
    stage.lose()
    stage.client.try_now()
    stage.welcome("Ana", "Bia", resumed=True)
    assert stage.asked() is asked


def test_a_name_that_somebody_still_has_after_a_while_is_replaced_in_a_dialog(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.enter("Ana", "Bia")
    stage.say("Bia", "oi")
    stage.lose()
    stage.press("lost_try")
    Line.newest.opened.emit()
    stage.refuse(Refused(code=Code.NAME_TAKEN, detail="Ana"))
    assert stage.dialog is None  # it may be one's own ghost
    assert shown_text(stage.window, "lost_why").startswith("Seu nome ainda está ocupado na sala")
    membership = stage.client._membership
    monkeypatch.setattr(membership, "_config", ClientConfig(patience=0.0))
    stage.press("lost_try")
    Line.newest.opened.emit()
    stage.refuse(Refused(code=Code.NAME_TAKEN, detail="Ana"))
    field = find(stage.asked(), QLineEdit, "dialog_name_field")
    qtbot.waitUntil(field.isEnabled)
    type_into(field, "2")
    stage.press("dialog_accept")
    assert stage.sent[-1] == Join(name="2", program=f"Sala {__version__}", confirms=True)


def test_a_name_that_the_person_chose_for_the_way_back_is_refused_at_once(
    stage: Stage, qtbot: QtBot
) -> None:
    """Only one's own may be taken by one's own ghost."""
    stage.enter("Ana", "Bia")
    stage.lose()
    stage.press("lost_try")
    Line.newest.opened.emit()
    stage.refuse(Refused(code=Code.NAME_SIMILAR, detail="Anna"))
    field = find(stage.asked(), QLineEdit, "dialog_name_field")
    qtbot.waitUntil(field.isEnabled)
    field.setText("Bia")
    stage.press("dialog_accept")
    stage.refuse(Refused(code=Code.NAME_TAKEN, detail="Bia"))
    assert find(stage.asked(), QPushButton, "dialog_accept").isEnabled()
    assert shown_text(stage.asked(), "dialog_name_field_error") == (
        "Já existe alguém com esse nome na sala. Escolha outro."
    )
    assert "ocupado" not in shown_text(stage.window, "lost_why")
    field.setText("Ana2")
    stage.press("dialog_accept")
    stage.welcome("Ana2", "Bia")
    stage.lose()
    stage.press("lost_try")
    Line.newest.opened.emit()
    stage.refuse(Refused(code=Code.TOKEN_UNKNOWN))
    stage.refuse(Refused(code=Code.NAME_TAKEN, detail="Ana2"))
    assert stage.dialog is None  # it is one's own by now


def test_r18_under_another_name_what_the_room_may_have_fails_in_words_and_is_unread(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    stage.send("chegou?")
    stage.send("@Bia e esta?")  # which brings that conversation in front
    stage.lose()
    stage.send("esta não foi")
    stage.press("lost_try")
    Line.newest.opened.emit()
    stage.refuse(Refused(code=Code.NAME_SIMILAR, detail="Anna"))
    field = find(stage.asked(), QLineEdit, "dialog_name_field")
    qtbot.waitUntil(field.isEnabled)
    field.setText("Ana2")
    stage.press("dialog_accept")
    past = Said(seq=2, time=NOON, author="Bia", text="oi")
    stage.welcome("Ana2", "Bia", missed=[past])
    public, private = stage.client.room, stage.client.conversation("Bia")
    assert [(row.text, row.state) for row in rows(public.timeline)] == [
        ("oi", State.SENT),
        ("chegou?", State.FAILED),
        (text.doubtful(), State.SENT),
    ]
    assert [(row.text, row.state, row.kind) for row in rows(private.timeline)] == [
        ("e esta?", State.FAILED, Kind.MESSAGE),
        ("esta não foi", State.SENDING, Kind.MESSAGE),
        (text.doubtful(), State.SENT, Kind.ERROR),
    ]
    assert public.unread == 1
    assert [command.text for command in stage.sent if isinstance(command, Say | Tell)] == [
        "esta não foi"
    ]


def test_r18_a_message_on_its_way_when_the_connection_broke_goes_on_by_itself(
    stage: Stage,
) -> None:
    stage.enter("Ana", "Bia")
    stage.send("oi")
    timeline = stage.page.conversation.timeline
    stage.lose()
    spoken = str(timeline.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "(enviando)" in spoken


@pytest.mark.parametrize(
    "reason",
    [
        reason
        for reason in Reason
        if reason not in (Reason.LEFT, Reason.SILENT, Reason.CROWDED, Reason.NAMELESS)
    ],
)
def test_a_room_that_ends_the_conversation_says_why_and_leads_home(
    stage: Stage, reason: Reason
) -> None:
    stage.enter("Ana", "Bia")
    stage.end(reason)
    told = "Entrada recusada" if reason is Reason.DENIED else "A conversa terminou"
    assert said(stage.asked()) == [told, text.ending(reason), ""]
    assert stage.is_visible("leave_button")
    stage.press("dialog_reject")
    assert stage.is_visible("start_join")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_who_was_typing_does_not_answer_unawares_what_nobody_asked_for(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    monkeypatch.setattr("app.ui.dialogs.CALM", 200)
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "oi")
    stage.end(Reason.CLOSED)
    QTest.keyClick(stage.asked(), key)
    assert stage.asked().isVisible()
    back = find(stage.asked(), QPushButton, "dialog_reject")
    qtbot.waitUntil(back.hasFocus)
    QTest.keyClick(stage.asked(), Qt.Key.Key_Return)
    assert stage.is_visible("start_join")


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_who_goes_on_typing_is_waited_for_until_there_is_a_pause(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    monkeypatch.setattr("app.ui.dialogs.CALM", 60_000)
    stage.enter("Ana", "Bia")
    stage.end(Reason.CLOSED)
    calm = stage.asked()._calm
    qtbot.waitUntil(lambda: calm.remainingTime() < 59_900)
    QTest.keyClick(stage.asked(), key)
    assert calm.remainingTime() > 59_900
    assert not find(stage.asked(), QPushButton, "dialog_reject").isEnabled()
    calm.timeout.emit()  # nothing was typed for as long as that
    calm.stop()
    QTest.keyClick(stage.asked(), Qt.Key.Key_Return)
    assert stage.is_visible("start_join")


def test_who_was_typing_does_not_write_into_a_field_that_comes_up(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.dialogs.CALM", 200)
    monkeypatch.setattr(stage.client._membership, "_config", ClientConfig(patience=0.0))
    stage.enter("Ana", "Bia")
    stage.lose()
    stage.press("lost_try")
    Line.newest.opened.emit()
    stage.refuse(Refused(code=Code.NAME_TAKEN, detail="Ana"))
    field = find(stage.asked(), QLineEdit, "dialog_name_field")
    QTest.keyClick(stage.asked(), Qt.Key.Key_X)
    assert field.text() == "Ana"
    qtbot.waitUntil(field.hasFocus)
    type_into(field, "2")
    stage.press("dialog_accept")
    assert requested_names(stage)[-1] == "2"


def test_what_the_person_asked_for_can_be_answered_at_once(stage: Stage) -> None:
    try_to_join(stage)
    Line.newest.end(failure(Trouble.REFUSED))
    assert find(stage.asked(), QPushButton, "dialog_reject").isEnabled()


@pytest.mark.parametrize("reason", [Reason.SILENT, Reason.CROWDED, Reason.NAMELESS])
def test_r14_whom_the_room_gave_up_comes_back_by_itself(stage: Stage, reason: Reason) -> None:
    stage.enter("Ana", "Bia")
    stage.end(reason)
    assert stage.dialog is None
    assert stage.is_visible("lost_strip")


@pytest.mark.parametrize(
    ("code", "title"),
    [
        (Code.ROOM_FULL, "A sala está cheia"),
        (Code.ADDRESS_FULL, "Conexões demais do mesmo endereço"),
        (Code.STORAGE, "A sala está parada"),
        (Code.TOO_SOON, "A sala pede uma pausa"),
    ],
)
def test_a_room_that_has_no_place_now_says_why_and_leads_back_to_the_form(
    stage: Stage, code: Code, title: str
) -> None:
    try_to_join(stage)
    Line.newest.opened.emit()
    stage.refuse(Refused(code=code))
    assert said(stage.asked())[0] == title
    stage.press("dialog_reject")
    assert find(stage.window, QPushButton, "start_join").isEnabled()


def test_a_room_that_does_not_wait_for_another_name_is_asked_again_with_the_answer(
    stage: Stage,
) -> None:
    try_to_join(stage)
    first = Line.newest
    first.opened.emit()
    stage.refuse(Refused(code=Code.NAME_TAKEN))
    stage.end(Reason.NAMELESS)
    assert first.is_over
    fill(stage.asked(), "dialog_name_field", "Ana_2")
    stage.press("dialog_accept")
    assert Line.newest is not first
    Line.newest.opened.emit()
    assert Line.newest.sent == [Join(name="Ana_2", program=f"Sala {__version__}", confirms=True)]


def test_an_own_mistake_is_told_and_the_room_goes_on(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.window.show_failure(Failure(trouble=Trouble.OTHER, detail="KeyError: 'x'"))
    assert said(stage.asked())[0] == "Algo deu errado"
    stage.press("dialog_reject")
    assert stage.dialog is None
    stage.send("ainda aqui")
    assert stage.rows == ["ainda aqui"]


def test_what_a_peer_or_the_system_says_is_never_read_as_markup(stage: Stage) -> None:
    stage.window.show_failure(
        Failure(trouble=Trouble.UNKNOWN_HOST, host="<b>x</b>", port=1, detail="<img src=x>")
    )
    assert "“<b>x</b>”" in said(stage.asked())[1]
    assert shown_text(stage.asked(), "dialog_detail") == "Detalhe: <img src=x>"


NOTICES = [Trouble.JOURNAL_DAMAGED, Trouble.JOURNAL_UNUSABLE, Trouble.DATA_DAMAGED]


def title(stage: Stage) -> str:
    return shown_text(stage.asked(), "dialog_title")


@pytest.mark.parametrize("trouble", NOTICES)
def test_an_end_takes_the_place_of_a_notice_which_is_shown_again_after_it(
    stage: Stage, trouble: Trouble
) -> None:
    stage.enter("Ana", "Bia")
    notice = Failure(trouble=trouble, detail="x")
    stage.window.show_failure(notice)
    stage.end(Reason.CLOSED)
    assert title(stage) == "A conversa terminou"
    stage.press("dialog_reject")
    assert stage.is_visible("start_join")
    assert title(stage) == text.failure(notice).title
    stage.press("dialog_reject")
    assert stage.dialog is None


@pytest.mark.parametrize("trouble", NOTICES)
def test_a_notice_waits_until_the_end_that_is_told_was_read(stage: Stage, trouble: Trouble) -> None:
    stage.enter("Ana", "Bia")
    stage.end(Reason.CLOSED)
    notice = Failure(trouble=trouble, detail="x")
    stage.window.show_failure(notice)
    assert title(stage) == "A conversa terminou"
    stage.press("dialog_reject")
    assert stage.is_visible("start_join")
    assert title(stage) == text.failure(notice).title


def test_each_notice_is_shown_in_its_turn_and_none_twice(stage: Stage) -> None:
    for trouble in NOTICES:
        stage.window.show_failure(Failure(trouble=trouble))
    for trouble in NOTICES:
        assert title(stage) == text.failure(Failure(trouble=trouble)).title
        stage.press("dialog_reject")
    assert stage.dialog is None


def test_a_notice_waits_while_a_name_is_asked_for_and_that_goes_on(stage: Stage) -> None:
    try_to_join(stage)
    Line.newest.opened.emit()
    stage.refuse(Refused(code=Code.NAME_TAKEN))
    stage.window.show_failure(Failure(trouble=Trouble.JOURNAL_UNUSABLE))
    type_into(find(stage.asked(), QLineEdit, "dialog_name_field"), "Bia2")
    stage.press("dialog_accept")
    stage.welcome("Bia2", "Bia")
    assert title(stage) == text.failure(Failure(trouble=Trouble.JOURNAL_UNUSABLE)).title
    stage.press("dialog_reject")
    assert stage.client.state is ClientState.IN
    assert stage.is_visible("leave_button")


def test_a_notice_ends_no_attempt_to_join(stage: Stage) -> None:
    try_to_join(stage)
    stage.window.show_failure(Failure(trouble=Trouble.JOURNAL_UNUSABLE))
    stage.press("dialog_reject")
    assert stage.is_visible("busy_cancel")


def test_a_notice_on_the_first_page_is_not_answered_unawares_either(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.dialogs.CALM", 60_000)
    stage.window.show_failure(Failure(trouble=Trouble.JOURNAL_UNUSABLE))
    QTest.keyClick(stage.asked(), Qt.Key.Key_Return)
    QTest.keyClick(stage.asked(), Qt.Key.Key_Escape)
    assert stage.dialog is not None


def test_r12_leaving_leads_home_also_where_there_is_no_conversation_any_more(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.end(Reason.CLOSED)
    stage.window._questions.dismiss()
    stage.press("leave_button")
    assert stage.is_visible("start_join")


def test_r12_who_leaves_under_a_notice_is_home_and_still_reads_it(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    notice = Failure(trouble=Trouble.JOURNAL_UNUSABLE)
    stage.window.show_failure(notice)
    stage.client.leave()
    stage.end(Reason.LEFT)
    assert stage.is_visible("start_join")
    assert title(stage) == text.failure(notice).title


def refuse(stage: Stage) -> None:
    """The room does not take the message that was sent last."""
    said = stage.sent[-1]
    assert isinstance(said, Say)
    stage.refuse(Refused(code=Code.STORAGE, cid=said.cid))


def test_why_a_message_failed_stands_there_once_however_often_it_is_tried(stage: Stage) -> None:
    why = text.refusal(Refused(code=Code.STORAGE))
    stage.enter("Ana", "Bia")
    stage.send("oi")
    refuse(stage)
    (cid,) = [each.cid for each in stage.sent if isinstance(each, Say)]
    stage.say("Bia", "e aí?")
    stage.client.retry(cid)
    refuse(stage)
    assert stage.rows == ["oi", "e aí?", why]
    stage.client.retry(cid)
    stage.acknowledge()
    assert stage.rows == ["e aí?", "oi"]


def test_why_a_message_failed_goes_with_the_message(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    for words in ("oi", "olá"):
        stage.send(words)
        refuse(stage)
    first = next(each.cid for each in stage.sent if isinstance(each, Say))
    stage.client.discard(first)
    assert stage.rows == ["olá", text.refusal(Refused(code=Code.STORAGE))]


def test_a_message_that_failed_says_both_ways_on(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.send("oi")
    timeline = stage.page.conversation.timeline
    tip = Qt.ItemDataRole.ToolTipRole
    assert "Descartar" not in timeline.index(0).data(tip)
    refuse(stage)
    assert (
        timeline.index(0)
        .data(tip)
        .startswith(
            "Não enviada. Tentar de novo: Enter ou um clique em “tentar de novo”. "
            "Descartar: Delete ou o botão direito.\n"
        )
    )
