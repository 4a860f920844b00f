"""Explore the dog classifier: what it takes a photograph for, and why."""

from functools import cache

import numpy as np
import traitlets

from cnn_course import efficientnet, vision
from cnn_course.checks import ready
from cnn_course.data import (
    DataError,
    animal_names,
    load_animal,
    load_photo,
    photo_names,
)
from cnn_course.explore.arrays import (
    Some,
    fixed,
    given,
    levels,
    own_picture,
)
from cnn_course.explore.controls import choice, row
from cnn_course.explore.explorer import OWN, Explorer, Refusal
from cnn_course.explore.uploads import opened
from cnn_course.texts import say
from cnn_course.worked.classified import DOG, classified

END = ["GlobalAvgPool2D", "Dense(1280 → 1000)"]  # the last layers
LONGEST = 512  # pixels of one's own photograph; the net sees 224 of them


class DogClassifier(Explorer):
    """A photograph, its most probable classes, and what speaks for each.

    Args:
        photo: the name of one of the course's pictures, see
            `data.animal_names` and `data.photo_names`; "own"; or a
            photograph of your own, (3, H, W) with levels from 0 to 255.
        x: your own photograph.
        look: whose map is shown: 1 to 5, the most probable class to the
            fifth, or 6, all breeds of dogs.
        net: from `efficientnet.dog_classifier`, if you have one already; a
            second one would take 20 MB. None: one is loaded.

    All but ``net`` are traits: set one, and the picture follows.

    Raises:
        TypeError, ValueError, traitlets.TraitError: a value that no setting
            can be.
    """

    UPLOADS = True
    STATE = ("photo", "x", "look")

    photo = Some("dog")
    x = traitlets.Any(None, allow_none=True)
    look = traitlets.Int(1, min=1, max=6)

    def __init__(self, photo="dog", *, net=None, **state):
        """Take the state."""
        self._net = net if net is None else _checked(net)
        self._seen = None, None, None  # a picture, and the answer to it
        super().__init__(
            [row(choice(self, "photo", "explore.photo", _pictures()))],
            **{"photo": photo, **state},
        )

    # What may be set

    @traitlets.validate("photo")
    def _check_photo(self, proposal):
        """Return the name of a picture; take an array as one's own."""
        value = proposal["value"]
        if not isinstance(value, str):
            self.x = own_picture(value)
            return OWN
        names = (*animal_names(), *photo_names(), OWN)
        if value not in names:
            raise traitlets.TraitError(
                f"no picture is called {value!r}; there are {', '.join(names)}"
            )
        return value

    @traitlets.validate("x")
    def _check_picture(self, proposal):
        """Return a photograph of one's own as it was given."""
        if proposal["value"] is None:
            return None
        x = given(proposal["value"], "x")
        if x.ndim != 3 or len(x) != 3 or not x.size:
            raise traitlets.TraitError(
                f"x has shape {x.shape}; a photograph in colour is (3, H, W), "
                "with levels from 0 to 255"
            )
        if not np.isfinite(x).all():
            raise traitlets.TraitError(
                "x holds NaN or infinity; give levels from 0 to 255"
            )
        return fixed(levels(x).astype(np.float32))

    @traitlets.observe("x")
    def _show_own(self, change):
        """Show a photograph as soon as it is there."""
        if change["new"] is not None:
            self.photo = OWN

    # What is shown

    @property
    def picture(self):
        """The Board as it is printed and stored, with fewer pixels."""
        return self.board.coarse()

    def draw(self):
        """Return the photograph, the bars, and what speaks for a class."""
        title = say(f"explore.photos.{self.photo}")
        try:
            photo = self._photograph()
            if photo is None:
                reason = say("explore.no_picture")
                return classified(title, None, None, None, None, reason)
            net, x, sure = self._answer(photo)
        except (DataError, OSError, ValueError) as error:
            reason = say("explore.photos.lost", reason=str(error))
            return classified(title, None, None, None, None, reason)
        best = np.argsort(-sure, kind="stable")
        chosen = DOG if self.look == 6 else int(best[self.look - 1])
        target = efficientnet.DOGS if chosen == DOG else chosen
        where = vision.class_activation_map(net, x, target)[0]
        seen = efficientnet.restored(x)
        return classified(title, seen, sure, chosen, where)

    def _photograph(self):
        """Return the photograph (3, H, W), or None if there is none yet."""
        if self.photo == OWN:
            return self.x
        return _load(self.photo)

    def _answer(self, photo):
        """Return the net, what it sees, and its probabilities (1000,)."""
        net = self._net or _loaded()
        shown, x, sure = self._seen
        if shown is not photo:
            x = efficientnet.prepare(photo)
            sure = net.probabilities(x)[0]
            self._seen = photo, x, sure
        return net, x, sure

    # What is done in the page

    def choose(self, name):
        """Take the class whose bar was clicked."""
        keys = [str(key) for key, _, _ in getattr(self.board, "bars", ())]
        if name not in keys:
            raise Refusal(say("explore.fixed"))
        self.look = keys.index(name) + 1

    def upload(self, name, content):
        """Show a photograph of one's own, or say why not."""
        x = opened(name, content, longest=LONGEST)
        self.put(x=x, photo=OWN, look=1)


def _checked(net):
    """Return a net, or say that it is no dog classifier."""
    ready(net, "layers", "net", "efficientnet.dog_classifier()")
    end = [repr(layer) for layer in net.layers[-2:]]
    if end != END:
        raise ValueError(
            f"net ends with {' and '.join(end)}, and a dog classifier with "
            f"{' and '.join(END)}; take efficientnet.dog_classifier()"
        )
    return net


@cache
def _loaded():
    """Return the net that comes with the course; it is the same for all."""
    return efficientnet.dog_classifier()


@cache
def _load(name):
    """Return one of the course's pictures, (3, H, W)."""
    load = load_animal if name in animal_names() else load_photo
    return fixed(load(name))


def _pictures():
    """Return the pictures as a list to choose from."""
    names = (*animal_names(), *photo_names(), OWN)
    return [(say(f"explore.photos.{n}"), n) for n in names]
