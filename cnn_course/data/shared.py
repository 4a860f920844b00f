"""Large arrays once for a whole class: files that every kernel maps.

Each kernel that loads MNIST would have 280 MB of its own. On a hub the images
are laid out once, as they stand in memory (`share`), and `load_mnist` then
maps the files: all learners look at the same pages. A learner who writes into
her images gets a copy of the pages that she writes into, and of no others.
The weights of the net for photographs are shared in the same way.
"""

import os
from pathlib import Path

import numpy as np

HALVES = ("train", "t10k")
PADS = (0, 2)  # that the lessons ask for
PLACE = "CNN_COURSE_SHARED"  # the variable that names the folder


def share(folder):
    """Lay out what classes share in a folder, for all to read.

    What is there stays. It takes 500 MB, and some seconds. Who reads it needs
    `PLACE` set to it.

    Raises:
        DataError: a file of MNIST is missing or damaged.
        OSError: the folder cannot be written.
        ValueError: the file of the weights is missing or damaged.
    """
    from cnn_course.data.mnist import load_mnist
    from cnn_course.efficientnet import dog_classifier, shared_name
    from cnn_course.weights import flattened

    folder = Path(folder)
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    for pad in PADS:
        files = [_file(folder, image_name(half, pad)) for half in HALVES]
        if not all(file.exists() for file in files):
            mnist = load_mnist(pad)
            for file, x in zip(files, mnist[::2], strict=True):
                _lay_out(file, x)
    file = _file(folder, shared_name())
    if not file.exists():
        _lay_out(file, flattened(dog_classifier()))


def in_class():
    """Say if there is a folder of the class."""
    return bool(os.environ.get(PLACE))


def shared(name, shape):
    """Return an array from the folder of the class, or None.

    Args:
        name: such as `image_name` returns.
        shape: that it must have.

    Returns:
        float32 of this shape, that can be written into (nobody else sees
        it); None if there is no such folder, or no such file that fits.
    """
    if not in_class():
        return None
    try:
        x = np.load(_file(os.environ[PLACE], name), mmap_mode="c")
    except (OSError, ValueError, EOFError):
        return None
    fits = x.shape == shape and x.dtype == np.float32
    return x.view(np.ndarray) if fits else None


def image_name(half, pad):
    """Return the name of the images of a half, with a frame of `pad`."""
    return f"mnist-{half}-pad{pad}"


def _lay_out(file, x):
    """Write an array for all to read, whole or not at all."""
    part = file.with_suffix(".part.npy")
    np.save(part, x)
    part.chmod(0o644)
    os.replace(part, file)


def _file(folder, name):
    return Path(folder) / f"{name}.npy"
