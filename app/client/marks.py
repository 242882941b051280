"""Which own messages have reached their readers."""

from collections.abc import Sequence

from app.client.entry import Entry


def deliver(entries: Sequence[Entry], since: int, seq: int) -> list[int]:
    """Mark own messages after the number `since`, up to `seq`; the rows that were not so before.

    The newest first. What was delivered once has nothing behind it that was not.
    """
    rows = []
    for row in range(len(entries) - 1, -1, -1):
        entry = entries[row]
        if not entry.own or not entry.seq:
            continue
        if entry.delivered or entry.seq <= since:
            break
        if entry.seq <= seq:
            entry.delivered = True
            rows.append(row)
    return rows
