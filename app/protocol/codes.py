"""The words of the protocol that stand for a rule, a reason or a status."""

from enum import StrEnum


class Code(StrEnum):
    """Why a command was refused. Each code is one rule; `docs/PROTOCOL.md` lists them."""

    NAME_EMPTY = "name_empty"
    NAME_SPACE = "name_space"
    NAME_AT = "name_at"
    NAME_CHARACTER = "name_character"
    NAME_LONG = "name_long"
    NAME_MIXED = "name_mixed"
    NAME_RESERVED = "name_reserved"
    NAME_TAKEN = "name_taken"
    NAME_SIMILAR = "name_similar"
    ROOM_FULL = "room_full"
    ADDRESS_FULL = "address_full"
    TOO_SOON = "too_soon"
    TOKEN_UNKNOWN = "token_unknown"  # noqa: S105  (a code, not a secret)
    NOT_JOINED = "not_joined"
    ALREADY_JOINED = "already_joined"
    TEXT_EMPTY = "text_empty"
    TEXT_LONG = "text_long"
    PRIVATE_FORM = "private_form"
    COMMAND_UNKNOWN = "command_unknown"
    TO_SELF = "to_self"
    TO_UNKNOWN = "to_unknown"
    CID_REUSED = "cid_reused"
    MESSAGE_UNKNOWN = "message_unknown"
    MESSAGE_FOREIGN = "message_foreign"
    MESSAGE_REMOVED = "message_removed"
    EMOJI_WRONG = "emoji_wrong"
    REACTIONS_FULL = "reactions_full"
    KEY_WRONG = "key_wrong"
    HOST_ONLY = "host_only"
    MUTED = "muted"
    QUIET = "quiet"
    BANNED = "banned"
    WAITING = "waiting"
    WAITING_FULL = "waiting_full"
    MALFORMED = "malformed"
    STORAGE = "storage"
    FILES_OFF = "files_off"
    FILE_NAME = "file_name"
    FILE_LARGE = "file_large"
    FILES_OPEN = "files_open"
    FILES_FULL = "files_full"
    FILE_UNKNOWN = "file_unknown"
    FILE_BUSY = "file_busy"
    FILE_DISK = "file_disk"
    FILE_DAMAGED = "file_damaged"


class Reason(StrEnum):
    """Why a conversation ended, or why somebody is gone."""

    LEFT = "left"  # asked to leave
    GONE = "gone"  # the same, and may come back to their place
    LOST = "lost"  # the connection broke
    SILENT = "silent"  # answered no heartbeat in time
    CLOSED = "closed"  # the host closed the room
    NAMELESS = "nameless"  # gave no name in time
    FLOOD = "flood"  # sent faster than the room takes, and did not stop
    SLOW = "slow"  # did not read what it was sent
    LINE_LONG = "line_long"  # sent a line beyond the limit
    CROWDED = "crowded"  # more connections than the room takes
    EXPELLED = "expelled"  # a host put them out
    BANNED = "banned"  # a host put them out for good
    DENIED = "denied"  # no host let them in
    REPLACED = "replaced"  # came back under its token over another connection


class Status(StrEnum):
    """How somebody wants to be seen."""

    AVAILABLE = "available"
    ABSENT = "absent"
    BUSY = "busy"
