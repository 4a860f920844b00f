"""Parts of a piece of work, side by side on the cores of the computer.

NumPy lets other threads run while it copies, adds or multiplies. So parts
that don't depend on each other can be done at the same time.
"""

import os
from contextlib import contextmanager
from contextvars import copy_context
from functools import cache, lru_cache
from itertools import pairwise
from threading import Lock

MOST = 4  # threads: each needs memory of its own, and they share one bus

_limits = []


@contextmanager
def at_most(count):
    """Let :func:`each` use no more than ``count`` threads meanwhile."""
    _limits.append(count)
    try:
        yield
    finally:
        _limits.remove(count)


def each(function, parts):
    """Return [function(part) for part in parts], several at a time.

    The thread that calls takes part after part, and so does a helper for
    each further core. How many there are changes no answer, because every
    part is done by one thread, and the answers stay in order.
    """
    parts = list(parts)
    answers, todo = [None] * len(parts), iter(enumerate(parts))

    def work():
        for at, part in todo:
            answers[at] = function(part)

    count = min(len(parts), cores(), MOST, *_limits)
    with blas_on_one_thread:
        pool = _helpers(os.getpid()) if count > 1 else None
        helpers = [  # each with the settings of NumPy that hold here
            pool.submit(copy_context().run, work) for _ in range(count - 1)
        ]
        work()
        for helper in helpers:  # one that never got to start is not needed
            helper.cancel() or helper.result()
    return answers


def slices(length, most):
    """Return slices that cover a length, about equal and about ``most`` long.

    Of two, the first is an eighth longer: the thread that calls begins with
    it at once, while a helper still wakes up. More of them even out.
    """
    count = -(-length // most)
    lead = count == 2
    ends = [(8 * i + lead) / (8 * count + lead) for i in range(1, count + 1)]
    cuts = [0, *(round(length * end) for end in ends)]
    return [slice(*ends) for ends in pairwise(cuts)]


def cores():
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@lru_cache(maxsize=1)
def _helpers(process):
    """Return a pool of threads; a forked process needs one of its own."""
    # Imported here, since it brings logging: a tenth of the course's import.
    from concurrent.futures import ThreadPoolExecutor

    most = max(1, min(cores(), MOST) - 1)  # always the same ones: awake, warm
    return ThreadPoolExecutor(most, thread_name_prefix="cnn_course")


class _OneBlasThread:
    """A context in which each product of matrices keeps to one thread.

    BLAS, which multiplies matrices for NumPy, has one setting for the whole
    process: the first to come in changes it, the last one out puts it back.
    """

    def __init__(self):
        """Start with nobody inside."""
        self.inside, self.lock = 0, Lock()

    def __enter__(self):
        """Remember how many threads BLAS used, and let it use one."""
        with self.lock:
            if not self.inside:
                self.before = [blas.num_threads for blas in _libraries()]
                for blas in _libraries():
                    blas.set_num_threads(1)
            self.inside += 1

    def __exit__(self, *_):
        """Give BLAS its threads back."""
        with self.lock:
            self.inside -= 1
            if not self.inside:
                for blas, count in zip(_libraries(), self.before, strict=True):
                    blas.set_num_threads(count)


blas_on_one_thread = _OneBlasThread()


@cache
def _libraries():
    """Return what sets the threads of each BLAS that NumPy has loaded."""
    from threadpoolctl import ThreadpoolController  # takes a while

    found = ThreadpoolController().select(user_api="blas")
    return found.lib_controllers
