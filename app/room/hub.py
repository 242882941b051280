"""The whole server as a function of bytes and time: no socket, no clock, no disk.

`open`, `receive`, `closed`, `tick`, `committed` and `shut` each take what happened and return
what has to be done about it, in order.
"""

from collections import Counter
from collections.abc import Callable
from typing import get_args

import msgspec

from app.attempts import Fate
from app.config import Limits
from app.protocol.codec import Codec
from app.protocol.foreign import TLS, Foreign
from app.protocol.framing import Overflow
from app.protocol.messages import (
    AnyEvent,
    Code,
    Decreed,
    Ended,
    HostCommand,
    Join,
    Leave,
    Malformed,
    Pinged,
    Post,
    Reason,
    Refused,
    Removed,
    Resume,
)
from app.protocol.sniff import HEAD, sniff
from app.room.charter import Charter
from app.room.doorbell import Doorbell
from app.room.hosting import HOST_RULES, NOBODY_ASKS, Hosting
from app.room.manners import MANNERS, Manners
from app.room.outbox import Attempted, Hangup, Happened, Outbox, Output, Store, Write
from app.room.places import ENDING, place_for
from app.room.porter import FILE_RULES, Porter
from app.room.posts import Posts
from app.room.receipts import RECEIPTS, Receipts
from app.room.reception import Reception, new_token
from app.room.record import Record
from app.room.room import Delivery, Outcome, Peer, Room
from app.room.rule import Rule
from app.room.session import Phase, Session

__all__ = ["ENDING", "Attempted", "Hangup", "Happened", "Hub", "Output", "Store", "Write"]

SWEEP = 1.0
"""Seconds between two looks at everyone's silence."""


