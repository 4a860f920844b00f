"""Networks as lists of layers, and the one that began it all: LeNet-5."""

from copy import copy

import numpy as np

from cnn_course.checks import (
    batch,
    generator,
    held,
    listed,
    ready,
    sides,
    whole,
)
from cnn_course.fused import ConvMaxPool
from cnn_course.layers import (
    Conv2D,
    Dense,
    Flatten,
    MaxPool2D,
    ReLU,
    softmax,
)

C3_TABLE = np.array(
    [
        [1, 1, 1, 0, 0, 0],
        [0, 1, 1, 1, 0, 0],
        [0, 0, 1, 1, 1, 0],
        [0, 0, 0, 1, 1, 1],
        [1, 0, 0, 0, 1, 1],
        [1, 1, 0, 0, 0, 1],
        [1, 1, 1, 1, 0, 0],
        [0, 1, 1, 1, 1, 0],
        [0, 0, 1, 1, 1, 1],
        [1, 0, 0, 1, 1, 1],
        [1, 1, 0, 0, 1, 1],
        [1, 1, 1, 0, 0, 1],
        [1, 1, 0, 1, 1, 0],
        [0, 1, 1, 0, 1, 1],
        [1, 0, 1, 1, 0, 1],
        [1, 1, 1, 1, 1, 1],
    ]
)
"""Which of S2's 6 maps each of C3's 16 filters sees (LeCun et al. 1998)."""


class Network:
    """Layers, one after the other: the output of each is the next's input.

    Args:
        layers: a list of layers, e.g. from :mod:`cnn_course.layers`.
    """

    def __init__(self, layers):
        """Keep the list of layers."""
        self.layers = listed(layers, "layers", "[Flatten(), Dense(784, 10)]")
        if not self.layers:
            raise ValueError("a network needs at least one layer")
        for at, layer in enumerate(self.layers):
            ready(layer, "forward", f"layer {at}", "ReLU()")
            if layer in self.layers[:at]:
                raise ValueError(
                    f"layer {at}, {layer}, is there before; a layer remembers "
                    "only one pass, so make a second one"
                )

    def forward(self, x):
        """Return the scores (N, K) of the images x (N, C, H, W)."""
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dscores, input_gradient=True):
        """Send dscores (N, K) back; set every layer's grads; return dx.

        ``input_gradient=False`` leaves out dx where the first layer is a
        convolution: training has no use for it.
        """
        first, *rest = self.layers
        for layer in reversed(rest):
            dscores = layer.backward(dscores)
        if isinstance(first, (Conv2D, ConvMaxPool)):
            return first.backward(dscores, input_gradient)
        return first.backward(dscores)

    def activations(self, x):
        """Return what every layer makes of x, a list in their order."""
        made = []
        for layer in self.layers:
            x = layer.forward(x)
            made.append(x)
        return made

    def probabilities(self, x, batch_size=500):
        """Return each image's probability of each class, (N, K)."""
        x = batch(x, "x")
        batch_size = whole(batch_size, "batch_size", 1)
        parts, net = range(0, len(x), batch_size), undisturbed(self)
        return np.concatenate(
            [softmax(net.forward(x[at : at + batch_size])) for at in parts]
        )

    def predict(self, x):
        """Return the most probable class of each image, (N,)."""
        return self.probabilities(x).argmax(axis=1)

    @property
    def param_count(self):
        """How many numbers the network learns."""
        return sum(layer.param_count for layer in self.layers)

    def summary(self, input_shape=(1, 32, 32)):
        """Return a table: each layer, the size it makes, how much it learns.

        Args:
            input_shape: of one image, (C, H, W).
        """
        image = sides(input_shape, "CHW", "input_shape")
        made = np.zeros((1, *held(image, "input_shape")), np.float32)
        rows = [("layer", "size", "learns"), ("input", _size(made), "0")]
        for layer in undisturbed(self).layers:
            made = layer.forward(made)
            rows.append((repr(layer), _size(made), f"{layer.param_count:,}"))
        rows.append(("all", "", f"{self.param_count:,}"))
        wide = max(len(name) for name, _, _ in rows)
        return "\n".join(
            f"{name:<{wide}}  {size:>10}  {count:>7}"
            for name, size, count in rows
        )

    def __repr__(self):
        """Return the layers, one a line."""
        lines = "".join(f"  {layer},\n" for layer in self.layers)
        return f"Network([\n{lines}])"


def undisturbed(net):
    """Return a net of the same weights whose passes leave no trace in it.

    What layers keep for the way back is many times as large as the images.
    A net that has no list of layers is returned as it is.
    """
    if not isinstance(getattr(net, "layers", None), list):
        return net
    other = copy(net)
    other.layers = [copy(layer) for layer in net.layers]
    return other


def LeNet5(seed=0, activation=ReLU, pool=MaxPool2D, c3_table=None):
    """Return LeNet-5 for images (N, 1, 32, 32): 61,706 parameters.

    C1 6@28×28, S2 6@14×14, C3 16@10×10, S4 16@5×5, then 120, 84 and 10.
    The 1998 original had tanh, pooling with learnt weights and an output of
    distances; this is the form in which it is used today.

    Args:
        seed: of the random weights, an int or a numpy Generator.
        activation: ReLU, or Tanh as in 1998.
        pool: MaxPool2D, or AvgPool2D, which is closer to 1998.
        c3_table: :data:`C3_TABLE` to connect C3 as in 1998 (60,806
            parameters); None: every filter sees all six maps.

    Source: LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning
    Applied to Document Recognition" (1998).
    """
    _check_class(activation, "activation", "ReLU")
    _check_class(pool, "pool", "MaxPool2D", 2)
    rng = generator(seed)
    return Network(
        [
            Conv2D(1, 6, 5, seed=rng),
            activation(),
            pool(2),
            Conv2D(6, 16, 5, seed=rng, table=c3_table),
            activation(),
            pool(2),
            Flatten(),
            Dense(400, 120, seed=rng),
            activation(),
            Dense(120, 84, seed=rng),
            activation(),
            Dense(84, 10, seed=rng),
        ]
    )


def _check_class(kind, name, example, *arguments):
    """Raise a sentence unless a layer can be made with these arguments."""
    try:
        kind(*arguments)
    except TypeError:
        raise TypeError(
            f"{name} is a class such as {example}, not {kind!r}"
        ) from None


def _size(made):
    """Return the size of one image's maps, ``6@28×28``, or of its row."""
    if made.ndim == 4:
        C, H, W = made.shape[1:]
        return f"{C}@{H}×{W}"
    return str(made.shape[1])
