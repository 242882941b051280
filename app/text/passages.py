"""Who came and went, many in one sentence."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.protocol.direction import isolated
from app.text.saying import say

MOST = 3  # people who are named; of more, all but two are counted


class Way(Enum):
    """What somebody did in all, of many times coming and going."""

    IN = auto()
    OUT = auto()
    IN_AND_OUT = auto()
    OUT_AND_IN = auto()


_ONE = {
    Way.IN: QT_TRANSLATE_NOOP("text", "{name} entrou"),
    Way.OUT: QT_TRANSLATE_NOOP("text", "{name} saiu"),
    Way.IN_AND_OUT: QT_TRANSLATE_NOOP("text", "{name} entrou e saiu"),
    Way.OUT_AND_IN: QT_TRANSLATE_NOOP("text", "{name} saiu e voltou"),
}
_ALL = {
    Way.IN: QT_TRANSLATE_NOOP("text", "{names} e {last} entraram"),
    Way.OUT: QT_TRANSLATE_NOOP("text", "{names} e {last} saíram"),
    Way.IN_AND_OUT: QT_TRANSLATE_NOOP("text", "{names} e {last} entraram e saíram"),
    Way.OUT_AND_IN: QT_TRANSLATE_NOOP("text", "{names} e {last} saíram e voltaram"),
}
_SOME = {
    Way.IN: QT_TRANSLATE_NOOP("text", "{names} e mais {count} entraram"),
    Way.OUT: QT_TRANSLATE_NOOP("text", "{names} e mais {count} saíram"),
    Way.IN_AND_OUT: QT_TRANSLATE_NOOP("text", "{names} e mais {count} entraram e saíram"),
    Way.OUT_AND_IN: QT_TRANSLATE_NOOP("text", "{names} e mais {count} saíram e voltaram"),
}


def passed(names: Sequence[str], way: Way) -> str:
    """That these people did that; at least one."""
    told = [isolated(name) for name in names]
    if len(told) == 1:
        return say(_ONE[way], name=told[0])
    if len(told) <= MOST:
        return say(_ALL[way], names=", ".join(told[:-1]), last=told[-1])
    few = MOST - 1
    return say(_SOME[way], names=", ".join(told[:few]), count=len(told) - few)
