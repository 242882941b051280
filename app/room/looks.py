"""How the names in a room look, so that nobody comes in who could be taken for somebody else."""

from app.protocol.lookalikes import looks


class Looks:
    """Names by their looks."""

    def __init__(self) -> None:
        self._names: dict[tuple[int, str], str] = {}

    def like(self, name: str) -> str:
        """Somebody's name that could be taken for `name`, or nothing."""
        return next((self._names[look] for look in looks(name) if look in self._names), "")

    def add(self, name: str) -> None:
        """Somebody is in."""
        self._names.update(dict.fromkeys(looks(name), name))

    def remove(self, name: str) -> None:
        """Somebody is gone. A record from before this rule may have held two that look alike."""
        for look in looks(name):
            if self._names.get(look) == name:
                del self._names[look]
