"""Photographs, what a net calls them, and where it looks."""

import numpy as np

from cnn_course import texts
from cnn_course.checks import listed, real, whole
from cnn_course.draw.charts import bars
from cnn_course.draw.grid import draw_grid
from cnn_course.draw.pictures import images
from cnn_course.draw.style import as_array, new_figure, show
from cnn_course.efficientnet import dog_probability, restored, top_classes
from cnn_course.maps import lit, stretched


def answer(x, probabilities, count=5, figure=None):
    """Draw a photograph, its most probable classes, and how much a dog it is.

    Args:
        x: What `efficientnet.prepare` makes of a photograph.
        probabilities: Of its 1000 classes, (1000,) or (1, 1000).
        count: How many classes.
        figure: Draw here instead of showing a new figure.

    Raises:
        TypeError, ValueError: x or the probabilities are not of one picture.
    """
    photo = restored(x)
    names, sure = zip(*top_classes(probabilities, count), strict=True)
    dog = dog_probability(probabilities)
    own = figure is None
    if own:
        figure = new_figure(6.4, 0.32 * count + 1.1, "constrained")
    left, right = figure.subfigures(1, 2, width_ratios=(2, 3))
    ax = left.add_subplot()
    ax.imshow(photo.transpose(1, 2, 0) / 255)
    ax.set_axis_off()
    above, below = right.subplots(2, 1, height_ratios=(count, 1))
    bars(sure, names, ax=above)
    bars([dog], [texts.say("draw.dog")], ax=below)
    if own:
        show()


def spotlight(x, maps, titles=None, margin=0, figure=None):
    """Draw a photograph that is bright only where a map is high.

    Beside the photograph itself each map is shown, darkest where it is
    lowest and as bright as the photograph where it is highest.

    Args:
        x: What `efficientnet.prepare` makes of a photograph.
        maps: One map (h, w), or several in a list or along the first axis.
        titles: A title for the photograph and for each map.
        margin: Pixels of the photograph, on each side, that lie outside the
            map; what is nearest in the map counts there. A list says it for
            each map.
        figure: Draw here instead of showing a new figure.

    Raises:
        TypeError, ValueError: A shape, or the number of titles, does not
            fit.
    """
    photo = restored(x)
    several = isinstance(maps, list) or np.ndim(maps) > 2
    maps = list(maps) if several else [maps]
    margins = [margin] * len(maps) if np.ndim(margin) == 0 else margin
    if len(margins) != len(maps):
        raise ValueError(f"{len(margins)} margins for {len(maps)} maps")
    shown = [
        _lit(photo, values, outside)
        for values, outside in zip(maps, margins, strict=True)
    ]
    images([photo, *shown], titles, figure=figure)


def depths(made, chosen, count=6, titles=None, figure=None):
    """Draw maps of several depths of a net, a row each.

    Of each depth it takes the maps with the highest cells; each map has a
    scale of its own, from its lowest cell (dark) to its highest.

    Args:
        made: The maps of each depth, (1, C, h, w), a list as from
            `efficientnet.feature_maps` or `net.activations(x)`.
        chosen: Which depths to draw, a list of places in that list.
        count: How many maps of each.
        titles: A name for each row. None: how large the maps are.
        figure: Draw here instead of showing a new figure.

    Raises:
        TypeError, ValueError: There is no such depth, or it has no maps.
    """
    whole(count, "count", 1)
    rows, names = [], []
    for at in listed(chosen, "chosen", "[0, 3, 17]"):
        if whole(at, "a depth", 0) >= len(made):
            raise ValueError(
                f"depth {at} of {len(made)}: they count from 0 to "
                f"{len(made) - 1}"
            )
        maps = as_array(made[at], f"depth {at}", (4,))[0]
        _, h, w = maps.shape
        order = np.argsort(-maps.max(axis=(1, 2)), kind="stable")[:count]
        rows += [stretched(maps[c]) for c in order]
        rows += [np.ones((h, w))] * (count - len(order))
        names.append(f"{h}×{w}")
    draw_grid(
        rows,
        None,
        count,
        signed=[False] * len(rows),
        figure=figure,
        rows=titles or names,
    )


def _lit(photo, values, margin):
    """Return a photograph in the light of a map, both checked."""
    values, side = as_array(values, "a map", (2,)), photo.shape[-1]
    if not 0 <= real(margin, "margin") < side / 2:
        raise ValueError(f"margin lies between 0 and {side / 2}, not {margin}")
    return lit(photo, values, margin)
