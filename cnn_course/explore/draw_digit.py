"""Draw a digit: what the net is given, what it says, and why it fails."""

from functools import cache
from typing import NamedTuple

import ipywidgets as widgets
import numpy as np
import traitlets

from cnn_course import vision, worked
from cnn_course.checks import ready
from cnn_course.data import DataError, drawn_digit, read_picture
from cnn_course.data.mnist import FILES, FOLDER, read_idx
from cnn_course.digits import (
    PAD,
    SIDE,
    amid_pad,
    as_it_is,
    box_of,
    on_pad,
    prepared,
    thickened,
)
from cnn_course.explore.controls import choice, row, slider, tick
from cnn_course.explore.explorer import OWN, Explorer, Refusal
from cnn_course.explore.pad import Levels, Pad
from cnn_course.explore.soon import Soon
from cnn_course.lenet import undisturbed
from cnn_course.photographed import NoDigit, find_digit
from cnn_course.svg import clean
from cnn_course.texts import say
from cnn_course.weights import trained_lenet
from cnn_course.worked.digit import INKED

EMPTY = "empty"
SKETCHES = {  # drawn by a script: digit, down, across, height, slant
    "corner": (3, 0.0, 0.0, 44, 0.1),
    "edge": (7, 1.0, 0.6, 60, 0.1),
    "small": (2, 0.5, 0.5, 26, 0.0),
    "large": (5, 0.5, 0.5, 112, 0.1),
}
SAMPLES = (EMPTY, *map(str, range(10)), *SKETCHES)
MOVE, TURN, THICK = 12, 90, 4  # as far as the sliders go, both ways
CELL = PAD // SIDE
INPUTS = 32, 28  # sides of the images that nets are tried with
UNSAID = -1  # in the list of labels: None would be shown as a blank
CLASSES = 2, 100  # at least, at most


class Kept(NamedTuple):
    """A drawing that was kept as a test case.

    Attributes:
        image: what the net was given, (1, 1, S, S).
        label: what it is, as the learner says.
        answer: what the net said.
    """

    image: np.ndarray
    label: int
    answer: int


