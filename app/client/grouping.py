"""Which neighbours in a conversation belong together."""

from app.client.entry import Entry, Kind, moment

GROUP_GAP = 5 * 60_000  # milliseconds of silence that end a group of messages
QUARTER = 15 * 60_000  # milliseconds; everywhere on earth a day begins at a whole quarter in UTC


def same_day(one: int, other: int) -> bool:
    """Whether two times, in milliseconds, are of one local day."""
    return one // QUARTER == other // QUARTER or moment(one).date() == moment(other).date()


def grouped(above: Entry, below: Entry) -> bool:
    """Whether two neighbours belong to one group."""
    return (
        below.kind is above.kind is Kind.MESSAGE
        and above.own == below.own
        and above.private == below.private
        and (below.own or above.author == below.author)
        and below.time - above.time <= GROUP_GAP
        and same_day(above.time, below.time)
    )
