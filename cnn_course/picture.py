"""A board as a picture: SVG text, the same on every machine.

Only presentation attributes, because GitHub strips styles, and no ids,
because two pictures may share a page. Classes and data attributes say what
is what, so that a live view can restyle and highlight without redrawing.
No state rests on colour alone: a window has a thick frame, pads are dashed,
cells that are never read are hatched. The unit is the pixel.
"""

import math
from functools import lru_cache
from sys import float_info

import numpy as np

from cnn_course.palette import (
    BLUE,
    FILTER,
    GREEN,
    GRID,
    INK,
    MUTED,
    NEGATIVE,
    ORANGE,
    PAD,
    PAPER,
    PURPLE,
    RESULT,
    UNREAD,
    VERMILION,
    WINDOW,
    WRONG,
)
from cnn_course.png import data_uri
from cnn_course.svg import clean, mix, tag, text_width, words, wrap

WIDTH = 960  # pixels at most
MARGIN = 24
HIGH = 720  # pixels that tables take without need
CELL, NORMAL, SMALLEST = 44, 32, 12  # sides of a cell, from large to small
LEGIBLE, ROOMY = 20, 38  # cells with a number; with a factor below it
SHADES = 31  # of grey that a small image has, and black
GAP, SYMBOL_GAP, STACK_GAP = 40, 60, 20  # between tables
TITLE, SUM, NOTE = 15, 16, 14  # font sizes
OPERATOR = 24  # the width of a + or = in the sum
FRAMES = {
    "input": mix(ORANGE, INK, 0.35),
    "filter": BLUE,
    "output": mix(GREEN, INK, 0.25),
}
FACTOR = mix(BLUE, INK, 0.5)
PAD_TEXT = mix(MUTED, INK, 0.3)
KIND_FILLS = {
    "pad": PAD,
    "window": WINDOW,
    "unread": mix(UNREAD, PAPER, 0.6),
    "changed": mix(UNREAD, PAPER, 0.3),
    "wrong": mix(WRONG, PAPER, 0.4),
}
DRAWN = (
    "pad",
    "",
    "unread",
    "window",
    "changed",
    "wrong",
)  # from below to above
# stroke, dashes and width of a cell's border
BORDERS = {
    "pad": (MUTED, "3 3", 1),
    "window": (FRAMES["input"], None, 2),
    "changed": (mix(PURPLE, INK, 0.3), None, 3),
    "wrong": (VERMILION, "5 3", 2),
}
RESULT_TEXT = {"fill": mix(GREEN, INK, 0.4), "font_weight": 700}
FONTS = (
    "Helvetica Neue, Helvetica, Arial, Liberation Sans, Apple SD Gothic Neo, "
    "Malgun Gothic, NanumGothic, Noto Sans CJK KR, sans-serif"
)


def draw(board):
    """Return the SVG text of a board.

    Raises:
        ValueError: its tables are too wide for a page.
    """
    places, right, bottom = _layout(board)
    body = [draw_table(t, places[n], board) for n, t in board.tables.items()]
    body += _symbols(board, places)
    body += _frames(board, places)
    written, sum_right, bottom = _written_sum(board.focused, bottom)
    note, note_right, bottom = draw_note(board.sentence, right, bottom)
    width = math.ceil(max(right, sum_right, note_right)) + MARGIN
    body += [*written, *note]
    return card(repr(board), width, bottom + MARGIN, body)


def card(label, width, height, body, kind="cnn-board"):
    """Return the whole picture: a light card and what stands on it.

    Args:
        label: what it shows in a line, for those who cannot see it.
        width: of the card, in pixels.
        height: of the card, in pixels.
        body: what stands on it, a list of texts.
        kind: the class of the picture.
    """
    label = clean(label)
    ground = tag(
        "rect",
        **rectangle(0.5, 0.5, width - 1, height - 1),
        fill=PAPER,
        rx=8,
        stroke=GRID,
    )
    return tag(
        "svg",
        tag("title", words(label)),
        ground,
        *body,
        aria_label=label,
        class_=kind,
        fill=INK,
        font_family=FONTS,
        font_variant="tabular-nums",
        height=height,
        role="img",
        viewBox=f"0 0 {width} {height}",
        width=width,
        xmlns="http://www.w3.org/2000/svg",
    )


