"""What a person has written and not sent yet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A text, and what is to be done with it.

    `reply_to`: the `seq` of the message that it answers. `edit`: the `seq` of the own message whose
    text it shall replace. At most one of them is there.
    """

    text: str
    reply_to: int | None = None
    edit: int | None = None
