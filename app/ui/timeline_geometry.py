"""Where the rows of a timeline stand: heights, offsets, and what stays still on a change; no Qt."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

BLOCK = 256  # rows; the sum of a block is kept, so that an offset costs n / 256 + 256 steps


class Size(NamedTuple):
    """What the height of a row is estimated from: pixels whatever its width, and characters."""

    fixed: int
    chars: int


class Heights:
    """The height of every row in pixels: an estimate until it is measured.

    An offset counts from the top of row 0. Rows beyond the end raise IndexError.
    """

    def __init__(self) -> None:
        self._fixed = array("i")
        self._chars = array("i")
        self._heights = array("i")
        self._measured = array("b")
        self._rough = array("b")
        self._sums: list[int] = []
        self._line = 1
        self._per_line = 1

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        """The height of all rows together."""
        return sum(self._sums)

    def height(self, row: int) -> int:
        """The height of one row."""
        return self._heights[row]

    def top(self, row: int) -> int:
        """The offset of a row's upper edge; for the row after the last one, the total."""
        block = row // BLOCK
        return sum(self._sums[:block]) + sum(self._heights[block * BLOCK : row])

    def row_at(self, offset: int) -> int:
        """The row that covers an offset; the nearest one outside. Raises IndexError if empty."""
        if not self._heights:
            raise IndexError("no rows")
        block = self._part(self._sums, offset)
        offset -= sum(self._sums[:block])
        rows = self._heights[block * BLOCK : (block + 1) * BLOCK]
        return block * BLOCK + self._part(rows, offset)

    def is_measured(self, row: int) -> bool:
        """Whether the height of a row is exact."""
        return bool(self._measured[row])

    def measure(self, row: int, height: int) -> None:
        """Set the exact height of a row."""
        self._sums[row // BLOCK] += height - self._heights[row]
        self._heights[row] = height
        self._measured[row] = True

    def change(self, row: int, size: Size) -> None:
        """The content of a row is another one; its old height is the best estimate of the new."""
        self._fixed[row], self._chars[row] = size
        self._measured[row] = self._rough[row] = False

    def insert(self, row: int, sizes: Sequence[Size]) -> None:
        """Add rows so that the first of them is `row`."""
        fixed = array("i", [size.fixed for size in sizes])
        chars = array("i", [size.chars for size in sizes])
        self._fixed[row:row] = fixed
        self._chars[row:row] = chars
        self._heights[row:row] = self._estimates(fixed, chars)
        self._measured[row:row] = array("b", bytes(len(sizes)))
        self._rough[row:row] = array("b", bytes(len(sizes)))
        self._sum_from(row)

    def insert_rough(self, row: int, count: int, size: Size) -> None:
        """Add very many rows at once, all guessed alike, to be refined later."""
        fixed, chars = array("i", [size.fixed]), array("i", [size.chars])
        self._fixed[row:row] = fixed * count
        self._chars[row:row] = chars * count
        self._heights[row:row] = self._estimates(fixed, chars) * count
        self._measured[row:row] = array("b", bytes(count))
        self._rough[row:row] = array("b", [True]) * count
        self._sum_from(row)

    def rough(self, most: int) -> range:
        """The last rows that are still to be refined, so many at most."""
        marks = self._rough.tobytes()
        last = marks.rfind(1)
        first = max(marks.rfind(0, 0, last + 1) + 1, last + 1 - most)
        return range(first, last + 1)

    def refine(self, row: int, sizes: Sequence[Size]) -> None:
        """What rows need is known better now, from this one on; a measured height stays."""
        for each, size in enumerate(sizes, row):
            self._fixed[each], self._chars[each] = size
            self._rough[each] = False
            if not self._measured[each]:
                lines = -(-size.chars // self._per_line)
                height = size.fixed + self._line * lines
                self._sums[each // BLOCK] += height - self._heights[each]
                self._heights[each] = height

    def remove(self, row: int, count: int) -> None:
        """Take rows away."""
        for column in self._columns():
            del column[row : row + count]
        self._sum_from(row)

    def move(self, row: int, count: int, to: int) -> None:
        """Move rows so that the first of them becomes row `to`, counted without them."""
        for column in self._columns():
            moved = column[row : row + count]
            del column[row : row + count]
            column[to:to] = moved
        self._sum_from(min(row, to))

    def clear(self) -> None:
        """Forget every row."""
        self.remove(0, len(self))

    def set_width(self, line: int, per_line: int) -> None:
        """Estimate every row again: so many pixels a line of text, so many characters in one."""
        self._line, self._per_line = line, max(per_line, 1)
        self._heights = self._estimates(self._fixed, self._chars)
        self._measured = array("b", bytes(len(self)))
        self._sum_from(0)

    def _columns(self) -> "tuple[array[int], ...]":
        return self._fixed, self._chars, self._heights, self._measured, self._rough

    def _estimates(self, fixed: "array[int]", chars: "array[int]") -> "array[int]":
        line, per_line = self._line, self._per_line
        rows = zip(fixed, chars, strict=True)
        return array("i", [pixels + line * -(-count // per_line) for pixels, count in rows])

    def _sum_from(self, row: int) -> None:
        """Add up the blocks again, from the one of a row on."""
        first = row // BLOCK
        starts = range(first * BLOCK, len(self), BLOCK)
        self._sums[first:] = [sum(self._heights[start : start + BLOCK]) for start in starts]

    @staticmethod
    def _part(heights: Sequence[int], offset: int) -> int:
        """Which of some stacked heights covers an offset; the nearest one outside."""
        return min(bisect_right(list(accumulate(heights)), offset), len(heights) - 1)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A row that stands still: its upper edge is `y` pixels below the pane's.

    `height` is its height at that time: of a row that begins above the pane (`y` < 0), the same
    share stays hidden when its height changes.
    """

    row: int
    y: int
    height: int


class Pane:
    """The part of the rows that is seen, and what stands still when something changes.

    Whoever reads above stays where they are; whoever is at the end follows it. After changes,
    `settle` measures the rows that are seen and corrects `offset`; until then it is a guess.
    """

    def __init__(self) -> None:
        self.heights = Heights()
        self.height = 0
        self.offset = 0
        self.follows = True
        self._held: Anchor | None = None

    @property
    def limit(self) -> int:
        """The greatest offset: the end of the last row is at the end of the pane."""
        return max(self.heights.total - self.height, 0)

    def rows(self, top: int, bottom: int) -> range:
        """The rows between two distances from the pane's upper edge, both included."""
        if not len(self.heights) or self.offset + top >= self.heights.total:
            return range(0)
        first = self.heights.row_at(self.offset + top)
        return range(first, self.heights.row_at(self.offset + bottom) + 1)

    def y(self, row: int) -> int:
        """How far a row's upper edge is below the pane's."""
        return self.heights.top(row) - self.offset

    def scroll(self, offset: int) -> None:
        """Go somewhere; at the end, start to follow it."""
        self._held = None
        self.offset = min(max(offset, 0), self.limit)
        self.follows = self.offset >= self.limit
        if self.offset == 0 and len(self.heights):
            self._held = self._stand(0)

    def place(self, row: int, y: int) -> None:
        """Bring a row's upper edge `y` pixels below the pane's, as far as the ends allow."""
        self.scroll(self.heights.top(row) - y)
        self._held = Anchor(row, y, self.heights.height(row))

    def set_height(self, height: int) -> None:
        """The pane is higher or lower."""
        self._hold()
        self.height = height
        self._restore()

    def set_width(self, line: int, per_line: int) -> None:
        """The pane is wider or narrower, or the font another one; see `Heights.set_width`."""
        self._hold()
        self.heights.set_width(line, per_line)
        self._restore()

    def insert(self, row: int, sizes: Sequence[Size]) -> None:
        """Rows came in; see `Heights.insert`."""
        held = self._hold()
        self.heights.insert(row, sizes)
        if held and held.row >= row:
            self._held = replace(held, row=held.row + len(sizes))
        self._restore()

    def insert_rough(self, row: int, count: int, size: Size) -> None:
        """Very many rows came in; see `Heights.insert_rough`."""
        held = self._hold()
        self.heights.insert_rough(row, count, size)
        if held and held.row >= row:
            self._held = replace(held, row=held.row + count)
        self._restore()

    def refine(self, row: int, sizes: Sequence[Size]) -> None:
        """Rows are known better; see `Heights.refine`."""
        self._hold()
        self.heights.refine(row, sizes)
        self._restore()

    def remove(self, row: int, count: int) -> None:
        """Rows are gone; see `Heights.remove`."""
        held = self._hold(range(row, row + count))
        self.heights.remove(row, count)
        if held and held.row >= row:
            self._held = replace(held, row=held.row - count)
        self._restore()

    def move(self, row: int, count: int, to: int) -> None:
        """Rows went elsewhere, and the reader stays; see `Heights.move`."""
        held = self._hold(range(row, row + count))
        self.heights.move(row, count, to)
        if held:
            rest = held.row - count if held.row >= row else held.row
            self._held = replace(held, row=rest + count if rest >= to else rest)
        self._restore()

    def change(self, row: int, size: Size) -> None:
        """A row has another content; see `Heights.change`."""
        self._hold()
        self.heights.change(row, size)

    def clear(self) -> None:
        """No rows any more."""
        self.heights.clear()
        self.scroll(0)

    def settle(self, measure: Callable[[int], int]) -> None:
        """Measure every row that is seen, while the row that the reader looks at stands still."""
        self._held = self._held or self._steady()
        while True:
            self._restore()
            seen = self.rows(0, self.height - 1)
            guessed = [row for row in seen if not self.heights.is_measured(row)]
            if not guessed:
                break
            for row in guessed:
                self.heights.measure(row, measure(row))
        self._held = None
        self.follows = self.offset >= self.limit

    def _hold(self, leaving: range = range(0)) -> Anchor | None:
        """Choose the row that stands still through the changes until the next `settle`."""
        if self._held is None or self._held.row in leaving:
            self._held = self._anchor(leaving)
        return self._held

    def _anchor(self, leaving: range) -> Anchor | None:
        """The first row of which the upper edge is seen; else the one that fills the pane."""
        seen = [row for row in self.rows(0, self.height - 1) if row not in leaving]
        if not seen:
            near = leaving.stop, leaving.start - 1
            seen = [row for row in near if 0 <= row < len(self.heights)]
        row = next((row for row in seen if self.y(row) >= 0), seen[-1] if seen else None)
        return None if row is None else self._stand(row)

    def _steady(self) -> Anchor | None:
        """The first row that is measured already, for its neighbours will still change."""
        seen = self.rows(0, self.height - 1)
        row = next((row for row in seen if self.heights.is_measured(row)), None)
        return self._anchor(range(0)) if row is None else self._stand(row)

    def _stand(self, row: int) -> Anchor:
        return Anchor(row, self.y(row), self.heights.height(row))

    def _restore(self) -> None:
        """Put the anchor back where it was, or the end where it belongs."""
        held = self._held
        if self.follows:
            self.offset = self.limit
        elif held is not None:
            y = held.y
            if y < 0 and held.height:
                y = y * self.heights.height(held.row) // held.height
            self.offset = min(max(self.heights.top(held.row) - y, 0), self.limit)
