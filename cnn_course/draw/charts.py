"""Charts: how training went, and what the network takes for what."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import FuncFormatter, MaxNLocator

from cnn_course import palette, texts
from cnn_course.checks import ready
from cnn_course.draw.style import as_array, new_figure, show

SEEN = LinearSegmentedColormap.from_list(
    "seen", [palette.PAPER, palette.WRONG, palette.VERMILION]
)

CHANGES = ("shift", "turn", "noise", "square")


def curves(history, figure=None):
    """Draw the loss of each step and the accuracy of each epoch.

    Args:
        history: With the lists `loss` (one a step), `train_accuracy` and
            `test_accuracy` (one an epoch, from 0 to 1, perhaps empty).
        figure: Draw here instead of showing a new figure.

    Raises:
        TypeError: It is no history.
        ValueError: There is no loss yet, or it is not finite.
    """
    ready(history, "loss", "history", "fit(net, x, y)")
    loss = as_array(history.loss, "history.loss", (1,))
    own = figure is None
    if own:
        figure = new_figure(8, 3, "constrained")
    left, right = figure.subplots(1, 2)
    _loss_on(left, loss)
    _accuracy_on(right, history)
    if own:
        show()


def _loss_on(ax, loss):
    """Draw the loss in the background and its running mean before it."""
    steps = np.arange(1, len(loss) + 1)
    span = max(1, len(loss) // 40)
    thin = span > 1
    if thin:
        ax.plot(steps, loss, color=palette.GRID, linewidth=0.8)
    mean = np.convolve(loss, np.ones(span) / span, mode="valid")
    marker = "o" if len(loss) == 1 else None
    middle = steps[(span - 1) // 2 :][: len(mean)]
    ax.plot(middle, mean, color=palette.BLUE, marker=marker)
    ax.set(
        title=texts.say("draw.loss"),
        xlabel=texts.say("draw.step"),
        xlim=(0, max(2, len(loss))),
        ylim=(0, None),
    )
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))


def _accuracy_on(ax, history):
    """Draw both accuracies, each named at its end."""
    shown = {
        "draw.train": (history.train_accuracy, palette.BLUE, "o"),
        "draw.test": (history.test_accuracy, palette.ORANGE, "s"),
    }
    for key, (values, colour, marker) in shown.items():
        epochs = np.arange(1, len(values) + 1)
        name = texts.say(key)
        ax.plot(epochs, values, marker, ls="-", color=colour, label=name)
    ax.set(title=texts.say("draw.accuracy"), xlabel=texts.say("draw.epoch"))
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True, min_n_ticks=1))
    ax.yaxis.set_major_formatter(FuncFormatter(_percent))
    count = max(len(values) for values, *_ in shown.values())
    ax.set_xlim(0.5, max(1, count) + 0.5)
    if count:
        ax.legend(frameon=False, loc="lower right")
    else:
        ax.set_ylim(0, 1)


def _percent(value, _):
    """0.985 as 98.5%."""
    return f"{100 * value:.4g}%"


def robustness(curves, figure=None):
    """Draw how the accuracy falls while images are changed more and more.

    Args:
        curves: {change: (amounts, accuracies)}, a panel each; a change is
            one of `CHANGES`, amounts grow and accuracies go from 0 to 1.
        figure: Draw here instead of showing a new figure.

    Raises:
        ValueError: There is no such change, or the two differ in length.
    """
    unknown = set(curves) - set(CHANGES)
    if unknown or not curves:
        raise ValueError(
            f"curves are named {', '.join(CHANGES)}, not {sorted(unknown)}"
        )
    own = figure is None
    if own:
        figure = new_figure(max(3, 2 * len(curves)), 2.5, "constrained")
    panels = figure.subplots(1, len(curves), sharey=True, squeeze=False)[0]
    for ax, (name, (amounts, accuracies)) in zip(
        panels, curves.items(), strict=True
    ):
        amounts = as_array(list(amounts), f"amounts of {name}", (1,))
        accuracies = as_array(accuracies, f"accuracies of {name}", (1,))
        if len(amounts) != len(accuracies):
            raise ValueError(
                f"{len(amounts)} amounts of {name}, but "
                f"{len(accuracies)} accuracies"
            )
        ax.plot(amounts, accuracies, "o-", color=palette.BLUE, clip_on=False)
        ax.set(xlabel=texts.say(f"draw.change.{name}"), ylim=(0, 1))
        low, high = min(0, amounts.min()), amounts.max()
        ticks = MaxNLocator(4, steps=[1, 2, 5, 10]).tick_values(low, high)
        ax.set_xticks([tick for tick in ticks if low <= tick <= high])
        ax.set_xlim(low, high)
        ax.grid(axis="y", color=palette.GRID, linewidth=0.5)
    panels[0].yaxis.set_major_formatter(FuncFormatter(_percent))
    panels[0].set_ylabel(texts.say("draw.accuracy"))
    if own:
        show()


def confusion(matrix, classes=None, ax=None):
    """Draw how often each class (row) was taken for each class (column).

    Right answers are muted, so that the mistakes stand out.

    Args:
        matrix: Counts, (K, K): true class down, predicted class across.
        classes: K names. None: the numbers from 0.
        ax: Draw here instead of showing a new figure.

    Raises:
        ValueError: The matrix is not square, or the number of names differs.
    """
    matrix = as_array(matrix, "matrix", (2,))
    count = len(matrix)
    if matrix.shape != (count, count):
        raise ValueError(f"matrix must be (K, K), not {matrix.shape}")
    names = _names(classes, count, "classes")
    wrong = matrix * (1 - np.eye(count))
    own = ax is None
    if own:
        side = max(3.2, 0.47 * count + 1)
        figure = new_figure(side, side, "constrained")
        ax = figure.subplots()
    ax.imshow(wrong, cmap=SEEN, vmin=0, vmax=max(1, wrong.max()))
    for (row, column), n in np.ndenumerate(matrix):
        right = row == column
        if right:
            corner = (column - 0.5, row - 0.5)
            ax.add_patch(plt.Rectangle(corner, 1, 1, color=palette.PAD))
        if n:
            ax.text(
                column,
                row,
                f"{n:g}",
                size=10,
                color=palette.MUTED if right else palette.INK,
                ha="center",
                va="center_baseline",
            )
    ax.set_xticks(range(count), names)
    ax.set_yticks(range(count), names)
    ax.tick_params(length=0)
    ax.set_xlabel(texts.say("draw.predicted"))
    ax.set_ylabel(texts.say("draw.true"))
    for edge in np.arange(1, count) - 0.5:
        ax.axhline(edge, color=palette.GRID, linewidth=0.5)
        ax.axvline(edge, color=palette.GRID, linewidth=0.5)
    ax.spines[:].set(visible=True)
    if own:
        show()


def bars(probabilities, labels=None, image=None, ax=None):
    """Draw probabilities as bars, the largest in colour.

    Args:
        probabilities: (K,), from 0 to 1.
        labels: K names. None: the numbers from 0.
        image: (H, W) or (1, H, W), drawn at the left of the bars.
        ax: Draw the bars here instead of showing a new figure; then there
            is no place for an image.

    Raises:
        ValueError: A shape does not fit, or a number is no probability.
    """
    p = as_array(probabilities, "probabilities", (1,))
    if p.min() < 0 or p.max() > 1 + 1e-6:
        raise ValueError(
            f"probabilities go from {p.min():g} to {p.max():g}; they must "
            "lie between 0 and 1 (softmax makes them so)"
        )
    names = _names(labels, len(p), "labels")
    own = ax is None
    if not own and image is not None:
        raise ValueError("draw the image on an ax of its own")
    if own:
        ax = _bars_axes(len(p), image)
    best = int(p.argmax())
    colours = [palette.SKY] * len(p)
    colours[best] = palette.BLUE
    ax.barh(range(len(p)), p, color=colours, height=0.7)
    for i, value in enumerate(p):
        if value >= 0.005:
            ax.text(value + 0.015, i, f"{value:.0%}", va="center", size=10)
    ax.set_yticks(range(len(p)), names)
    ax.tick_params(axis="y", length=0, labelcolor=palette.INK)
    ax.invert_yaxis()
    ax.set_xlim(0, 1.12)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    if own:
        show()


def ladder(seconds, ax=None):
    """Draw how long a training step takes with one trick more each time.

    Args:
        seconds: As `speed.step_times` returns them, by the trick's name.
        ax: Draw here instead of showing a new figure.

    Raises:
        ValueError: There is nothing to draw, or a time is not positive.
    """
    times = as_array(list(seconds.values()), "seconds", (1,))
    if times.min() <= 0:
        raise ValueError(f"a step took {times.min():g} s; times are positive")
    own = ax is None
    if own:
        ax = new_figure(8, 0.36 * len(times) + 0.3, "constrained").gca()
    places = range(len(times))
    ax.barh(places, times, color=palette.SKY, height=0.7)
    names = [texts.say(f"draw.trick.{name}") for name in seconds]
    for i, each in enumerate(times):
        told = f"{each * 1000:.1f} ms"
        if i:
            factor = f"{times[i - 1] / each:.2f}"
            told = texts.say("draw.trick.factor", time=told, factor=factor)
        ax.text(each + times.max() / 60, i, told, va="center", size=10)
    ax.set_yticks(places, names)
    ax.tick_params(axis="y", length=0, labelcolor=palette.INK)
    ax.invert_yaxis()
    ax.set_xlim(0, 1.3 * times.max())
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    if own:
        show()


def _bars_axes(count, image):
    """A new figure's ax for `count` bars, right of the image, if any."""
    tall = max(1.4, 0.26 * count + 0.2)
    if image is None:
        figure = new_figure(4, tall, "constrained")
        return figure.subplots()
    image = as_array(image, "image", (2, 3))
    if image.ndim == 3 and len(image) != 1:
        raise ValueError(
            f"image must be (H, W) or (1, H, W), not {image.shape}"
        )
    image = image[0] if image.ndim == 3 else image
    figure = new_figure(4.2 + tall, tall, "constrained")
    left, ax = figure.subplots(1, 2, width_ratios=(tall, 4))
    left.imshow(image, cmap="gray", interpolation="nearest")
    left.set(xticks=[], yticks=[])
    left.spines[:].set(visible=True)
    return ax


def _names(names, count, what):
    """`count` names, or the numbers from 0."""
    if names is None:
        return [str(i) for i in range(count)]
    if len(names) != count:
        raise ValueError(f"{len(names)} {what} for {count} rows")
    return [str(name) for name in names]
