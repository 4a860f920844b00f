"""The arrays that explorers hold: checked, copied, and fixed."""

import numpy as np
from traitlets import Any, TraitError

from cnn_course.checks import numbers
from cnn_course.filters import FILTERS


class Some(Any):
    """A trait whose validator is asked about None, too."""

    allow_none = False


def given(value, name):
    """Return a copy of an array of real numbers.

    Raises:
        TraitError: it is none; the message says why.
    """
    if value is None:
        raise TraitError(f"{name} is None; give an array of numbers")
    try:
        return numbers(value, name).copy()
    except (TypeError, ValueError) as error:
        raise TraitError(str(error)) from None


def own_picture(value):
    """Return what was given in place of a picture's name, unless it is None.

    Raises:
        TraitError: it is None; the message says what to give.
    """
    if value is None:
        raise TraitError(
            "photo is None; give the name of a picture, or one of your own "
            "as an array"
        )
    return value


def levels(x):
    """Return a picture's array, unless it holds no levels from 0 to 255.

    Raises:
        TraitError: it does not; the message says why.
    """
    told = f"x goes from {x.min()} to {x.max()}; the levels of a picture go "
    if x.min() < 0 or x.max() > 255:
        raise TraitError(told + "from 0 to 255")
    if x.dtype.kind == "f" and 0 < x.max() <= 1:
        raise TraitError(told + "from 0 to 255: give x * 255")
    return x


def fixed(array):
    """Return an array that cannot be changed by accident."""
    array.flags.writeable = False
    return array


def changed(array, place, value):
    """Return a copy of an array with another number in one place.

    Whole numbers stay whole until a fraction comes.
    """
    copy = array.astype(np.result_type(array.dtype, np.asarray(value)))
    copy[place] = value
    return copy


def named_filter(value):
    """Return one of `FILTERS` by its name; what is no name stays as it is.

    Raises:
        TraitError: there is no filter of that name.
    """
    if not isinstance(value, str):
        return value
    if value not in FILTERS:
        known = ", ".join(FILTERS)
        raise TraitError(f"there is no filter {value!r}; there are {known}")
    return FILTERS[value]
