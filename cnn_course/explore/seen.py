"""What a unit sees, one method a function, as panels and sentences.

Each is a generator that yields a `Seen`. The quick ones yield one; those that
take a while yield what there is so far, and the last one is the answer.
"""

from math import gcd
from time import monotonic
from typing import Any, NamedTuple

import numpy as np

from cnn_course import favourites, vision
from cnn_course.board import number
from cnn_course.layers import ReLU
from cnn_course.texts import say
from cnn_course.worked.mosaic import limit_of
from cnn_course.worked.unit import Panel

COUNT = 9  # favourites of a unit
PLACES = 1000  # of the hiding square at most
PACE = 0.1  # seconds between two pictures of an ascent
LARGE, THUMB = (130, 200), (66, 74)  # pixels for a picture, for a favourite
WAYS = {
    "gradient": vision.input_gradient,
    "deconvolution": vision.deconvolution,
    "guided": vision.guided_backprop,
}


class Look(NamedTuple):
    """What is looked at, and how.

    Attributes:
        net: a Network.
        x: the image, (1, C, H, W).
        unit: see `vision`.
        value: what the unit answers to the image.
        box: what it sees of the image: (top, left, height, width).
        images: to choose favourites from, (N, C, H, W), or None.
        found: their favourites, if they are known; else None.
        ascent: the options of `vision.ascend`, a dict.
        size: of the square that hides.
    """

    net: Any
    x: np.ndarray
    unit: tuple
    value: float
    box: tuple
    images: np.ndarray | None
    found: list | None
    ascent: dict
    size: int


class Seen(NamedTuple):
    """What there is to show.

    Attributes:
        panels: a list of Panels, or of lists: the rows.
        sentences: what stands below them.
        answer: the result in a few words.
        done: False: there is more to come.
        found: the favourites of all layers, if they were looked for.
    """

    panels: list
    sentences: list
    answer: str = ""
    done: bool = True
    found: list | None = None


def window(look):
    """Show the part of the image that the unit sees."""
    top, left, high, wide = look.box
    told = {
        "size": f"{high}×{wide}",
        "top": top,
        "left": left,
        "bottom": top + high - 1,
        "right": left + wide - 1,
    }
    if not high * wide:
        yield Seen([], [say("network.window.none")])
        return
    answer = say("network.window.answer", **told)
    closer = _closer(look, look.x[0], bool(look.x.min() < 0), _limit(look.x))
    panels = [_image(look, say("network.image")), *closer]
    told = f"{answer[0].upper()}{answer[1:]}."
    yield Seen(panels, [told, say("network.window.how")], answer)


def way_back(name):
    """Return the function that shows one of the ways back to the image."""

    def back(look):
        signal = WAYS[name](look.net, look.x, look.unit)[0]
        sentences = [say(f"network.{name}.how")]
        if not signal.any():
            layer = look.net.layers[look.unit[0]]
            key = "relu" if isinstance(layer, ReLU) else "other"
            before = look.unit[0] - 1
            silent = say(f"network.silent.{key}", layer=before)
            panels = [_image(look, say("network.image"))]
            yield Seen(panels, [silent, *sentences], say("network.silent"))
            return
        strongest = float(np.abs(signal).max())
        answer = say("network.back.answer", value=_short(strongest))
        title = say(f"network.{name}")
        panels = [
            _image(look, say("network.image")),
            Panel(title, signal, True, boxes=(look.box,), room=LARGE),
            *_closer(look, signal, True),
        ]
        yield Seen(panels, sentences, answer)

    return back


def favourite(look):
    """Show the images that excite the unit's channel most."""
    how = say("network.favourites.how")
    if look.images is None:
        yield Seen([], [say("network.favourites.none"), how])
        return
    found = look.found
    if found is None:
        for seen, last in favourites.look(look.net, look.images, COUNT):
            found = last
            told = {"seen": seen, "count": len(look.images)}
            wait = say("network.favourites.wait", **told)
            yield Seen([], [wait, how], done=False)
    layer, channel = look.unit[:2]
    best = vision.with_patches(
        look.net, look.images, found[layer], (layer, channel)
    )
    limit, signed = _limit(look.images[:1]), bool(look.x.min() < 0)
    whole = [
        Panel(
            _short(one.value),
            look.images[one.image],
            signed,
            limit,
            (one.box,),
            notes=(say("network.number", number=one.image),),
            room=THUMB,
            least=THUMB[1],
            choose=f"sample:{one.image}",
        )
        for one in best
    ]
    patches = [
        Panel("", one.patch, signed, limit, room=THUMB, least=THUMB[1])
        for one in best
        if one.patch.size
    ]
    told = {"value": _short(best[0].value), "number": best[0].image}
    answer = say("network.favourites.answer", **told)
    yield Seen([whole, patches], [how], answer, found=found)


