"""The days of this computer."""

from datetime import datetime


def midnight() -> int:
    """When this day began here, in milliseconds since 1970 UTC."""
    day = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return int(day.timestamp() * 1_000)
