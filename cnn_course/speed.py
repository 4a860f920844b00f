"""Why training is fast: the tricks one after the other, measured here and now.

It begins with LeNet-5 as books write it, and ends with what ``fit`` does.
Each trick is switched on on top of those before it.
"""

import time
from contextlib import ExitStack

import numpy as np

from cnn_course.book import BookConv2D, BookMaxPool2D, BookReLU
from cnn_course.checks import whole
from cnn_course.layers import Conv2D, MaxPool2D, ReLU, SoftmaxLoss
from cnn_course.lenet import LeNet5
from cnn_course.memory import keep_freed
from cnn_course.optimizers import SGD
from cnn_course.schedule import PART, Schedule, taken
from cnn_course.train import Training, in_fast_order, one_thread

TRICKS = (
    "float32",  # numbers of 32 bits instead of 64
    "slices",  # pooling and ReLU as maxima of slices
    "strips",  # rows laid out, not windows: cnn_course.strips
    "images_last",  # in memory
    "no_dx",  # nobody asks how the loss changes with the image
    "parts",  # of 64 images: they stay in the cache
    "fused",  # convolution and pooling in one: cnn_course.fused
    "workers",  # two of them: cnn_course.workers
)


def step_times(x, y, tricks=TRICKS, batch_size=128, rounds=7):
    """Return how long a training step takes, with one trick more each time.

    Args:
        x: images, (N, 1, 32, 32), at least a batch.
        y: labels, (N,).
        tricks: some of :data:`TRICKS`, in the order in which they are
            switched on.
        batch_size: images a step.
        rounds: how often each is timed; they take turns, and the middle one
            of the times counts.

    Returns:
        A dict: "book" and each of the tricks, with seconds a step.

    Raises:
        ValueError: a trick that nobody knows, or fewer images than a batch.
    """
    unknown = [trick for trick in tricks if trick not in TRICKS]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is none of {', '.join(TRICKS)}")
    batch_size = whole(batch_size, "batch_size", 1)
    if len(x) < batch_size:
        raise ValueError(f"{len(x)} images are no batch of {batch_size}")
    rounds = whole(rounds, "rounds", 1)
    keep_freed()
    times = {name: [] for name in ("book", *tricks)}
    with one_thread(), ExitStack() as stack:
        steps = [
            stepper(x, y, tricks[:count], batch_size, rounds, stack)
            for count in range(len(times))
        ]
        for turn in range(rounds + 1):
            for step, seconds in zip(steps, times.values(), strict=True):
                start = time.perf_counter()
                step()
                if turn:  # the first one only warms up
                    seconds.append(time.perf_counter() - start)
    return {name: float(np.median(each)) for name, each in times.items()}


def stepper(x, y, tricks, batch_size, steps, stack):
    """Return a function that takes one training step with these tricks.

    ``steps`` is how often it will be called after the first; ``stack`` is an
    ExitStack that ends what has to be ended.
    """
    x = x[:batch_size].astype("f4" if "float32" in tricks else "f8")
    y = y[:batch_size]
    net, optimizer = _net(tricks, x.dtype), SGD()
    if "workers" in tricks:
        schedule = Schedule(x, y, steps + 1, batch_size, decay=False)
        training = Training(net, schedule, optimizer)
        worker = stack.enter_context(training.hired(2))
        return lambda: training.advance(worker)
    order = in_fast_order(net) if "fused" in tricks else net
    rows = np.random.default_rng(0).permutation(batch_size)
    size = PART if "parts" in tricks else batch_size
    loss = SoftmaxLoss()

    def step():
        total = {}
        for start in range(0, batch_size, size):
            part = rows[start : start + size]
            images = taken(x, part) if "images_last" in tricks else x[part]
            loss.forward(order.forward(images), y[part])
            dscores = loss.backward() * (len(part) / batch_size)
            order.backward(dscores, input_gradient="no_dx" not in tricks)
            for layer in net.layers:
                for name, gradient in layer.grads.items():
                    before = total.get((layer, name), 0)
                    total[layer, name] = before + gradient
        for (layer, name), gradient in total.items():
            layer.grads[name] = gradient
        optimizer.step(net.layers)

    return step


def _net(tricks, dtype):
    """Return LeNet-5 of the layers that these tricks ask for."""
    slices = "slices" in tricks
    net = LeNet5(
        activation=ReLU if slices else BookReLU,
        pool=MaxPool2D if slices else BookMaxPool2D,
    )
    for layer in net.layers:
        if type(layer) is Conv2D and "strips" not in tricks:
            layer.__class__ = BookConv2D
        for name, values in layer.params.items():
            layer.params[name] = values.astype(dtype)
    return net
