"""An allocator that keeps freed memory, for all who run in a benchmark.

PyTorch is faster when freed memory is kept for the next step. A process can
be told so only before it starts, so a benchmark starts itself again.
"""

import os
import sys

ALLOCATOR = {
    "MALLOC_MMAP_THRESHOLD_": "4000000000",
    "MALLOC_TRIM_THRESHOLD_": "40000000000",
    "MALLOC_TOP_PAD_": "500000000",
}
SLOWER = "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"


def restart():
    """Start this script again with the allocator, unless it has it."""
    slower = [name for name in SLOWER if name in os.environ]
    if ALLOCATOR.items() <= os.environ.items() and not slower:
        return
    for name in slower:
        del os.environ[name]
    os.environ.update(ALLOCATOR)
    os.execv(sys.executable, [sys.executable, *sys.argv])
