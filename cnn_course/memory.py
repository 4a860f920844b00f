"""Memory that is freed stays at hand, for the next step of a training.

A training step makes the same large arrays again and again. By default
Linux takes the memory of each back as soon as it is freed, and clears it
page by page when it is wanted anew: half of the time of a step. In a notebook
it goes back when the cell has ended, for thirty learners may share a machine.
"""

import ctypes
import gc
import sys
from functools import cache

MMAP_THRESHOLD, TRIM_THRESHOLD, TOP_PAD = -3, -1, -2  # of <malloc.h>
LARGEST_ARRAY, MOST_KEPT, SPARE = 2**25, 2**30, 2**26  # bytes


@cache
def keep_freed():
    """Ask the system's allocator to keep up to 1 GiB that was freed.

    Where it can't be asked, on macOS and Windows, nothing happens. It is
    asked once and holds for the whole process. Source: mallopt(3).
    """
    if not sys.platform.startswith("linux"):
        return
    ask = getattr(ctypes.CDLL(None), "mallopt", None)  # glibc has it
    if ask is not None:
        ask(MMAP_THRESHOLD, LARGEST_ARRAY)
        ask(TRIM_THRESHOLD, MOST_KEPT)
        ask(TOP_PAD, SPARE)


def give_back():
    """Give the system back what nobody needs any more.

    Figures hold each other in circles, and Python looks for such circles
    seldom: by the end of a lesson they are tens of MB.
    """
    gc.collect()
    _leave_alone_what_is_there()
    trim()


def trim():
    """Give the system back what was freed.

    Where memory can't be given back, on macOS and Windows, Python keeps it
    for what comes next. Source: malloc_trim(3).
    """
    if not sys.platform.startswith("linux"):
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it
    if trim is not None:
        trim(0)


@cache
def _leave_alone_what_is_there():
    """Tell Python once to look only at what is made from now on.

    Before, these are modules above all, which stay: to look through them
    would take a twentieth of a second after each cell.
    """
    gc.freeze()


def after_each_cell(do):
    """Call `do()` whenever a cell has run, if this is a notebook's kernel."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is not None:
        shell.events.register("post_run_cell", lambda result: do())


after_each_cell(give_back)