def embedded(png, label="", blocks=True, **box):
    """Return a PNG in a frame as a part of the picture.

    Args:
        png: the file's bytes.
        label: its name for those who cannot see it; "": it needs none.
        blocks: whether its pixels are large and stay sharp.
        box: its place, see :func:`rectangle`.
    """
    named = {"aria_label": label, "role": "img"} if label else {}
    image = tag(
        "image",
        *([tag("title", words(label))] if label else []),
        **named,
        **box,
        image_rendering="pixelated" if blocks else None,
        preserveAspectRatio="none",
    )
    # its address is clean, and far too long for a table of escaped texts
    image = image.replace("<image", f'<image href="{data_uri(png)}"', 1)
    return image + tag("rect", **box, fill="none", stroke=GRID)


def shaded(levels, label, x, y, cell):
    """Return a small grey image as shapes: it is on the page at once.

    A page loads an image, even one that is written out in its address, a
    frame later; one that changes with a pen's every move would lag.

    Args:
        levels: (H, W) from 0, black, to 1, white.
        label: its name for those who cannot see it.
        x: where it begins.
        y: where it begins, from above.
        cell: the side of a cell in pixels.
    """
    shades = np.rint(np.asarray(levels, float) * SHADES).astype(int)
    high, wide = shades.shape
    paths = [
        f'<path d="{path}" fill="{_grey(shade)}"/>'  # clean, and many
        for shade, path in sorted(_runs(shades).items())
    ]
    image = tag(
        "g",
        tag("title", words(label)),
        tag("rect", **rectangle(0, 0, wide, high), fill=_grey(0)),
        *paths,
        aria_label=label,
        class_="cnn-pixels",
        role="img",
        shape_rendering="crispEdges",
        transform=f"translate({x:g} {y:g}) scale({cell:g})",
    )
    box = rectangle(x, y, wide * cell, high * cell)
    return image + tag("rect", **box, fill="none", stroke=GRID)


def _runs(shades):
    """Return the path of each shade but 0: a box for each run in a row."""
    edges = np.ones((len(shades), shades.shape[1] + 1), bool)
    edges[:, 1:-1] = shades[:, 1:] != shades[:, :-1]
    rows, lefts = edges[:, :-1].nonzero()
    rights = edges[:, 1:].nonzero()[1] + 1
    found, paths = shades[rows, lefts], {}
    inked = (part[found > 0].tolist() for part in (found, rows, lefts, rights))
    for shade, row, left, right in zip(*inked, strict=True):
        run = f"M{left} {row}h{right - left}v1H{left}z"
        paths[shade] = paths.get(shade, "") + run
    return paths


def _grey(shade):
    """Return a shade as a colour."""
    return "#" + 3 * f"{round(255 * shade / SHADES):02x}"


# Where everything stands


class Place:
    """Where a table stands, and how large its cells and its title are."""

    def __init__(self, table, unit):
        """Take a table and the side of its cells, in pixels."""
        self.x = self.y = 0
        self.row = unit
        self.font = round(unit * 0.37, 1)
        texts = {text for row in table.texts for text in row}
        widest = max(
            (text_width(text, self.font) for text in texts), default=0
        )
        need = math.ceil(widest + unit * 0.3)
        self.widen(max(unit, need if unit >= LEGIBLE else 0), table)

    def widen(self, column, table):
        """Take a width of the cells, and what follows from it."""
        rows, columns = table.shape
        self.column = column
        self.high, self.wide = rows * self.row, columns * column
        self.title = wrap(table.title, max(self.wide, 132), TITLE)
        self.head = len(self.title) * (TITLE + 4) + 6 if self.title else 0
        heads = (text_width(line, TITLE) for line in self.title)
        self.span = math.ceil(max(self.wide, *heads, 0))

    def box(self, region):
        """Return the rectangle of a region."""
        return rectangle(
            self.x + region.column * self.column,
            self.y + region.row * self.row,
            region.width * self.column,
            region.height * self.row,
        )


def _layout(board):
    """Return the places by name, and where the tables end: right, bottom.

    Cells are as large as the page allows, tall boards have smaller ones.
    """
    for unit in range(CELL, SMALLEST - 1, -2):
        places = {n: Place(t, unit) for n, t in board.tables.items()}
        _align(board, places)
        right, bottom = _across(board, places), _down(board, places)
        low = bottom <= HIGH or unit <= NORMAL
        if low and right <= WIDTH - MARGIN:
            return places, right, bottom
    raise ValueError(
        f"these tables are {right} pixels wide, but a page has room for "
        f"{WIDTH - MARGIN}: {board.answer}; show a part of them"
    )


