"""How long the property tests search: the same short way each time, or far with `--longo`."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "curto",
    max_examples=60,
    derandomize=True,  # a check that fails tomorrow must not be one that passed today by luck
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "longo",
    settings.get_profile("curto"),
    max_examples=20_000,
    derandomize=False,
    print_blob=True,
)


def load(config: pytest.Config) -> None:
    """Choose the profile before the tests are imported: they read it when they are decorated."""
    settings.load_profile("longo" if config.getoption("--longo", default=False) else "curto")
