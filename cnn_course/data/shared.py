"""MNIST once for a whole class: files that every kernel maps into memory.

Each kernel that loads MNIST would have 280 MB of its own. On a hub the images
are laid out once, as they stand in memory (`share`), and `load_mnist` then
maps the files: all learners look at the same pages. A learner who writes into
her images gets a copy of the pages that she writes into, and of no others.
"""

import os
from pathlib import Path

import numpy as np

HALVES = ("train", "t10k")
PADS = (0, 2)  # that the lessons ask for
PLACE = "CNN_COURSE_SHARED"  # the variable that names the folder


def share(folder):
    """Lay out MNIST in a folder, for all to read; what is there stays.

    It takes 500 MB, and some seconds. Who reads it needs `PLACE` set to it.

    Raises:
        DataError: a file of MNIST is missing or damaged.
        OSError: the folder cannot be written.
    """
    from cnn_course.data.mnist import load_mnist

    folder = Path(folder)
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    for pad in PADS:
        if all(
            _file(folder, half, pad).exists() for half in ("train", "t10k")
        ):
            continue
        mnist = load_mnist(pad)
        for half, x in zip(HALVES, (mnist.x_train, mnist.x_test), strict=True):
            file = _file(folder, half, pad)
            part = file.with_suffix(".part.npy")
            np.save(part, x)
            part.chmod(0o644)
            os.replace(part, file)


def shared(half, pad, count):
    """Return the images of a half from the folder of the class, or None.

    Args:
        half: "train" or "t10k".
        pad: as in `load_mnist`.
        count: how many images there must be.

    Returns:
        float32 (count, 1, 28 + 2·pad, 28 + 2·pad), that can be written into
        (nobody else sees it); None if there is no such folder, or no such
        file that fits.
    """
    folder = os.environ.get(PLACE)
    if not folder:
        return None
    try:
        x = np.load(_file(folder, half, pad), mmap_mode="c")
    except (OSError, ValueError):
        return None
    side = 28 + 2 * pad
    fits = x.shape == (count, 1, side, side) and x.dtype == np.float32
    return x.view(np.ndarray) if fits else None


def _file(folder, half, pad):
    """Return the path of the images of a half, with a frame of `pad`."""
    return Path(folder) / f"mnist-{half}-pad{pad}.npy"
