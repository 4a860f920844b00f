"""Training: walk downhill on the loss, one small batch after the other."""

import contextlib
import copy
import signal
import threading
import warnings
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from cnn_course.checkpoint import (
    describe,
    load_checkpoint,
    save_checkpoint,
)
from cnn_course.checks import array, batch, class_labels, held, ready, whole
from cnn_course.fused import ConvMaxPool, can_fuse
from cnn_course.layers import MaxPool2D, ReLU, SoftmaxLoss
from cnn_course.lenet import Network, undisturbed
from cnn_course.memory import keep_freed
from cnn_course.optimizers import SGD, gradient_of
from cnn_course.schedule import Schedule, taken
from cnn_course.threads import at_most, blas_on_one_thread, cores
from cnn_course.workers import (
    CAN_FORK,
    Processes,
    Threads,
    Worker,
)

FEW = 10_000  # images, seen in all, for which one worker is enough


@dataclass
class History:
    """What was measured while training.

    ``loss`` has the batch's mean loss and ``accuracy`` how much of it was
    right, one a step; the others have one an epoch. The training figures are
    means over the epoch, taken while the net still changed; the test figures
    are taken at its end.
    """

    loss: list = field(default_factory=list)
    train_loss: list = field(default_factory=list)
    train_accuracy: list = field(default_factory=list)
    test_loss: list = field(default_factory=list)
    test_accuracy: list = field(default_factory=list)
    accuracy: list = field(default_factory=list)

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
    shift=0,
    checkpoint=None,
    workers=None,
):
    """Train net on images x and labels y, and return the History.

    The stop button (or Ctrl-C) ends it after the current step; the net and
    the history stay as far as they came.

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
        progress: show how it goes.
        shift: move each image by up to so many pixels, up or down and to one
            side, each time anew.
        checkpoint: the name of a file. The training is written to it after
            every epoch, and when it is stopped. If it is there, the training
            goes on where it ended, to the same bits.
        workers: how many share a batch; the result is the same. None: as
            many as there are processors, if that is worth it.

    Raises:
        TypeError, ValueError: a sentence with the shapes that don't fit, or
            with what is wrong with the checkpoint.
        FloatingPointError: the loss is no longer a number.
    """
    from cnn_course.live import watch  # only training needs it

    ready(net, "layers", "net", "LeNet5()")
    x, y = _examples(x, y)
    test = test if test is None else _test(test)
    schedule = Schedule(
        x,
        y,
        whole(epochs, "epochs", 1),
        whole(batch_size, "batch_size", 1),
        whole(seed, "seed", 0, np.inf),
        whole(shift, "shift", 0),
        decay,
    )
    optimizer = SGD() if optimizer is None else optimizer
    ready(optimizer, "step", "optimizer", "SGD() or Adam()")
    if workers is not None:
        workers = whole(workers, "workers", 1)
    training = Training(net, schedule, optimizer)
    save = _resumed(training, checkpoint)
    history, message = training.history, ""
    show = watch(net, schedule.steps, schedule.per_epoch, progress)
    keep_freed()
    try:
        with (
            one_thread(),
            _stop_button() as pressed,
            training.hired(workers) as worker,
        ):
            first = training.step
            while training.step < schedule.steps and not pressed():
                training.advance(worker)
                show.step(history, schedule.seen(first, training.step))
                if training.ends_epoch():
                    training.note_epoch(test)
                    save()
                    show.epoch(history)
        if training.step < schedule.steps:
            save()
            message = _stopped(training, checkpoint)
    finally:
        show.end(history, message)
    return history


class Training:
    """A net on its way: what it takes to go one step further."""

    def __init__(self, net, schedule, optimizer):
        """Begin with an empty history."""
        self.net, self.schedule, self.optimizer = net, schedule, optimizer
        self.history = History()
        self.places, self.size = [], 0  # of each gradient in a row of all
        for at, layer in enumerate(net.layers):
            for name, values in layer.params.items():
                cut = slice(self.size, self.size + values.size)
                self.places.append((at, name, cut, values.shape))
                self.size = cut.stop

    @property
    def step(self):
        """How many steps were taken."""
        return len(self.history.loss)

    def ends_epoch(self):
        """Return whether the last step was an epoch's last."""
        return self.step % self.schedule.per_epoch == 0

    def advance(self, worker):
        """Take one step with all that a batch has to say."""
        step, layers = self.step, self.net.layers
        parts = [(step, part) for part in self.schedule.parts(step)]
        gradients, (value, hits) = worker.work(parts)
        _stop_if_lost(value, self.optimizer, step + 1)
        for at, name, cut, shape in self.places:
            layers[at].grads[name] = gradients[cut].reshape(shape)
        self.optimizer.step(layers, self.schedule.scale(step))
        self.history.loss.append(float(value))
        right = float(hits) / self.schedule.images_in(step)
        self.history.accuracy.append(right)

    def note_epoch(self, test):
        """Add to the history what an epoch came to."""
        history, schedule = self.history, self.schedule
        last = slice(-schedule.per_epoch, None)
        weights = [*map(schedule.images_in, range(schedule.per_epoch))]
        for each_step, each_epoch in (
            (history.loss, history.train_loss),
            (history.accuracy, history.train_accuracy),
        ):
            mean = np.average(each_step[last], weights=weights)
            each_epoch.append(float(mean))
        if test is not None:
            test_loss, test_accuracy = evaluate(self.net, *test)
            history.test_loss.append(test_loss)
            history.test_accuracy.append(test_accuracy)

    def gradients_of(self, net):
        """Return what a worker does: it fills a row with net's gradients."""
        order, loss = in_fast_order(net), SoftmaxLoss()

        def compute(place, row):
            step, part = place
            for mine, layer in zip(net.layers, self.net.layers, strict=True):
                mine.params.update(layer.params)  # a twin's may be old
            images, labels = self.schedule.load(step, part)
            share = len(labels) / self.schedule.images_in(step)
            value = share * loss.forward(order.forward(images), labels)
            order.backward(share * loss.backward(), input_gradient=False)
            for at, name, cut, _ in self.places:
                row[cut] = gradient_of(net.layers[at], name).reshape(-1)
            answers = loss.probabilities.argmax(axis=1)
            return value, np.count_nonzero(answers == labels)

        return compute

    @contextlib.contextmanager
    def hired(self, number):
        """Hire workers, and let them go in the end."""
        parts = len(self.schedule.parts(0))
        number = min(parts, self._worth() if number is None else number)
        kinds = [v.dtype for n in self.net.layers for v in n.params.values()]
        room = parts, self.size, np.result_type(np.float32, *kinds)
        compute = self.gradients_of(self.net)
        if number == 1:
            worker = Worker(compute, *room)
        elif CAN_FORK:
            worker = Processes(compute, *room, number, self._follow)
        else:
            more = [
                self.gradients_of(_twin(self.net)) for _ in range(1, number)
            ]
            worker = Threads([compute, *more], *room)
        try:
            yield worker
        finally:
            worker.close()

    def _follow(self, worker):
        """Train to the end, in step with the process that asked for it."""
        while self.step < self.schedule.steps:
            self.advance(worker)

    def _worth(self):
        """Return how many workers are worth it.

        A net with layers of the learner's own stays in one piece: they may
        remember something from one part to the next.
        """
        ours = all(
            type(n).__module__ == ReLU.__module__ for n in self.net.layers
        )
        images = self.schedule.seen(self.step, self.schedule.steps)
        if images < FEW or type(self.net) is not Network or not ours:
            return 1
        return cores()


