"""A folder that is gone with whoever had it made, or with the program."""

import shutil
import tempfile
import weakref
from pathlib import Path


class TemporaryFolder:
    """An own folder, which nobody else can read. Raises OSError where none can be made."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="sala-"))
        # Python's own TemporaryDirectory warns of what it was made for.
        self._end = weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)

    def delete(self) -> None:
        """Delete it, and all that is in it, now."""
        self._end()