def ascent(look):
    """Show a picture that climbs, as far as it has come."""
    shape, due = look.x.shape[1:], 0.0
    options = look.ascent
    steps = options["steps"]
    climb = vision.ascent(look.net, look.unit, shape, **options)
    for step, picture in enumerate(climb):
        if not step:
            start = _value(look, picture)
        if step < steps and (not step or monotonic() < due):
            continue
        due = monotonic() + PACE
        value = _value(look, picture)
        told = {
            "step": step,
            "steps": steps,
            "start": _short(start),
            "value": _short(value),
            "here": _short(look.value),
        }
        title = say("network.ascent.step", **told)
        sentences = [
            say("network.ascent.values", **told),
            say("network.ascent.how"),
        ]
        if step and value <= start:
            sentences.insert(0, say("network.ascent.stuck"))
        panels = [
            Panel(title, picture[0], True, boxes=(look.box,), room=LARGE),
            *_closer(look, picture[0], True),
        ]
        answer = say("network.ascent.answer", **told)
        yield Seen(panels, sentences, answer, step == steps)


def occlusion(look):
    """Show how the unit's value changes when parts are hidden."""
    how = say("network.occlusion.how")
    image = _image(look, say("network.image"))
    yield Seen([image], [say("network.wait"), how], done=False)
    H, W = look.x.shape[2:]
    size = min(look.size, H, W)
    stride = _stride(H - size, W - size)
    found = vision.occlusion(look.net, look.x, look.unit, size, stride)
    change = found - look.value
    most = np.unravel_index(np.abs(change).argmax(), change.shape)
    sign = "+" if change[most] > 0 else ""
    told = {
        "size": f"{size}×{size}",
        "value": sign + _short(change[most]),
        "row": int(most[0]) * stride,
        "column": int(most[1]) * stride,
    }
    answer = say("network.occlusion.answer", **told)
    if not change.any():
        answer = say("network.occlusion.none", **told)
    title = say("network.occlusion.title", **told)
    panel = Panel(title, change[None], True, room=LARGE)
    yield Seen([image, panel], [f"{answer}.", how], answer)


def _stride(down, across):
    """Return the least stride that fits both ways and gives few places."""
    both = gcd(down, across)
    for stride in range(1, both + 1):
        places = (down // stride + 1) * (across // stride + 1)
        if both % stride == 0 and places <= PLACES:
            return stride
    return max(1, both)


def _image(look, title):
    """Return the image with a frame around what the unit sees."""
    signed = bool(look.x.min() < 0)
    boxes = (look.box,) if look.box[2] * look.box[3] else ()
    return Panel(title, look.x[0], signed, _limit(look.x), boxes, room=LARGE)


def _closer(look, maps, signed, limit=None):
    """Return what the unit sees of maps like the image, if that is a part."""
    top, left, high, wide = look.box
    part = maps[:, top : top + high, left : left + wide]
    if not part.size or part.shape == maps.shape:
        return []
    limit = limit or limit_of(maps)
    title = say("network.closer")
    return [Panel(title, part, signed, limit, room=LARGE)]


def _limit(x):
    """Return where the colours of images end: at 1, if none is above."""
    return max(1.0, float(np.abs(x).max(initial=0)))


def _value(look, x):
    """Return what the unit answers to another picture."""
    layer, *place = look.unit
    return float(vision.activations(look.net, x)[layer][(0, *place)])


def _short(value):
    """Return a number in few characters."""
    return number(float(f"{value:.3g}"))


VIEWS = {
    "window": window,
    "favourites": favourite,
    **{name: way_back(name) for name in WAYS},
    "ascent": ascent,
    "occlusion": occlusion,
}
LONG = ("favourites", "ascent", "occlusion")  # those that take a while
