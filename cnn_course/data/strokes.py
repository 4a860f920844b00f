"""Digits drawn by a script: thirty of them, in corners and of all sizes.

Each digit is a few lines and arcs in a box of height 1, drawn with a round
brush. They are no handwriting; they are there to be small, large and far
from the middle, as the drawings of people are.
"""

import numpy as np

from cnn_course.checks import real, whole
from cnn_course.digits import PAD

CURVE = 24  # points of an arc
SHAPES = {  # each stroke: points (across, down), or arcs of ellipses
    0: [[("arc", 0.35, 0.5, 0.33, 0.5, 0, 360)]],
    1: [[(0.1, 0.22), (0.32, 0), (0.32, 1)]],
    2: [[("arc", 0.33, 0.28, 0.3, 0.28, 160, -25), (0.02, 1), (0.68, 1)]],
    3: [
        [
            ("arc", 0.3, 0.25, 0.3, 0.25, 150, -90),
            ("arc", 0.3, 0.75, 0.34, 0.25, 90, -150),
        ]
    ],
    4: [[(0.42, 0), (0, 0.62), (0.68, 0.62)], [(0.52, 0.3), (0.48, 1)]],
    5: [
        [(0.62, 0), (0.12, 0), (0.08, 0.45)],
        [("arc", 0.28, 0.69, 0.34, 0.31, 130, -150)],
    ],
    6: [
        [
            (0.5, 0),
            ("arc", 0.45, 0.7, 0.4, 0.6, 120, 180),
            ("arc", 0.33, 0.72, 0.28, 0.28, 180, 540),
        ]
    ],
    7: [[(0, 0), (0.66, 0), (0.26, 1)]],
    8: [
        [
            ("arc", 0.33, 0.24, 0.25, 0.24, 270, -90),
            ("arc", 0.33, 0.74, 0.31, 0.26, 90, 450),
        ]
    ],
    9: [
        [
            ("arc", 0.31, 0.28, 0.28, 0.28, 0, 360),
            (0.59, 0.3),
            (0.5, 1),
        ]
    ],
}
PLACES = [  # (share of the way down, across, height, slant) on the pad
    (0.0, 0.0, 36, 0.0),
    (1.0, 1.0, 46, 0.15),
    (0.1, 0.95, 30, -0.1),
    (0.95, 0.05, 52, 0.1),
    (0.5, 0.5, 100, 0.05),
    (0.0, 0.5, 40, 0.2),
]


def drawn_digits():
    """Return thirty drawings, three of each digit, none as MNIST has them.

    They stand in corners and at edges and are small, or fill the whole pad.

    Returns:
        x (30, 112, 112) float32, 0 for paper to 1 for ink; and the digits
        y (30,). `digits.as_it_is` and `digits.prepared` make of each what
        a net takes.
    """
    y = np.repeat(np.arange(10), 3)
    x = [
        drawn_digit(digit, *PLACES[(digit + 2 * n) % len(PLACES)])
        for digit in range(10)
        for n in range(3)
    ]
    return np.array(x), y


def drawn_digit(digit, down=0.5, across=0.5, height=80, slant=0.0):
    """Return one digit as it is drawn on a pad, (112, 112) float32.

    Args:
        digit: 0 to 9.
        down: where it stands, from 0 at the upper edge to 1 at the lower.
        across: from 0 at the left edge to 1 at the right.
        height: in cells, brush included, from 12 to 112.
        slant: how far the top leans to the right, in heights.

    Raises:
        TypeError, ValueError: a number is out of these bounds.
    """
    if whole(digit, "digit", 0) > 9:
        raise ValueError(f"a digit is 0 to 9, not {digit}")
    bounds = {
        "down": (down, 0, 1),
        "across": (across, 0, 1),
        "height": (height, 12, PAD),
        "slant": (slant, -0.5, 0.5),
    }
    for name, (value, least, most) in bounds.items():
        if not least <= real(value, name) <= most:
            raise ValueError(f"{name} is {least} to {most}, not {value}")
    brush = max(4.0, 0.12 * height)
    strokes = [_points(stroke) for stroke in SHAPES[digit]]
    strokes = [_leaned(points, slant) for points in strokes]
    every = np.concatenate(strokes)
    least, size = every.min(axis=0), np.ptp(every, axis=0)
    scale = min((height - brush) / size[1], (PAD - brush) / size[0])
    room = PAD - brush - scale * size
    corner = brush / 2 + room * np.array([across, down])
    return _inked(
        [corner + scale * (points - least) for points in strokes], brush
    )


def _points(stroke):
    """Return the points of a stroke (N, 2), its arcs as short lines.

    An arc goes from one angle to another, counter-clockwise if the second
    is larger; 0 degrees points to the right and 90 up.
    """
    points = []
    for part in stroke:
        if part[0] != "arc":
            points.append([part])
            continue
        x, y, wide, high, start, end = part[1:]
        angle = np.radians(np.linspace(start, end, CURVE))
        arc = x + wide * np.cos(angle), y - high * np.sin(angle)
        points.append(np.stack(arc, axis=1))
    return np.concatenate(points)


def _leaned(points, slant):
    """Return points whose top leans to the right."""
    return points + np.outer(0.5 - points[:, 1], [slant, 0])


def _inked(strokes, brush):
    """Return the cells that a round brush covers along some lines."""
    middles = np.arange(PAD) + 0.5
    at = np.stack(np.meshgrid(middles, middles), axis=-1)[:, :, None]
    nearest = np.full((PAD, PAD), np.inf)
    for points in strokes:
        start, way = points[:-1], np.diff(points, axis=0)
        length = np.maximum((way**2).sum(axis=1), 1e-9)
        share = (((at - start) * way).sum(axis=-1) / length).clip(0, 1)
        away = at - (start + share[..., None] * way)
        far = np.sqrt((away**2).sum(axis=-1)).min(axis=2)
        nearest = np.minimum(nearest, far)
    return (brush / 2 + 0.5 - nearest).clip(0, 1).astype(np.float32)
