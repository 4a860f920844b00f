"""A learner's own code: run it, with a limit, and say what happened."""

import contextlib
import ctypes
import io
import linecache
import threading
import time
import traceback
from typing import Any, NamedTuple

from cnn_course.texts import say

SECONDS = 3  # a function of a lesson needs milliseconds
ALONE = threading.RLock()  # what is printed goes one way for all threads


class Outcome(NamedTuple):
    """What became of a call: a value, or a sentence that says why not.

    Attributes:
        value: what the function returned; None if it failed.
        failure: a sentence, or "" if all went well.
        stuck: True if the call was stopped because it took too long, or
            wanted more memory than there is; it need not be called again.
    """

    value: Any = None
    failure: str = ""
    stuck: bool = False


class TimeLimit(BaseException):
    """A call took too long. No `except Exception` of a learner's stops it."""


def run(function, *arguments, seconds=SECONDS, within=None, **named):
    """Call a learner's function and return an Outcome; nothing is raised.

    What it prints is swallowed. Whatever it raises becomes a sentence with
    the line it was raised in. A loop without end is stopped, on every
    system; only a single call into compiled code cannot be.

    Args:
        function: what to call.
        arguments: its arguments; give copies, they may be changed.
        seconds: how long it may take.
        within: a context manager to call it in, or None.
        named: its arguments by keyword.
    """
    name = name_of(function)
    silence = io.StringIO()
    try:
        with (
            ALONE,  # a cell may call one while an explorer does
            contextlib.redirect_stdout(silence),
            contextlib.redirect_stderr(silence),
            time_limit(seconds),
            within or contextlib.nullcontext(),
        ):
            value = function(*arguments, **named)
    except TimeLimit:
        sentence = say("foreign.endless", name=name, seconds=seconds)
        return Outcome(failure=sentence, stuck=True)
    except BaseException as error:  # SystemExit too: foreign code
        if isinstance(error, KeyboardInterrupt):
            return Outcome(failure=say("foreign.interrupted", name=name))
        full = isinstance(error, MemoryError)
        return Outcome(failure=told(error, function), stuck=full)
    if value is None:
        return Outcome(failure=say("foreign.nothing", name=name))
    return Outcome(value)


def name_of(function):
    """Return what a function is called, in one short word."""
    name = attribute(function, "__name__", type(function).__name__)
    return str(name)[:40]


def attribute(thing, name, default=None):
    """Return an attribute of a foreign object, or what stands for it.

    Whatever it raises when it is asked, it has none then.
    """
    try:
        return getattr(thing, name, default)
    except Exception:
        return default


def told(error, function):
    """Return an exception as a sentence, with the learner's own line."""
    reason = f"{type(error).__name__}: {_in_words(error)}".removesuffix(": ")
    told = {"name": name_of(function), "reason": reason}
    line, source = _where(error, function)
    if not line:
        return say("foreign.raised", **told)
    return say("foreign.raised.line", **told, line=line, source=source)


@contextlib.contextmanager
def time_limit(seconds):
    """Raise TimeLimit in this thread if the block takes longer.

    A second thread plants the exception, and goes on planting it, since a
    bare `except:` in a loop may swallow one after the other.
    """
    here, done, fired = threading.get_ident(), threading.Event(), []

    def plant():
        fired.append(True)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(here), ctypes.py_object(TimeLimit)
        )

    def watch():
        wait = seconds
        while not done.wait(wait):
            plant()
            wait = 0.0005

    watcher = threading.Thread(target=watch, daemon=True)
    try:
        watcher.start()
        yield
    finally:
        _end(watcher, done, fired, plant)


def _end(watcher, done, fired, plant):
    """Stop the watcher, and wait until nothing it planted is left.

    One that was planted too late may come in here, or may not have come yet;
    so one more is planted in its place, and waited for. (To plant nothing
    instead would leave CPython 3.11 looking for it for ever after.)
    """
    ended = False
    while True:
        try:
            done.set()
            if watcher.ident:
                watcher.join()
            ended = True
            if not fired:
                return
            plant()
            while True:
                time.sleep(0)
        except TimeLimit:
            if ended:
                return


def _in_words(error):
    """Return an exception's message on one line, not too long."""
    try:
        text = " ".join(str(error).split())
    except Exception:  # its __str__ is foreign code as well
        return ""
    return text if len(text) <= 200 else f"{text[:199]}…"


def _where(error, function):
    """Return the last line of the learner's file that was running.

    Both its number and its text; (None, "") if there is none.
    """
    code = attribute(function, "__code__")
    if code is None:
        return None, ""
    frames = traceback.walk_tb(error.__traceback__)
    lines = [n for frame, n in frames if _file(frame) == code.co_filename]
    if not lines:
        return None, ""
    return lines[-1], linecache.getline(code.co_filename, lines[-1]).strip()


def _file(frame):
    """Return the file that a frame's code stands in."""
    return frame.f_code.co_filename