def in_fast_order(net):
    """Return a Network of the same layers that comes to the same faster.

    The largest of a few numbers is the same before ReLU and after it, and so
    are the gradients; but after pooling there are fewer numbers. And a
    convolution can do the pooling that comes next. A net or a layer of a
    class of its own goes its own way.
    """
    if type(net) is not Network:
        return net
    layers = list(net.layers)
    for at, (one, other) in enumerate(pairwise(net.layers)):
        if type(one) is ReLU and type(other) is MaxPool2D:
            layers[at : at + 2] = other, one
    fused = []
    for layer in layers:
        if fused and can_fuse(fused[-1], layer):
            fused.append(ConvMaxPool(fused.pop(), layer))
        else:
            fused.append(layer)
    return Network(fused)


def evaluate(net, x, y, batch_size=128):
    """Return (mean loss, accuracy from 0 to 1) of net on images x, labels y.

    Raises:
        TypeError, ValueError: a sentence with the shapes that don't fit.
    """
    ready(net, "forward", "net", "LeNet5()")
    x, y = _examples(x, y)
    batch_size = whole(batch_size, "batch_size", 1)
    order = undisturbed(in_fast_order(net))
    loss, total, right = SoftmaxLoss(), 0.0, 0
    keep_freed()
    with one_thread():
        for start in range(0, len(x), batch_size):
            rows = range(len(x))[start : start + batch_size]
            labels = y[rows.start : rows.stop]
            scores = order.forward(taken(x, rows))
            total += loss.forward(scores, labels) * len(labels)
            answers = loss.probabilities.argmax(axis=1)
            right += int(np.count_nonzero(answers == labels))
    return total / len(x), right / len(x)


@contextlib.contextmanager
def one_thread():
    """Let all that is computed meanwhile use a single thread.

    Products as small as LeNet's lose more time to sharing than they win; and
    workers share their work in other ways.
    """
    with at_most(1), blas_on_one_thread:
        yield


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
    counts = np.zeros(held((classes, classes), "counts"), np.int64)
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


def _twin(net):
    """Return a net like this one, for another thread, with its parameters."""
    shared = [v for layer in net.layers for v in layer.params.values()]
    return copy.deepcopy(net, {id(values): values for values in shared})


def _resumed(training, checkpoint):
    """Take up a training where its checkpoint ends; return how to save it."""
    if checkpoint is None:
        return lambda: None
    net, optimizer = training.net, training.optimizer
    what = describe(net, training.schedule, optimizer)
    state = checkpoint, what, net, optimizer, training.history
    load_checkpoint(*state)

    def save():
        try:
            save_checkpoint(*state)
        except OSError as error:
            warnings.warn(
                f"{checkpoint} can't be written ({error.strerror or error}); "
                "the training goes on, but it could not be taken up again",
                RuntimeWarning,
                stacklevel=3,
            )

    save()  # a folder that can't be written to is better told now
    return save


@contextlib.contextmanager
def _stop_button():
    """Give a function that tells whether the stop button was pressed.

    Pressed once more, it stops at once, as it does everywhere.
    """
    if threading.current_thread() is not threading.main_thread():
        yield lambda: False  # signals don't come here
        return
    presses = []

    def press(number, frame):
        presses.append(number)
        signal.signal(signal.SIGINT, before)

    before = signal.getsignal(signal.SIGINT) or signal.default_int_handler
    signal.signal(signal.SIGINT, press)
    try:
        yield lambda: bool(presses)
    finally:
        signal.signal(signal.SIGINT, before)


def _stopped(training, checkpoint):
    """Return a sentence: how far it came, and how to go on."""
    from cnn_course.texts import say

    key = "train.stopped" if checkpoint is None else "train.stopped.kept"
    return say(
        key,
        step=f"{training.step:,}",
        steps=f"{training.schedule.steps:,}",
        path=checkpoint,
    )
