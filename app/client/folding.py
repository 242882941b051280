"""What a number of changes make of messages, so that each of these changes once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from app.client.entry import Reaction
from app.client.keys import key_of
from app.protocol.messages import Change, Edited, Reacted, Removed


@dataclass(slots=True)
class Fold:
    """What becomes of one message. `text`: None when it stays."""

    text: str | None = None
    removed: bool = False
    _reacted: list[Reacted] = field(default_factory=list)

    def add(self, change: Change) -> None:
        """This happens after what happened before."""
        match change:
            case Edited(text=text):
                self.text = text
            case Removed():
                self.removed = True
            case Reacted():
                self._reacted.append(change)

    def reacted(
        self, before: Iterable[Reaction], is_own: Callable[[str], bool]
    ) -> tuple[Reaction, ...] | None:
        """The reactions afterwards; None when they stay. `is_own`: whose name is the reader's."""
        if not self._reacted:
            return None
        after = {each.emoji: ({key_of(name): name for name in each.names}) for each in before}
        mine = {each.emoji for each in before if each.mine}
        for event in self._reacted:
            names = after.setdefault(event.emoji, {})
            names.pop(key_of(event.author), None)
            if not event.off:
                names[key_of(event.author)] = event.author
            elif not names:
                del after[event.emoji]  # who puts it there again puts it last
            if is_own(event.author):
                (mine.discard if event.off else mine.add)(event.emoji)
        return tuple(
            Reaction(emoji, tuple(names.values()), mine=emoji in mine)
            for emoji, names in after.items()
        )


def folded(changes: Iterable[Change]) -> dict[tuple[int, bool], Fold]:
    """By the message's number and whether it is private, in the order of the first change."""
    folds = dict[tuple[int, bool], Fold]()
    for change in changes:
        folds.setdefault((change.message, bool(change.to)), Fold()).add(change)
    return folds
