"""The unit that is looked at: by its name, or part by part."""

from functools import partial

import numpy as np
import traitlets

from cnn_course import vision
from cnn_course.explore.arrays import Some
from cnn_course.explore.soon import Soon

PARTS = ("layer", "channel", "row", "column")


class OneUnit(traitlets.HasTraits):
    """A unit of a net as one trait, and its parts as four more.

    Set a layer or a channel, and its strongest unit is chosen; set a row or a
    column, and the unit moves. When the unit is set, the parts follow with
    `_tell_parts`, and a moment later their controls, see `soon`.

    A subclass has the net as ``net``, the shape of an image as ``_shape``,
    what each layer makes of the image as ``_made``, and a control for each
    part in the dict ``_parts``, let follow by `_tie_parts`.
    """

    unit = Some()
    layer = traitlets.Int(0, min=0)
    channel = traitlets.Int(0, min=0)
    row = traitlets.Int(0, min=0)
    column = traitlets.Int(0, min=0)
    _mirroring = False  # whether the parts follow the unit just now
    _parts = None  # their controls, as soon as there are some
    _following = False  # whether the controls follow the parts just now

    def _tie_parts(self, controls):
        """Let controls set the parts, and follow them a moment later."""
        self._parts = controls
        self._follow_soon = Soon(self._move_controls)
        for name, control in controls.items():
            control.observe(partial(self._from_control, name), "value")

    def _from_control(self, name, change):
        """Set a part; the control may not end yet where the layer ends."""
        if not self._following:
            setattr(self, name, min(change["new"], self._counts()[name] - 1))

    def _move_controls(self):
        """Let the controls end where the layer ends, and show the unit."""
        self._following = True
        counts = self._counts()
        try:
            for name, control in self._parts.items():
                if name != "layer":
                    control.max = counts[name] - 1
                    control.disabled = counts[name] == 1
                control.value = getattr(self, name)
        finally:
            self._following = False

    @traitlets.validate("unit")
    def _check_unit(self, proposal):
        """Return a unit of this net as a tuple."""
        try:
            found = vision.fields_of(self.net, proposal["value"], self._shape)
        except (TypeError, ValueError) as error:
            raise traitlets.TraitError(str(error)) from None
        self._fields = found
        return tuple(map(int, proposal["value"]))

    @traitlets.validate("layer", "channel", "row", "column")
    def _check_part(self, proposal):
        """Refuse a part of the unit that is not there."""
        name, value = proposal["trait"].name, proposal["value"]
        count = self._counts()[name]
        if not self._mirroring and value >= count:
            raise traitlets.TraitError(
                f"{name} {value} of {count}: they count from 0 to {count - 1}"
            )
        return value

    def _counts(self):
        """Return how many layers, channels, rows and columns there are."""
        count = len(self.net.layers)
        shape = self._made[self.unit[0]].shape[1:]
        shape = (*shape, 1, 1)[:3]
        return dict(zip(PARTS, (count, *shape), strict=True))

    def _strongest(self, layer, channel=None):
        """Return the unit of a layer, or of one channel, that answers most."""
        made = self._made[layer][0]
        some = made if channel is None else made[channel : channel + 1]
        first, *place = map(
            int, np.unravel_index(np.nan_to_num(some).argmax(), some.shape)
        )
        return layer, first + (channel or 0), *place

    def _tell_parts(self):
        """Bring layer, channel, row and column up to date."""
        before, self._mirroring = self._mirroring, True
        try:
            parts = (*self.unit, 0, 0)[:4]
            for name, value in zip(PARTS, parts, strict=True):
                setattr(self, name, value)
        finally:
            self._mirroring = before
        if self._parts:
            self._follow_soon.wish()

    @traitlets.observe("layer", "channel", "row", "column")
    def _take_part(self, change):
        """Choose the unit whose part was set."""
        if self._mirroring:
            return
        layer, channel, *place = self.unit
        if change["name"] == "layer":
            self.unit = self._strongest(self.layer)
        elif change["name"] == "channel":
            self.unit = self._strongest(layer, self.channel)
        elif place:
            self.unit = (layer, channel, self.row, self.column)
