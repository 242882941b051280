"""How fast one peer may go: a token bucket on a clock that is handed in."""

_ALMOST = 1.0 - 1e-9  # a token that only rounding keeps from being whole


class TokenBucket:
    """Holds up to `burst` tokens and regains `rate` of them a second.

    What is taken may cost more than is there: whoever has one token goes ahead, and waits the
    longer afterwards. `now` is monotonic time in seconds, and never goes back.
    """

    def __init__(self, *, rate: float, burst: int, now: float) -> None:
        self._rate = rate
        self._burst = float(burst)
        self._tokens = float(burst)
        self._counted = now

    def take(self, now: float, tokens: int = 1) -> bool:
        """Take `tokens`; False, and nothing taken, when there is not even one."""
        self._refill(now)
        if self._tokens < _ALMOST:
            return False
        self._tokens -= tokens
        return True

    def ready_at(self, now: float) -> float:
        """When the next token is there; `now` when one already is."""
        self._refill(now)
        if self._tokens >= _ALMOST:
            return now
        return now + (1.0 - self._tokens) / self._rate

    def _refill(self, now: float) -> None:
        gained = (now - self._counted) * self._rate
        self._tokens = min(self._burst, self._tokens + gained)
        self._counted = now
