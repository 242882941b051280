"""The token bucket alone."""

from app.room.throttle import TokenBucket


def test_a_full_bucket_gives_its_burst_and_no_more() -> None:
    bucket = TokenBucket(rate=1.0, burst=3, now=0.0)
    assert [bucket.take(0.0) for _ in range(4)] == [True, True, True, False]


def test_tokens_come_back_at_the_rate_and_never_beyond_the_burst() -> None:
    bucket = TokenBucket(rate=2.0, burst=2, now=0.0)
    assert bucket.take(0.0)
    assert bucket.take(0.0)
    assert not bucket.take(0.4)
    assert bucket.take(0.5)
    assert [bucket.take(1_000.0) for _ in range(3)] == [True, True, False]


def test_it_tells_when_the_next_token_is_there_and_keeps_its_word() -> None:
    bucket = TokenBucket(rate=5.0, burst=1, now=100.0)
    assert bucket.ready_at(100.0) == 100.0
    assert bucket.take(100.0)
    now = 100.0
    for _ in range(1_000):
        ready = bucket.ready_at(now)
        assert 0.19 < ready - now < 0.21
        assert not bucket.take(now + 0.1)
        now = ready
        assert bucket.take(now)


def test_a_clock_that_has_run_for_a_year_makes_nobody_wait_for_a_rounding() -> None:
    now = 31_536_000.0
    bucket = TokenBucket(rate=5.0, burst=1, now=now)
    assert bucket.take(now)
    assert bucket.ready_at(bucket.ready_at(now)) - now < 0.201


def test_what_costs_more_than_is_there_goes_ahead_and_makes_the_next_one_wait() -> None:
    bucket = TokenBucket(rate=2.0, burst=3, now=0.0)
    assert bucket.take(0.0, 17)
    assert bucket.ready_at(0.0) == 7.5
    assert not bucket.take(7.4)
    assert bucket.take(7.5)
