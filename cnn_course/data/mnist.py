"""MNIST: 70,000 handwritten digits, from four files in IDX format.

An IDX file is a header and then the values, a byte each. The header is a
magic number, 0x0800 + the number of axes, and the length of each axis, all
big-endian 32-bit integers (LeCun, Cortes and Burges, "The MNIST database").
"""

import gzip
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np

from cnn_course.checks import whole
from cnn_course.data.files import check_md5, read_file, refuse
from cnn_course.data.shared import image_name, shared

FOLDER = Path(__file__).parent / "mnist"
FILES = {  # name: (shape, MD5 of the unpacked file)
    "train-images-idx3-ubyte.gz": (
        (60000, 28, 28),
        "6bbc9ace898e44ae57da46a324031adb",
    ),
    "train-labels-idx1-ubyte.gz": (
        (60000,),
        "a25bea736e30d166cdddb491f175f624",
    ),
    "t10k-images-idx3-ubyte.gz": (
        (10000, 28, 28),
        "2646ac647ad5339dbf082846283269ea",
    ),
    "t10k-labels-idx1-ubyte.gz": (
        (10000,),
        "27ae3e4e09519cfbb04c329615203637",
    ),
}


class MNIST(NamedTuple):
    """Images (N, 1, H, W) in [0, 1] and their digits (N,), in two halves."""

    x_train: np.ndarray
    y_train: np.ndarray
    x_test: np.ndarray
    y_test: np.ndarray

    def __repr__(self):
        """The numbers and the size of the images, in one line."""
        height, width = self.x_train.shape[2:]
        return (
            f"MNIST({len(self.x_train):,} training and "
            f"{len(self.x_test):,} test images of {height}×{width})"
        )


def load_mnist(pad=0):
    """Return all of MNIST: x_train, y_train, x_test, y_test.

    Args:
        pad: Columns and rows of zeros to put on each side; LeNet wants 2.

    Returns:
        An `MNIST`: the images as float32 in [0, 1], of shape
        (60000, 1, 28 + 2·pad, 28 + 2·pad) and (10000, ...), 0 is paper and
        1 is ink; the digits as uint8 of shape (60000,) and (10000,).

    Raises:
        DataError: A file is missing or damaged.
        TypeError, ValueError: `pad` is no whole number, or negative.
    """
    return MNIST(*_half("train", pad), *load_test_digits(pad))


def load_test_digits(pad=0):
    """Return MNIST's test half, as `load_mnist` does: x_test, y_test."""
    return _half("t10k", pad)


def _half(name, pad):
    """Return the images and digits of the files that begin with ``name``."""
    pad = whole(pad, "pad", 0)
    images, digits = (f for f in FILES if f.startswith(name))
    shape, md5 = FILES[images]
    side = 28 + 2 * pad
    x = shared(image_name(name, pad), (shape[0], 1, side, side))
    if x is None:
        x = to_images(read_idx(FOLDER / images, shape, md5), pad)
    return x, read_idx(FOLDER / digits, *FILES[digits])


def read_idx(path, shape, md5):
    """Return the array in a gzipped IDX file, as uint8.

    Args:
        path: The file.
        shape: The shape that it must have.
        md5: The MD5 sum of its unpacked bytes, in hexadecimal.

    Raises:
        DataError: The file is missing or damaged, or holds another array.
    """
    packed = read_file(path)
    try:
        content = gzip.decompress(packed)
    except (OSError, EOFError, zlib.error) as error:
        found = f"{len(packed):,} bytes that do not unpack ({error})"
        raise refuse(path, "a gzip file", found) from error
    header = np.array([0x0800 + len(shape), *shape], ">u4").tobytes()
    if not content.startswith(header):
        found = f"one that begins with 0x{content[: len(header)].hex()}"
        expected = f"an IDX file of shape {shape}, which begins with"
        raise refuse(path, f"{expected} 0x{header.hex()}", found)
    check_md5(path, content, md5)
    return (
        np.frombuffer(content, np.uint8, offset=len(header))
        .reshape(shape)
        .copy()
    )


def to_images(pixels, pad):
    """Grey levels (N, H, W) as uint8 to images (N, 1, H + 2·pad, ...)."""
    n, height, width = pixels.shape
    images = np.zeros(
        (n, 1, height + 2 * pad, width + 2 * pad), dtype=np.float32
    )
    inner = images[:, 0, pad : pad + height, pad : pad + width]
    np.divide(pixels, np.float32(255), out=inner)
    return images
