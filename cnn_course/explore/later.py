"""Long work in slices beside the kernel's other work; the newest one wins.

What takes longer than a moment must not hold up a pen or a slider. It is
written as a generator, which yields what there is to show so far. Each slice
is done by a thread; between two of them the kernel takes what was drawn or
moved meanwhile, and work that nobody waits for any more ends.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from threading import Lock

from cnn_course.explore.turns import in_turn

END = object()


class Later:
    """Does one piece of work at a time, the newest."""

    def __init__(self):
        """Begin with nothing to do."""
        self._work = None

    @property
    def key(self):
        """What is being done now: the key it was started with, or None."""
        return None if self._work is None else self._work.key

    def start(self, key, steps, show):
        """Begin with some work; what was not done before is dropped.

        Without a running kernel it is done at once, to its end.

        Args:
            key: any value that tells this work from other work.
            steps: an iterator; what it yields is handed to ``show``.
            show: called with each result, in the thread that started it.
        """
        self._work = _Work(key, steps, show)
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self.finish()
            return
        self._work.task = loop.create_task(self._run(self._work))

    def drop(self):
        """End the work after its present slice; nothing more is shown."""
        self._work = None

    @in_turn
    def finish(self):
        """Do now what is left to do, and show its last result."""
        work, self._work = self._work, None
        if work is None:
            return
        while work.slice() is not END:
            pass
        if work.newest is not END:
            work.show(work.newest)

    async def _run(self, work):
        """Do some work, slice by slice, as long as it is the newest."""
        loop = asyncio.get_running_loop()
        while work is self._work:
            result = await loop.run_in_executor(_thread(), work.slice)
            self._take(work, result)

    @in_turn
    def _take(self, work, result):
        """Show a result, if anybody still waits for it."""
        if work is not self._work:
            return
        if result is END:
            self._work = None
        else:
            work.show(result)


class _Work:
    """An iterator that only one thread at a time goes on with."""

    task = None  # kept, or it might be collected before its end

    def __init__(self, key, steps, show):
        """Take what `Later.start` takes."""
        self.key, self.show = key, show
        self.newest = END  # result; it may be shown later than it was made
        self._steps, self._lock = iter(steps), Lock()

    def slice(self):
        """Return the next result, or END."""
        with self._lock:
            result = next(self._steps, END)
            if result is not END:
                self.newest = result
            return result


@cache
def _thread():
    """Return the one thread that does the slices."""
    return ThreadPoolExecutor(1, thread_name_prefix="cnn_course_later")
