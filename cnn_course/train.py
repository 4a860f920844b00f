"""Training: walk downhill on the loss, one small batch after the other."""

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from cnn_course.checks import array, batch, class_labels, ready, real, whole
from cnn_course.conv import images_first, images_last
from cnn_course.layers import MaxPool2D, ReLU, SoftmaxLoss
from cnn_course.lenet import Network
from cnn_course.memory import keep_freed

CHUNK = 64  # images that go through the net at a time


class SGD:
    """Stochastic gradient descent with momentum.

    v ← momentum·v − learning_rate·gradient, then parameter ← parameter + v.

    Args:
        learning_rate: how far to step.
        momentum: how much of the last step to keep, 0 up to 1.
    """

    def __init__(self, learning_rate=0.05, momentum=0.9):
        """Start at rest."""
        self.learning_rate = _positive(learning_rate, "learning_rate")
        self.momentum = _share(momentum, "momentum")
        self.velocity = {}

    def step(self, layers, scale=1.0):
        """Move the parameters of all layers, by ``scale`` of a step."""
        for key, values, gradient in _parameters(layers):
            v = self.velocity.setdefault(key, np.zeros_like(values))
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

    def __init__(
        self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8
    ):
        """Start without a memory."""
        self.learning_rate = _positive(learning_rate, "learning_rate")
        self.beta1 = _share(beta1, "beta1")
        self.beta2 = _share(beta2, "beta2")
        self.epsilon = _positive(epsilon, "epsilon")
        self.mean, self.square, self.steps = {}, {}, {}

    def step(self, layers, scale=1.0):
        """Move the parameters of all layers, by ``scale`` of a step."""
        for key, values, gradient in _parameters(layers):
            self.steps[key] = step = self.steps.get(key, 0) + 1
            m = self.mean.setdefault(key, np.zeros_like(values))
            s = self.square.setdefault(key, np.zeros_like(values))
            m += (1 - self.beta1) * (gradient - m)
            s += (1 - self.beta2) * (gradient**2 - s)
            root = np.sqrt(s / (1 - self.beta2**step)) + self.epsilon
            rate = scale * self.learning_rate / (1 - self.beta1**step)
            values -= rate * m / root

    def __repr__(self):
        """Return e.g. ``Adam(learning_rate=0.001)``."""
        return f"Adam(learning_rate={self.learning_rate})"


@dataclass
class History:
    """What was measured while training.

    ``loss`` has the batch's mean loss, one a step; the others one an epoch.
    The training figures are means over the epoch, taken while the net still
    changed; the test figures are taken at its end.
    """

    loss: list = field(default_factory=list)
    train_loss: list = field(default_factory=list)
    train_accuracy: list = field(default_factory=list)
    test_loss: list = field(default_factory=list)
    test_accuracy: list = field(default_factory=list)

    def __repr__(self):
        """Return the last epoch in one line."""
        steps = f"{len(self.train_loss)} epochs, {len(self.loss)} steps"
        if not self.train_loss:
            return f"History({steps})"
        text = f"loss {self.train_loss[-1]:.4f}"
        if self.test_accuracy:
            text += f", test accuracy {self.test_accuracy[-1]:.2%}"
        return f"History({steps}: {text})"


