"""Explore a net: every unit of every layer live, and what one unit sees.

After the Deep Visualization Toolbox (Yosinski, Clune, Nguyen, Fuchs and
Lipson, "Understanding Neural Networks Through Deep Visualization", 2015).
"""

import zlib

import ipywidgets as widgets
import numpy as np
import traitlets

from cnn_course import vision
from cnn_course.board import number
from cnn_course.checks import batch, ready
from cnn_course.digits import SIDE, as_it_is, prepared
from cnn_course.explore.ahead import Slider
from cnn_course.explore.arrays import Some, fixed, given
from cnn_course.explore.controls import choice, fine_slider, row, slider, tick
from cnn_course.explore.explorer import Explorer
from cnn_course.explore.later import Later
from cnn_course.explore.net_images import fitted, image_shape, images_for
from cnn_course.explore.one_unit import PARTS, OneUnit
from cnn_course.explore.pad import Pad
from cnn_course.explore.seen import LONG, VIEWS, Look, Seen
from cnn_course.explore.soon import Soon
from cnn_course.explore.uploads import opened
from cnn_course.explore.view import BoardView, payload
from cnn_course.layers import softmax
from cnn_course.photographed import NoDigit, find_digit
from cnn_course.svg import clean
from cnn_course.texts import say
from cnn_course.weights import named, trained_lenet
from cnn_course.worked.mosaic import limit_of
from cnn_course.worked.network import network, stages_of
from cnn_course.worked.unit import fits_a_row, sum_of, sum_panels, unit

CLIMB = (
    *("steps", "rate", "decay", "blur"),
    *("clip_norm", "clip_contribution"),
)
OPTIONS = ("show", "size", *CLIMB)
PLACE = PARTS[1:]
KEPT = 24  # pictures that took a while