class Hub:
    """One room's server.

    `wall`: milliseconds since 1970 UTC, to stamp events. `record`: what the room knows of itself.
    `mint` makes the tokens. `files`: people may send files until a host decides otherwise; of
    their bytes the `porter` hears. Who brings the `key` is a host. `now` is monotonic seconds
    everywhere and must not go back.
    """

    def __init__(  # noqa: PLR0913  (what it is made of)
        self,
        name: str,
        limits: Limits,
        wall: Callable[[], int],
        record: Record | None = None,
        mint: Callable[[], str] = new_token,
        *,
        files: bool = True,
        key: str = "",
    ) -> None:
        self._limits = limits
        self._charter = charter = Charter(key, Decreed(no_files=not files))
        self._record = record = record or Record(limits)
        self._room = Room(limits, wall, record.last_seq)
        self._posts = Posts(limits=limits, room=self._room, record=record, charter=charter)
        self._sessions: dict[Peer, Session] = {}
        self._sources: Counter[str] = Counter()  # how many connections each address has
        self._outbox = Outbox(self._sessions, record, limits.uncommitted)
        self._doorbell = Doorbell(self._outbox, wall)
        self.manners = Manners(room=self._room, charter=charter, outbox=self._outbox)
        self.receipts = Receipts(record=record, room=self._room, outbox=self._outbox)
        self._reception = Reception(
            name=name,
            limits=limits,
            room=self._room,
            record=record,
            outbox=self._outbox,
            sessions=self._sessions,
            sources=self._sources,
            mint=mint,
            charter=charter,
            receipts=self.receipts,
        )
        self.hosting = Hosting(
            room=self._room,
            charter=charter,
            outbox=self._outbox,
            reception=self._reception,
            doorbell=self._doorbell,
            sessions=self._sessions,
            end=self._end,
        )
        self.porter = Porter(
            limits=limits,
            room=self._room,
            record=record,
            outbox=self._outbox,
            sessions=self._sessions,
            mint=mint,
            charter=charter,
        )
        self._alarms: dict[Peer, float] = {}
        self._sweep_at = 0.0
        self._over = False

    @property
    def people(self) -> int:
        """How many are in."""
        return len(self._room.members)

    @property
    def due(self) -> float:
        """When `tick` wants to be called next."""
        return min((self._sweep_at, *self._alarms.values()))

    def begin(self, now: float) -> list[Output]:
        """The room is open, with the places of those who were in when it died."""
        self._reception.restore(now)
        return self._outbox.taken()

    def open(self, peer: Peer, *, ip: str, port: int, now: float) -> list[Output]:
        """A connection came in. `peer` is new, and never used again after it closed."""
        if self._over:
            self._outbox.cut(peer)
            return self._outbox.taken()
        session = Session.begin(peer, ip, port, now, self._limits)
        self._make_place(session.source)
        self._sessions[peer] = session
        self._sources[session.source] += 1
        self._doorbell.note(session, Fate.OPENED)
        return self._outbox.taken()

    def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
        """Bytes came from a peer."""
        session = self._sessions.get(peer)
        if session is not None and session.hears_lines:
            session.heard, session.spoke = now, True
            session.framer.feed(data)
            self._advance(session, now)
        return self._outbox.taken()

    def closed(self, peer: Peer, now: float, reason: Reason | None = None) -> list[Output]:
        """A connection is gone: closed by the peer, or broken for a `reason`.

        What it sent before still counts, as far as its rate allows that now; what a member sent
        goes on counting for `legacy` seconds, as far as it fits into one line's bytes.
        """
        session = self._sessions.get(peer)
        if session is None:
            return []
        session.closed, session.mute = now, True
        if reason in (None, Reason.LOST):
            self._advance(session, now)
        if reason is not None or session.phase is not Phase.IN or peer not in self._alarms:
            self._forget(session, now, reason)
        else:
            session.framer.keep(self._limits.line)
        return self._outbox.taken()

    def tick(self, now: float) -> list[Output]:
        """Time went by; call it at `due`."""
        for peer in [peer for peer, at in self._alarms.items() if at <= now]:
            session = self._sessions[peer]
            self._advance(session, now)
            if session.closed is not None and peer not in self._alarms:
                self._forget(session, now, None)
        if now >= self._sweep_at:
            self._forgive(now - self._sweep_at if self._sweep_at else 0.0, now)
            self._sweep_at = now + SWEEP
            self._reception.give_up(now)
            self.porter.sweep(now)
            self.receipts.look()
            for session in list(self._sessions.values()):
                self._look_after(session, now)
        return self._outbox.taken()

    def _forgive(self, late: float, now: float) -> None:
        """The room itself stood still: nobody was silent while it did not listen."""
        if late > SWEEP:
            for session in self._sessions.values():
                session.heard = min(session.heard + late, now)

    def committed(self, seq: int) -> list[Output]:
        """Every event up to `seq` is on the disk: tell it."""
        for event in self._outbox.committed(seq):
            self.receipts.note(event)
            if isinstance(event, Removed):
                self.porter.remove(event.message)
        return self._outbox.taken()

    def order(self, command: HostCommand, now: float) -> tuple[list[Output], Refused | None]:
        """What a host asks who sits at the room's own terminal, and why not."""
        refused = self.hosting.carry_out(NOBODY_ASKS, command, now)
        return self._outbox.taken(), refused

    def shut(self) -> list[Output]:
        """The host closes the room: everybody is told, after all that was said before."""
        self._over = True
        self._reception.close()
        self.porter.shut()
        for member in self._room.members:
            peer = self._room.peer_of(member.name)
            if peer is not None:
                left = self._room.leave(peer, Reason.CLOSED)
                self._outbox.publish(Outcome(left.event, ()))
        for session in self._sessions.values():
            session.phase = Phase.GONE
        self._outbox.in_order(Delivery(Ended(reason=Reason.CLOSED), tuple(self._sessions)))
        return self._outbox.taken()

    def storage_failed(self) -> list[Output]:
        """Nothing can be kept any more: the room closes, and authors learn what was not kept."""
        self._over = True
        self._reception.close()
        self.porter.shut()
        self._outbox.failed()
        for session in self._sessions.values():
            session.phase = Phase.GONE
        self._outbox.at_once(Delivery(Ended(reason=Reason.CLOSED), tuple(self._sessions)))
        return self._outbox.taken()

    # Bytes to commands

    def _advance(self, session: Session, now: float) -> None:
        """Handle each frame that is complete and that the peer's rate allows, one at a time:

        what the second one means may depend on the answer to the first.
        """
        self._alarms.pop(session.peer, None)
        if session.phase is Phase.SNIFFING:
            self._sniff(session, now)
        while session.codec is not None and session.hears_lines:
            frame = session.next_frame(now, self._limits)
            if frame is None:
                break
            if isinstance(frame, Overflow):
                self._end(session, Reason.LINE_LONG)
            else:
                self._handle(session, session.codec, frame)
        if session.hears_lines and session.framer.pending > session.most_waiting(self._limits):
            self._end(session, Reason.FLOOD)
        alarm = session.alarm(now, self._limits)
        if alarm is not None:
            self._alarms[session.peer] = alarm

    def _sniff(self, session: Session, now: float) -> None:
        quiet = session.is_quiet(now, self._limits)
        found = sniff(session.framer.head(HEAD), quiet=quiet)
        if isinstance(found, Foreign):
            session.phase = Phase.GONE
            self._outbox.dismiss(session.peer, found.answer)
            self._doorbell.note(session, Fate.TLS if found is TLS else Fate.WEB)
        elif found is not None:
            session.codec = found
            session.phase = Phase.NAMELESS

    def _handle(self, session: Session, codec: Codec, frame: bytes) -> None:
        for command in codec.decode(frame, session.name or session.knocking):
            rule = RULES[type(command)]
            refused = rule.broken_by(session)
            if refused is None and rule.keeps and self._outbox.is_full:
                refused = Refused(code=Code.STORAGE)
            refused = refused or rule.handler(self, session, command)
            if refused is not None:
                cid = getattr(command, "cid", None) or None
                self._answer(session, msgspec.structs.replace(refused, cid=cid))
            if session.phase is Phase.CARRYING:
                self._doorbell.note(session, Fate.FILE)
            if refused is not None or not session.hears_lines:
                return  # the rest of this frame was built upon what did not happen

    # Commands

    def _join(self, session: Session, command: Join) -> Refused | None:
        refused = self._reception.join(session, command)
        self._doorbell.asked_in(session, refused)
        self.hosting.brief(session)
        return refused

    def _resume(self, session: Session, command: Resume) -> Refused | None:
        back = self._reception.resume(session, command)
        refused = back if isinstance(back, Refused) else None
        self._doorbell.asked_in(session, refused)
        self.hosting.brief(session)
        ghost = self._sessions.get(back) if isinstance(back, Peer) else None
        if ghost is not None:
            self._dismiss(ghost, Reason.REPLACED)
        return refused

    def _post(self, session: Session, command: Post) -> Refused | None:
        outcome = self._posts.post(session.peer, session.name or "", command)
        if isinstance(outcome, Refused):
            return outcome
        if isinstance(outcome, Outcome):
            self._outbox.publish(outcome)
        else:  # it came before: its author alone is answered
            self._answer(session, outcome, own=True)
        return None

    def _leave(self, session: Session, command: Leave) -> None:
        keep = command.keep and session.may_keep(self._limits)
        self._end(session, Reason.GONE if keep else Reason.LEFT)

    def _malformed(self, _: Session, fault: Malformed) -> Refused:
        return Refused(code=fault.code, detail=fault.detail)

    # Ends

    def _end(self, session: Session, reason: Reason) -> None:
        """Tell a peer that this is its last line, and the others that it is gone."""
        if session.phase is Phase.IN:
            self._outbox.publish(self._room.leave(session.peer, reason))
        self._dismiss(session, reason)

    def _dismiss(self, session: Session, reason: Reason) -> None:
        if session.phase is not Phase.IN and session.name is None:
            self._doorbell.note(session, Fate.ENDED, reason)
        session.phase = Phase.GONE
        session.framer.keep(0)
        self.hosting.forget(session)
        self._answer(session, Ended(reason=reason))

    def _make_place(self, source: str) -> None:
        """For a newcomer: whoever has not joined for the longest time goes."""
        making = place_for(source, self._sessions, self._sources, self._limits)
        if making.ended is not None:
            self._end(making.ended, Reason.CROWDED)
        if making.cut is not None:
            self._outbox.cut(making.cut.peer)

    def _forget(self, session: Session, now: float, reason: Reason | None) -> None:
        """The connection is gone."""
        if session.phase is Phase.IN:
            if session.closing_is_leaving:
                self._outbox.publish(self._room.leave(session.peer, reason or Reason.LEFT))
            else:
                self._reception.part(session, now, reason or Reason.LOST)
        self.porter.parted(session, now)
        self._doorbell.gone(session)
        self.hosting.forget(session)
        self._alarms.pop(session.peer, None)
        del self._sessions[session.peer]
        self._sources[session.source] -= 1
        if not self._sources[session.source]:
            del self._sources[session.source]

    def _look_after(self, session: Session, now: float) -> None:
        if session.closed is not None:
            if now - session.closed >= self._limits.legacy:
                self._forget(session, now, None)
        elif session.knocking is not None and now - session.knocked >= self._limits.approval:
            self._end(session, Reason.DENIED)
        elif session.is_nameless and now - session.opened >= self._limits.naming:
            self._end(session, Reason.NAMELESS)
        elif session.hears_lines and session.answers_ping:
            silent = now - session.heard
            if silent >= self._limits.silence:
                if session.phase is Phase.IN:
                    self._reception.part(session, now, Reason.SILENT)
                self._dismiss(session, Reason.SILENT)
            elif silent >= self._limits.ping_after <= now - session.asked:
                session.asked = now
                self._outbox.at_once(Delivery(Pinged(), (session.peer,)))

    def _answer(self, session: Session, event: AnyEvent, *, own: bool = False) -> None:
        delivery = Delivery(event, (session.peer,), own=own)
        # Refusals and strangers tell nothing of what waits, and there is no end of them.
        endless = isinstance(event, Refused) or session.name is None
        if endless and self._outbox.is_full:
            self._outbox.at_once(delivery)
        else:
            self._outbox.in_order(delivery)


RULES: dict[type, Rule] = {
    **FILE_RULES,
    **HOST_RULES,
    **MANNERS,
    **RECEIPTS,
    **dict.fromkeys(get_args(Post), Rule(Hub._post, keeps=True)),
    Join: Rule(Hub._join, joined=False, keeps=True),
    Resume: Rule(Hub._resume, joined=False, keeps=True),
    Leave: Rule(Hub._leave, joined=None),
    Malformed: Rule(Hub._malformed, joined=None),
}
