"""PNG files written by hand: the same bytes on every machine.

A compressor may pack the same picture differently from one version to the
next, and then a stored notebook would change by itself. So nothing is
compressed here: the pixels stand in the file one by one.

Source: W3C, "Portable Network Graphics (PNG) Specification"; RFC 1950 and
1951 for the blocks.
"""

import base64
import struct
import zlib
from functools import lru_cache

import numpy as np

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, COLOUR, PALETTE = 0, 2, 3  # colour types
LONGEST = 65535  # bytes of one block


def grey_png(levels, clear=None):
    """Return a picture (H, W) of levels 0..255, dtype uint8, as a PNG file.

    What has the level ``clear`` cannot be seen.

    Raises:
        ValueError: the shape or the dtype is another.
    """
    if clear is None:
        return _png(levels, GREY)
    return _png(levels, GREY, _chunk(b"tRNS", struct.pack(">H", clear)))


def colour_png(levels):
    """Return a picture (3, H, W), red, green and blue, as a PNG file.

    Raises:
        ValueError: the shape is another, or the dtype is not uint8.
    """
    levels = np.asarray(levels)
    if levels.ndim != 3 or len(levels) != 3:
        raise ValueError(f"colours are (3, H, W); this is {levels.shape}")
    high, wide = levels.shape[1:]
    rows = levels.transpose(1, 2, 0).reshape(high, 3 * wide)
    return _png(rows, COLOUR, samples=3)


def palette_png(places, colours, clear=None):
    """Return a picture of coloured pixels as a PNG file.

    Args:
        places: for each pixel which colour it has, (H, W), dtype uint8.
        colours: up to 256 of `#rrggbb`.
        clear: the place of a colour that cannot be seen, or None.

    Raises:
        ValueError: a shape or a dtype does not fit, or a colour is missing.
    """
    if not 1 <= len(colours) <= 256:
        raise ValueError(f"a palette has 1 to 256 colours, not {len(colours)}")
    if np.max(places, initial=0) >= len(colours):
        raise ValueError(
            f"a pixel asks for colour {np.max(places)}, but there are only "
            f"{len(colours)}, counted from 0"
        )
    more = [_palette(tuple(colours))]
    if clear is not None:
        more.append(_chunk(b"tRNS", b"\xff" * clear + b"\x00"))
    return _png(places, PALETTE, *more)


@lru_cache(maxsize=16)
def _palette(colours):
    """Return the chunk of these colours; it is asked for again and again."""
    red_green_blue = bytes.fromhex("".join(c.lstrip("#") for c in colours))
    return _chunk(b"PLTE", red_green_blue)


def data_uri(png):
    """Return a PNG file as an address that holds all of it."""
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def _png(pixels, colour_type, *more, samples=1):
    """Return the file; `more` are chunks that stand before the pixels.

    A pixel is so many ``samples`` beside each other.
    """
    pixels = np.asarray(pixels)
    if pixels.ndim != 2 or not pixels.size or pixels.dtype != np.uint8:
        raise ValueError(
            "a picture is (H, W) of uint8 and not empty; this is "
            f"{pixels.shape} of {pixels.dtype}"
        )
    high, wide = pixels.shape
    rows = np.zeros((high, wide + 1), np.uint8)  # 0: the row is not filtered
    rows[:, 1:] = pixels
    head = struct.pack(
        ">IIBBBBB", wide // samples, high, 8, colour_type, 0, 0, 0
    )
    return b"".join(
        [
            SIGNATURE,
            _chunk(b"IHDR", head),
            *more,
            _chunk(b"IDAT", _stored(rows.tobytes())),
            _chunk(b"IEND", b""),
        ]
    )


def _chunk(kind, content):
    """Return one part of the file: its length, kind, content and sum."""
    size = struct.pack(">I", len(content))
    return (
        size + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    )


def _stored(content):
    """Return bytes as a zlib stream that compresses nothing."""
    parts = [b"\x78\x01"]
    for start in range(0, len(content), LONGEST):
        block = content[start : start + LONGEST]
        last = start + LONGEST >= len(content)
        parts.append(struct.pack("<BHH", last, len(block), 65535 - len(block)))
        parts.append(block)
    return b"".join([*parts, struct.pack(">I", zlib.adler32(content))])
