"""A drawing, what a net is given of it, and how sure it is of each class."""

from dataclasses import dataclass, replace

import numpy as np

from cnn_course import picture
from cnn_course.board import Board, number
from cnn_course.digits import (
    BOX,
    PAD,
    SIDE,
    as_it_is,
    box_of,
    centre_of_mass,
)
from cnn_course.maps import fewer
from cnn_course.palette import BLUE, GRID, INK, ORANGE, SKY
from cnn_course.svg import mix, tag, text_width, words, wrap
from cnn_course.texts import say
from cnn_course.worked.parts import size_text

IMAGE = 224  # pixels of a side: both pictures
HEAD, FOOT = 25, 22  # above and below them
ROWS = 10  # bars: with more classes, those of the most probable
BAR = 190  # pixels of a bar at 100 %
NAMES, PERCENT = 26, 56  # room left and right of a bar
TEXT = 14
NOTES = 7 * (picture.NOTE + 7) + 14  # pixels for what is said below
COARSE = 56  # cells of the drawing that are stored
MIDDLE = SIDE // 2  # row and column of the centre of mass in MNIST
FAR = 2  # cells that it may lie off before it is told
LONG = 16, 24  # cells of the longer side that still pass for 20
INKED = 39, 193  # cells of ink that 98 of 100 training digits have
FAINT = 0.1  # a cell with less ink does not count for the size


def digit(drawing, seen, probabilities, prepared):
    """Return a drawing and the answer to it as a board without tables.

    Args:
        drawing: what lies on the pad, (112, 112) from 0 to 1.
        seen: what the net is given, (S, S) from 0 to 1.
        probabilities: its answer, (K,), or None if nothing is drawn.
        prepared: whether `seen` was prepared as MNIST was.
    """
    answer = answered(probabilities, prepared)
    notes = [] if probabilities is None else _notes(drawing, seen, prepared)
    return Digit(
        columns=(),
        answer=answer,
        sentence="\n".join([answer, *notes]),
        drawing=drawing,
        seen=seen,
        probabilities=probabilities,
    )


@dataclass(frozen=True, repr=False, eq=False)
class Digit(Board):
    """A board of two pictures and bars; `digit` makes it.

    Attributes:
        drawing: as for `digit`, like the next two.
        seen: what the net is given.
        probabilities: its answer.
        with_pad: whether the drawing is on the picture, too. Beside a live
            pad it is not; on paper it is.
    """

    drawing: np.ndarray | None = None
    seen: np.ndarray | None = None
    probabilities: np.ndarray | None = None
    with_pad: bool = False

    def on_paper(self):
        """Return the same with the drawing beside it."""
        return replace(self, with_pad=True)

    def svg(self):
        """Return the picture: SVG text, the same on every machine."""
        x, top = picture.MARGIN, picture.MARGIN + HEAD
        body = []
        if self.with_pad:
            body += _drawing(self.drawing, x, top)
            x += IMAGE + picture.SYMBOL_GAP
            body.append(
                picture.draw_sign(
                    "→", x - picture.SYMBOL_GAP / 2, top + IMAGE / 2
                )
            )
        body += _seen(self.seen, x, top)
        x += IMAGE + picture.SYMBOL_GAP
        body.append(
            picture.draw_sign("→", x - picture.SYMBOL_GAP / 2, top + IMAGE / 2)
        )
        body += _bars(self.probabilities, x, top)
        right = x + NAMES + BAR + PERCENT
        note, _, bottom = picture.draw_note(
            self.sentence, right, top + IMAGE + FOOT
        )
        if not self.with_pad:  # a line more moves nothing that is live
            bottom = max(bottom, top + IMAGE + FOOT + NOTES)
        return picture.card(
            repr(self), right + picture.MARGIN, bottom + 12, [*body, *note]
        )


# What is said


def answered(probabilities, prepared):
    """Return the net's answer in one line."""
    if probabilities is None:
        return say("worked.digit.empty")
    how = say(f"worked.digit.{'prepared' if prepared else 'as_it_is'}")
    if not np.isfinite(probabilities).all():
        return say("worked.digit.nan", how=how)
    first, second = np.argsort(-probabilities, kind="stable")[:2].tolist()
    return say(
        "worked.digit.answer",
        how=how,
        first=first,
        sure=percent(probabilities[first]),
        second=second,
        less=percent(probabilities[second]),
    )


def percent(share):
    """Return a probability as whole per cent; never quite 0 or 100."""
    if share > 0.995:
        return ">99"
    return "<1" if share < 0.005 else f"{round(100 * float(share), 6):.0f}"


def in_percent(share):
    """Return a probability with its sign, as the language writes it."""
    return say("worked.percent", share=percent(share))


def _notes(drawing, seen, prepared):
    """Return where the digit lies, and why it may be strange to the net."""
    plain = as_it_is(drawing)
    inner = (len(seen) - SIDE) // 2
    shown = seen[inner : inner + SIDE, inner : inner + SIDE]
    figures = say(
        "worked.digit.figures",
        row=_short(centre_of_mass(shown)[0]),
        column=_short(centre_of_mass(shown)[1]),
        long=_long(shown),
        ink=_short(shown.sum()),
    )
    told = _done(drawing, plain, shown) if prepared else _strange(plain)
    amount = _amount(shown)
    if not (told or amount):
        told = [say("worked.digit.usual")]
    return [figures, *told, *amount]


