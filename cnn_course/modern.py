"""Layers that came after LeNet: what nets for photographs are made of.

Like those of :mod:`cnn_course.layers` they have ``forward`` and ``backward``,
``params`` and ``grads``.
"""

from copy import copy

import numpy as np

from cnn_course.checks import (
    batch,
    gradient,
    listed,
    numbers,
    positive,
    ready,
    whole,
)
from cnn_course.layers import Layer, ReLU


class ReLU6(ReLU):
    """min(max(x, 0), 6), cell by cell: few bits are enough for the answer.

    Source: Howard et al., "MobileNets" (2017).
    """

    def forward(self, x):
        """Return x with its cells cut off below 0 and above 6."""
        self.seen = np.clip(numbers(x, "x"), 0, 6)
        return self.seen

    def backward(self, dy):
        """Return dx: the gradient passes where x was between 0 and 6."""
        y = self.recall()
        return gradient(dy, y.shape) * ((y > 0) & (y < 6))


class BatchNorm2D(Layer):
    """Batch normalisation after training: each channel scaled and shifted.

    y = scale·(x − mean)/√(variance + epsilon) + shift. While a net is
    trained, mean and variance are those of each batch; afterwards they are
    fixed, and only so they are here.

    Args:
        channels: C, of x (N, C, H, W).
        epsilon: keeps the division away from zero.

    Source: Ioffe and Szegedy, "Batch Normalization" (2015).
    """

    def __init__(self, channels, epsilon=1e-3):
        """Start with what changes nothing, but for epsilon."""
        super().__init__()
        C = whole(channels, "channels", 1)
        one, zero = np.ones(C, np.float32), np.zeros(C, np.float32)
        self.params = {"scale": one, "shift": zero}
        self.mean, self.variance = zero.copy(), one.copy()
        self.epsilon = positive(epsilon, "epsilon")

    @property
    def slope(self):
        """How much y grows with x, in each channel (C,)."""
        return self.params["scale"] / np.sqrt(self.variance + self.epsilon)

    def forward(self, x):
        """Return y (N, C, H, W)."""
        self.seen = x = batch(x, "x")
        if x.shape[1] != len(self.mean):
            raise ValueError(
                f"x {x.shape} has {x.shape[1]} channels, but {self} takes "
                f"{len(self.mean)}"
            )
        return _each(self.slope) * (x - _each(self.mean)) + _each(
            self.params["shift"]
        )

    def backward(self, dy):
        """Set the gradients of scale and shift, and return dx."""
        x = self.recall()
        dy = gradient(dy, x.shape)
        normal = (x - _each(self.mean)) / _each(
            np.sqrt(self.variance + self.epsilon)
        )
        cells = 0, 2, 3
        self.grads = {
            "scale": (dy * normal).sum(cells),
            "shift": dy.sum(cells),
        }
        return dy * _each(self.slope)

    def folded_into(self, conv):
        """Return one Conv2D that does what ``conv`` and then this layer do.

        Both only multiply and add: (w·x + b − mean)·slope + shift is
        (slope·w)·x + (b − mean)·slope + shift.
        """
        ready(conv, "params", "conv", "Conv2D(3, 8, 3)")
        w, b = conv.params.get("w"), conv.params.get("b")
        if np.ndim(w) != 4 or len(w) != len(self.mean):
            raise ValueError(
                f"{self} takes what a Conv2D with {len(self.mean)} filters "
                f"makes, but was given {conv}"
            )
        folded = copy(conv)
        folded.params = {
            "w": w * self.slope[:, None, None, None],
            "b": (b - self.mean) * self.slope + self.params["shift"],
        }
        return folded

    def __repr__(self):
        """Return e.g. ``BatchNorm2D(32)``."""
        return f"BatchNorm2D({len(self.mean)})"


class GlobalAvgPool2D(Layer):
    """The mean of each map: x (N, C, H, W) → y (N, C), whatever H and W.

    Source: Lin, Chen and Yan, "Network In Network" (2013).
    """

    def forward(self, x):
        """Return one number a map."""
        self.seen = x = batch(x, "x")
        return x.mean(axis=(2, 3))

    def backward(self, dy):
        """Return dx: the cells of a map share its gradient."""
        N, C, H, W = self.recall().shape
        dy = gradient(dy, (N, C))
        dx = np.empty_like(self.seen, dtype=np.result_type(dy, np.float32))
        dx[:] = dy[:, :, None, None] / (H * W)
        return dx


class Chain(Layer):
    """Layers, one after the other, that count as one.

    Args:
        layers: a list of layers.
        name: what it is called when it is printed.
    """

    def __init__(self, layers, name="Chain"):
        """Keep the list of layers."""
        self.layers = listed(layers, "layers", "[Conv2D(8, 8, 1), ReLU6()]")
        for at, layer in enumerate(self.layers):
            ready(layer, "forward", f"layer {at}", "ReLU6()")
        self.name = name

    @property
    def params(self):
        """What the layers inside learn, as "0.w", "0.b" and so on."""
        return self._inside("params")

    @property
    def grads(self):
        """The gradients, under the same names."""
        return self._inside("grads")

    @property
    def param_count(self):
        """How many numbers the layers inside learn."""
        return sum(layer.param_count for layer in self.layers)

    def forward(self, x):
        """Return what the last layer makes of x."""
        self.seen = x
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dy):
        """Set the gradients of all layers inside, and return dx."""
        self.recall()
        for layer in reversed(self.layers):
            dy = layer.backward(dy)
        return dy

    def __copy__(self):
        """Return a chain of copies: one remembers nothing of the other."""
        return type(self)([copy(layer) for layer in self.layers], self.name)

    def __repr__(self):
        """Return its name."""
        return self.name

    def _inside(self, what):
        return {
            f"{at}.{name}": values
            for at, layer in enumerate(self.layers)
            for name, values in getattr(layer, what).items()
        }


class Residual(Chain):
    """x plus what the layers inside make of it; the size must stay.

    Source: He, Zhang, Ren and Sun, "Deep Residual Learning for Image
    Recognition" (2015).
    """

    def __init__(self, layers, name="Residual"):
        """Keep the list of layers."""
        super().__init__(layers, name)

    def forward(self, x):
        """Return x + what the layers make of x."""
        x = numbers(x, "x")
        y = super().forward(x)
        if y.shape != x.shape:
            raise ValueError(
                f"{self} cannot add x {x.shape} to what its layers make "
                f"of it, {y.shape}: the two must have one shape"
            )
        return x + y

    def backward(self, dy):
        """Set the gradients of all layers inside; dy goes both ways."""
        return dy + super().backward(dy)


def _each(values):
    """Return one number a channel (C,) so that it meets maps (N, C, H, W)."""
    return values[:, None, None]
