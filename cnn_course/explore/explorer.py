"""What all explorers share: a state, its picture, its answer in one line."""

import math

import ipywidgets as widgets
import numpy as np
import traitlets

from cnn_course.explore.ahead import Ahead, Imagined, sliders_in
from cnn_course.explore.turns import OneAtATime, hear_in_turn, in_turn
from cnn_course.explore.view import BoardView, payload
from cnn_course.svg import clean
from cnn_course.texts import say

LARGEST = 1_000_000  # a number that is typed into a cell
OWN = "own"  # the name of what has no name in a list of examples or filters


class Refusal(ValueError):
    """Something that cannot be done, in the learner's language."""


class Explorer(OneAtATime, widgets.VBox):
    """A board, the controls above it, and the state that both show.

    Subclasses name their state in `STATE`, draw it in `draw`, and take
    typed numbers in `edit`. Every trait of the state can be set from a cell;
    the controls and the picture follow. Those with `EXAMPLES` have a trait
    `example` that names the one on show, or is "own".

    Attributes:
        at: the cell (row, column) of the table `WALK` that is explained, or
            None.
        message: what could not be done last, in words; "" if all is well.
        board: the Board that is shown.
    """

    STATE = ()
    WALK = None
    EXAMPLES = {}  # noqa: RUF012  names of states, each a dict of traits
    SHIFTS = False  # whether Shift with an arrow key moves the input
    UPLOADS = False  # whether a picture of one's own can be opened

    at = traitlets.Tuple(
        traitlets.Int(), traitlets.Int(), default_value=None, allow_none=True
    )
    message = traitlets.Unicode("")

    def __init__(self, controls=(), **state):
        """Take the state by name; unknown names are a TypeError.

        An explorer with a list of examples takes `example` too.
        """
        at = state.pop("at", None)
        example = None
        if self.has_trait("example"):
            example = state.pop("example", None)
        unknown = set(state) - set(self.STATE)
        if unknown:
            raise TypeError(f"there is no {', '.join(sorted(unknown))} here")
        for name, value in state.items():
            setattr(self, name, value)
        self.view = BoardView()
        super().__init__([*controls, self.view])
        hear_in_turn(self)
        self.add_class("cnn-explorer")
        self._drawing = False
        self._ahead = Ahead(sliders_in(self), self._draw_ahead)
        self._redraw()
        if example is not None:
            self.example = example
        self.at = at
        self.observe(self._redraw, list(self.STATE))
        self.view.on_msg(self._hear)
        self.view.observe(self._follow, "focus")
        traitlets.link((self, "message"), (self.view, "message"))

    # What a subclass says

    def draw(self):
        """Return the Board of the state, without focus."""
        raise NotImplementedError

    def foreseeable(self):
        """Return whether drawing is quick, and always gives the same."""
        return True

    def tell(self):
        """Bring what stands around the picture up to date."""
        if self.EXAMPLES:
            self.example = self._shown_example()

    def editable(self):
        """Return the names of the tables that can be typed into."""
        return ()

    def edit(self, table, row, column, value):
        """Take a number that was typed into a cell.

        Raises:
            Refusal: this cell cannot be changed.
        """
        raise Refusal(say("explore.fixed"))

    def shift(self, dx, dy):
        """Move the input by a cell, as Shift with an arrow key asks.

        Raises:
            Refusal: this input cannot be moved, or no further.
        """
        raise Refusal(say("explore.fixed"))

    def upload(self, name, content):
        """Take the bytes of a file that was opened in the page.

        Raises:
            Refusal: it cannot be shown, and why.
        """
        raise Refusal(say("explore.fixed"))

    def choose(self, name):
        """Take what was chosen in the picture, by its name.

        Raises:
            Refusal: nothing of that name can be chosen.
        """
        raise Refusal(say("explore.fixed"))

    def choose_at(self, name, x, y):
        """Take what was clicked in a part of the picture with places.

        Raises:
            Refusal: nothing of that name can be chosen.
        """
        self.choose(name)

    def step_in(self, name, dx, dy):
        """Move what is chosen in a part of the picture, by an arrow key.

        Raises:
            Refusal: nothing can be moved there.
        """
        self.choose(name)

    # What a learner reads

    @property
    def answer(self):
        """The state and its result in one line."""
        return repr(self.picture)

    @property
    def picture(self):
        """The Board with its focus, as it is printed and stored."""
        return self.board if self.at is None else self._focused(self.at)

    def __repr__(self):
        """The answer."""
        return self.answer

    @in_turn
    def _repr_mimebundle_(self, **kwargs):
        """The live view, and for print and GitHub the answer and a picture."""
        return {
            **super()._repr_mimebundle_(**kwargs),
            "text/plain": self.answer,
            "image/svg+xml": self.picture.svg(),
        }

    # What keeps state and picture together

    @in_turn
    def put(self, **state):
        """Set several traits by name, and draw once."""
        self._drawing = True
        try:
            for name, value in state.items():
                setattr(self, name, value)
        finally:
            self._drawing = False
            self._redraw()

    def _redraw(self, change=None):
        """Draw the state anew."""
        if self._drawing:
            return
        self._drawing = True
        try:
            self.message = ""
            self.board = self.draw()
            self.view.board = self._payload()
            if self.at is not None:
                self.at = self._nearest(self.at)
            self.tell()  # after the picture, which is waited for
        finally:
            self._drawing = False
        self._ahead.after(change)

    def _payload(self):
        """Return the board as the page takes it."""
        return payload(
            self.board,
            self.WALK,
            self.editable(),
            self.SHIFTS,
            self.UPLOADS,
        )

    @in_turn
    def _draw_ahead(self, slider, values):
        """Send the boards that this slider's next step can lead to."""
        if not self.foreseeable():
            return
        boards = {}
        for value in values:
            imagined = Imagined(self, **{slider.trait: value})
            imagined.board = imagined.draw()
            boards[str(value)] = imagined._payload()
        self.view.ahead = {
            "control": slider.model_id,
            "value": slider.value,
            "boards": boards,
        }

    @traitlets.observe("children")
    def _hear_children(self, change):
        """Let what the page sends wait while a cell sets something."""
        hear_in_turn(self)

    @traitlets.observe("example")
    def _take_example(self, change):
        """Show the example that was chosen."""
        if change["new"] not in (OWN, self._shown_example()):
            self.put(**self.EXAMPLES[change["new"]])

    def _shown_example(self):
        """Return the name of the example that this state is, or "own"."""
        for name, state in self.EXAMPLES.items():
            if all(np.array_equal(getattr(self, t), state[t]) for t in state):
                return name
        return OWN

    def _nearest(self, at):
        """Return a cell of the table WALK: this one, or the nearest to it."""
        rows, columns = self._walked()
        if not rows or not columns:
            return None
        return min(at[0], rows - 1), min(at[1], columns - 1)

    def _walked(self):
        """Return the shape of the table WALK, (0, 0) if there is none now."""
        tables = self.board.tables
        return tables[self.WALK].shape if self.WALK in tables else (0, 0)

    def _focused(self, at):
        """Return the board with this cell in focus."""
        return self.board.at(self.WALK, *at)

    @traitlets.validate("at")
    def _check_at(self, proposal):
        """Refuse a cell that is not there."""
        at = proposal["value"]
        if at is None or not hasattr(self, "board"):
            return at
        rows, columns = self._walked()
        if not (0 <= at[0] < rows and 0 <= at[1] < columns):
            raise traitlets.TraitError(
                f"there is no cell {at}: the output is {rows}×{columns}, "
                f"counted from (0, 0)"
            )
        return at

    @traitlets.observe("at")
    def _show_at(self, change):
        """Tell the page which cell is explained."""
        if hasattr(self, "view"):
            at = change["new"]
            self.view.focus = None if at is None else [self.WALK, *at]

    def _follow(self, change):
        """Take over the cell that was chosen in the page."""
        focus = change["new"]
        if focus is None:
            self.at = None
        elif focus[0] == self.WALK:
            self.at = tuple(focus[1:])

    def _chosen(self, content):
        """Take what was chosen, and where or by which key."""
        name = content["choose"]
        if "at" in content:
            self.choose_at(name, *map(float, content["at"]))
        elif "step" in content:
            self.step_in(name, *map(int, content["step"]))
        else:
            self.choose(name)

    def _hear(self, view, content, buffers):
        """Take what was typed, moved or opened; say why if it cannot be."""
        try:
            if "shift" in content:
                self.shift(*map(int, content["shift"]))
                return
            if "choose" in content:
                self._chosen(content)
                return
            if "upload" in content:
                self.upload(str(content["upload"]), bytes(buffers[0]))
                return
            table, row, column, text = content["edit"]
            value = typed_number(text)
            self.edit(table, int(row), int(column), value)
        except (ValueError, TypeError, LookupError) as error:
            self.message = ""  # so that the same sentence is said again
            self.message = str(error)
        except traitlets.TraitError as error:
            self.message = str(error)


def typed_number(text):
    """Return the number that was typed: `3`, `−0.5`, `1/9`, `0,5`, `1e3`.

    Raises:
        Refusal: it is no number, or too large to be shown.
    """
    shown = clean(text)[:20]
    written = shown.replace("−", "-").replace(",", ".").replace(" ", "")
    try:
        top, _, bottom = written.partition("/")
        value = float(top) / (float(bottom) if bottom else 1.0)
    except (ValueError, ZeroDivisionError):
        raise Refusal(say("explore.no_number", text=shown)) from None
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise Refusal(say("explore.too_large", text=shown, most=LARGEST))
    return int(value) if value == int(value) else value