def fit(
    net,
    x,
    y,
    epochs=3,
    batch_size=64,
    optimizer=None,
    test=None,
    decay=True,
    seed=0,
    progress=True,
):
    """Train net on images x and labels y, and return the History.

    Args:
        net: a :class:`cnn_course.lenet.Network`; it is changed.
        x: images, (N, C, H, W).
        y: labels, (N,), whole numbers from 0.
        epochs: how often to see all images.
        batch_size: images a step; the last step of an epoch may have fewer.
        optimizer: :class:`SGD` (None: with its defaults) or :class:`Adam`.
        test: (x, y) to be evaluated after every epoch, or None.
        decay: let the learning rate fall in a straight line to zero.
        seed: of the order in which the images are seen.
        progress: show a bar (``tqdm``).

    Raises:
        TypeError, ValueError: a sentence with the shapes that don't fit.
        FloatingPointError: the loss is no longer a number.
    """
    from tqdm.auto import tqdm  # only training needs it

    ready(net, "forward", "net", "LeNet5()")
    x, y = _examples(x, y)
    test = test if test is None else _test(test)
    epochs = whole(epochs, "epochs", 1)
    batch_size = whole(batch_size, "batch_size", 1)
    optimizer = SGD() if optimizer is None else optimizer
    ready(optimizer, "step", "optimizer", "SGD() or Adam()")
    rng, history = np.random.default_rng(seed), History()
    keep_freed()
    steps = epochs * -(-len(x) // batch_size)
    with (
        one_thread(),
        tqdm(total=steps, disable=not progress, leave=False) as bar,
    ):
        for _ in range(epochs):
            order = rng.permutation(len(x))
            chosen = np.split(order, range(batch_size, len(x), batch_size))
            batches = ((_taken(x, rows), y[rows]) for rows in chosen)
            _epoch(
                pool_first(net),
                batches,
                optimizer,
                steps if decay else 0,
                history,
                bar,
            )
            if test is not None:
                test_loss, test_accuracy = evaluate(net, *test)
                history.test_loss.append(test_loss)
                history.test_accuracy.append(test_accuracy)
    return history


def _epoch(net, batches, optimizer, steps, history, bar):
    """Take one step a batch, and add what was seen to the history.

    ``steps`` is in how many steps the learning rate falls to zero, 0: never.
    """
    count, total, right = 0, 0.0, 0
    for x, y in batches:
        taken = len(history.loss)
        value, hits = _go_through(net, x, y)
        _stop_if_lost(value, optimizer, taken + 1)
        optimizer.step(net.layers, 1 - taken / steps if steps else 1.0)
        history.loss.append(value)
        count += len(y)
        total += value * len(y)
        right += hits
        seen = f"loss {total / count:.3f}, accuracy {right / count:.1%}"
        bar.set_postfix_str(seen, refresh=False)
        bar.update()
    history.train_loss.append(total / count)
    history.train_accuracy.append(right / count)


def _go_through(net, x, y):
    """Set the gradients of a batch's mean loss; return it and the hits.

    CHUNK images go through the net at a time, so that what the layers make
    of them stays in the cache, and with the images last in memory. The
    gradients of the chunks add up to those of the batch.
    """
    loss, value, hits, grads = SoftmaxLoss(), 0.0, 0, {}
    for start in range(0, len(y), CHUNK):
        part = slice(start, start + CHUNK)
        images, labels = images_first(images_last(x[part])), y[part]
        share = len(labels) / len(y)
        value += share * loss.forward(net.forward(images), labels)
        hits += np.count_nonzero(loss.probabilities.argmax(axis=1) == labels)
        net.backward(share * loss.backward(), input_gradient=False)
        for layer in net.layers:
            for name, gradient in layer.grads.items():
                key = layer, name
                grads[key] = grads[key] + gradient if start else gradient
    for (layer, name), gradient in grads.items():
        layer.grads[name] = gradient
    return value, hits


def _taken(x, rows):
    """Return x[rows], with the images last in memory.

    One image after the other: to turn a whole batch around at once, a step
    would touch one number of each image, and these lie so far apart that
    they push each other out of the cache.
    """
    images = np.empty((*x.shape[1:], len(rows)), x.dtype)
    for at, row in enumerate(rows):
        images[..., at] = x[row]
    return images_first(images)


def pool_first(net):
    """Return a Network of the same layers, with ReLU after max pooling.

    The largest of a few numbers is the same before ReLU and after it, and
    so are the gradients; but after pooling there are fewer numbers. A net
    or a layer of a class of its own goes its own way.
    """
    if type(net) is not Network:
        return net
    layers = list(net.layers)
    for at, (one, other) in enumerate(pairwise(net.layers)):
        if type(one) is ReLU and type(other) is MaxPool2D:
            layers[at : at + 2] = other, one
    return Network(layers)


def evaluate(net, x, y, batch_size=500):
    """Return (mean loss, accuracy from 0 to 1) of net on images x, labels y.

    Raises:
        TypeError, ValueError: a sentence with the shapes that don't fit.
    """
    ready(net, "forward", "net", "LeNet5()")
    x, y = _examples(x, y)
    batch_size = whole(batch_size, "batch_size", 1)
    loss, total, right = SoftmaxLoss(), 0.0, 0
    keep_freed()
    with one_thread():
        for start in range(0, len(x), batch_size):
            part = slice(start, start + batch_size)
            scores = net.forward(x[part])
            total += loss.forward(scores, y[part]) * len(scores)
            right += int((loss.probabilities.argmax(axis=1) == y[part]).sum())
    return total / len(x), right / len(x)


def one_thread():
    """Return a context in which products of matrices use a single thread.

    Products as small as LeNet's lose more time to sharing than they win.
    """
    from threadpoolctl import threadpool_limits

    return threadpool_limits(1, "blas")


def confusion_matrix(true, predicted, classes=10):
    """Count what was taken for what: row = true class, column = predicted.

    Args:
        true: labels, (N,).
        predicted: labels, (N,).
        classes: how many there are.

    Returns:
        (classes, classes) of int64; the diagonal is right.

    Raises:
        TypeError, ValueError: the two differ in length, or a label is no
            whole number or out of range.
    """
    classes = whole(classes, "classes", 1)
    true = array(true, "true labels")
    true = class_labels(true, true.size, "true labels")
    predicted = class_labels(predicted, len(true), "predicted labels")
    for name, row in (("true", true), ("predicted", predicted)):
        if not 0 <= row.min() <= row.max() < classes:
            raise ValueError(
                f"{name} has labels from {row.min()} to {row.max()}; "
                f"{classes} classes are 0 to {classes - 1}"
            )
    counts = np.zeros((classes, classes), np.int64)
    np.add.at(counts, (true, predicted), 1)
    return counts


def _examples(x, y):
    """Return images (N, C, H, W) and their labels (N,), checked."""
    x = batch(x, "x")
    return x, class_labels(y, len(x))


def _test(test):
    """Return the pair (images, labels) to test with, checked."""
    if not isinstance(test, (tuple, list)) or len(test) != 2:
        raise ValueError("test is a pair, images and labels: test=(x, y)")
    return _examples(*test)


def _stop_if_lost(value, optimizer, step):
    """Raise a sentence when the loss is no longer a number."""
    if not np.isfinite(value):
        raise FloatingPointError(
            f"the loss became {value} at step {step} with {optimizer}; "
            "make a new net and try a learning rate ten times smaller"
        )


def _parameters(layers):
    """Yield (key, values, gradient) of every parameter."""
    for layer in layers:
        for name, values in layer.params.items():
            if name not in layer.grads:
                raise ValueError(
                    f"{layer} has no gradients: go backward first"
                )
            yield (layer, name), values, layer.grads[name]


def _share(value, name):
    """Return value, unless it is no number from 0 up to 1."""
    if not 0 <= real(value, name) < 1:
        raise ValueError(f"{name} lies in 0 ≤ {name} < 1, not {value}")
    return value


def _positive(value, name):
    """Return value, unless it is no positive number."""
    if not 0 < real(value, name) < np.inf:
        raise ValueError(f"{name} must be a positive number, not {value}")
    return value
