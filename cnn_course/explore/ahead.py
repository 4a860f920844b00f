"""Drawing what a slider will ask for next, while nothing else is to do.

A key on a slider waits for the kernel: there and back, and a picture drawn.
One step to either side can be drawn before. The page then shows it at once.
"""

import asyncio
from types import FunctionType, MethodType

import ipywidgets as widgets
import traitlets

QUIET = 0.1  # seconds without a change: no key is held down
BETWEEN = 0.01  # seconds in which a key gets its turn before the next picture


class Slider(widgets.IntSlider):
    """A slider whose value is not sent back to the page that moved it.

    ipywidgets returns every value as an echo, for a second page of the same
    kernel. That is one message more before the picture, a tenth of the wait.

    Attributes:
        trait: the name of the explorer's trait that it sets.
    """

    value = traitlets.CInt(0).tag(sync=True, echo_update=False)
    trait = ""

    def neighbours(self):
        """Return the values that one key leads to."""
        near = self.value - self.step, self.value + self.step
        return [value for value in near if self.min <= value <= self.max]


class Imagined:
    """An explorer whose state is another, for drawing; nothing is set.

    Args:
        explorer: the Explorer whose methods and other traits are used.
        state: the values that are different, by name.
    """

    def __init__(self, explorer, **state):
        """Keep the other values where they are found first."""
        vars(self).update(state, _explorer=explorer)

    def __getattr__(self, name):
        """Let the explorer's own methods work on these values."""
        found = getattr(type(self._explorer), name, None)
        if isinstance(found, FunctionType):
            return MethodType(found, self)
        if isinstance(found, property):
            return found.fget(self)
        return getattr(self._explorer, name)


class Ahead:
    """Calls for the pictures beside the one on show, in quiet moments.

    Args:
        sliders: of the explorer.
        show: called with a slider and one of its neighbouring values, in a
            list.
    """

    def __init__(self, sliders, show):
        """Wait for the first change."""
        self._sliders = {slider.trait: slider for slider in sliders}
        self._show = show
        self._timer = None

    def after(self, change):
        """Start to wait, since this change; a slider's own is followed up."""
        if self._timer is not None:
            self._timer.cancel()
        slider = self._sliders.get(change["name"]) if change else None
        if slider is None:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # no kernel, so there is no page that waits
            return
        waiting = slider.neighbours()
        self._timer = loop.call_later(QUIET, self._draw, slider, waiting)

    def _draw(self, slider, waiting):
        """Draw one of the neighbours, and the rest if still nothing comes."""
        self._show(slider, waiting[:1])
        if waiting[1:]:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(
                BETWEEN, self._draw, slider, waiting[1:]
            )


def sliders_in(box):
    """Return all sliders in a box of controls, and in its boxes."""
    found = []
    for child in getattr(box, "children", ()):
        found += [child] if isinstance(child, Slider) else sliders_in(child)
    return found
