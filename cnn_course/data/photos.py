"""Photographs and animals to look at, as arrays of grey levels."""

import io
import math
import os
import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from cnn_course.checks import whole
from cnn_course.data.files import DataError, check_md5, read_file

FOLDER = Path(__file__).parent / "photos"
FILES = {  # name: MD5 of the PNG file
    "brick": "a9e9dab5b3bb1625faec3795ae59431a",
    "camera": "ee16e0c13eb2b909159ff849fb3e1341",
    "chelsea": "27a151c501a8f64eb415bdc895f2947d",
    "coffee": "fc418d294425e8e55461b202906be82c",
}
ANIMAL_FOLDER = Path(__file__).parent / "animals"
ANIMAL_FILES = {
    "dingo": "cc63aa1d6a2fb61e7e5bf890df4fff60",
    "dog": "46cf133a65ead56ca89a22bdba7deb15",
    "elephant": "d07bb8ac79cd8abed38582d64753debd",
    "fox": "c2532a4cac61ef04d9dd6ebfcfe169cc",
    "tiger": "5cd8ccc39a5aa10405400ce0074b12b0",
    "zebra": "c342bf8a6619d561eae9f33df715dfc2",
}


def photo_names():
    """The names that `load_photo` knows, in alphabetical order."""
    return sorted(FILES)


def load_photo(name, gray=False):
    """Return a photograph as float32, with levels from 0 to 255.

    Args:
        name: One of `photo_names()`.
        gray: One brightness a pixel, 0.299·R + 0.587·G + 0.114·B rounded
            (ITU-R BT.601), instead of three colours. A photograph without
            colours has three equal channels.

    Returns:
        An array of shape (3, H, W), or (H, W) if `gray`.

    Raises:
        DataError: The file is missing or damaged.
        ValueError: There is no photograph of that name.
    """
    if name not in FILES:
        raise _unknown("photograph", name, photo_names())
    with _own_file(FOLDER, name, FILES[name]) as image:
        return _levels(image, gray)


def animal_names():
    """The names that `load_animal` knows, in alphabetical order."""
    return sorted(ANIMAL_FILES)


def load_animal(name):
    """Return an animal on white as float32, with levels from 0 to 255.

    Args:
        name: One of `animal_names()`. The cat is `load_photo("chelsea")`.

    Returns:
        An array of shape (3, H, W).

    Raises:
        DataError: The file is missing or damaged.
        ValueError: There is no animal of that name.
    """
    if name not in ANIMAL_FILES:
        raise _unknown("animal", name, animal_names())
    with _own_file(ANIMAL_FOLDER, name, ANIMAL_FILES[name]) as image:
        return _levels(_on_white(image), False)


def _unknown(what, name, names):
    """Return the error that says which names there are."""
    known = ", ".join(names)
    return ValueError(f"no {what} is called {name!r}; there are {known}")


def _own_file(folder, name, md5):
    """Return one of the course's own pictures, opened, if it is whole."""
    path = folder / f"{name}.png"
    content = read_file(path)
    check_md5(path, content, md5)
    return Image.open(io.BytesIO(content))


def read_picture(path, gray=False, longest=256):
    """Return a picture of your own, as `load_photo` does the course's.

    Args:
        path: Of a file that PIL can read: PNG, JPEG, GIF, WebP and more; or
            its content as bytes, or as an open binary file. A photograph
            that was taken sideways is turned upright, what is transparent
            lies on white, and of a moving picture the first one counts.
        gray: As for `load_photo`.
        longest: Pixels of the longer side; a larger picture is scaled down.

    Returns:
        An array of shape (3, H, W), or (H, W) if `gray`, of float32.

    Raises:
        DataError: There is no such file, it is no picture, it is damaged or
            far too large; `kind` and `reason` tell which.
        TypeError, ValueError: `path` is no path, or `longest` no whole
            number of 1 or more.
    """
    longest = whole(longest, "longest", 1)
    name, file = _opened(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file) as image:
                return _levels(_upright(image, longest), gray)
    except FileNotFoundError:
        raise DataError(
            f"there is no file {name}; put the picture beside the notebook, "
            "or give the whole path",
            "missing",
        ) from None
    except Image.DecompressionBombError:
        raise DataError(
            f"{name} has too many pixels to be opened safely; "
            "save it smaller first",
            "large",
        ) from None
    except Exception as error:  # a damaged file makes PIL raise anything
        raise _unreadable(name, file, error) from None


def _opened(path):
    """Return what a picture is called, and what PIL may open."""
    if isinstance(path, bytes | bytearray | memoryview):
        return "the picture", io.BytesIO(path)
    if hasattr(path, "read"):
        return str(getattr(path, "name", "the picture")), path
    return (os.fspath(path),) * 2


def _upright(image, longest):
    """Return an opened image, turned upright and not too large."""
    image.draft("RGB", (2 * longest, 2 * longest))
    if math.prod(image.size) > Image.MAX_IMAGE_PIXELS:
        raise Image.DecompressionBombError
    upright = _on_white(ImageOps.exif_transpose(image))
    upright.thumbnail((longest, longest))
    return upright


def _on_white(image):
    """Return an image on white paper, where it is transparent."""
    if not image.has_transparency_data:
        return image
    image = image.convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image)


def _unreadable(name, file, error):
    """Return the DataError of a file that PIL could not read."""
    if isinstance(file, io.BytesIO) and not file.getbuffer().nbytes:
        return DataError(f"{name} is empty: 0 bytes", "empty")
    kind, reason = "broken", str(error) or type(error).__name__
    if isinstance(error, UnidentifiedImageError):
        kind, reason = "unknown", "cannot identify image file"
    return DataError(
        f"{name} cannot be read as a picture ({reason}); "
        "try another file, or save it as PNG or JPEG first",
        kind,
        reason,
    )


def _levels(image, gray):
    """Return an opened image as (3, H, W), or (H, W) if `gray`."""
    if image.mode.startswith("I"):  # 16 bits a pixel, which PIL would clip
        levels = np.clip(np.asarray(image) // 257, 0, 255)
        image = Image.fromarray(levels.astype(np.uint8))
    levels = np.asarray(image.convert("L" if gray else "RGB"), np.float32)
    return levels if gray else np.ascontiguousarray(levels.transpose(2, 0, 1))
