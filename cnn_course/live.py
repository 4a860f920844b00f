"""What a learner sees while a net trains: a picture, plain lines or nothing.

In a notebook it is one picture that is drawn anew now and then, elsewhere
one line an epoch. Watching costs next to nothing: a step only looks at the
clock, and the next picture waits 40 times as long as the last one took.
"""

import sys
from collections import deque
from contextlib import suppress
from time import perf_counter
from typing import NamedTuple

from cnn_course.texts import say

FIRST, REST = 0.3, 0.5  # seconds before the first picture, and between two
PATIENCE = 40  # how many times its own cost a picture waits at least
REMEMBERED = 8  # pictures over which the speed is smoothed


def watch(net, steps, per_epoch, progress=True, clock=perf_counter):
    """Return what shows a training: it has `step`, `epoch` and `end`.

    Args:
        net: the network that is trained; its first filters are shown.
        steps: steps of the whole training.
        per_epoch: steps of an epoch.
        progress: False shows nothing but a message in the end.
        clock: returns the time in seconds.
    """
    if not progress:
        return Quiet()
    meter = Meter(steps, per_epoch, clock)
    return Card(net, meter) if in_notebook() else Lines(meter)


def in_notebook():
    """Return whether a notebook's kernel is running this."""
    ipython = sys.modules.get("IPython")
    get_ipython = getattr(ipython, "get_ipython", lambda: None)
    return getattr(get_ipython(), "kernel", None) is not None


class Quiet:
    """Shows nothing; only a message is told."""

    def step(self, history, images):
        """Do nothing."""

    def epoch(self, history):
        """Do nothing."""

    def end(self, history, message=""):
        """Print the message, if there is one."""
        _print(message)


class Lines:
    """Prints one line an epoch, for terminals and log files."""

    def __init__(self, meter):
        """Take the Meter that measures the training."""
        self.meter = meter

    def step(self, history, images):
        """Note that a step was taken."""
        self.meter.step(history, images)

    def epoch(self, history):
        """Print how the epoch went."""
        self.meter.epoch()
        told = self.meter.told(history)
        _print(line(told._replace(step=None, left=None)))

    def end(self, history, message=""):
        """Print the message, if there is one."""
        _print(message)


class Card:
    """Shows one picture in a notebook, and draws it anew now and then.

    If the notebook does not take the picture, nothing more is shown; the
    training goes on.
    """

    def __init__(self, net, meter):
        """Take the network and the Meter that measures its training."""
        from cnn_course import live_picture  # only a notebook draws

        self.net, self.meter, self.draw = net, meter, live_picture.draw
        self.handle, self.lost = None, False
        self.due = meter.began + FIRST

    def step(self, history, images):
        """Note that a step was taken, and draw if it is time."""
        if self.meter.step(history, images) >= self.due:
            self.meter.remember()
            self._show(history)

    def epoch(self, history):
        """Draw after the test, if it is time."""
        if self.meter.epoch() >= self.due:
            self._show(history)

    def end(self, history, message=""):
        """Draw the picture that stays; show the message below it."""
        self._show(history, message, final=True)
        if self.lost:
            _print(message)

    def _show(self, history, message="", final=False):
        """Draw and send a picture, and plan the next one."""
        if self.lost:
            return
        began = self.meter.clock()
        try:
            told = self.meter.told(history, final)
            drawn = self.draw(told, history, self.net, message)
            text = "\n".join(filter(None, [line(told), message]))
            self._send({"text/plain": text, "image/svg+xml": drawn})
        except Exception:  # a picture is not worth a training
            self.lost = True
        now = self.meter.clock()
        self.due = now + max(REST, PATIENCE * (now - began))

    def _send(self, bundle):
        """Show a picture in the place of the last one."""
        if self.handle is None:
            self.handle = display(bundle)
        else:
            self.handle.update(bundle, raw=True)


def display(bundle):
    """Show a bundle of formats, and return the handle that updates it."""
    show = sys.modules["IPython.display"].display
    return show(bundle, raw=True, display_id=True)


def _print(text):
    """Print a text, unless it is empty; a lost terminal stops nothing."""
    if text:
        with suppress(OSError, ValueError):
            print(text, flush=True)


# What is measured


class Told(NamedTuple):
    """What there is to tell; None is left out.

    Attributes:
        per_epoch: steps of an epoch.
        epoch: the epoch at hand, from 1.
        epochs: of the whole training.
        step: how many steps were taken.
        steps: of the whole training.
        loss: its mean in this epoch so far.
        accuracy: the same, from 0 to 1.
        test: the latest accuracy on the test images.
        speed: images a second.
        left: seconds until the end.
        took: seconds that the training took.
    """

    per_epoch: int
    epoch: int
    epochs: int
    step: int | None
    steps: int
    loss: float | None = None
    accuracy: float | None = None
    test: float | None = None
    speed: float | None = None
    left: float | None = None
    took: float | None = None


class Mark(NamedTuple):
    """A moment: its time without the tests, and the images seen so far."""

    time: float
    images: int


