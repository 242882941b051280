"""An edit, as it comes to the rows of one conversation."""

from app.client.timeline import Quote, Timeline


def edit(timeline: Timeline, seq: int, text: str, *, mention: bool | None = None) -> bool:
    """A message says something else now, and so does every quote of it here."""
    if not timeline.change(seq, text=text, mention=mention):
        return False
    entry = timeline.message(seq)
    assert entry is not None
    timeline.requote((Quote(seq, entry.author, entry.text),))
    return True
