"""Explore filters: one photograph, and what many filters make of it."""

from functools import cache

import numpy as np
import traitlets

from cnn_course.data import (
    DataError,
    load_photo,
    photo_names,
)
from cnn_course.explore.arrays import (
    Some,
    changed,
    fixed,
    given,
    levels,
    named_filter,
    own_picture,
)
from cnn_course.explore.controls import choice, row, slider, tick
from cnn_course.explore.explorer import LARGEST, OWN, Explorer, Refusal
from cnn_course.explore.sizing import why_not
from cnn_course.explore.uploads import opened
from cnn_course.filters import FILTERS, filter_title
from cnn_course.maps import fewer
from cnn_course.texts import say
from cnn_course.worked.filtering import filtering, map_of, relu

MOST = 5  # rows and columns of a filter
LIMITS = 10, 1000  # where colours may end; the slider's step is the first
UNCHANGED = np.array([[0, 0, 0], [0, 1, 0], [0, 0, 0]])


class Filters(Explorer):
    """A photograph, a filter that can be changed, and its map.

    Args:
        photo: the name of one of the course's photographs, see
            `data.photo_names`; "own"; or a picture of your own, an array
            (H, W) with levels from 0 to 255.
        w: the filter, (FH, FW) with up to 5 rows and columns, or the name of
            one of `FILTERS`.
        filter: that name, or "own" for the last filter of your own.
        x: your own picture; one that is longer than 256 is scaled down.
        limit: the number at which the colours of signed maps end.
        relu: whether negative numbers become 0.

    Every argument is a trait: set it, and the picture follows. Maps of
    filters whose numbers add up to 0 are signed: zero is grey.

    Raises:
        TypeError, traitlets.TraitError: a value that no setting can be.
    """

    UPLOADS = True
    STATE = ("photo", "x", "w", "limit", "relu")

    photo = Some("camera")
    x = traitlets.Any(None, allow_none=True)
    w = Some()
    filter = traitlets.Enum([*FILTERS, OWN], OWN)
    limit = traitlets.Int(300, min=LIMITS[0], max=LIMITS[1])
    relu = traitlets.Bool(False)

    def __init__(self, photo="camera", w=None, filter=None, **state):
        """Take the state."""
        if w is not None and filter is not None:
            raise TypeError("give w or the name of a filter, not both")
        self._own, self._maps = UNCHANGED, {}
        if w is None:
            w = self._own if filter == OWN else (filter or "vertical")
        limit = slider(self, "limit", "explore.limit", *LIMITS)
        limit.step = LIMITS[0]
        super().__init__(
            [
                row(choice(self, "photo", "explore.photo", _photos())),
                row(
                    choice(self, "filter", "explore.filter", _filters()),
                    limit,
                    tick(self, "relu", "explore.relu"),
                ),
            ],
            **{"photo": photo, "w": w, **state},
        )

    # What may be set

    @traitlets.validate("photo")
    def _check_photo(self, proposal):
        """Return the name of a picture; take an array as one's own."""
        value = proposal["value"]
        if not isinstance(value, str):
            self.x = own_picture(value)
            return OWN
        if value not in (*photo_names(), OWN):
            known = ", ".join((*photo_names(), OWN))
            raise traitlets.TraitError(
                f"no photograph is called {value!r}; there are {known}"
            )
        return value

    @traitlets.validate("x")
    def _check_picture(self, proposal):
        """Return a picture of one's own, not too large."""
        if proposal["value"] is None:
            return None
        x = levels(_array(proposal["value"], "x"))
        return fixed(fewer(x.astype(float)))

    @traitlets.validate("w")
    def _check_filter(self, proposal):
        """Return a filter by its name, or one of numbers."""
        w = _array(named_filter(proposal["value"]), "w")
        if max(w.shape) > MOST:
            raise traitlets.TraitError(
                f"w has shape {w.shape}; a filter has up to {MOST} rows and "
                "columns here"
            )
        if np.abs(w).max() > LARGEST:
            raise traitlets.TraitError(
                f"w goes from {w.min()} to {w.max()}; stay within ±{LARGEST:,}"
            )
        return fixed(w)

    @traitlets.observe("x")
    def _show_own(self, change):
        """Show a picture as soon as it is there."""
        if change["new"] is not None:
            self.photo = OWN

    @traitlets.observe("filter")
    def _take_named(self, change):
        """Put the chosen filter in place."""
        name = change["new"]
        if name != self._name():
            self.w = self._own if name == OWN else FILTERS[name]

    @traitlets.observe("w")
    def _name_filter(self, change):
        """Say which filter this is, and keep one that has no name."""
        name = self._name()
        if name == OWN:
            self._own = self.w
        self.filter = name

    def _name(self):
        """Return the name of the filter in place."""
        same = (n for n, w in FILTERS.items() if np.array_equal(w, self.w))
        return next(same, OWN)

    # What is shown

    @property
    def picture(self):
        """The Board as it is printed and stored, with fewer pixels."""
        return self.board.coarse()

    def draw(self):
        """Return the photograph, its map, and small ones of all filters."""
        x, reason = self._picture()
        strip = [self._map(name, x) for name in (*FILTERS, OWN)]
        shown = next(m for m in strip if m.name == self.filter)
        if x is not None:
            reason = why_not(x.shape, self.w.shape)
        return filtering(
            say(f"explore.photos.{self.photo}"),
            x,
            self.w,
            shown,
            strip,
            self.limit,
            reason,
            self.relu,
        )

    def _picture(self):
        """Return the picture, or None and why there is none."""
        if self.photo == OWN:
            return self.x, "" if self.x is not None else say(
                "explore.no_picture"
            )
        try:
            return _photo(self.photo), ""
        except DataError as error:
            return None, say("explore.photos.lost", reason=str(error))

    def _map(self, name, x):
        """Return a Map of the picture; what was worked out once is kept."""
        w = self._own if name == OWN else FILTERS[name]
        title = say("explore.own") if name == OWN else filter_title(name)
        last_x, last_w, maps = self._maps.get(name, (None, None, None))
        if maps is None or last_x is not x or last_w is not w:
            shown = map_of(name, title, x, w)
            maps = shown, relu(shown)
            self._maps[name] = x, w, maps
        return maps[self.relu]

    # What is done in the page

    def editable(self):
        """The filter can be typed into."""
        return ["filter"]

    def edit(self, table, row, column, value):
        """Put a number into the filter."""
        if table != "filter":
            raise Refusal(say("explore.fixed"))
        self.w = changed(self.w, (row, column), value)

    def choose(self, name):
        """Take the filter whose small map was clicked."""
        if name in (*FILTERS, OWN):
            self.filter = name

    def upload(self, name, content):
        """Show a picture of one's own, or say why not."""
        x = opened(name, content, gray=True)
        self.put(x=x, photo=OWN)


@cache
def _photo(name):
    """Return one of the course's photographs, in grey."""
    return fixed(load_photo(name, gray=True).astype(float))


def _photos():
    """Return the photographs as a list to choose from."""
    return [(say(f"explore.photos.{n}"), n) for n in (*photo_names(), OWN)]


def _filters():
    """Return the filters as a list to choose from."""
    names = [(filter_title(name), name) for name in FILTERS]
    return [*names, (say("explore.own"), OWN)]


def _array(value, name):
    """Return an array (H, W) of finite numbers."""
    value = given(value, name)
    if value.ndim != 2 or not value.size:
        raise traitlets.TraitError(
            f"{name} has shape {value.shape}; it must be (rows, columns), as "
            "a grey picture or one filter is"
        )
    if not np.isfinite(value).all():
        raise traitlets.TraitError(
            f"{name} holds NaN or infinity; give finite numbers"
        )
    return value
