"""Long work in a process of its own: results, progress, errors, cancelling, and what is left behind."""

import os
import signal
import threading
import time
from concurrent.futures import CancelledError

import pytest

from werkstatt.jobs import JobDied, Jobs


def add(a, b):
    return a + b


def count(upto, report):
    for number in range(upto):
        report(number)
    return "done"


def fail():
    raise ValueError("no")


def process_id():
    return os.getpid()


def work_for_ever(report):
    report("begun")
    threading.Event().wait()


def die():
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def jobs():
    made = Jobs()
    yield made
    made.close()


def test_work_is_done_elsewhere_and_the_process_stays_warm(jobs):
    assert jobs.run(add, 2, 3).result(10) == 5
    first, second = (jobs.run(process_id).result(10) for _ in range(2))
    assert first == second != os.getpid()


def test_progress_arrives_in_order(jobs):
    seen = []
    assert jobs.run(count, 5, progress=seen.append).result(10) == "done"
    assert seen == [0, 1, 2, 3, 4]


def test_an_error_comes_back_as_it_is(jobs):
    with pytest.raises(ValueError, match="no"):
        jobs.run(fail).result(10)
    assert jobs.run(add, 1, 1).result(10) == 2


def test_cancelling_ends_the_running_job_and_the_next_one_runs(jobs):
    begun = []
    endless = jobs.run(work_for_ever, progress=begun.append)
    deadline = time.monotonic() + 10
    while not begun and time.monotonic() < deadline:
        os.sched_yield()
    jobs.cancel()
    with pytest.raises(CancelledError):
        endless.result(10)
    assert jobs.run(add, 1, 2).result(10) == 3


def test_a_process_that_dies_is_told_and_replaced(jobs):
    with pytest.raises(JobDied):
        jobs.run(die).result(10)
    assert jobs.run(add, 1, 2).result(10) == 3


@pytest.mark.parametrize("pause", [0.0, 0.02, 0.1, 0.3])
def test_closing_in_the_middle_of_a_start_ends_everything_at_once(pause):
    jobs = Jobs()
    first, second = jobs.run(add, 1, 2), jobs.run(work_for_ever, progress=lambda said: None)
    threading.Event().wait(pause)
    began = time.monotonic()
    jobs.close()
    assert time.monotonic() - began < 5
    outcomes = [outcome(job) for job in (first, second, jobs.run(add, 1, 2))]
    assert outcomes[0] in {3, "cancelled"}
    assert outcomes[1:] == ["cancelled", "cancelled"]


def outcome(job):
    try:
        return job.result(5)
    except CancelledError:
        return "cancelled"
