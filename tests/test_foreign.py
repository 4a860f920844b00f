"""A learner's code is run, stopped and told about; nothing gets through."""

import sys
import threading
import time

import numpy as np
import pytest

from cnn_course.foreign import run
from cnn_course.texts import set_language


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language(None)


def test_a_value_comes_back(capsys):
    def noisy(x, *, stride):
        print("printed")
        print("and warned", file=sys.stderr)
        return x * stride

    outcome = run(noisy, 3, stride=2)
    assert outcome == (6, "", False)
    assert capsys.readouterr() == ("", "")


def test_two_at_once_give_the_output_back():
    """A cell calls one while an explorer does, in another thread."""
    before = sys.stdout, sys.stderr
    started, leaves = threading.Event(), threading.Event()

    def first():
        started.set()
        return leaves.wait(0.2)

    def second():
        leaves.set()
        time.sleep(0.1)
        return True

    outcomes = []
    other = threading.Thread(target=lambda: outcomes.append(run(first)))
    other.start()
    started.wait(60)
    outcomes.append(run(second))
    other.join(60)
    assert [outcome.failure for outcome in outcomes] == ["", ""]
    assert (sys.stdout, sys.stderr) == before


def test_an_error_is_told_with_its_line():
    def broken(x):
        y = [1, 2]
        return y[x]

    failure = run(broken, 5).failure
    assert failure.startswith("broken stopped in line ")
    assert "`return y[x]`" in failure
    assert "IndexError: list index out of range" in failure


def test_the_line_is_the_learners_own():
    def broken(x):
        return np.zeros(3).reshape(x)

    assert "`return np.zeros(3).reshape(x)`" in run(broken, 2).failure


class Odd(Exception):
    def __str__(self):
        raise ValueError


class Shouting(Exception):
    def __str__(self):
        return "no\n" * 1000


@pytest.mark.parametrize("error", [SystemExit, GeneratorExit, Odd, Shouting])
def test_whatever_is_raised_becomes_a_short_sentence(error):
    def raising():
        raise error

    failure = run(raising).failure
    assert error.__name__ in failure
    assert len(failure) < 320
    assert "\n" not in failure


def test_an_interrupt_is_told():
    def stopped():
        raise KeyboardInterrupt

    assert run(stopped).failure == "stopped was interrupted."


def test_nothing_returned():
    assert "Is the `return` missing?" in run(lambda: None).failure


def test_what_cannot_be_called():
    assert "TypeError" in run(3).failure
    assert "ZeroDivisionError" in run(divmod, 1, 0).failure


def endless():
    while True:
        pass


def swallowing():
    """Swallow the first exception, whatever it is, and go on."""
    while True:
        try:
            endless()
        except BaseException:
            endless()


def deep(x=0):
    return deep(x + 1)


@pytest.mark.parametrize("function", [endless, swallowing])
def test_a_loop_without_end_is_stopped(function):
    outcome = run(function, seconds=0.1)
    assert outcome.stuck
    assert "did not end within 0.1 s" in outcome.failure
    assert run(abs, -1, seconds=0.1).value == 1  # and all is well after it


def test_endless_recursion():
    assert "RecursionError" in run(deep).failure


def test_no_limit_outlives_its_block():
    for _ in range(200):
        run(time.sleep, 0.001, seconds=0.001)
    time.sleep(0.05)  # nothing is raised here


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_failures_speak_both_languages(lang):
    set_language(lang)
    hangul = any("가" <= c <= "힣" for c in run(lambda: None).failure)
    assert hangul == (lang == "ko")


def test_a_profiler_can_look_on_after_a_call():
    """CPython 3.11 hung in a traced call once nothing had been planted."""
    seen = []
    run(lambda: 1)
    sys.setprofile(lambda frame, event, argument: seen.append(event))
    try:
        run(lambda: 2)
    finally:
        sys.setprofile(None)
    assert "call" in seen
