"""The look of all figures: one font, one palette, and how they are shown."""

import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from cycler import cycler
from matplotlib import font_manager
from matplotlib.colors import LinearSegmentedColormap

from cnn_course import checks, palette

FONT = Path(__file__).parents[1] / "data" / "fonts" / "CNNCourseGothic.ttf"
SIGNED = LinearSegmentedColormap.from_list(
    "signed", [palette.NEGATIVE, palette.ZERO, palette.POSITIVE]
)


def set_style():
    """Register the course's font and make its look matplotlib's default.

    What the font lacks, such as ✓, comes from matplotlib's own DejaVu Sans.
    """
    font_manager.fontManager.addfont(FONT)
    name = font_manager.FontProperties(fname=FONT).get_name()
    plt.rcParams.update(
        {
            "font.family": [name, "DejaVu Sans"],
            "font.size": 11,
            "axes.titlesize": 11,
            "axes.labelsize": 11,
            "xtick.labelsize": 10,
            "ytick.labelsize": 10,
            "legend.fontsize": 10,
            "axes.unicode_minus": True,
            "axes.edgecolor": palette.GRID,
            "axes.labelcolor": palette.INK,
            "axes.titlecolor": palette.INK,
            "text.color": palette.INK,
            "xtick.color": palette.GRID,
            "ytick.color": palette.GRID,
            "xtick.labelcolor": palette.MUTED,
            "ytick.labelcolor": palette.MUTED,
            "axes.prop_cycle": cycler(color=palette.LINES),
            "axes.spines.top": False,
            "axes.spines.right": False,
            "figure.facecolor": palette.PAPER,
            "savefig.facecolor": palette.PAPER,
            "figure.dpi": 110,
            "savefig.dpi": "figure",
            "image.cmap": "gray",
        }
    )


def leave_versions_out():
    """Keep matplotlib's version out of the PNGs that Jupyter stores."""
    ipython = sys.modules.get("IPython")
    if ipython is None or ipython.get_ipython() is None:
        return
    from matplotlib_inline.backend_inline import set_matplotlib_formats

    set_matplotlib_formats("png", metadata={"Software": None})


def new_figure(width, height, layout=None):
    """Return an empty figure, in inches rounded up to whole pixels.

    Jupyter writes a figure's size beside it: `<Figure size 880x330 with ...>`.
    """
    dpi = plt.rcParams["figure.dpi"]
    size = [np.ceil(round(side * dpi, 6)) / dpi for side in (width, height)]
    return plt.figure(figsize=size, layout=layout)


def show():
    """Show the finished figure, where there is a screen or a notebook."""
    if plt.get_backend().lower() != "agg":
        plt.show()


def number(value):
    """Write a number as short as it can be told: 300, 0.25, −1.5.

    Three digits count; whole numbers keep all of theirs.
    """
    value = float(value)
    rounded = float(f"{value:.3g}")
    if abs(value) >= 1000 or value.is_integer():
        text = f"{value:.0f}"
    elif 0 < abs(value) < 1e-3:
        text = f"{value:.0e}"
    else:
        text = f"{rounded:g}"
    return "0" if text == "-0" else text.replace("-", "−")


def as_array(values, what, ndim):
    """Return `values` as an array of numbers, of one of the ranks `ndim`.

    Raises:
        ValueError: The rank is another, it is empty, or a number is not
            finite.
    """
    array = checks.array(values, what)
    if array.dtype.kind not in "biuf":
        raise ValueError(f"{what} must be numbers, not {array.dtype}")
    if array.ndim not in ndim:
        wanted = " or ".join(f"{n}-D" for n in ndim)
        raise ValueError(f"{what} must be {wanted}, not {array.shape}")
    if array.size == 0:
        raise ValueError(f"{what} has the shape {array.shape}: it is empty")
    if not np.isfinite(array).all():
        count = int((~np.isfinite(array)).sum())
        raise ValueError(
            f"{what} holds NaN or infinity in {count} of {array.size} places"
        )
    return array


def readable(colour):
    """Ink or paper, whichever is readable on an (r, g, b, a) colour."""
    light = np.dot([0.2126, 0.7152, 0.0722], np.power(colour[:3], 2.2))
    return palette.INK if light > 0.25 else palette.PAPER