class Meter:
    """Measures how fast a training goes.

    Only what happens after it was made counts. The first step is where the
    counting begins, for what was done before may be in the history as well.
    """

    def __init__(self, steps, per_epoch, clock=perf_counter):
        """Take the size of the training and start the clock."""
        self.steps, self.per_epoch, self.clock = steps, per_epoch, clock
        self.began = self.now = clock()
        self.tested = 0.0  # seconds between the epochs
        self.first = None  # time, steps and images after the first step
        self.done = self.images = 0
        self.marks = deque(maxlen=REMEMBERED)

    def step(self, history, images):
        """Note that a step was taken, and return the time."""
        self.now = now = self.clock()
        self.done, self.images = len(history.loss), images
        if self.first is None:
            self.first = now, self.done, images
            self.remember()
        return now

    def epoch(self):
        """Note that an epoch and its test are over, and return the time."""
        now = self.clock()
        self.tested += now - self.now
        self.now = now
        return now

    def remember(self):
        """Keep this moment, to tell the speed of the last few seconds."""
        self.marks.append(self._mark())

    def told(self, history, final=False):
        """Return what there is to tell now, or in the end."""
        done, size = len(history.loss), self.per_epoch
        loss, accuracy = epoch_means(history, size)
        test = history.test_accuracy[-1] if history.test_accuracy else None
        return Told(
            per_epoch=size,
            epoch=max(1, -(-done // size)),
            epochs=-(-self.steps // size),
            step=done,
            steps=self.steps,
            loss=loss,
            accuracy=accuracy,
            test=test,
            speed=self.speed(whole=final),
            left=None if final else self.left(),
            took=self.clock() - self.began if final else None,
        )

    def speed(self, whole=False):
        """Return the images a second, lately or as a whole; None: unknown."""
        if self.first is None:
            return None
        time, _, images = self.first
        since = Mark(time, images) if whole else self.marks[0]
        mark = self._mark()
        if mark.time <= since.time:
            return None
        return (mark.images - since.images) / (mark.time - since.time)

    def left(self):
        """Return the seconds until the end, tests included, or None."""
        if self.first is None or self.done <= self.first[1]:
            return None
        time, done, _ = self.first
        each = (self.now - time) / (self.done - done)
        return max(0, self.steps - self.done) * each

    def _mark(self):
        """Return this moment."""
        return Mark(self.now - self.tested, self.images)


def epoch_means(history, per_epoch):
    """Return the means of loss and accuracy in the epoch at hand, or None.

    The history knows them when the epoch is over; before, they are those of
    the steps taken so far.
    """
    done = len(history.loss)
    start = max(0, done - 1) // per_epoch * per_epoch
    if len(history.train_loss) * per_epoch > start:
        return history.train_loss[-1], history.train_accuracy[-1]
    right = getattr(history, "accuracy", ())
    known = len(right) == done
    return _mean(history.loss[start:]), _mean(right[start:] if known else ())


def _mean(values):
    """Return the mean of a list, None if it is empty."""
    return float(sum(values)) / len(values) if len(values) else None


# What is said


def line(told):
    """Return what there is to tell, on one line."""
    return " · ".join(
        [where(told), *_results(told), *filter(None, [pace(told)])]
    )


def where(told):
    """Return how far the training is, in words."""
    words = say("live.epoch", epoch=told.epoch, epochs=told.epochs)
    if told.step is None:
        return words
    step = say("live.step", step=told.step, steps=told.steps)
    return f"{words} · {step}"


def pace(told):
    """Return speed and time, in words; empty if nothing is known yet."""
    parts = []
    if told.speed is not None:
        parts.append(say("live.speed", count=round(told.speed)))
    if told.left is not None:
        parts.append(time_left(told.left))
    if told.took is not None:
        parts.append(say("live.took", time=duration(told.took)))
    return " · ".join(parts)


def _results(told):
    """Return loss and accuracies in words, those that are known."""
    figures = {
        "loss": plain(told.loss),
        "accuracy": percent(told.accuracy),
        "test": percent(told.test),
    }
    return [
        say(f"live.{name}", value=value)
        for name, value in figures.items()
        if value
    ]


def time_left(seconds):
    """Return the time that is left, rounded as one would say it."""
    if seconds < 1:
        return say("live.left.moment")
    grain = 1 if seconds < 60 else 10 if seconds < 300 else 60
    return say("live.left", time=duration(round(seconds / grain) * grain))


def duration(seconds):
    """Return a time in words: at most two units, no needless digits."""
    if seconds < 9.95 and not isinstance(seconds, int):
        return say("live.seconds", count=f"{seconds:.1f}")
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        seconds = 0
    units = {"hours": hours, "minutes": minutes, "seconds": seconds}
    told = {name: count for name, count in units.items() if count}
    return " ".join(
        say(f"live.{name}", count=count)
        for name, count in (told or {"seconds": 0}).items()
    )


def plain(value):
    """Return a loss as text; empty if it is None."""
    if value is None:
        return ""
    if value != value:
        return "NaN"
    if abs(value) == float("inf"):
        return "∞" if value > 0 else "−∞"
    return f"{value:.3f}" if abs(value) < 1000 else f"{value:.3g}"


def percent(value):
    """Return a share as text, e.g. 98.5%; empty if it is None."""
    return "" if value is None else f"{value:.1%}"
