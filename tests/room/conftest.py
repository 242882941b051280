"""Chooses how long the property tests of this folder search."""

import pytest

from tests import profiles


def pytest_configure(config: pytest.Config) -> None:
    profiles.load(config)
