"""Programs for the tests of faults."""

from tests.support.fixtures import program

__all__ = ["program"]
