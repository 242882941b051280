"""Gives the end-to-end tests their fixtures, where windows can be driven."""

import sys

if sys.platform == "linux":
    from tests.e2e.fixtures import (
        ends,
        open_server,
        open_terminal,
        open_window,
        pytest_runtest_makereport,
        raw_guest,
        room,
        server,
        stage,
    )

    __all__ = [
        "ends",
        "open_server",
        "open_terminal",
        "open_window",
        "pytest_runtest_makereport",
        "raw_guest",
        "room",
        "server",
        "stage",
    ]
else:  # X11, pseudo-terminals, AT-SPI: what is frozen is tried everywhere, the rest on Linux only
    collect_ignore_glob = ["test_[!f]*.py", "test_first_page.py"]
