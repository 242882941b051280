"""What every own message needs: a whole text, an id, and to be worth sending."""

import uuid

from app.client.outcome import Outcome, refusal
from app.protocol.messages import Bounds, Code, Say, Tell
from app.protocol.typed import is_blank


def whole(typed: str) -> str:
    """A text that can be sent: Qt lets half a character through, and UTF-8 has none."""
    return typed.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def text_fault(words: str, bounds: Bounds | None, *, may_be_empty: bool = False) -> Outcome | None:
    """What a room of these limits would refuse; None when nothing."""
    if is_blank(words) and not may_be_empty:
        return refusal(Code.TEXT_EMPTY)
    if bounds is not None and len(words) > bounds.text:
        return refusal(Code.TEXT_LONG, limit=bounds.text)
    return None


def message(cid: str, to: str, words: str, reply: int) -> Say | Tell:
    """What says these words to that person, "" for everyone."""
    if to:
        return Tell(cid=cid, to=to, text=words, reply=reply)
    return Say(cid=cid, text=words, reply=reply)


def new_cid() -> str:
    """An id for a command that no other has, not even after a restart."""
    return uuid.uuid4().hex
