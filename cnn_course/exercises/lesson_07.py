"""Lesson 07: the whole network, its loss, its gradient, one step."""

import numpy as np

from cnn_course.exercises.cases import Case, Mistake, slip
from cnn_course.exercises.exercise import Exercise

# Before it is shown, and by hand

untrained_right = Exercise(
    name="untrained_right",
    lesson="07",
    level="warm-up",
    kind="prediction",
    solution=10,
    mistakes=(
        Mistake("none", 0),
        Mistake("half", 50),
        Mistake("a_share", 0.1),
    ),
)

# C3: 16 filters of 5×5 on 6 maps; C5: 16 maps of 5×5 to 120 numbers
c3_and_c5 = Exercise(
    name="c3_and_c5",
    lesson="07",
    level="core",
    kind="value",
    solution=np.array([2416, 48_120]),
    mistakes=(
        Mistake("no_bias", (2400, 48_000)),
        Mistake("one_bias", (2401, 48_001)),
        Mistake("no_channels", (416, 3120)),
        Mistake("one_a_map", (2416, 2040)),
        Mistake("every_place", (241_600, 48_120)),
    ),
    points=2,
    between=", ",
)


# Code: the forward pass, out of the course's functions


class Weights(list):
    """A list of pairs (w, b) that is told by one word."""

    def __repr__(self):
        """What stands in a sentence instead of all the numbers."""
        return "weights"


def lenet(x, weights):
    from cnn_course import conv2d, max_pool2d

    for w, b in weights[:2]:
        x = np.maximum(conv2d(x, w, b), 0)
        x = max_pool2d(x, 2)
    x = x.reshape(len(x), -1)
    for w, b in weights[2:-1]:
        x = np.maximum(x @ w + b, 0)
    w, b = weights[-1]
    return x @ w + b


def _little_lenet(chance, inputs, biases):
    """Return five pairs (w, b); the first dense layer takes `inputs`."""
    shapes = (2, 1, 3, 3), (3, 2, 2, 2), (inputs, 4), (4, 3), (3, 5)
    pairs = []
    for shape in shapes:
        count = shape[0] if len(shape) == 4 else shape[1]
        w = chance.integers(-2, 3, shape)
        b = biases * chance.integers(-5, 6, count)
        pairs.append((w, b))
    return Weights(pairs)


