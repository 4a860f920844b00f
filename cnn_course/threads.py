"""Parts of a piece of work, side by side on the cores of the computer.

NumPy lets other threads run while it copies, adds or multiplies. So parts
that don't depend on each other can be done at the same time.
"""

import os
from contextlib import contextmanager
from contextvars import copy_context
from functools import cache, lru_cache, partial
from itertools import pairwise
from queue import SimpleQueue
from threading import Lock, Thread

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
    started, ended = [], SimpleQueue()

    def work():
        started.append(True)
        error = None
        try:
            for at, part in todo:
                answers[at] = function(part)
        except BaseException as failure:  # the thread that calls will raise it
            error = failure
            list(todo)  # nobody begins another part
        ended.put(error)

    helpers = min(len(parts), cores(), MOST, *_limits) - 1
    with blas_on_one_thread:
        for _ in range(helpers):  # with the settings of NumPy that hold here
            _jobs(os.getpid()).put(partial(copy_context().run, work))
        work()
        # A helper that has not started yet will find nothing left to do.
        errors = [ended.get() for _ in started]
    for error in filter(None, errors):
        raise error
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
def _jobs(process):
    """Return a queue of jobs for helpers; a forked process needs its own.

    There is a helper for each further core, so it is always the same ones
    that work: their memory is warm. concurrent.futures would do, but it takes
    half as long again to hand over a job and to hear that it is done, and
    that is time in which the others wait: 4 % of a convolution of LeNet.
    """
    jobs = SimpleQueue()
    for _ in range(max(1, min(cores(), MOST) - 1)):
        Thread(target=_help, args=[jobs], daemon=True).start()
    return jobs


def _help(jobs):
    """Do one job after the other, as long as the process lives."""
    while True:
        jobs.get()()


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