def _align(board, places):
    """Give the tables of a column cells of one width."""
    for column in board.columns:
        widest = max((places[t.name].column for t in column), default=0)
        for table in column:
            places[table.name].widen(widest, table)


def _across(board, places):
    """Place the columns from left to right and return where they end."""
    x = MARGIN
    for index, column in enumerate(board.columns):
        if index:
            x += SYMBOL_GAP if board.symbols[index - 1] else GAP
        for table in column:
            places[table.name].x = x
        x += max((places[table.name].span for table in column), default=0)
    return x


def _down(board, places):
    """Place the tables from top to bottom and return where they end.

    The columns with most tables set the rows; the others are centred.
    """
    most = max(map(len, board.columns), default=0)
    full = [column for column in board.columns if len(column) == most]
    y, first = MARGIN, None
    for line in zip(*full, strict=True):
        line = [places[table.name] for table in line]
        y += max(place.head for place in line)
        first = y if first is None else first
        high = max(place.high for place in line)
        for place in line:
            place.y = y + (high - place.high) // 2
        y += high + STACK_GAP
    bottom = y - STACK_GAP if full else y
    for column in board.columns:
        if len(column) < most:
            line = [places[table.name] for table in column]
            end = _centre(line, (first + bottom) / 2)
            bottom = max(bottom, end)
    return bottom


def _centre(line, middle):
    """Stack places around a middle and return where they end."""
    high = sum(place.head + place.high + STACK_GAP for place in line)
    high -= STACK_GAP + line[0].head  # the first title stands above
    y = max(MARGIN, round(middle - high / 2) - line[0].head)
    for place in line:
        place.y = y + place.head
        y = place.y + place.high + STACK_GAP
    return y - STACK_GAP


# Tables and their cells


def draw_table(table, place, board):
    """Return a table: its title and its cells."""
    top = place.y - place.head + TITLE - 1
    title = [
        tag("text", words(line), x=place.x, y=top + index * (TITLE + 4))
        for index, line in enumerate(place.title)
    ]
    marks, factors = _marks(board)
    values = [v for row in table.cells for v in row if _finite(v)]
    largest = max(map(abs, values), default=0)
    rows, columns = table.shape
    order = [
        (row, column)
        for row in range(rows)
        for column in range(columns)
        if table.kinds[row][column] != "gap"
    ]
    # where cells share a line, the one that says more is drawn last
    order.sort(key=lambda at: DRAWN.index(table.kinds[at[0]][at[1]]))
    cells = [
        _cell(
            table,
            place,
            at,
            _fill(table, at, marks.get((table.name, *at)), largest),
            factors.get((table.name, *at)),
        )
        for at in order
    ]
    return tag(
        "g",
        tag("g", *title, font_size=TITLE, font_weight=600),
        tag("g", *cells, font_size=place.font, text_anchor="middle"),
        class_=f"cnn-table cnn-{table.role}",
        data_table=table.name,
    )


def _marks(board):
    """Return the marked cells of the link in focus, and their factors.

    Both are by cell: "source" or "target", and "×−1" for a window's cell
    that is multiplied by −1.
    """
    link = board.focused
    if link is None:
        return {}, {}
    behind = board.cone(*link.target[:3])
    parts = *link.sources, *behind
    marks = {cell: "source" for part in parts for cell in part.cells()}
    marks |= dict.fromkeys(link.target.cells(), "target")
    factors = {}
    for window, weights in link.products:
        pairs = zip(window.cells(), weights.cells(), strict=True)
        for cell, (name, row, column) in pairs:
            factors[cell] = f"×{board.tables[name].texts[row][column]}"
    return marks, factors


def _fill(table, at, mark, largest):
    """Return the colour behind a cell: its state, else a hint of its value."""
    kind = table.kinds[at[0]][at[1]]
    if mark == "target":
        return RESULT
    if table.role == "filter":
        return FILTER
    if mark == "source":
        return WINDOW
    if kind in KIND_FILLS:
        return KIND_FILLS[kind]
    value = table.cells[at[0]][at[1]]
    if not _finite(value) or not largest:
        return PAPER
    end, share = (INK, 0.17) if value > 0 else (NEGATIVE, 0.3)
    return mix(PAPER, end, share * abs(value) / largest)