class DrawDigit(Explorer):
    """A pad, what a net is given of the drawing, and its answer as bars.

    Args:
        net: a `cnn_course.lenet.Network` for grey images; None: the
            course's own LeNet, trained on MNIST. It is not changed.
        levels: the drawing, (H, W) from 0 for paper to 1 for ink, such as
            a test image; it is scaled to the pad's 112×112.
        sample: in its place the name of one of `SAMPLES`: "empty", "0" to
            "9" (the first such test image), "corner", "edge", "small",
            "large"; "own" is what was drawn.
        prepare: whether the drawing is scaled and centred as MNIST's were.
        down, across: how far it is moved, in cells of 28, before that.
        turn: degrees that it is turned, counter-clockwise.
        thickness: cells of 112 that its strokes grow on each side; below 0
            they shrink.
        label: what the drawing is, for `keep`; None: not said yet.

    Every argument but the net is a trait: set it, and the picture follows.

    Attributes:
        pad: the `Pad`.
        seen: what the net is given, (1, 1, S, S).
        probabilities: its answer, (K,); None while nothing is drawn.
        kept: the drawings kept as test cases, a list of `Kept`.

    Raises:
        TypeError, ValueError: it is no net, or it takes no grey images.
        traitlets.TraitError: a value that no setting can be.
    """

    STATE = ("levels", "prepare", "down", "across", "turn", "thickness")
    UPLOADS = True

    levels = Levels()
    sample = traitlets.Enum([*SAMPLES, OWN], EMPTY)
    prepare = traitlets.Bool(False)
    down = traitlets.Int(0, min=-MOVE, max=MOVE)
    across = traitlets.Int(0, min=-MOVE, max=MOVE)
    turn = traitlets.Int(0, min=-TURN, max=TURN)
    thickness = traitlets.Int(0, min=-THICK, max=THICK)
    label = traitlets.Int(None, allow_none=True)

    def __init__(self, net=None, levels=None, sample=None, **state):
        """Take the net and the state."""
        if levels is not None and sample not in (None, OWN):
            raise TypeError("give levels or the name of a sample, not both")
        self._net = trained_lenet() if net is None else net
        self._side, self._classes = taken_by(self._net)
        self.kept = []
        self.pad = Pad()
        self._tell_pad = Soon(self._tell_answer)
        self.label = state.pop("label", None)
        super().__init__(self._controls(), levels=levels, **state)
        self._arrange()
        if sample is not None:
            self.sample = sample
        self.pad.observe(self._take_drawing, "levels")

    # What the net says

    @property
    def seen(self):
        """What the net is given, (1, 1, S, S) float32."""
        return self.board.seen[None, None].astype(np.float32)

    @property
    def probabilities(self):
        """The net's answer (K,), or None while nothing is drawn."""
        return self.board.probabilities

    @property
    def picture(self):
        """The Board as it is printed and stored, the drawing on it."""
        return self.board.on_paper()

    def draw(self):
        """Return the drawing, what is made of it, and the answer."""
        drawing = self._changed()
        make = prepared if self.prepare else as_it_is
        seen = make(drawing, self._side)
        probabilities = None
        if seen.any():
            images = seen[None, None].astype(np.float32)
            probabilities = undisturbed(self._net).probabilities(images)[0]
        return worked.digit(drawing, seen, probabilities, self.prepare)

    def _changed(self):
        """Return the drawing, thicker or thinner, turned, and moved."""
        drawing = self.levels
        if self.thickness:
            drawing = thickened(drawing, self.thickness)
        box = box_of(drawing)
        if self.turn and box:  # about its own middle
            top, left, high, wide = box
            away = (PAD - high) // 2 - top, (PAD - wide) // 2 - left
            turned = vision.rotated(vision.shifted(drawing, *away), self.turn)
            drawing = _back(turned.clip(0, 1), away)
        if self.down or self.across:
            moved = self.down * CELL, self.across * CELL
            drawing = vision.shifted(drawing, *moved)
        return drawing

    def tell(self):
        """Bring the pad, the name of the sample and the words up to date."""
        if not np.array_equal(self.pad.levels, self.levels):
            self.pad.load(self.levels)
        self._tell_pad.wish()
        if self.sample != OWN:
            same = np.array_equal(_sample(self.sample), self.levels)
            self.sample = self.sample if same else OWN

    def _tell_answer(self):
        """Let the pad say what the net answers."""
        self.pad.told = self.board.answer

    def _take_drawing(self, change):
        """Take over what was drawn in the page."""
        if not np.array_equal(change["new"], self.levels):
            self.levels = change["new"]

    # Samples and photographs

    @traitlets.observe("sample")
    def _take_sample(self, change):
        """Put the sample that was chosen on the pad, as it is."""
        if change["new"] == OWN or not hasattr(self, "board"):
            return
        try:
            levels = _sample(change["new"])
        except DataError as error:
            self.sample = OWN
            self.message = say("explore.draw.lost", reason=str(error))
            return
        if not np.array_equal(levels, self.levels):
            self.put(levels=levels, down=0, across=0, turn=0, thickness=0)

    def upload(self, name, content):
        """Put the digit of a photograph on the pad, or say why not.

        The line of a pen is thinner than MNIST's strokes; `thickness` makes
        up for it.
        """
        told = {"name": clean(name)[:60]}
        try:
            digit = find_digit(read_picture(content, gray=True))
        except DataError as error:
            key = f"explore.upload.{error.kind}"
            reason = clean(error.reason)
            raise Refusal(say(key, **told, reason=reason)) from None
        except NoDigit as error:
            key = f"explore.draw.no_digit.{error.kind}"
            raise Refusal(say(key, **told)) from None
        levels = amid_pad(digit)
        state = {"down": 0, "across": 0, "turn": 0}
        self.put(levels=levels, thickness=_missing(levels), **state)

    # Test cases

    def keep(self, label=None):
        """Keep the drawing as a test case.

        Args:
            label: what it is, from 0; None: what `label` says.

        Raises:
            Refusal: nothing is drawn, or it is not said what it is.
        """
        if self.probabilities is None:
            raise Refusal(say("explore.draw.nothing"))
        if label is not None:
            self.label = label
        if self.label is None:
            raise Refusal(say("explore.draw.unlabelled"))
        answer = int(np.nan_to_num(self.probabilities).argmax())
        self.kept.append(Kept(self.seen, self.label, answer))
        self.message = ""
        self._tell_kept()

    def tests(self):
        """Return the kept drawings: x (N, 1, S, S) and y (N,).

        Raises:
            Refusal: none is kept yet.
        """
        if not self.kept:
            raise Refusal(say("explore.draw.none_kept"))
        images, labels, _ = zip(*self.kept, strict=True)
        return np.concatenate(images), np.array(labels)

    def _tell_kept(self):
        """Say how many are kept, and how many of them the net got right."""
        right = sum(test.label == test.answer for test in self.kept)
        told = {"count": len(self.kept), "right": right}
        key = "explore.draw.kept" if self.kept else "explore.draw.hint"
        self._summary.value = say(key, **told)

    def _keep(self, button):
        """Do what the button says; say why if it cannot be."""
        try:
            self.keep()
        except Refusal as refusal:
            self.message = ""  # so that the same sentence is said again
            self.message = str(refusal)

    @traitlets.validate("label")
    def _check_label(self, proposal):
        """Refuse a class that the net does not have."""
        value = proposal["value"]
        if value is not None and not 0 <= value < self._classes:
            raise traitlets.TraitError(
                f"there is no class {value}: they count from 0 to "
                f"{self._classes - 1}"
            )
        return value

    # What stands around the picture

    def _controls(self):
        """Return the controls in rows."""
        ways = {"down": MOVE, "across": MOVE, "turn": TURN, "thickness": THICK}
        sliders = [
            slider(self, name, f"explore.draw.{name}", -most, most)
            for name, most in ways.items()
        ]
        sliders[2].step = 5
        prepare = tick(self, "prepare", "explore.draw.prepare")
        prepare.layout.width = "auto"
        samples = choice(self, "sample", "explore.draw.sample", _samples())
        return [row(samples, prepare), row(*sliders[:2]), row(*sliders[2:])]

    def _arrange(self):
        """Put the pad beside the picture, and the test cases below."""
        labels = self._labels()
        button = widgets.Button(description=say("explore.draw.keep"))
        button.layout.width = "auto"
        button.on_click(self._keep)
        self._summary = widgets.HTML()
        self._summary.add_class("cnn-hint")
        self._tell_kept()
        self.view.layout.flex = "1 1 340px"
        self.view.layout.min_width = "0"
        *controls, view = self.children
        beside = row(self.pad, view)
        self.children = [
            *controls,
            beside,
            row(labels, button),
            self._summary,
        ]

    def _labels(self):
        """Return a list to choose from what the drawing is."""
        names = [(str(name), name) for name in range(self._classes)]
        labels = widgets.Dropdown(
            options=[(say("explore.draw.choose"), UNSAID), *names],
            description=say("explore.draw.label"),
            layout=widgets.Layout(width="19em"),
        )
        ways = (
            lambda label: UNSAID if label is None else label,
            lambda value: None if value == UNSAID else value,
        )
        traitlets.link((self, "label"), (labels, "value"), transform=ways)
        return labels


