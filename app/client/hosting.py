"""The rules of the room that one is in, and what one can do as its host."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QObject, Signal

from app import text
from app.protocol.messages import (
    Admit,
    AnyCommand,
    Ban,
    Barred,
    Code,
    Decree,
    Decreed,
    Expel,
    Knock,
    Knocked,
    Lower,
    Member,
    Mute,
    Pardon,
    Welcomed,
)


class Hosting(QObject):
    """What the room told of its rules, of who waits to be let in and of who is banned.

    The intents do nothing by themselves: what comes of them is told like all that happens. `send`
    sends to the room.

    Signals:
        rules_changed(): other rules hold than before.
        knocks_changed(): others wait than before.
        bans_changed(): others are banned than before.
        noticed(Words): what says something in everybody's conversation.
    """

    rules_changed = Signal()
    knocks_changed = Signal()
    bans_changed = Signal()
    noticed = Signal(object)

    def __init__(self, send: Callable[[AnyCommand], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self.rules = Decreed()
        self.knocks: tuple[Knock, ...] = ()
        self.bans: tuple[Ban, ...] = ()

    def begin(self, event: Welcomed) -> None:
        """In a room: what only hosts know follows, where one is a host."""
        self._rule(Decreed(quiet=event.quiet, approve=event.approve, no_files=event.no_files))
        self.follow(Knocked(knocks=()))
        self.follow(Barred(bans=()))

    def follow(self, event: Decreed | Knocked | Barred) -> None:
        """The room told something."""
        match event:
            case Decreed():
                if event.quiet != self.rules.quiet:
                    self.noticed.emit(partial(text.rules, quiet=event.quiet))
                if event.no_files != self.rules.no_files:
                    self.noticed.emit(partial(text.files_ruled, off=event.no_files))
                self._rule(event)
            case Knocked(knocks=knocks) if knocks != self.knocks:
                known = {knock.number for knock in self.knocks}
                for knock in knocks:
                    if knock.number not in known:  # the panel may be hidden
                        self.noticed.emit(partial(text.knocked, knock.name))
                self.knocks = knocks
                self.knocks_changed.emit()
            case Barred(bans=bans) if bans != self.bans:
                self.bans = bans
                self.bans_changed.emit()

    def _rule(self, rules: Decreed) -> None:
        if rules != self.rules:
            self.rules = rules
            self.rules_changed.emit()

    def silences(self, me: Member | None, to: Member | None) -> Code | None:
        """Why one may not write that now; `to`: to whom alone, None for everyone."""
        if me is None or me.host or (to is not None and to.host):
            return None
        if me.muted:
            return Code.MUTED
        return Code.QUIET if self.rules.quiet else None

    def keeps_files_out(self, me: Member | None) -> bool:
        """Whether one may send no files now."""
        return self.rules.no_files and not (me is not None and me.host)

    def expel(self, name: str, *, ban: bool = False) -> None:
        """Put somebody out, with a ban for as long as the room is open."""
        self._send(Expel(name=name, ban=ban))

    def pardon(self, name: str) -> None:
        """Lift a ban."""
        self._send(Pardon(name=name))

    def mute(self, name: str, *, off: bool = False) -> None:
        """Take the word from somebody, or give it back."""
        self._send(Mute(name=name, off=off))

    def lower(self, name: str) -> None:
        """Take somebody's hand down."""
        self._send(Lower(name=name))

    def set_quiet(self, *, quiet: bool) -> None:
        """Whether only hosts speak."""
        self._decree(quiet=quiet)

    def set_approve(self, *, approve: bool) -> None:
        """Whether whoever joins has to be let in."""
        self._decree(approve=approve)

    def set_files(self, *, allowed: bool) -> None:
        """Whether everybody may send files, not only hosts."""
        self._decree(no_files=not allowed)

    def _decree(self, **changed: bool) -> None:
        """Each decree says all the rules."""
        self._send(Decree(**(msgspec.structs.asdict(self.rules) | changed)))

    def admit(self, number: int, *, off: bool = False) -> None:
        """Let somebody in who waits, or send them away."""
        self._send(Admit(number=number, off=off))