def _cell(table, place, at, fill, factor):
    """Return one cell: ground, hatching, number, and what it is times."""
    row, column = at
    box = (
        place.x + column * place.column,
        place.y + row * place.row,
        place.column,
        place.row,
    )
    text, kind = table.texts[row][column], table.kinds[row][column]
    return _drawn(at, box, place.font, text, kind, fill, factor)


@lru_cache(20_000)  # most cells stay what they are while one thing moves
def _drawn(at, box, font, text, kind, fill, factor):
    """Return a cell from all that it depends on."""
    row, column = at
    stroke, dashes, wide = BORDERS.get(kind, (GRID, None, None))
    parts = [
        tag(
            "rect",
            **rectangle(*box),
            fill=fill,
            stroke=stroke,
            stroke_dasharray=dashes,
            stroke_width=wide,
        )
    ]
    if kind == "unread":
        parts.append(_hatching(*box))
    if text and box[3] >= LEGIBLE:
        parts += _number(text, box, font, kind, fill, factor)
    return tag(
        "g",
        *parts,
        class_=f"cnn-cell cnn-{kind}" if kind else "cnn-cell",
        data_column=column,
        data_row=row,
    )


def _number(text, box, font, kind, fill, factor):
    """Return a cell's number, and small below it what it is times."""
    x, y, wide, high = box
    halo = kind == "unread"  # keeps the hatching off the number
    small = round(font * 0.7, 1)
    fits = high >= ROOMY and factor
    fits = fits and text_width(factor, small) < wide - 4
    lift = font * 0.2 if fits else 0
    parts = [
        tag(
            "text",
            words(text),
            x=x + wide / 2,
            y=y + high / 2 + font * 0.36 - lift,
            fill=PAD_TEXT if fill == PAD else None,
            paint_order="stroke" if halo else None,
            stroke=fill if halo else None,
            stroke_width=5 if halo else None,
        )
    ]
    if fits:
        parts.append(
            tag(
                "text",
                words(factor),
                class_="cnn-factor",
                fill=FACTOR,
                font_size=small,
                text_anchor="end",
                x=x + wide - 4,
                y=y + high - 5,
            )
        )
    return parts


def _hatching(x, y, wide, high):
    """Return slanted lines across a cell, cut at its borders."""
    lines = []
    for offset in range(6, wide + high, 8):
        x1, y1 = min(offset, wide), max(0, offset - wide)
        x2, y2 = max(0, offset - high), min(offset, high)
        lines.append(f"M{x + x1} {y + y1}L{x + x2} {y + y2}")
    return tag("path", d="".join(lines), stroke=PURPLE)


def _finite(value):
    """Return whether a cell holds a number that can be tinted."""
    return isinstance(value, (int, float)) and abs(value) <= float_info.max


# Between and over the tables


def _symbols(board, places):
    """Return the signs between the columns, one a row where rows match."""
    drawn = []
    for index, sign in enumerate(board.symbols):
        left, right = board.columns[index : index + 2]
        if not sign or not left or not right:
            continue
        x = places[right[0].name].x - SYMBOL_GAP / 2
        if len(left) != len(right):
            left = left if len(left) < len(right) else right
        if len(left) > 1 and len(board.columns[index]) == len(left):
            heights = [_middle([table], places) for table in left]
        else:
            heights = [_middle(left, places)]
        drawn += [draw_sign(sign, x, y) for y in heights]
    return drawn


def _middle(column, places):
    """Return the height of the middle of some tables."""
    first, last = places[column[0].name], places[column[-1].name]
    return (first.y + last.y + last.high) / 2


def draw_sign(sign, x, y):
    """Return a sign, drawn where fonts may lack it."""
    paths = {
        "⊛": "M-5 0H5M-2.5 -4.3L2.5 4.3M-2.5 4.3L2.5 -4.3",
        "+": "M-8 0H8M0 -8V8",
        "=": "M-8 -4H8M-8 4H8",
        "→": "M-12 0H11M5 -6L11 0L5 6",
    }
    place = f"translate({x:g} {y:g})"
    if sign not in paths:
        return tag(
            "text",
            words(sign),
            font_size=22,
            text_anchor="middle",
            x=x,
            y=y + 8,
        )
    circle = [tag("circle", fill="none", r=10)] if sign == "⊛" else []
    return tag(
        "g",
        *circle,
        tag("path", d=paths[sign], fill="none"),
        class_="cnn-sign",
        stroke=MUTED,
        stroke_linecap="round",
        stroke_linejoin="round",
        stroke_width=2,
        transform=place,
    )


