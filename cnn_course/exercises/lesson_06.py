"""Lesson 06: how far small filters see, and what they cost."""

import numpy as np

from cnn_course.exercises.cases import Case, Mistake, slip
from cnn_course.exercises.exercise import Exercise

# Before it is shown, and by hand

two_filters_see = Exercise(
    name="two_filters_see",
    lesson="06",
    level="warm-up",
    kind="prediction",
    solution=5,
    mistakes=(
        Mistake("second_only", 3),
        Mistake("added", 6),
        Mistake("multiplied", 9),
        Mistake("area", 25),
    ),
)

# 8 channels into every layer and out of it, no biases
eight_channels = Exercise(
    name="eight_channels",
    lesson="06",
    level="core",
    kind="value",
    solution=np.array([1152, 1600]),
    mistakes=(
        Mistake("no_channels", (18, 25)),
        Mistake("channels_once", (144, 200)),
        Mistake("one_layer", (576, 1600)),
        Mistake("with_biases", (1168, 1608)),
        Mistake("swapped", (1600, 1152)),
    ),
    points=2,
    between=", ",
)


# Code: which pixels of a row one cell depends on


def pixels_seen(layers, cell):
    first = last = cell
    for F, S in reversed(layers):
        first = first * S
        last = last * S + F - 1
    return first, last


def _seen_cases():
    """Yield a few layers and a cell; the last ones are chosen by chance."""
    yield Case(([(3, 1)], 0))
    yield Case(([(3, 1)], 2))
    yield Case(([(3, 1), (3, 1)], 0), aspect="two layers")
    yield Case(([(5, 1), (3, 1)], 1), aspect="two layers")
    yield Case(([(2, 2)], 0), aspect="stride")
    yield Case(([(2, 2)], 3), aspect="stride")
    lenet = [(5, 1), (2, 2), (5, 1), (2, 2), (5, 1)]
    yield Case((lenet[:2], 1), aspect="lenet")
    yield Case((lenet[:3], 0), aspect="lenet")
    yield Case((lenet[:4], 4), aspect="lenet")
    yield Case((lenet, 0), aspect="lenet")
    chance = np.random.default_rng(11)
    for count in (2, 3, 3, 4, 4, 5):
        pairs = chance.integers((2, 1), (6, 4), (count, 2)).tolist()
        layers = [tuple(pair) for pair in pairs]
        cell = int(chance.integers(1, 9))
        yield Case((layers, cell), aspect="other layers")


my_pixels_seen = Exercise(
    name="my_pixels_seen",
    lesson="06",
    level="challenge",
    kind="code",
    solution=pixels_seen,
    mistakes=(
        slip("first_layer_first", "reversed(layers)", "layers"),
        slip("no_stride", "first * S", "first", "last * S", "last"),
        slip("no_minus_one", "F - 1", "F"),
        slip("last_layer_only", "reversed(layers)", "layers[-1:]"),
        slip("a_size", "first, last", "first, last - first + 1"),
    ),
    cases=tuple(_seen_cases()),
    points=3,
)

EXERCISES = (two_filters_see, eight_channels, my_pixels_seen)
