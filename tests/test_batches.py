"""Work for another thread: in order, all that waits at once, and never a wait for whoever gives."""

import threading

from app.batches import Batches


def test_all_that_waits_is_one_batch_in_its_order() -> None:
    batches: Batches[int] = Batches()
    batches.put([1, 2])
    batches.put([3])
    batches.end()
    assert list(batches) == [[1, 2, 3]]


def test_what_comes_in_while_one_is_worked_on_is_the_next() -> None:
    batches: Batches[int] = Batches()
    batches.put([1])
    seen = []
    for batch in batches:
        seen.append(batch)
        if len(seen) == 1:
            batches.put([2])
            batches.put([3, 4])
        else:
            batches.end()
    assert seen == [[1], [2, 3, 4]]


def test_without_work_they_end_without_a_batch() -> None:
    batches: Batches[int] = Batches()
    batches.put([])
    batches.end()
    assert list(batches) == []


def test_whoever_works_waits_for_the_first() -> None:
    batches: Batches[int] = Batches()
    seen: list[list[int]] = []
    worked = threading.Event()

    def work() -> None:
        for batch in batches:
            seen.append(batch)
            worked.set()

    worker = threading.Thread(target=work)
    worker.start()
    batches.put([1])
    assert worked.wait(5)
    assert worker.is_alive()
    batches.end()
    worker.join(5)
    assert seen == [[1]]
    assert not worker.is_alive()
