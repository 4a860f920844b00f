"""Pictures in a grid, every place worked out in inches."""

import math
import unicodedata
from dataclasses import dataclass

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize

from cnn_course import palette
from cnn_course.checks import whole
from cnn_course.draw.style import SIGNED, new_figure, number, readable, show

WIDTH = 8.0  # inches; as wide as a notebook's cell on a small screen
LARGEST = 2.4  # inches; a picture is not drawn larger without a reason
GAP = 0.12  # inches between two pictures
LINE = 0.2  # inches; a line of a title
NAMES = 0.95  # inches for the names of the rows
SCALE = 0.75  # inches for the signed scale
FINE = 64  # cells; a picture with more in a row is a photograph


def draw_grid(
    pictures,
    titles=None,
    columns=None,
    *,
    signed,
    limit=None,
    cell=LARGEST,
    width=None,
    values=False,
    figure=None,
    rows=None,
    corner="",
):
    """Draw pictures in rows, with one scale for grey and one for signed ones.

    Args:
        pictures: Arrays (H, W), or (H, W, 3) from 0 to 1.
        titles: A title for each.
        columns: Pictures in a row. None: rows of equal length, at most 8.
        signed: For each picture, whether it has negative numbers to show.
        limit: Where the signed scale ends. None: at the largest number.
        cell: The largest width of a picture, in inches.
        width: Of the figure, in inches. None: as the pictures need it.
        values: Write each number into its cell.
        figure: Draw here instead of showing a new figure.
        rows: A name for each row.
        corner: What the titles of the first row count.

    Raises:
        ValueError: The number of titles or columns does not fit.
    """
    check_titles(titles, len(pictures))
    columns = _columns(columns, len(pictures))
    left = NAMES if rows else 0
    right = SCALE if any(signed) else 0
    room = (width or WIDTH) - left - right - GAP * (columns - 1)
    sizes = _sizes(pictures, columns, cell, room, width, values)
    plan = Plan.of(sizes, titles, columns, left, right)
    own = figure is None
    if own:
        figure = new_figure(plan.wide, plan.tall)
    grey, both = _scales(pictures, signed, limit)
    for i, picture in enumerate(pictures):
        ax = figure.add_axes(plan.box(i))
        look = (SIGNED, both) if signed[i] else ("gray", grey)
        draw_picture(ax, picture, *look, values)
        if titles is not None:
            ax.set_title(plan.titles[i], pad=4, linespacing=1.25)
        if rows and i % columns == 0:
            name = {"rotation": 0, "ha": "right", "va": "center"}
            ax.set_ylabel(rows[i // columns], **name)
    if corner:
        x, y = plan.share(left - 0.1, plan.tops[0] - 0.09)
        figure.text(x, y, corner, ha="right", va="baseline")
    if any(signed):
        _draw_scale(figure, plan, both)
    if own:
        show()


@dataclass
class Plan:
    """Where the pictures of a grid lie, in inches from the upper left."""

    sizes: list  # (width, height) of each picture
    titles: list | None  # wrapped
    lefts: list  # of each column
    widths: list
    tops: list  # of each row
    wide: float
    tall: float

    @classmethod
    def of(cls, sizes, titles, columns, left, right):
        """Work out the places of pictures of the `sizes` given."""
        widths = [max(w for w, _ in sizes[c::columns]) for c in range(columns)]
        lefts = [left + sum(widths[:c]) + GAP * c for c in range(columns)]
        if titles is not None:
            titles = [
                wrap(title, widths[i % columns] + GAP)
                for i, title in enumerate(titles)
            ]
        tops, y = [], 0
        for start in range(0, len(sizes), columns):
            row = slice(start, start + columns)
            told = titles[row] if titles is not None else [""]
            lines = max(len(t.split("\n")) if t else 0 for t in told)
            tops.append(y + LINE * lines + (0.06 if lines else 0))
            y = tops[-1] + max(height for _, height in sizes[row]) + GAP
        wide = lefts[-1] + widths[-1] + right
        return cls(sizes, titles, lefts, widths, tops, wide, y - GAP)

    def share(self, x, y):
        """A place as shares of the figure, from the lower left."""
        return x / self.wide, 1 - y / self.tall

    def box(self, i):
        """The box of picture `i`, as matplotlib wants it."""
        row, column = divmod(i, len(self.lefts))
        width, height = self.sizes[i]
        x = self.lefts[column] + (self.widths[column] - width) / 2
        x, y = self.share(x, self.tops[row] + height)
        return x, y, width / self.wide, height / self.tall


def check_titles(titles, count):
    """Refuse titles that are not one for each picture."""
    if titles is not None and len(titles) != count:
        raise ValueError(f"{len(titles)} titles for {count} images")


def _columns(columns, count):
    """How many pictures stand in a row."""
    if columns is None:
        return math.ceil(count / math.ceil(count / 8))
    return min(whole(columns, "columns", 1), count)


def _sizes(pictures, columns, cell, room, width, values):
    """(width, height) of each picture in inches."""
    shapes = [picture.shape[:2] for picture in pictures]
    most = [max(w for _, w in shapes[c::columns]) for c in range(columns)]
    if values:
        letters = max(len(number(v)) for p in pictures for v in p.flat)
        unit = room / sum(most) if width else 0.18 + 0.085 * letters
        return [(w * unit, h * unit) for h, w in shapes]
    unit = room / columns if width else min(cell, room / columns)
    if unit < 0.1:
        raise ValueError(f"{columns} columns do not fit: too many in a row")
    exact = max(most) / plt.rcParams["figure.dpi"]
    if max(most) > FINE and exact <= unit and not width:
        unit = exact  # a photograph is sharpest cell by cell
    return [(unit, unit * h / w) for h, w in shapes]


def _scales(pictures, signed, limit):
    """The scales that grey and signed pictures share: two `Normalize`."""
    pairs = list(zip(pictures, signed, strict=True))
    grey = [p for p, yes in pairs if not yes and p.ndim == 2]
    both = [p for p, yes in pairs if yes]
    low = min([0, *(float(p.min()) for p in grey)])
    high = max([low, *(float(p.max()) for p in grey)])
    high = high if high > low else low + 1
    most = max([0, *(float(np.abs(p * 1.0).max()) for p in both)]) or 1
    most = limit or most
    return Normalize(low, high), Normalize(-most, most)


def wrap(title, width):
    """Break a title at its spaces so that no line is wider, in inches."""
    lines = []
    for line in str(title).split("\n"):
        told, *words = line.split(" ")
        for word in words:
            if text_width(f"{told} {word}") > width:
                lines.append(told)
                told = word
            else:
                told += f" {word}"
        lines.append(told)
    return "\n".join(lines)


def text_width(text):
    """The width of a line in inches, near enough: Hangul is wide."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return 0.14 * wide + 0.085 * (len(text) - wide)


def draw_picture(ax, picture, cmap, norm, values=False):
    """Draw one picture, its frame, and perhaps its numbers.

    Args:
        ax: Where.
        picture: (H, W), or (H, W, 3) from 0 to 1.
        cmap: The colours, a name or a colormap.
        norm: The scale, a `Normalize`.
        values: Write each number into its cell.
    """
    width = picture.shape[1]
    pixels = ax.get_window_extent().width
    plain = width <= FINE or pixels > 0.98 * width
    how = "nearest" if plain else "auto"
    ax.imshow(picture, cmap=cmap, norm=norm, interpolation=how)
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set(visible=True, color=palette.GRID)
    if not values:
        return
    height, width = picture.shape
    ax.hlines(
        np.arange(1, height) - 0.5, -0.5, width - 0.5, palette.GRID, lw=1
    )
    ax.vlines(
        np.arange(1, width) - 0.5, -0.5, height - 0.5, palette.GRID, lw=1
    )
    for (y, x), value in np.ndenumerate(picture):
        colour = readable(plt.get_cmap(cmap)(norm(value)))
        middle = {"ha": "center", "va": "center_baseline"}
        ax.text(x, y, number(value), color=colour, size=10, **middle)


def _draw_scale(figure, plan, norm):
    """Draw the signed scale at the right: its two ends and the zero."""
    high = min(1.6, plan.tall - plan.tops[0])
    middle = (plan.tops[0] + plan.tall) / 2
    x = plan.lefts[-1] + plan.widths[-1] + 0.15
    x, y = plan.share(x, middle + high / 2)
    box = x, y, 0.09 / plan.wide, high / plan.tall
    bar = figure.colorbar(
        ScalarMappable(norm, SIGNED), cax=figure.add_axes(box)
    )
    ticks = [norm.vmin, 0, norm.vmax]
    bar.set_ticks(ticks, labels=[number(tick) for tick in ticks])
    bar.outline.set_edgecolor(palette.GRID)
