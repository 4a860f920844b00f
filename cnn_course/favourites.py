"""The favourites of every unit, looked for once and kept in a file.

The file's name is a digest of the layers, the weights and the images: with
other weights it is another file, and the oldest ones are thrown away.
"""

import contextlib
import hashlib
import os
from math import prod
from pathlib import Path

import numpy as np
import platformdirs

from cnn_course.vision import Best, activations, look_through
from cnn_course.weights import named, read_arrays, write_arrays

VARIABLE = "CNN_COURSE_CACHE"
KEPT = 8  # files; one of LeNet has a tenth of a megabyte


def folder():
    """Return the folder: CNN_COURSE_CACHE, or in the user's cache folder."""
    wanted = os.environ.get(VARIABLE, "")
    if wanted:
        return Path(wanted)
    return platformdirs.user_cache_path("cnn-course") / "favourites"


def digest(net, images, count=9):
    """Return a name that is another one for other weights or images."""
    told = hashlib.sha256(repr((net, images.shape, count)).encode())
    for layer in net.layers:
        told.update(repr(getattr(layer, "place", "")).encode())
    for key, values in named(net).items():
        told.update(repr((key, values.shape, values.dtype.str)).encode())
        told.update(np.ascontiguousarray(values))
    told.update(np.ascontiguousarray(images))
    return told.hexdigest()[:32]


def look(net, images, count=9):
    """Yield how many images were seen, and in the end the favourites.

    What is in the file comes at once. Without a file, or with a broken one,
    all images are looked through, and a file is written if that can be.

    Args:
        net: a :class:`cnn_course.lenet.Network`.
        images: to choose from, (N, C, H, W).
        count: how many images a channel gets.

    Yields:
        Pairs: the number of images that were seen, and None or, last of all,
        a list of :class:`cnn_course.vision.Best`, one a layer.

    Raises:
        TypeError, ValueError: the images do not fit the net.
    """
    path = folder() / f"{digest(net, images, count)}.npz"
    found = _read(path, net, images)
    if found is None:
        for seen, so_far in look_through(net, images, count):
            found = so_far
            yield seen, None
        _write(path, found)
    yield len(images), found


def _read(path, net, images):
    """Return the favourites in a file, or None if there are none to read."""
    try:
        arrays = read_arrays(path)
        found = [
            Best(
                *(arrays[f"{at}.{name}"] for name in Best._fields[:3]),
                tuple(arrays[f"{at}.shape"].tolist()),
            )
            for at in range(len(net.layers))
        ]
    except (OSError, ValueError, KeyError):
        return None
    with contextlib.suppress(OSError):
        os.utime(path)  # so that it is not the oldest one
    made = activations(net, images[:1])
    fit = (
        _fits(best, len(images), maps.shape[1:])
        for best, maps in zip(found, made, strict=True)
    )
    return found if all(fit) else None


def _fits(best, images, shape):
    """Return whether what was read can be the favourites of a layer."""
    cells = prod(shape[1:])
    return (
        best.shape == shape[1:]
        and best.images.ndim == 2
        and best.images.shape == best.cells.shape == best.values.shape
        and best.images.shape[1] == shape[0]
        and best.images.dtype.kind == best.cells.dtype.kind == "i"
        and best.values.dtype.kind in "if"
        and 0 <= best.images.min(initial=0)
        and best.images.max(initial=0) < images
        and 0 <= best.cells.min(initial=0)
        and best.cells.max(initial=0) < cells
    )


def _write(path, found):
    """Write favourites to a file, and throw the oldest files away."""
    arrays = {
        f"{at}.{name}": np.asarray(value, int if name == "shape" else None)
        for at, best in enumerate(found)
        for name, value in best._asdict().items()
    }
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_arrays(path, arrays)
        files = sorted(path.parent.glob("*.npz"), key=os.path.getmtime)
        for old in files[:-KEPT]:
            old.unlink()