def _lenet_cases():
    """Yield small images and nets, all chosen by chance, the least first."""
    chance = np.random.default_rng(2)
    for aspect, N, H, W, biases in (
        ("basic", 1, 8, 8, 0),
        ("basic", 1, 8, 8, 0),
        ("bias", 1, 8, 8, 1),
        ("bias", 1, 8, 8, 1),
        ("several maps", 1, 12, 12, 1),
        ("several images", 2, 8, 12, 1),
        *[("other nets", 3, 12, 8, 1)] * 5,
    ):
        x = chance.integers(0, 4, (N, 1, H, W))
        inputs = 3 * (H // 4 - 1) * (W // 4 - 1)
        net = _little_lenet(chance, inputs, biases)
        yield Case((x, net), aspect=aspect)


my_lenet = Exercise(
    name="my_lenet",
    lesson="07",
    level="challenge",
    kind="code",
    solution=lenet,
    mistakes=(
        slip(
            "no_relu",
            "np.maximum(conv2d(x, w, b), 0)",
            "conv2d(x, w, b)",
            "np.maximum(x @ w + b, 0)",
            "x @ w + b",
        ),
        slip("no_relu_behind", "np.maximum(x @ w + b, 0)", "x @ w + b"),
        slip(
            "relu_at_the_end",
            "return x @ w + b",
            "return np.maximum(x @ w + b, 0)",
        ),
        slip("average", "max_pool2d", "avg_pool2d"),
        slip("channels_last", "x.reshape", "x.transpose(0, 2, 3, 1).reshape"),
        slip("no_bias", "x, w, b", "x, w", "@ w + b", "@ w"),
    ),
    cases=tuple(_lenet_cases()),
    allowed=("conv2d", "max_pool2d", "avg_pool2d"),
    points=3,
)


# Code: the loss, and where the way back begins


def softmax_loss(scores, labels):
    N, _ = scores.shape
    scores = scores - scores.max(axis=1, keepdims=True)
    total = np.exp(scores).sum(axis=1)
    right = scores[np.arange(N), labels]
    return np.mean(np.log(total) - right)


def _naive_loss(scores, labels):
    powers = np.exp(scores)
    right = powers[np.arange(len(labels)), labels]
    return -np.mean(np.log(right / powers.sum(axis=1)))


def _loss_of_each(scores, labels):
    scores = scores - scores.max(axis=1, keepdims=True)
    total = np.exp(scores).sum(axis=1)
    return np.log(total) - scores[np.arange(len(labels)), labels]


def _score_cases():
    """Yield scores and labels; the last ones are chosen by chance."""
    for scores, labels, aspect in _whole_scores():
        yield Case((1.0 * scores, labels), aspect=aspect)
    chance = np.random.default_rng(12)
    for N, K in ((3, 5), (6, 2), (4, 4), (5, 10)):
        scores = chance.integers(-5, 6, (N, K)) / 2
        labels = chance.integers(0, K, N)
        yield Case((scores, labels), aspect="other scores")


def _whole_scores():
    """Yield scores that are easy to read, labels, and what they are about."""
    yield np.array([[0, 0]]), np.array([0]), "basic"
    yield np.array([[1, 0, 2]]), np.array([2]), "basic"
    yield np.array([[3, 1, 0, 2]]), np.array([1]), "basic"
    two = np.array([[1, 0], [0, 3]])
    yield two, np.array([0, 0]), "batch"
    yield two, np.array([0, 1]), "batch"
    three = np.array([[2, 0, 1], [0, 0, 0], [1, 3, 0], [4, 1, 2]])
    yield three, np.array([0, 1, 2, 2]), "batch"
    yield np.array([[1000, 0, 999]]), np.array([2]), "large scores"
    far = np.array([[1, 0], [2000, 2001]])
    yield far, np.array([0, 0]), "large scores"
    yield np.array([[-1000, -1001, -1000]]), np.array([1]), "large scores"


my_softmax_loss = Exercise(
    name="my_softmax_loss",
    lesson="07",
    level="core",
    kind="code",
    solution=softmax_loss,
    mistakes=(
        slip("no_max", " - scores.max(axis=1, keepdims=True)", " + 0.0"),
        Mistake("infinite", _naive_loss),
        slip("one_max", "max(axis=1, keepdims=True)", "max()"),
        slip("no_mean", "np.mean", "np.sum"),
        Mistake("not_one_number", _loss_of_each),
        slip("sign", "np.log(total) - right", "right - np.log(total)"),
        slip("no_log", "np.log(total) - right", "np.exp(right) / total"),
        slip(
            "best_score",
            "scores[np.arange(N), labels]",
            "scores.max(axis=1)",
        ),
        slip("down", "axis=1", "axis=0"),
    ),
    cases=tuple(_score_cases()),
    points=2,
)


def scores_gradient(scores, labels):
    N, _ = scores.shape
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    dscores = powers / powers.sum(axis=1, keepdims=True)
    dscores[np.arange(N), labels] -= 1
    return dscores / N


my_scores_gradient = Exercise(
    name="my_scores_gradient",
    lesson="07",
    level="challenge",
    kind="code",
    solution=scores_gradient,
    mistakes=(
        slip("no_minus_one", "-= 1", "-= 0"),
        slip("no_mean", " / N", ""),
        slip("sign", "return dscores", "return -dscores"),
        slip("whole_column", "np.arange(N)", ":"),
        slip("no_max", " - scores.max(axis=1, keepdims=True)", ""),
        slip("down", "axis=1", "axis=0"),
    ),
    cases=tuple(_score_cases()),
    points=3,
)


# Code: one step of SGD with momentum


def training_step(w, gradient, velocity, rate, momentum):
    velocity = momentum * velocity - rate * gradient
    return np.stack([w + velocity, velocity])


def _velocity_not_kept(w, gradient, velocity, rate, momentum):
    new = momentum * velocity - rate * gradient
    return np.stack([w + new, velocity])


def _step_cases():
    """Yield weights with their gradients; the last come by chance."""
    w, gradient = np.array([4.0, 2]), np.array([2.0, -4])
    still, velocity = np.array([0.0, 0]), np.array([2.0, 4])
    yield Case((w, gradient, still, 0.5, 0.5))
    yield Case((w, 2 * gradient, still, 0.5, 0.5))
    yield Case((w, gradient, velocity, 0.5, 0.5), aspect="momentum")
    yield Case((w, gradient, velocity, 0.5, 0), aspect="momentum")
    yield Case((w, still, velocity, 0.5, 0.5), aspect="rolling on")
    table = np.array([[1.0, 2, 0], [3, 4, 1]])
    yield Case((table, table - 2, 2 - table, 0.5, 0.25), aspect="table")
    chance = np.random.default_rng(13)
    for shape in ((3,), (2, 3), (4, 2)):
        three = 1.0 * chance.integers(-9, 10, (3, *shape))
        rate, momentum = chance.integers(1, 10, 2) / 10
        rates = float(rate), float(momentum)
        yield Case((*three, *rates), aspect="other weights")


my_training_step = Exercise(
    name="my_training_step",
    lesson="07",
    level="core",
    kind="code",
    solution=training_step,
    mistakes=(
        slip("uphill", "- rate", "+ rate"),
        slip("no_momentum", "momentum * velocity - rate", "-rate"),
        slip("no_rate", "rate * gradient", "gradient"),
        slip("rate_twice", "w + velocity", "w + rate * velocity"),
        slip("taken_off", "w + velocity", "w - velocity"),
        Mistake("velocity_not_kept", _velocity_not_kept),
    ),
    cases=tuple(_step_cases()),
    points=2,
)

EXERCISES = (
    c3_and_c5,
    my_lenet,
    untrained_right,
    my_softmax_loss,
    my_scores_gradient,
    my_training_step,
)