def _frames(board, places):
    """Return thick frames around the regions of the link in focus."""
    link = board.focused
    if link is None:
        return []
    frames = []
    behind = board.cone(*link.target[:3])
    for region in (*behind, *link.sources, link.target):
        place = places[region.table]
        role = board.tables[region.table].role
        frames.append(
            tag(
                "rect",
                **place.box(region),
                class_=f"cnn-frame cnn-{role}",
                fill="none",
                rx=2,
                stroke=FRAMES[role],
                stroke_width=3 if place.row >= LEGIBLE else 2,
            )
        )
    return frames


# Below the tables


def _written_sum(link, top):
    """Return the sum of the link in focus, its right end, and its bottom."""
    if link is None or not link.lines:
        return [], 0, top
    if len(link.lines) == len(link.lines[0]) == 1:
        return _short_sum(link, top + 36)
    terms = [term for line in link.lines for term in line if term[0] != "…"]
    step = max(text_width(term, SUM) for term in terms)
    fits = max(1, int((WIDTH - 2 * MARGIN) / (step + OPERATOR)))
    lines = [
        line[start : start + fits]
        for line in link.lines
        for start in range(0, len(line), fits)
    ]
    y, drawn = top + 18, []
    for index, line in enumerate(lines):
        y += 24
        drawn.append(_sum_line(line, "+" if index else "", step, y))
    y += 28
    drawn.append(_result_line(link, y))
    count = max(map(len, lines))
    return drawn, MARGIN + count * (step + OPERATOR), y + 4


def _sum_line(line, before, step, y):
    """Return one line of the sum, its terms in columns."""
    parts = []
    for index, term in enumerate(line):
        x = MARGIN + index * (step + OPERATOR)
        sign = "+" if index else before
        if sign and term[0] != "…":
            parts.append(tag("tspan", sign, fill=MUTED, x=x + OPERATOR / 2))
        x += OPERATOR + (step / 2 if term[0] != "…" else 0)
        anchor = "start" if term[0] == "…" else None
        parts.append(tag("tspan", words(term), text_anchor=anchor, x=x))
    return tag(
        "text",
        *parts,
        class_="cnn-sum",
        font_size=SUM,
        text_anchor="middle",
        y=y,
    )


def _result_line(link, y):
    """Return the sign of equality and the result."""
    x = MARGIN + OPERATOR
    sign = tag("tspan", link.equals, text_anchor="middle", x=x - OPERATOR / 2)
    result = tag("tspan", words(link.result), **RESULT_TEXT, x=x)
    return tag("text", sign, result, class_="cnn-sum", font_size=SUM + 1, y=y)


def _short_sum(link, y):
    """Return a sum that fits on one line, its right end, its bottom."""
    term = link.lines[0][0]
    line = tag(
        "text",
        words(f"{term} {link.equals}") + " ",
        tag("tspan", words(link.result), **RESULT_TEXT),
        class_="cnn-sum",
        font_size=SUM,
        x=MARGIN,
        y=y,
    )
    return [line], MARGIN + text_width(link.sum, SUM), y + 4


def draw_note(sentence, right, top):
    """Return the sentence below the tables, its right end, its bottom."""
    if not sentence:
        return [], 0, top
    room = max(right - MARGIN, 420)
    lines = [
        line
        for part in sentence.splitlines()
        for line in wrap(part, room, NOTE)
    ]
    y, drawn = top + 12, []
    for line in lines:
        y += NOTE + 7
        drawn.append(
            tag(
                "text",
                words(line),
                class_="cnn-note",
                fill=MUTED if drawn else None,
                font_size=NOTE,
                x=MARGIN,
                y=y,
            )
        )
    longest = max(text_width(line, NOTE) for line in lines)
    return drawn, MARGIN + longest, y + 2


def rectangle(x, y, width, height):
    """Return the attributes of a rectangle."""
    return {"x": x, "y": y, "width": width, "height": height}
