"""What becomes of a line that a person typed."""

from dataclasses import dataclass
from enum import Enum, auto

from app.client.conversation import Conversation
from app.protocol.messages import Code, Refused


class Done(Enum):
    """The kinds of outcome."""

    SENT = auto()
    LEAVING = auto()  # a wish to leave; nothing has happened yet
    ASK_LEAVE = auto()  # the bare word `sair`: a wish to leave, or a message?
    REFUSED = auto()
    LISTED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a typed line, in which conversation, and why not.

    Where it was REFUSED nothing was sent: the text stays with the person.
    """

    done: Done
    conversation: Conversation | None = None
    refused: Refused | None = None


def refusal(code: Code, *, detail: str = "", limit: int | None = None) -> Outcome:
    """Nothing was sent, for that reason."""
    return Outcome(done=Done.REFUSED, refused=Refused(code=code, detail=detail, limit=limit))
