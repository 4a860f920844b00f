"""Optimisers: how a step downhill is taken, once the gradients are known.

Each has ``step(layers, scale)`` and names in ``MEMORY`` what it remembers
from one step to the next: dictionaries by parameter, (layer, name).
"""

import numpy as np

from cnn_course.checks import listed, positive, ready, real


class SGD:
    """Stochastic gradient descent with momentum.

    v ← momentum·v − learning_rate·gradient, then parameter ← parameter + v.

    Args:
        learning_rate: how far to step.
        momentum: how much of the last step to keep, 0 up to 1.
    """

    MEMORY = ("velocity",)

    def __init__(self, learning_rate=0.05, momentum=0.9):
        """Start at rest."""
        self.learning_rate = positive(learning_rate, "learning_rate")
        self.momentum = _share(momentum, "momentum")
        self.velocity = {}

    def step(self, layers, scale=1.0):
        """Move the parameters of all layers, by ``scale`` of a step."""
        for key, values, gradient in parameters(layers):
            v = _kept(self.velocity, key, values)
            v *= self.momentum
            v -= (scale * self.learning_rate) * gradient
            values += v

    def __repr__(self):
        """Return e.g. ``SGD(learning_rate=0.05, momentum=0.9)``."""
        return (
            f"SGD(learning_rate={self.learning_rate}, "
            f"momentum={self.momentum})"
        )


class Adam:
    """Adam: each parameter has a step of its own, from its own gradients.

    Source: Kingma and Ba, "Adam: A Method for Stochastic Optimization"
    (2015), algorithm 1.

    Args:
        learning_rate: how far to step.
        beta1: how slowly the mean of the gradients forgets, 0 up to 1.
        beta2: how slowly the mean of their squares forgets, 0 up to 1.
        epsilon: keeps the division away from zero.
    """

    MEMORY = ("mean", "square", "steps")

    def __init__(
        self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8
    ):
        """Start without a memory."""
        self.learning_rate = positive(learning_rate, "learning_rate")
        self.beta1 = _share(beta1, "beta1")
        self.beta2 = _share(beta2, "beta2")
        self.epsilon = positive(epsilon, "epsilon")
        self.mean, self.square, self.steps = {}, {}, {}

    def step(self, layers, scale=1.0):
        """Move the parameters of all layers, by ``scale`` of a step."""
        for key, values, gradient in parameters(layers):
            self.steps[key] = step = self.steps.get(key, 0) + 1
            m = _kept(self.mean, key, values)
            s = _kept(self.square, key, values)
            m += (1 - self.beta1) * (gradient - m)
            s += (1 - self.beta2) * (gradient**2 - s)
            root = np.sqrt(s / (1 - self.beta2**step)) + self.epsilon
            rate = scale * self.learning_rate / (1 - self.beta1**step)
            values -= rate * m / root

    def __repr__(self):
        """Return e.g. ``Adam(learning_rate=0.001)``."""
        return f"Adam(learning_rate={self.learning_rate})"


def parameters(layers):
    """Yield (key, values, gradient) of every parameter."""
    for layer in listed(layers, "layers", "net.layers"):
        ready(layer, "params", "each of layers", "Dense(84, 10)")
        for name, values in layer.params.items():
            yield (layer, name), values, gradient_of(layer, name)


def gradient_of(layer, name):
    """Return the gradient of one parameter of a layer."""
    if name not in layer.grads:
        raise ValueError(f"{layer} has no gradients: go backward first")
    return layer.grads[name]


def _kept(memory, key, values):
    """Return what is remembered of a parameter: zeros, to begin with."""
    if key not in memory:
        memory[key] = np.zeros_like(values)
    return memory[key]


def _share(value, name):
    """Return value, unless it is no number from 0 up to 1."""
    if not 0 <= real(value, name) < 1:
        raise ValueError(f"{name} lies in 0 ≤ {name} < 1, not {value}")
    return value
