"""Parts side by side: the same answers, and nothing left behind."""

import os
import subprocess
import sys
import threading
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import on_threads
from threadpoolctl import threadpool_info, threadpool_limits

import cnn_course as cc
from cnn_course import threads


def blas_threads():
    return [i["num_threads"] for i in threadpool_info()
            if i["user_api"] == "blas"]  # fmt: skip


@pytest.mark.parametrize("count", [1, 2, 3])
def test_answers_come_in_order(count):
    with on_threads(count):
        assert threads.each(abs, range(-9, 0)) == list(range(9, 0, -1))
        assert threads.each(abs, []) == []


def test_parts_are_done_at_the_same_time():
    both = threading.Barrier(2, timeout=30)
    with on_threads(2):
        threads.each(lambda _: both.wait(), range(2))


def test_at_most_one_is_the_thread_that_calls():
    with on_threads(3), threads.at_most(1), threads.at_most(2):
        seen = threads.each(lambda _: threading.get_ident(), range(9))
    assert set(seen) == {threading.get_ident()}
    assert not threads._limits


def test_settings_of_numpy_hold_in_every_thread():
    both = threading.Barrier(2, timeout=30)

    def how(_):
        both.wait()
        return np.geterr()["divide"]

    with on_threads(2), np.errstate(divide="raise"):
        assert threads.each(how, range(2)) == ["raise", "raise"]


def test_parts_may_have_parts():
    def inner(part):
        return sum(threads.each(lambda n: n * part, range(5)))

    with on_threads(3):
        assert threads.each(inner, range(9)) == [10 * n for n in range(9)]


@pytest.mark.parametrize("count", [1, 3])
def test_what_goes_wrong_is_told_and_blas_gets_its_threads_back(count):
    with threadpool_limits(2, "blas"):
        before = blas_threads()
        with on_threads(count):
            seen = threads.each(lambda _: blas_threads(), range(3))
            assert seen == [[1] * len(before)] * 3
            with pytest.raises(ZeroDivisionError):
                threads.each(lambda n: 1 // n, [1, 2, 0, 3])
        assert blas_threads() == before


@pytest.mark.parametrize("wrong", ["caller", "helper"])
def test_what_goes_wrong_ends_the_work_and_waits_for_what_was_begun(wrong):
    both, told = threading.Barrier(2, timeout=30), threading.Event()
    begun, ended = [], []

    def part(number):
        begun.append(number)
        if number < 2:
            both.wait()
            mine = threading.current_thread() is threading.main_thread()
            if mine == (wrong == "caller"):
                told.set()
                raise ZeroDivisionError
            told.wait(timeout=30)
            time.sleep(0.05)  # by now the other one has drained what is left
        ended.append(number)

    with on_threads(2), pytest.raises(ZeroDivisionError):
        threads.each(part, range(9))
    assert sorted(begun) == [0, 1]
    assert len(ended) == 1


def test_a_helper_that_is_busy_elsewhere_is_not_waited_for():
    """While the only helper works for another, one thread does it all."""
    let_go, taken = threading.Event(), threading.Event()

    def hold(_):
        if threading.current_thread() is not other:
            taken.set()
            let_go.wait(timeout=30)
        else:
            taken.wait(timeout=30)

    other = threading.Thread(target=lambda: threads.each(hold, range(2)))
    with on_threads(2):
        other.start()
        assert taken.wait(timeout=30)
        try:
            assert threads.each(abs, [-1, -2, -3]) == [1, 2, 3]
        finally:
            let_go.set()
            other.join()


@given(st.integers(1, 200), st.integers(1, 200))
def test_slices_cover_a_length(length, most):
    cuts = threads.slices(length, most)
    cells = np.concatenate([np.arange(length)[cut] for cut in cuts])
    assert cells.tolist() == list(range(length))
    sizes = [cut.stop - cut.start for cut in cuts]
    assert len(sizes) == -(-length // most)
    assert min(sizes) > 0
    if len(sizes) == 2:
        assert abs(sizes[0] - 9 / 17 * length) <= 0.5
    else:
        assert max(sizes) <= most
        assert max(sizes) - min(sizes) <= 1


def test_the_first_of_two_is_longer():
    assert threads.slices(128, 64) == [slice(0, 68), slice(68, 128)]
    assert threads.slices(2, 1) == [slice(0, 1), slice(1, 2)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_forked_child_makes_threads_of_its_own():
    x, w = np.ones((9, 8, 60, 60)), np.ones((8, 8, 3, 3))
    with on_threads(2):
        y = cc.conv2d(x, w)  # now there is a pool, whose threads don't fork
        child = os.fork()
        if not child:
            same = np.array_equal(cc.conv2d(x, w), y)
            os._exit(0 if same else 1)
        assert os.waitpid(child, 0)[1] == 0


def test_no_thread_before_there_is_work():
    code = "import cnn_course, threading; print(threading.active_count())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["1"]
