"""Workers who share the parts of a batch: alone, as processes, as threads.

Each part has a row for its gradients, and the rows are added in the order of
the parts. So the sum has the same bits, however many work on it.

NumPy's small steps are short, and Python lets only one thread at a time
choose the next one; so two processes beat two threads by far. A process that
is forked begins with all that its parent has: net, images, optimiser. It does
the same training, step by step, and what the two have to tell each other are
their rows, in memory that both can see.
"""

import contextlib
import mmap
import os
import signal
import sys
import warnings
from functools import reduce

import numpy as np

PATIENCE = 60  # seconds that a worker is waited for
CAN_FORK = sys.platform == "linux"  # elsewhere libraries don't survive it


class Worker:
    """One who works alone.

    Args:
        compute: called with a part and a row to be filled with its
            gradients, returns two numbers that are added up, too.
        parts: how many parts a batch has at most.
        size: how many numbers a row has.
        dtype: of these numbers.
    """

    def __init__(self, compute, parts, size, dtype):
        """Make room for the rows."""
        self.compute = compute
        self.rows, self.told = self._room(parts, size, np.dtype(dtype))
        self.turn = 0

    def work(self, parts):
        """Return the sum of all rows, and of the two numbers of each."""
        self.turn = 1 - self.turn
        self._share(parts)
        rows, told = self.rows[self.turn], self.told[self.turn]
        total = reduce(np.add, rows[: len(parts)])
        return total, told[: len(parts)].sum(axis=0)

    def close(self):
        """End all others."""

    def _share(self, parts):
        """See to it that all rows are filled."""
        for place, part in enumerate(parts):
            self._fill(place, part)

    def _fill(self, place, part):
        """Fill the row of one part."""
        row = self.rows[self.turn, place]
        self.told[self.turn, place] = self.compute(part, row)

    def _room(self, parts, size, dtype):
        """Return rows and told, twice: the last sum may still be read."""
        return np.zeros((2, parts, size), dtype), np.zeros((2, parts, 2))


class Threads(Worker):
    """Threads; each has a net of its own, with the same parameters.

    Args:
        computes: as ``compute``, one a thread.
        parts, size, dtype: as for :class:`Worker`.
    """

    def __init__(self, computes, parts, size, dtype):
        """Begin them when there is something to do."""
        from concurrent.futures import ThreadPoolExecutor  # slow to import

        super().__init__(computes[0], parts, size, dtype)
        self.computes = computes
        self.pool = ThreadPoolExecutor(len(computes))

    def close(self):
        """End the threads."""
        self.pool.shutdown()

    def _share(self, parts):
        """Let each thread take every so-manieth part."""
        number = len(self.computes)
        list(self.pool.map(self._take, range(number), [parts] * number))

    def _take(self, thread, parts):
        """Fill the rows of one thread."""
        for place in range(thread, len(parts), len(self.computes)):
            row = self.rows[self.turn, place]
            told = self.computes[thread](parts[place], row)
            self.told[self.turn, place] = told


class Processes(Worker):
    """Forked processes that train in step with this one.

    A worker who gets lost (killed, say, when memory is short) is not missed:
    this process then goes on alone, and to the same result.

    Args:
        compute, parts, size, dtype: as for :class:`Worker`.
        number: how many, with this one.
        follow: what the others do: called with the Worker, it trains to the
            end, and tells nobody.
    """

    def __init__(self, compute, parts, size, dtype, number, follow):
        """Fork the others."""
        super().__init__(compute, parts, size, dtype)
        self.rank, self.number, self.children = 0, number, []
        lines = _lines(number)
        for rank in range(1, number):
            with warnings.catch_warnings():
                # Python warns that threads don't come along; no one needs
                # them, for the child does arithmetic only.
                warnings.simplefilter("ignore", DeprecationWarning)
                child = os.fork()
            if child == 0:
                self._be(rank, lines, follow)
            self.children.append(child)
        self._keep(lines)
        for line in self.lines:
            line.settimeout(PATIENCE)

    def close(self):
        """End the others; all that they know is known here as well."""
        for line in self.lines:
            line.close()
        for child in self.children:
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
        self.lines, self.children, self.number = [], [], 1

    def _share(self, parts):
        """Fill one's own rows, and wait for the others."""
        for place in range(self.rank, len(parts), self.number):
            self._fill(place, parts[place])
        if self._meet():
            return
        if self.rank:
            raise EOFError("the training was ended")
        number = self.number
        self.close()
        for place, part in enumerate(parts):
            if place % number:
                self._fill(place, part)

    def _meet(self):
        """Wait until all are here; return whether they are."""
        try:
            for line in self.lines:
                line.send(b".")
            return all(line.recv(1) for line in self.lines)
        except OSError:
            return False

    def _be(self, rank, lines, follow):
        """Be one of the others, to the end."""
        try:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            self.rank, self.children = rank, []
            self._keep(lines)
            follow(self)
        finally:
            os._exit(0)  # leave the parent's files and threads alone

    def _keep(self, lines):
        """Keep one's own ends of the lines, so that others see one end."""
        self.lines = list(lines.pop(self.rank).values())
        for ends in lines.values():
            for end in ends.values():
                end.close()

    def _room(self, parts, size, dtype):
        """Return rows and told in memory that forked processes share."""
        numbers = 2 * parts * size
        rows = np.frombuffer(
            mmap.mmap(-1, numbers * dtype.itemsize), dtype, numbers
        )
        told = np.frombuffer(mmap.mmap(-1, 2 * parts * 2 * 8), float)
        return rows.reshape(2, parts, size), told.reshape(2, parts, 2)


def _lines(number):
    """Return for each worker its ends of the lines to all others."""
    import socket  # slow to import, and two workers come later

    ends = {rank: {} for rank in range(number)}
    for one in range(number):
        for other in range(one + 1, number):
            ends[one][other], ends[other][one] = socket.socketpair()
    return ends
