"""A guest without a window: typed lines in, what happens out (R20)."""

from collections import deque

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app import text
from app.client.client import Client, ClientState
from app.client.entry import Words
from app.client.outcome import Done
from app.console.files import TerminalFiles
from app.console.lines import Out
from app.failures import Failure
from app.protocol.direction import isolated
from app.protocol.messages import Reason, Refused, Stored, Welcomed
from app.protocol.typed import Wish, parse_typed

translate = QCoreApplication.translate

_THERE = (ClientState.IN, ClientState.RETURNING)
UNACKNOWLEDGED = 10
"""Messages of a pipe on their way at once: a long text waits here, and not where each of its lines
is kept on the disk."""
QUOTED = 5
"""Lines that are shown of those that did not arrive."""
LONGEST = 60
"""Characters that are shown of each."""


class Terminal(QObject):
    """Carries lines between a person, or a pipe, and a `Client`.

    `interactive`: a person is there to be asked for another name.

    Signals:
        finished(int): over, with the exit code: 0 after leaving in order or when the room was
            closed, 1 when something failed. Comes once.
    """

    finished = Signal(int)

    def __init__(
        self, client: Client, out: Out, *, interactive: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._out = out
        self._interactive = interactive
        self._lines: deque[str] = deque()
        self._ended = False
        self._asking_name = False
        self._returning = False
        self._failed = 0  # messages of this session that are known not to have reached their room
        self._room = ""  # the room's id
        self._printed = 0  # the newest number that was printed
        self._files = TerminalFiles(client, out, self)
        client.welcomed.connect(self._on_welcomed)
        client.caught_up.connect(self._pump)
        client.name_refused.connect(self._on_name_refused)
        client.approval_awaited.connect(self._on_approval_awaited)
        client.hosting.noticed.connect(self._on_noticed)
        client.failed.connect(self._on_failed)
        client.lost.connect(self._on_lost)
        client.ended.connect(self._on_ended)
        client.happened.connect(self._on_happened)
        client.refused.connect(self._on_refused)
        client.doubted.connect(self._on_doubted)

    def on_line(self, line: str) -> None:
        """Something was typed: the name that was asked for, or a message."""
        leaves = self._interactive and parse_typed(line) in (Wish.LEAVE, Wish.BARE_LEAVE)
        is_out = self._client.state not in _THERE and not self._lines
        if leaves and (self._asking_name or is_out):
            self.on_interrupted()
        elif self._asking_name:
            self._asking_name = False
            self._client.rename(line)
        else:
            self._lines.append(line)
            self._pump()

    def on_input_ended(self) -> None:
        """Nothing more will be typed: leave once all of it was acknowledged."""
        self._ended = True
        self._pump()

    def on_interrupted(self) -> None:
        """Ctrl+C: leave now."""
        self._lines.clear()
        if self._client.state in _THERE:
            self._client.leave()
        else:
            self._client.abort()
            self.finished.emit(0)

    def _pump(self) -> None:
        """Take what may be taken; the rest waits for acknowledgements."""
        while self._lines and self._takes_lines():
            self._submit(self._lines.popleft())
        done = self._ended and not self._lines and not self._client.waiting
        if done and self._client.state is ClientState.IN:
            self._client.leave()
        elif self._ended and (self._asking_name or self._returning):
            self._count_unsent()
            self._give_up()

    def _takes_lines(self) -> bool:
        """What a person writes is taken at once, and waits in the client, which keeps it."""
        if self._interactive:
            return self._client.state in _THERE
        return self._client.state is ClientState.IN and self._client.waiting < UNACKNOWLEDGED

    def _submit(self, line: str) -> None:
        if not line.strip() or (self._interactive and self._files.takes(line)):
            return
        outcome = self._client.submit(line)
        if outcome.done in (Done.LEAVING, Done.ASK_LEAVE):
            self._lines.clear()  # nobody wanted to say what stood behind it
            self._client.leave()
        elif outcome.done is Done.LISTED:
            self._out.say(text.people(self._client.roster.members()))
        elif outcome.refused is not None:
            self._out.say(_complaint(outcome.refused))

    def _give_up(self) -> None:
        self._client.abort()
        self.finished.emit(1)

    def _on_welcomed(self, event: Welcomed) -> None:
        self._asking_name = False
        returned, self._returning = self._returning, False
        left_behind = None
        if event.id != self._room:
            self._room, self._printed = event.id, 0
            left_behind = self._client.left_behind
        if left_behind is not None:
            self._failed += left_behind
            self._out.say(text.other_room(left_behind))
        elif returned:
            self._out.say(translate("terminal", "De volta à sala."))
            return
        told = translate("terminal", "Você entrou em {room} como {name} ({where}).")
        where = text.whereabouts(event.you)
        self._out.say(
            told.format(room=isolated(event.room), name=isolated(event.you.name), where=where)
        )
        self._out.say(text.people(self._client.roster.members()))
        self._out.say(
            translate(
                "terminal",
                "Escreva para todos, ou @nome mensagem para uma pessoa; "
                "/usuarios mostra quem está, /sair sai.",
            )
        )

    def _on_approval_awaited(self) -> None:
        self._out.say(translate("terminal", "Esperando que o anfitrião deixe você entrar…"))

    def _on_noticed(self, words: Words) -> None:
        self._out.say(f"{words()}.")

    def _on_name_refused(self, refused: Refused) -> None:
        if self._interactive and not self._ended:
            self._out.say(_complaint(refused))
            self._out.say(translate("terminal", "Digite outro nome:"))
            self._asking_name = True
        else:
            self._out.complain(_complaint(refused))
            self._give_up()

    def _on_refused(self, refused: Refused) -> None:
        self._out.say(_complaint(refused))
        self._discard(refused.cid or "")
        self._pump()

    def _on_doubted(self, cids: tuple[str, ...]) -> None:
        self._out.say(translate("terminal", "Erro: {refusal}").format(refusal=text.doubtful()))
        for cid in cids:
            self._discard(cid)

    def _discard(self, cid: str) -> None:
        """Its words stand above, where they can be copied; kept, it would come up in each run."""
        self._failed += self._client.discard(cid)

    def _on_happened(self, event: Stored) -> None:
        if event.seq > self._printed:  # else it came again, among the past
            self._printed = event.seq
            me = self._client.me
            number = self._files.note(event) if self._interactive else ""
            self._out.say(text.line(event, me.name if me else "") + number)
        self._pump()

    def _on_failed(self, failure: Failure) -> None:
        advice = text.failure(failure)
        self._out.complain(f"{advice.what} {advice.todo}")
        self._count_unsent()
        self.finished.emit(1)

    def _on_lost(self, failure: Failure) -> None:
        """A person waits for the way back; a pipe has nobody who could end it."""
        if not self._interactive or self._ended:
            self._client.abort()
            self._on_failed(failure)
        elif not self._returning:
            self._returning = True
            self._out.say(
                translate(
                    "terminal",
                    "A conexão com a sala se perdeu. Tentando de novo… "
                    "O que você escrever espera; /sair desiste.",
                )
            )

    def _on_ended(self, reason: str) -> None:
        self._out.say(text.ending(reason))
        unsent = self._count_unsent()
        in_order = reason in (Reason.LEFT, Reason.CLOSED) and not unsent
        self.finished.emit(0 if in_order else 1)

    def _count_unsent(self) -> int:
        """Say what of all that was typed did not reach the room, as far as is known (R18).

        What failed in an earlier run waits for a person at a window.
        """
        waiting = self._client.waiting_lines()
        unsent = [line for line, tried in waiting if not tried]
        unsent += [line for line in self._lines if line.strip()]
        doubtful = [line for line, tried in waiting if tried]
        count = len(unsent) + self._failed
        if count:
            told = translate("terminal", "Linhas que não foram enviadas: {count}.")
            self._complain_of(told.format(count=count), unsent)
        if doubtful:
            told = translate(
                "terminal", "Linhas sem confirmação da sala, que podem ter chegado: {count}."
            )
            self._complain_of(told.format(count=len(doubtful)), doubtful)
        me = self._client.me
        if waiting and me is not None and self._client.keeps:
            told = translate(
                "terminal",
                "Guardadas neste computador, para quando você voltar a esta sala como {name}: "
                "{count}.",
            )
            self._out.complain(told.format(name=isolated(me.name), count=len(waiting)))
        return count + len(doubtful)

    def _complain_of(self, told: str, lines: list[str]) -> None:
        self._out.complain(told)
        for line in lines[:QUOTED]:
            self._out.complain(f"    {_short(line)}")
        more = len(lines) - QUOTED
        if more > 0:
            told = translate("terminal", "    … e mais {count}")
            self._out.complain(told.format(count=more))


def _complaint(refused: Refused) -> str:
    return translate("terminal", "Erro: {refusal}").format(refusal=text.refusal(refused))


def _short(line: str) -> str:
    """The beginning of a line, without what could turn a terminal upside down."""
    words = "".join(letter if letter.isprintable() else " " for letter in line)
    words = " ".join(words.split())
    return isolated(words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…")
