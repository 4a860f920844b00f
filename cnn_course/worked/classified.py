"""A photograph, what a net takes it for, and what speaks for one class."""

from dataclasses import dataclass, replace

import numpy as np

from cnn_course import picture
from cnn_course.board import Board
from cnn_course.efficientnet import class_names, dog_probability
from cnn_course.maps import lit
from cnn_course.palette import BLUE, GRID, PAPER, SKY
from cnn_course.png import colour_png
from cnn_course.svg import tag, words, wrap
from cnn_course.texts import say
from cnn_course.worked.digit import in_percent, percent

IMAGE, COARSE = 224, 112  # pixels of a side, live and stored
NAMES, BAR, PERCENT = 156, 96, 56  # what a bar and its two texts take
GAP, HEAD = 36, 25  # between the parts, and above them
ROW = IMAGE / 6  # five classes and the dog
TEXT = 14
DOG = "dog"  # what stands for all breeds where a class is chosen


def classified(title, photo, sure, chosen, where, reason=""):
    """Return a photograph and what the dog classifier says as a board.

    Args:
        title: of the photograph.
        photo: what the net sees, (3, 224, 224), levels from 0 to 255; None
            if there is none.
        sure: the probabilities of its 1000 classes, (1000,), or None.
        chosen: the class whose map is shown, an int, or "dog" for the mean
            of all breeds.
        where: the class activation map (h, w) of the chosen class, or None.
        reason: why there is no answer, if there is none.

    Returns:
        A Board without tables. The class of each bar can be chosen.
    """
    if sure is None:
        return Classified(columns=(), answer=reason, sentence=reason)
    best = [int(k) for k in np.argsort(-sure, kind="stable")[:5]]
    dog = dog_probability(sure)
    bars = [(k, class_names()[k], float(sure[k])) for k in best]
    bars.append((DOG, say("draw.dog"), dog))
    name = next(name for key, name, _ in bars if key == chosen)
    answer = say(
        "worked.classified.answer",
        photo=title,
        first=bars[0][1],
        sure=percent(bars[0][2]),
        dog=percent(dog),
    )
    notes = [answer, say("worked.classified.map", name=name)]
    return Classified(
        columns=(),
        answer=answer,
        sentence="\n".join(notes),
        title=title,
        photo=photo,
        bars=tuple(bars),
        chosen=chosen,
        where=where,
    )


@dataclass(frozen=True, repr=False, eq=False)
class Classified(Board):
    """A board of two pictures and bars; `classified` makes it.

    Attributes:
        title: as for `classified`, like the next one.
        photo: what the net sees, or None.
        bars: (class or "dog", its name, its probability), the best first.
        chosen: the class whose map is shown.
        where: its map.
        fine: False has fewer pixels, for a picture that is stored.
    """

    title: str = ""
    photo: np.ndarray | None = None
    bars: tuple = ()
    chosen: object = None
    where: np.ndarray | None = None
    fine: bool = True

    def coarse(self):
        """Return the same with fewer pixels."""
        return replace(self, fine=False)

    def svg(self):
        """Return the picture: SVG text, the same on every machine."""
        left, top = picture.MARGIN, picture.MARGIN + HEAD
        body = []
        right = left + IMAGE + GAP + NAMES + BAR + PERCENT + GAP + IMAGE
        bottom = picture.MARGIN
        if self.bars:
            body = self._drawn(left, top)
            bottom = top + IMAGE
        note, _, bottom = picture.draw_note(self.sentence, right, bottom)
        width = right + picture.MARGIN
        return picture.card(
            repr(self), width, bottom + picture.MARGIN, [*body, *note]
        )

    def _drawn(self, left, top):
        """Return both pictures and the bars between them."""
        shown = lit(self.photo, self.where)
        name = next(n for key, n, _ in self.bars if key == self.chosen)
        middle = left + IMAGE + GAP
        right = middle + NAMES + BAR + PERCENT + GAP
        what = say("worked.classified.speaks", name=name)
        return [
            *self._picture(self.photo, self.title, left, top),
            *(
                self._bar(*bar, middle, top, row)
                for row, bar in enumerate(self.bars)
            ),
            *self._picture(shown, what, right, top),
        ]

    def _picture(self, photo, title, x, top):
        """Return a photograph with its title above it."""
        if not self.fine:
            block = IMAGE // COARSE
            photo = photo.reshape(3, COARSE, block, COARSE, block).mean((2, 4))
        png = colour_png(np.rint(np.round(photo, 3)).astype(np.uint8))
        heading = tag(
            "text",
            words(wrap(title, IMAGE, picture.TITLE, 1)[0]),
            font_size=picture.TITLE,
            font_weight=600,
            x=x,
            y=top - 9,
        )
        box = picture.rectangle(x, top, IMAGE, IMAGE)
        return [heading, picture.embedded(png, title, False, **box)]

    def _bar(self, key, name, share, x, top, row):
        """Return one class with its bar, to be chosen in the page."""
        chosen = key == self.chosen
        y, high = top + row * ROW, ROW - 4
        middle = round(y + high / 2 + TEXT * 0.36, 1)
        start = x + NAMES
        wide = round(BAR * round(share, 3), 1)
        lines = wrap(name, NAMES - 14, TEXT, 2)
        first = middle - (len(lines) - 1) * 7
        text = {"font_size": TEXT, "font_weight": 700 if chosen else None}
        return tag(
            "g",
            tag(
                "rect",
                **picture.rectangle(x, y, NAMES + BAR + PERCENT, high),
                class_="cnn-choice-frame",
                fill=PAPER,  # so that all of it can be clicked
                rx=3,
                stroke=picture.FRAMES["output"] if chosen else GRID,
                stroke_width=3 if chosen else 1,
            ),
            *(
                tag(
                    "text",
                    words(line),
                    text_anchor="end",
                    x=start - 8,
                    y=first + at * 14,
                    **text,
                )
                for at, line in enumerate(lines)
            ),
            tag(
                "rect",
                **picture.rectangle(start, y + 6, wide, high - 12),
                fill=BLUE if key == DOG else SKY,
            ),
            tag(
                "text",
                in_percent(share),
                x=start + min(wide, BAR) + 6,
                y=middle,
                **text,
            ),
            class_="cnn-choice",
            data_choose=str(key),
            data_chosen=str(chosen).lower(),
            data_label=f"{name} {in_percent(share)}",
        )
