"""What every message of the protocol is made of."""

from typing import Annotated

import msgspec

Cid = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Token = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Key = Annotated[str, msgspec.Meta(max_length=64)]
Whole = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]  # what every JSON library keeps exactly
Port = Annotated[int, msgspec.Meta(ge=0, le=65_535)]


class Command(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=str.lower, gc=False):
    """What a peer asks."""


class Event(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="type",
    tag=str.lower,
    omit_defaults=True,
):
    """What the room tells."""
