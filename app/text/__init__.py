"""Every sentence about what happened in a room or between a person and a room.

The one place with prose besides the codec of plain guests. Texts of peers go in as they are:
whoever shows them shows plain text.
"""

from app.text.attempts import attempt, not_in
from app.text.events import (
    LATEST,
    clock,
    doubtful,
    files_ruled,
    gap,
    heard_again,
    ignoring,
    knocked,
    line,
    muted,
    notice,
    older,
    other_room,
    people,
    rules,
    unedited,
    unheard,
    unkept,
    unkept_long,
)
from app.text.failures import Advice, detail, failure
from app.text.files import attached, shared, size, unfetched, unreadable, unsaved
from app.text.refusals import ending, refusal
from app.text.saying import address, whereabouts

__all__ = [
    "LATEST",
    "Advice",
    "address",
    "attached",
    "attempt",
    "clock",
    "detail",
    "doubtful",
    "ending",
    "failure",
    "files_ruled",
    "gap",
    "heard_again",
    "ignoring",
    "knocked",
    "line",
    "muted",
    "not_in",
    "notice",
    "older",
    "other_room",
    "people",
    "refusal",
    "rules",
    "shared",
    "size",
    "unedited",
    "unfetched",
    "unheard",
    "unkept",
    "unkept_long",
    "unreadable",
    "unsaved",
    "whereabouts",
]
