"""How long a guest waits before it tries again to reach its room."""

from random import Random

FIRST = 0.3  # seconds: a Wi-Fi that only blinked is back by then
MOST = 5.0  # seconds that nobody waits longer than
SPREAD = 0.25  # of a delay, to both sides: a whole class must not come back in the same moment
_LONGEST = MOST / (1 + SPREAD)  # so that also the longest delays are spread, not cut off


class Backoff:
    """Delays that double from `FIRST`, each spread by chance; never more than `MOST` seconds."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._delay = FIRST

    def next(self) -> float:
        """Seconds before the next attempt."""
        delay = self._delay
        self._delay = min(delay * 2, _LONGEST)
        return delay * self._random.uniform(1 - SPREAD, 1 + SPREAD)

    def reset(self) -> None:
        """An attempt got through: the next delay is the first again."""
        self._delay = FIRST
