"""A photograph, a filter and its map, and small the maps of more filters.

Here pictures are PNGs in the SVG, since a photograph has too many cells to
draw them one by one; only the filter is a table.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from cnn_course import palette, picture
from cnn_course.board import Board, Table, number
from cnn_course.filters import filter_image
from cnn_course.maps import STEPS, colours, fewer, levels_png, signed_png
from cnn_course.png import grey_png, palette_png
from cnn_course.svg import tag, words, wrap
from cnn_course.texts import say
from cnn_course.worked.parts import size_text

BOX, SMALL = 256, 120  # pixels: the longer side of large and small pictures
ROOM = 200  # for the filter, so that nothing moves when it changes
HEAD, LEAST = 25, 207  # above the large pictures; how high they are at least
BAR = 140  # the height of the scale
FINE, COARSE = (256, 128), (128, 88)  # pixels kept: of large, of small ones
CAPTION = 13  # font size


@dataclass(frozen=True, eq=False)
class Map:
    """What a filter makes of a picture.

    Attributes:
        name: what the filter is called in a program.
        title: what it is called in words.
        y: the map (OH, OW), or None if the filter does not fit.
        signed: whether zero is in the middle of the colours.
    """

    name: str
    title: str
    y: np.ndarray | None
    signed: bool


def is_signed(w):
    """Return whether a filter's numbers add up to 0.

    Then a flat spot gives 0, and the sign tells something; other maps are
    pictures with levels from 0 to 255.
    """
    return bool(abs(np.sum(w)) <= 1e-6 * np.sum(np.abs(w)))


def map_of(name, title, x, w):
    """Return the Map of a filter w (FH, FW) on a picture x (H, W) or None.

    Whole numbers stay exact in float64; others are rounded to 6 decimals,
    so that every machine has the same.
    """
    fits = x is not None and all(np.less_equal(w.shape, x.shape))
    y = filter_image(np.float64(x), np.float64(w)) if fits else None
    return Map(
        name, title, None if y is None else np.round(y, 6), is_signed(w)
    )


def relu(shown):
    """Return a Map without its negative numbers."""
    return shown if shown.y is None else replace(shown, y=shown.y.clip(0))


def filtering(
    title, x, w, shown, strip=(), limit=300, reason="", rectified=False
):
    """Return a picture with its filter and map as a board.

    Args:
        title: of the picture.
        x: the picture, (H, W) with levels from 0 to 255, or None.
        w: the filter, (FH, FW).
        shown: the Map that is drawn large.
        strip: the Maps that are drawn small; the one with the name of
            `shown` is framed.
        limit: the number at which the colours of signed maps end.
        reason: why there is no map, if there is none.
        rectified: whether ReLU was applied to the maps.

    Returns:
        A Board with the table "filter"; its other pictures have no cells.
    """
    answer = _answer(title, x, w, shown, rectified)
    notes = [reason] if reason else [_meaning(w, shown, limit)]
    if rectified and not reason:
        notes.append(say("worked.filtering.relu"))
    heading = f"{shown.title} {size_text(w)}"
    return Filtering(
        columns=((Table("filter", heading, w, None, "filter"),),),
        answer=answer,
        sentence="\n".join([answer, *notes]),
        title=title,
        x=x,
        shown=shown,
        strip=tuple(strip),
        limit=limit,
    )


@dataclass(frozen=True, repr=False, eq=False)
class Filtering(Board):
    """A board with pictures; `filtering` makes it.

    Attributes:
        title: as for `filtering`, like the next four.
        x: the picture.
        shown: the large map.
        strip: the small maps.
        limit: where colours end.
        fine: False has fewer pixels, for a picture that is stored.
    """

    title: str = ""
    x: np.ndarray | None = None
    shown: Map | None = None
    strip: tuple = ()
    limit: int = 300
    fine: bool = True

    def coarse(self):
        """Return the same with fewer pixels."""
        return replace(self, fine=False)

    def svg(self):
        """Return the picture: SVG text, the same on every machine."""
        large, small = FINE if self.fine else COARSE
        high = LEAST
        if self.x is not None:
            high = max(high, self.x.shape[0] * _scale(self.x))
        middle = picture.MARGIN + HEAD + high / 2
        body = _filter(self, middle)
        if self.x is not None:
            body += _large(self, middle, large)
        bottom = round(middle + high / 2)
        if self.strip:
            strip, bottom = _strip(self, bottom + 30, small)
            body += strip
        width = picture.WIDTH
        right = width - picture.MARGIN
        note, _, bottom = picture.draw_note(self.sentence, right, bottom)
        return picture.card(
            repr(self), width, bottom + picture.MARGIN, [*body, *note]
        )


# What is said


def _answer(title, x, w, shown, rectified):
    """Return the answer in one line."""
    told = {
        "photo": title,
        "size": "" if x is None else size_text(x),
        "filter": shown.title,
        "filter_size": size_text(w),
    }
    if x is None:
        return say("worked.filtering.no_picture", **told)
    if shown.y is None:
        return say("worked.filtering.no_map", **told)
    return say(
        "worked.filtering",
        **told,
        relu=", ReLU" if rectified else "",
        output=size_text(shown.y),
        low=_short(shown.y.min()),
        high=_short(shown.y.max()),
    )


def _meaning(w, shown, limit):
    """Return what the colours mean, and where they end."""
    y, total = shown.y, round(float(np.sum(w)), 6)
    if shown.signed:
        key, end, beyond = "signed", "strong", np.abs(y) > limit
    else:
        key = "same" if total == 1 else "times" if total > 0 else "dark"
        end, beyond = "cut", (y < 0) | (y > 255)
    meaning = say(f"worked.filtering.{key}", sum=number(total))
    if not beyond.any():
        return meaning
    share = number(max(0.1, round(100 * float(beyond.mean()), 1)))
    end = say(f"worked.filtering.{end}", limit=limit, share=share)
    return f"{meaning} {end}"


def _short(value):
    """Return a number of a map in few characters."""
    return number(round(float(value), 2))


# What is drawn


def _large(board, middle, longest):
    """Return the photograph, its map, the signs and the scale."""
    margin, gap = picture.MARGIN, picture.SYMBOL_GAP
    scale = _scale(board.x)
    levels = levels_png(fewer(board.x, longest))
    title = f"{board.title} {size_text(board.x)}"
    body = _image(levels, board.x.shape, scale, margin, middle, title)
    shown = board.shown
    if shown.y is None:
        return body
    right = margin + BOX + gap + ROOM + gap
    title = f"{shown.title} {size_text(shown.y)}"
    map_title = say("worked.filtering.map", size=size_text(shown.y))
    png = _png(shown, board.limit, longest)
    return [
        *body,
        *_image(png, shown.y.shape, scale, right, middle, title, map_title),
        picture.draw_sign("⊛", margin + BOX + gap / 2, middle),
        picture.draw_sign("=", right - gap / 2, middle),
        *_legend(shown.signed, board.limit, right + BOX + 14, middle),
    ]


def _filter(board, middle):
    """Return the filter's table, in the middle of its room."""
    table = board.tables["filter"]
    for unit in range(picture.CELL, picture.SMALLEST - 1, -2):
        place = picture.Place(table, unit)
        if max(place.wide, place.high) <= ROOM:
            break
    left = picture.MARGIN + BOX + picture.SYMBOL_GAP
    place.x = left + (ROOM - place.wide) // 2
    place.y = round(middle - place.high / 2)
    return [picture.draw_table(table, place, board)]