def taken_by(net):
    """Return what a net takes and gives: the side of its images, classes.

    Raises:
        TypeError, ValueError: it is no net, or takes no grey images of
            32×32 or 28×28, or does not answer with a score a class.
    """
    ready(net, "layers", "net", "trained_lenet()")
    reason = ""
    for side in INPUTS:
        blank = np.zeros((1, 1, side, side), np.float32)
        try:
            scores = undisturbed(net).forward(blank)
        except (TypeError, ValueError) as error:
            reason = reason or str(error)
            continue
        least, most = CLASSES
        if np.ndim(scores) != 2 or not least <= scores.shape[1] <= most:
            raise ValueError(
                f"the net makes {np.shape(scores)} of one image; it must "
                f"answer with (1, K), a score for each of {least} to {most} "
                "classes"
            )
        return side, scores.shape[1]
    raise ValueError(
        "the net takes no grey images of 32×32 or 28×28, which a drawing can "
        f"be made into: {reason}"
    )


def _missing(levels):
    """Return how much thicker strokes must be to have MNIST's ink."""
    for thickness in range(THICK):
        ink = prepared(thickened(levels, thickness)).sum()
        if ink >= INKED[0]:
            return thickness
    return THICK


def _back(drawing, away):
    """Return a drawing moved back, but not over the edge of the pad."""
    box = box_of(drawing)
    if box is None:  # all of it was turned over the edge
        return drawing
    moves = [
        max(-start, min(-by, PAD - start - size))
        for by, start, size in zip(away, box[:2], box[2:], strict=True)
    ]
    return vision.shifted(drawing, *moves)


@cache
def _sample(name):
    """Return a sample as it lies on the pad.

    Raises:
        DataError: MNIST's files are missing or damaged.
    """
    if name == EMPTY:
        levels = np.zeros((PAD, PAD))
    elif name in SKETCHES:
        levels = drawn_digit(*SKETCHES[name])
    else:
        levels = on_pad(_first_of_each()[int(name)] / 255)
    return Levels().validate(None, levels)


@cache
def _first_of_each():
    """Return the first test image of each digit, (10, 28, 28) of 0..255."""
    images, labels = (
        read_idx(FOLDER / name, *FILES[name])
        for name in FILES
        if name.startswith("t10k")
    )
    return images[[int(np.argmax(labels == digit)) for digit in range(10)]]


def _samples():
    """Return the samples as a list to choose from."""
    return [(_sample_title(name), name) for name in (*SAMPLES, OWN)]


def _sample_title(name):
    """Return what a sample is called in words."""
    if name.isdigit():
        return say("explore.draw.sample.test", digit=name)
    return say(f"explore.draw.sample.{name}")