def _done(drawing, plain, shown):
    """Return what the preparation has done."""
    times = BOX * PAD / SIDE / max(box_of(drawing)[2:])
    before, after = centre_of_mass(plain), centre_of_mass(shown)
    down, across = (b - a for a, b in zip(before, after, strict=True))
    moves = [
        say(f"worked.digit.{way}", cells=_short(abs(by)))
        for way, by in (
            ("down" if down > 0 else "up", down),
            ("right" if across > 0 else "left", across),
        )
        if abs(by) >= 0.5
    ]
    parts = [", ".join(moves)] if moves else []
    if abs(times - 1) >= 0.05:
        parts.append(say("worked.digit.times", times=_short(times)))
    if not parts:
        return [say("worked.digit.untouched")]
    return [say("worked.digit.done", done="; ".join(parts))]


def _strange(plain):
    """Return how a drawing lies otherwise than MNIST's digits do."""
    row, column = centre_of_mass(plain)
    told = []
    if max(abs(row - MIDDLE), abs(column - MIDDLE)) > FAR:
        told.append(say("worked.digit.off", middle=MIDDLE))
    if not LONG[0] <= _long(plain) <= LONG[1]:
        told.append(say("worked.digit.size", long=_long(plain), box=BOX))
    return told


def _amount(shown):
    """Return whether the strokes are thinner or thicker than most."""
    least, most = INKED
    if least <= shown.sum() <= most:
        return []
    kind = "thin" if shown.sum() < least else "thick"
    return [say(f"worked.digit.{kind}", least=least, most=most)]


def _long(shown):
    """Return the longer side of the ink in cells; faint ones do not count."""
    box = box_of(shown > FAINT) or box_of(shown)
    return max(box[2:])


def _short(value):
    """Return a figure with one decimal at most."""
    return number(round(float(value), 1))


# What is drawn


def _title(text, x, top, room):
    """Return a title above something."""
    return tag(
        "text",
        words(wrap(text, room, picture.TITLE, 1)[0]),
        font_size=picture.TITLE,
        font_weight=600,
        x=x,
        y=top - 9,
    )


def _image(levels, label, x, top):
    """Return levels from 0 to 1 as a picture with its title."""
    return [
        _title(label, x, top, IMAGE),
        picture.shaded(levels, label, x, top, IMAGE / len(levels)),
    ]


def _drawing(levels, x, top):
    """Return what lies on the pad, with fewer cells."""
    label = say("worked.digit.drawing", size=size_text(levels))
    return _image(fewer(np.asarray(levels, float), COARSE), label, x, top)


def _seen(levels, x, top):
    """Return what the net is given, its middle, and its centre of mass."""
    label = say("worked.digit.seen", size=size_text(levels))
    unit, side = IMAGE / len(levels), len(levels)
    half = (side // 2 + 0.5) * unit
    marks = [
        tag(
            "path",
            d=f"M{x + half:g} {top}v{IMAGE}M{x} {top + half:g}h{IMAGE}",
            fill="none",
            stroke=SKY,
            stroke_dasharray="3 5",
        )
    ]
    if levels.any():
        row, column = (
            (at + 0.5) * unit for at in np.round(centre_of_mass(levels), 2)
        )
        ring = {"cx": float(x + column), "cy": float(top + row)}
        marks += [
            tag("circle", **ring, fill="none", r=6, stroke=paint, **wide)
            for paint, wide in (
                (INK, {"stroke_width": 5}),
                (ORANGE, {"stroke_width": 2.5}),
            )
        ]
    return [*_image(levels, label, x, top), *marks, *_key(x, top + IMAGE + 16)]


def _key(x, y):
    """Return what the dashes and the ring mean."""
    middle, mass = say("worked.digit.middle"), say("worked.digit.mass")
    ring = x + 34 + text_width(middle, 12) + 16
    return [
        tag(
            "path",
            d=f"M{x} {y - 4}h24",
            stroke=BLUE,
            stroke_dasharray="3 4",
        ),
        tag("text", words(middle), font_size=12, x=x + 30, y=y),
        tag(
            "circle",
            cx=ring,
            cy=y - 4,
            fill="none",
            r=5,
            stroke=mix(ORANGE, INK, 0.35),
            stroke_width=2.5,
        ),
        tag("text", words(mass), font_size=12, x=ring + 11, y=y),
    ]


def _bars(probabilities, x, top):
    """Return a bar a class; without an answer, their places."""
    if probabilities is None or not np.isfinite(probabilities).all():
        shown, shares = range(ROWS), np.zeros(ROWS)
        best = None
    else:
        order = np.argsort(-probabilities, kind="stable")
        shown, shares, best = order[:ROWS].tolist(), probabilities, order[0]
        shown = sorted(shown) if len(order) <= ROWS else shown
    room = NAMES + BAR + PERCENT
    return [
        _title(say("worked.digit.probabilities"), x, top, room),
        *(
            _bar(name, float(shares[name]), name == best, x, top, row)
            for row, name in enumerate(shown)
        ),
    ]


def _bar(name, share, best, x, top, row):
    """Return one bar with the class before it and the per cent behind."""
    step = IMAGE / ROWS
    y = round(top + row * step + step / 2 + TEXT * 0.36, 1)
    wide = round(BAR * share, 1)
    heavy = 700 if best else None
    written = in_percent(share) if share >= 0.005 else ""
    text = {"font_size": TEXT, "font_weight": heavy, "y": y}
    return tag(
        "g",
        tag("text", str(name), text_anchor="end", x=x + NAMES - 8, **text),
        tag(
            "path",
            d=f"M{x + NAMES} {top + row * step + 1:g}v{step - 2:g}",
            stroke=GRID,
        ),
        tag(
            "rect",
            **picture.rectangle(
                x + NAMES, round(top + row * step + 3, 1), wide, step - 6
            ),
            fill=BLUE if best else SKY,
        ),
        tag("text", written, x=x + NAMES + wide + 6, **text),
        class_="cnn-bar-of",
        data_class=name,
        data_percent=percent(share),
    )