def _image(png, shape, scale, x, middle, label, title=None):
    """Return a large picture and its title above it."""
    high, wide = shape
    top = round(middle - high * scale / 2)
    heading = tag(
        "text",
        words(wrap(title or label, BOX, picture.TITLE, 1)[0]),
        font_size=picture.TITLE,
        font_weight=600,
        x=x,
        y=top - 9,
    )
    box = picture.rectangle(x, top, wide * scale, high * scale)
    return [heading, picture.embedded(png, label, scale > 1, **box)]


def _strip(board, top, longest):
    """Return the small maps in a row, and where they end."""
    room = picture.WIDTH - 2 * picture.MARGIN - SMALL
    step = room / max(6, len(board.strip) - 1)
    scale, high = 1, SMALL / 2
    if board.x is not None:
        scale = SMALL / max(board.x.shape)
        high = max(24, board.x.shape[0] * scale)
    parts = [
        _choice(
            board,
            shown,
            (picture.MARGIN + i * step, top, high),
            scale,
            longest,
        )
        for i, shown in enumerate(board.strip)
    ]
    return parts, round(top + high + 2 * CAPTION + 14)


def _choice(board, shown, place, scale, longest):
    """Return one small map with its name, to be chosen in the page."""
    x, top, high = place
    chosen = shown.name == board.shown.name
    parts = []
    if shown.y is not None:
        tall, wide = (side * scale for side in shown.y.shape)
        box = picture.rectangle(
            x + (SMALL - wide) / 2, top + (high - tall) / 2, wide, tall
        )
        png = _png(shown, board.limit, longest)
        parts.append(picture.embedded(png, shown.title, scale > 1, **box))
    parts.append(
        tag(
            "rect",
            **picture.rectangle(x - 3, top - 3, SMALL + 6, high + 6),
            class_="cnn-choice-frame",
            fill="none",
            rx=3,
            stroke=picture.FRAMES["output"] if chosen else palette.GRID,
            stroke_width=4 if chosen else 1,
        )
    )
    lines = wrap(shown.title, SMALL + 8, CAPTION, 2)
    parts += [
        tag(
            "text",
            words(line),
            font_size=CAPTION,
            font_weight=700 if chosen else None,
            text_anchor="middle",
            x=x + SMALL / 2,
            y=top + high + CAPTION + 7 + i * (CAPTION + 3),
        )
        for i, line in enumerate(lines)
    ]
    return tag(
        "g",
        *parts,
        class_="cnn-choice",
        data_choose=shown.name,
        data_chosen=str(chosen).lower(),
        data_label=shown.title,
    )


def _legend(signed, limit, x, middle):
    """Return the scale of the colours: its ends, and zero."""
    top = middle - BAR / 2
    if signed:
        column = np.arange(2 * STEPS, -1, -1, dtype=np.uint8)[:, None]
        png = palette_png(column, colours())
        marks = [(0, number(limit)), (0.5, "0"), (1, number(-limit))]
    else:
        png = grey_png(np.arange(255, -1, -1, dtype=np.uint8)[:, None])
        marks = [(0, "255"), (1, "0")]
    box = picture.rectangle(x, top, 10, BAR)
    texts = [
        tag("text", words(text), font_size=13, x=x + 16, y=top + BAR * at + 5)
        for at, text in marks
    ]
    label = say("worked.filtering.scale")
    return [picture.embedded(png, label, False, **box), *texts]


def _png(shown, limit, longest):
    """Return a Map in its colours."""
    y = _fewer(shown, longest)
    return signed_png(y, limit) if shown.signed else levels_png(y)


@lru_cache(maxsize=16)
def _fewer(shown, longest):
    """Return the numbers of a Map with fewer pixels; the last are kept."""
    return fewer(shown.y, longest)


def _scale(x):
    """Return how many pixels of the page a pixel has: a whole number."""
    return max(1, BOX // max(x.shape))