class NetworkExplorer(OneUnit, Explorer):
    """All layers of a net for one image, and one unit taken apart.

    Args:
        net: a :class:`cnn_course.lenet.Network` of the course's layers; left
            out, the trained LeNet. It is not changed; if you train it on,
            the next picture shows it as it is then.
        x: the image, (1, C, H, W), or without the first axes; left out, the
            first of the images.
        images: to choose from and to look for favourites in, (N, C, H, W);
            left out, MNIST's test images, if they fit the net.
        names: of the classes; left out, they are numbered.
        unit: (layer, channel, row, column), or (layer, number) of a dense
            layer, see :mod:`cnn_course.vision`. Or set ``layer``,
            ``channel``, ``row`` and ``column`` one by one: with a layer or a
            channel, its strongest unit is chosen.
        sample: the number of one of the images, shown in place of x.
        show: what is shown of the unit: "window", "favourites", "gradient",
            "deconvolution", "guided", "ascent" or "occlusion".
        steps: of the ascent, like the next five; see `vision.ascend`.
        rate: the largest change in one step.
        decay: the share that every pixel loses in a step.
        blur: the width of the blur in every fourth step.
        clip_norm: per cent of the pixels that become 0, the weakest.
        clip_contribution: per cent that become 0, those that matter least.
        size: of the square that hides, for "occlusion".
        prepare: whether what is drawn on the pad is prepared as MNIST's
            digits were; there is a pad for square grey images.

    Every argument but the first, ``images`` and ``names`` is a trait: set
    it, and the picture follows.

    Raises:
        TypeError, ValueError, traitlets.TraitError: a value that no setting
            can be, or a net that no image fits.
    """

    UPLOADS = True
    STATE = ("x", "unit")

    x = Some()
    sample = traitlets.Int(None, allow_none=True)
    show = traitlets.Enum(list(VIEWS), "window")
    steps = traitlets.Int(200, min=0, max=1000)
    rate = traitlets.Float(0.1, min=0, max=10)
    decay = traitlets.Float(0.0, min=0, max=1)
    blur = traitlets.Float(0.0, min=0, max=10)
    clip_norm = traitlets.Int(0, min=0, max=100)
    clip_contribution = traitlets.Int(0, min=0, max=100)
    size = traitlets.Int(8, min=1)
    prepare = traitlets.Bool(True)

    def __init__(self, net=None, x=None, images=None, names=(), **state):
        """Take the net and the state."""
        net = trained_lenet() if net is None else net
        self.net = ready(net, "layers", "net", "LeNet5()")
        self.names = tuple(names)
        images = None if images is None else batch(images, "images")
        self._shape = image_shape(self.net, x, images)
        self.images = images_for(self._shape, images)
        self._later, self._kept, self._found = Later(), {}, (None, None)
        self._rows = {}
        self._drawn = self._loading = False
        self._tell_pad = Soon(self._tell_answer)
        self.pad = self._make_pad()
        self.detail = BoardView()
        parts = self._take_state(x, state)
        self._sliders = self._make_sliders()
        super().__init__(self._controls(), **state)
        self.add_class("cnn-network")
        self.children = (*self.children, *self._below(), self.detail)
        self._show_controls()
        self.observe(self._show_unit, list(OPTIONS))
        self.detail.on_msg(self._hear)
        for name, value in parts.items():
            setattr(self, name, value)

    def _take_state(self, x, state):
        """Take what has no picture yet; return the parts of the unit."""
        for name in set(state) & {*OPTIONS, "prepare"}:
            setattr(self, name, state.pop(name))
        sample = state.pop("sample", None)
        if x is not None:
            self.x = x
        elif sample is not None:
            self.sample = sample
        elif self.images is not None:
            self.sample = 0
        else:
            self.x = np.zeros((1, *self._shape))
        self.unit = self._strongest(0)
        return {name: state.pop(name) for name in PARTS if name in state}

    # What may be set

    @traitlets.validate("x")
    def _check_image(self, proposal):
        """Return the image as (1, C, H, W) in float64."""
        x = given(proposal["value"], "x")
        wanted = (1, *self._shape)
        if x.shape not in (wanted[at:] for at in range(2 + (wanted[1] == 1))):
            raise traitlets.TraitError(
                f"x has shape {x.shape}, but this net's images here are "
                f"{wanted}"
            )
        if not np.isfinite(x).all():
            raise traitlets.TraitError(
                "x holds NaN or infinity; give finite numbers"
            )
        return fixed(x.reshape(wanted).astype(float))

    @traitlets.validate("sample")
    def _check_sample(self, proposal):
        """Refuse the number of an image that is not there."""
        value = proposal["value"]
        if value is None:
            return None
        count = 0 if self.images is None else len(self.images)
        if not 0 <= value < count:
            raise traitlets.TraitError(
                f"sample {value} of {count} images"
                + (f": they count from 0 to {count - 1}" if count else "")
            )
        return value

    @traitlets.validate("size")
    def _check_size(self, proposal):
        """Refuse a square that is larger than the image."""
        most = min(self._shape[1:])
        if proposal["value"] > most:
            raise traitlets.TraitError(
                f"size {proposal['value']}: the square has up to {most} cells "
                "a side here"
            )
        return proposal["value"]

    @traitlets.validate("rate", "decay", "blur")
    def _check_number(self, proposal):
        """Refuse NaN, which no limit keeps out."""
        if np.isnan(proposal["value"]):
            trait = proposal["trait"]
            raise traitlets.TraitError(
                f"{trait.name} is NaN; give a number from {trait.min} to "
                f"{trait.max}"
            )
        return proposal["value"]

    # What follows from what was set

    @traitlets.observe("x")
    def _answer_image(self, change=None):
        """Let the net answer to the image."""
        self._made = vision.activations(self.net, self.x)
        self._weights = _digest(self.net)
        self._stages = stages_of(self.net, self.x, self._made, self.names)
        shown = None if self.sample is None else self.images[self.sample]
        if not np.array_equal(self.x[0], shown):
            self.sample = None

    @traitlets.observe("sample")
    def _take_sample(self, change):
        """Show one of the images."""
        if change["new"] is not None:
            self._drawn = False
            self.x = self.images[change["new"]][None]

    # Controls

    def _controls(self):
        """Return the controls above the layers: the image and the unit."""
        layers = [
            (f"{at} {layer!r}", at) for at, layer in enumerate(self.net.layers)
        ]
        layer = choice(self, "layer", "network.layer", layers, tied=False)
        place = [self._sliders[name] for name in PLACE]
        controls = [
            row(self._sample_slider()),
            row(layer),
            *place,
        ]
        self._tie_parts(
            {"layer": layer, **dict(zip(PLACE, place, strict=True))}
        )
        if self.pad is None:
            return [*controls[:2], row(*place)]
        prepare = tick(self, "prepare", "network.prepare")
        prepare.layout.width = "auto"
        controls.insert(1, row(prepare))
        beside = widgets.VBox(controls, layout=widgets.Layout(flex="1 1 20em"))
        return [row(self.pad, beside)]

    def _make_pad(self):
        """Return a pad to draw on, if the net takes what is drawn."""
        C, H, W = self._shape
        if C != 1 or H != W or H < SIDE:
            return None
        pad = Pad()
        pad.observe(self._take_drawing, "levels")
        return pad

    @traitlets.observe("prepare")
    def _take_drawing(self, change):
        """Show the net what was drawn."""
        if self._loading or self.pad is None:
            return
        if change["name"] == "prepare" and not self._drawn:
            return
        self._drawn = True
        prepare = prepared if self.prepare else as_it_is
        self.x = prepare(self.pad.levels, self._shape[1])

    def _load_pad(self):
        """Let the pad show an image that was not drawn on it."""
        if self.pad is None or self._drawn:
            return
        self._loading = True
        try:
            fits = 0 <= self.x.min() <= self.x.max() <= 1
            self.pad.load(self.x[0, 0] if fits else None)
        finally:
            self._loading = False

    def _below(self):
        """Return the controls between the layers and the unit."""
        views = [(say(f"network.{name}"), name) for name in VIEWS]
        for name in CLIMB:
            self._sliders[name].style.description_width = "8em"
            self._sliders[name].layout.width = "22em"
        self._rows = {
            "ascent": row(*(self._sliders[name] for name in CLIMB)),
            "occlusion": row(self._sliders["size"]),
        }
        show = choice(self, "show", "network.show", views)
        return [row(show), *self._rows.values()]

    def _make_sliders(self):
        """Return the sliders by the trait that they set."""
        counts = self._counts()
        return {
            **{
                name: slider(
                    self, name, f"network.{name}", 0, counts[name] - 1, False
                )
                for name in PLACE
            },
            "steps": slider(self, "steps", "network.steps", 0, 400),
            "rate": fine_slider(self, "rate", "network.rate", 0, 1, 0.01),
            "decay": fine_slider(self, "decay", "network.decay", 0, 0.5, 0.01),
            "blur": fine_slider(self, "blur", "network.blur", 0, 2, 0.05),
            **{
                name: slider(self, name, f"network.{name}", 0, 95)
                for name in ("clip_norm", "clip_contribution")
            },
            "size": slider(
                self, "size", "network.size", 1, min(self._shape[1:])
            ),
        }

    def _sample_slider(self):
        """Return a slider over the images; their number may be none."""
        most = 0 if self.images is None else len(self.images) - 1
        control = Slider(
            value=self.sample or 0,
            max=most,
            description=say("network.sample"),
            layout=widgets.Layout(
                width="26em", display=None if most else "none"
            ),
        )
        control.observe(lambda change: self._from_slider(change), "value")

        def follow(change):
            if change["new"] is not None:
                control.value = change["new"]

        self.observe(follow, "sample")
        return control

    def _from_slider(self, change):
        """Show the image that the slider stands at."""
        self.sample = change["new"]

    def _show_controls(self):
        """Show only the controls of the method in use."""
        for name, box in self._rows.items():
            box.layout.display = None if name == self.show else "none"

    # What is shown

    def _is_old(self):
        """Return whether the net has learnt since it answered."""
        return self._weights != _digest(self.net)

    def foreseeable(self):
        """A unit's pictures take longer than they would save."""
        return False

    @property
    def picture(self):
        """All layers, and below them the unit, when all is done."""
        self._later.finish()
        return self.board.with_unit(self.unit_board)

    def draw(self):
        """Return all layers with the unit framed."""
        if self._is_old():
            self._answer_image()
        stages, answer = self._stages, self._unit_words()
        told = [self._scores(stages[-1]), say("network.colours")]
        sentence = "\n".join(filter(None, told))
        return network(stages, self._fields, answer, sentence)

    def _scores(self, last):
        """Return what the net answers, in words."""
        if last.made.ndim != 1:
            return ""
        shares = softmax(np.nan_to_num(last.made)[None])[0]
        best = int(shares.argmax())
        name = last.names[best] if last.names else str(best)
        share = number(int(1000 * float(shares[best])) / 10)
        told = say("network.answer", name=name, share=share)
        bars = say("network.bars") if last.names else ""
        return f"{told} {bars}".strip()

    @property
    def value(self):
        """What the unit answers to the image."""
        layer, *place = self.unit
        return float(self._made[layer][(0, *place)])

    def _unit_words(self):
        """Return the unit and its value in words."""
        layer, channel, *place = self.unit
        told = {
            "layer": f"{layer} {self.net.layers[layer]!r}",
            "channel": channel,
            "value": number(round(self.value, 3)),
        }
        if not place:
            return say("network.unit.dense", **told)
        told |= {"row": place[0], "column": place[1]}
        return say("network.unit", **told)

    def tell(self):
        """Show the unit after the layers, then what stands around them."""
        self._show_unit()
        self._tell_parts()
        self._load_pad()
        if self.pad is not None:
            self._tell_pad.wish()

    def _tell_answer(self):
        """Let the pad say what the net answers."""
        self.pad.told = self._scores(self.board.stages[-1])

    def _show_unit(self, change=None):
        """Show the unit as far as it is quick; begin with what is not."""
        self._show_controls()
        if change is not None and self._is_old():
            self._redraw()  # and this again
            return
        look, key = self._look(), self._key()
        view = VIEWS[self.show]
        if key in self._kept:
            self._later.drop()
            self._show_seen(self._kept[key])
        elif self.show not in LONG or (
            self.show == "favourites" and look.found
        ):
            self._later.drop()
            self._show_seen(next(_careful(view(look))))
        elif key == self._later.key:
            self._show_seen(self._so_far)  # the sum may be another one
        else:
            self._show_seen(Seen([], [say("network.wait")], done=False))
            self._later.start(
                key,
                _careful(view(look)),
                lambda seen: self._keep(key, seen),
            )

    def _keep(self, key, seen):
        """Show what was worked out so far, and keep it for another time."""
        if seen.found is not None:
            self._found = key[-1], seen.found
        if seen.done:
            self._kept[key] = seen
            for old in list(self._kept)[:-KEPT]:
                del self._kept[old]
        self._show_seen(seen)

    def _look(self):
        """Return what is looked at, and how."""
        weights, found = self._found
        return Look(
            self.net,
            self.x,
            self.unit,
            self.value,
            self._fields[0].box,
            self.images,
            found if weights == _digest(self.net) else None,
            {name: getattr(self, name) for name in CLIMB},
            self.size,
        )

    def _key(self):
        """Return what tells the picture of the unit from any other one."""
        options = {
            "ascent": tuple(getattr(self, name) for name in CLIMB),
            "occlusion": (self.size, self.x.tobytes()),
        }
        options = options.get(self.show)
        return self.show, self.unit, options, _digest(self.net)

    def _show_seen(self, seen):
        """Show the unit: its sum, and one picture of it."""
        self._so_far = seen
        layer, *place = self.unit
        before = self._made[layer - 1][0] if layer else self.x[0]
        total = sum_of(self.net.layers[layer], before, place)
        limit = max(limit_of(before), 0 if layer else 1)
        panels, told = sum_panels(total, self.value, limit)
        words = self._unit_words()
        answer = "; ".join(filter(None, [words, seen.answer]))
        self.unit_board = unit(
            words, _rows(panels, seen), answer, [told, *seen.sentences]
        )
        self.detail.board = payload(self.unit_board)

    # What is done in the page

    def choose(self, name):
        """Take a layer, or an image, that was chosen in the picture."""
        kind, _, at = str(name).partition(":")
        if kind == "layer" and at.isdigit():
            if int(at) != self.unit[0]:
                self.layer = int(at)
        elif kind == "sample" and at.isdigit():
            self.sample = int(at)

    def choose_at(self, name, x, y):
        """Take the unit that was clicked."""
        self.unit = self.board.find(name, x, y)

    def step_in(self, name, dx, dy):
        """Move to the unit beside, or to the next map at an edge."""
        layer = self.unit[0]
        if name != f"layer:{layer}":
            self.choose(name)
            return
        self.unit = (layer, *self.board.beside(dx, dy))

    def upload(self, name, content):
        """Show a picture of one's own in the size of the net's images."""
        levels = opened(name, content, gray=self._shape[0] == 1)
        self._drawn = False
        if self.pad is None:
            self.x = fitted(levels / 255, self._shape)
            return
        try:
            digit = find_digit(levels)
        except NoDigit:
            self.x = fitted(levels / 255, self._shape)
            self.message = say("network.no_digit")
        else:
            self.x = prepared(digit, self._shape[1])


def _rows(panels, seen):
    """Return the rows of panels: of the sum, and of what was seen.

    They share a row if there is room.
    """
    if seen.panels and isinstance(seen.panels[0], list):
        return [panels, *seen.panels]
    row = [*panels, *seen.panels]
    return [row] if fits_a_row(row) else [panels, seen.panels]


def _careful(steps):
    """Yield what steps yield; an error becomes a sentence."""
    try:
        yield from steps
    except Exception as error:  # a learner's own layer may raise anything
        reason = clean(f"{type(error).__name__}: {error}")[:200]
        yield Seen([], [say("network.failed", reason=reason)])


def _digest(net):
    """Return a number that is another one for other weights."""
    digest = 0
    for values in named(net).values():
        digest = zlib.crc32(np.ascontiguousarray(values), digest)
    return digest
