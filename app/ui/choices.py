"""What a person can choose in the settings: the values as they are kept in the INI file."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

T = TypeVar("T", bound=bool | int | str)


class Look(StrEnum):
    """Light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Notify(StrEnum):
    """Of what the person is told while the window is not in front."""

    MINE = "mine"  # private messages, and those that name the person
    ALL = "all"
    NONE = "none"


class Motion(StrEnum):
    """Whether things may move."""

    SYSTEM = "system"
    NONE = "none"


TEXT_SIZES = (85, 100, 115, 130, 150)
"""Per cent of the usual size of letters."""

LANGUAGES = ("pt_BR", "en", "es")
"""The first one is the language of the source."""


class Keeper(Protocol):
    """Whose settings they are."""

    def kept(self, key: str) -> object:
        """What is kept under a key; None where nothing is."""

    def keep(self, key: str, value: str) -> None:
        """Keep another value from now on, and tell of it."""


class Choice(Generic[T]):
    """One setting of a keeper: a key, its values and the one that counts while it is unset.

    Anything else in the file counts as unset.
    """

    def __init__(self, key: str, values: Sequence[T]) -> None:
        """The first of the values is the one that counts while the setting is unset."""
        self._key = key
        self._values = {str(value).casefold(): value for value in values}
        self._unset = values[0]

    def __get__(self, owner: Keeper, _kind: object = None) -> T:
        kept = owner.kept(self._key)
        if not isinstance(kept, str):  # "None" would be one of the values
            return self._unset
        return self._values.get(kept.casefold(), self._unset)

    def __set__(self, owner: Keeper, value: T) -> None:
        if value != self.__get__(owner):
            owner.keep(self._key, str(value))
