"""How long until LeNet-5 knows 99 % of MNIST's test digits.

python benchmarks/accuracy.py [--seeds 3] [--wanted 99.0] [--challenge]

NumPy and PyTorch train with each of a few settings and each seed, and take
turns; the learning rate falls in a straight line to zero. After every epoch
the test digits are tried. What counts is the time of training until then,
without the tests, the median of the seeds; and of each contender the best
setting. Then, the main run of lesson 07: five epochs, and how far they come.
With --challenge, only this: a wider net, trained longer, for lesson 07's last
challenge.
"""

import argparse
import itertools
import time

import tuned

tuned.restart()

import numpy as np  # noqa: E402

import cnn_course as cc  # noqa: E402
from cnn_course import data  # noqa: E402
from cnn_course.schedule import Schedule  # noqa: E402

THREADS = 2
# epochs, batch size, learning rate, shift
SETTINGS = [(3, 64, 0.05, 1), (3, 64, 0.03, 1), (3, 64, 0.05, 0)]
MAIN = 5, 64, 0.03, 1
CHALLENGE = 20, 64, 0.03, 2


class Watched(cc.SGD):
    """SGD that notes the time of each step."""

    def __init__(self, rate):
        """Begin without steps."""
        super().__init__(rate)
        self.clock = []

    def step(self, layers, scale=1.0):
        """Take a step, and note when it was taken."""
        super().step(layers, scale)
        self.clock.append(time.perf_counter())


def wide_net(seed):
    """Return LeNet's kind of net with three times the filters."""
    rng = np.random.default_rng(seed)
    return cc.Network(
        [
            *(cc.Conv2D(1, 16, 5, seed=rng), cc.ReLU(), cc.MaxPool2D(2)),
            *(cc.Conv2D(16, 48, 5, seed=rng), cc.ReLU(), cc.MaxPool2D(2)),
            *(cc.Flatten(), cc.Dense(1200, 128, seed=rng), cc.ReLU()),
            cc.Dense(128, 10, seed=rng),
        ]
    )


def numpy_run(mnist, setting, seed, make=cc.LeNet5):
    """Return the seconds of training and the accuracy after each epoch."""
    epochs, batch, rate, shift = setting
    optimizer = Watched(rate)
    start = time.perf_counter()
    history = cc.fit(
        *(make(seed=seed), mnist.x_train, mnist.y_train),
        *(epochs, batch, optimizer),
        test=(mnist.x_test, mnist.y_test),
        shift=shift,
        seed=seed,
        progress=False,
    )
    steps = -(-len(mnist.x_train) // batch)
    each = np.diff([start, *optimizer.clock])
    each[steps::steps] = np.median(each)  # the tests lie in these
    return np.cumsum(each)[steps - 1 :: steps], history.test_accuracy


def torch_run(mnist, setting, seed):
    """Return the same of PyTorch, with the same images in each step."""
    import torch
    from torch import nn

    torch.set_num_threads(THREADS)
    torch.manual_seed(seed)
    epochs, batch, rate, shift = setting
    net = nn.Sequential(
        *(nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(400, 120), nn.ReLU()),
        *(nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)),
    )
    for layer in net:  # as He et al. propose, as ours
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            nn.init.kaiming_normal_(layer.weight)
            nn.init.zeros_(layer.bias)
    optimizer = torch.optim.SGD(net.parameters(), rate, 0.9)
    loss = nn.CrossEntropyLoss()
    x, y = mnist.x_train, mnist.y_train
    schedule = Schedule(x, y, epochs, batch, seed, shift)
    framed = torch.from_numpy(np.pad(x, [(0, 0)] * 2 + [(shift, shift)] * 2))
    labels = torch.from_numpy(y).long()
    x_test, y_test = map(torch.from_numpy, (mnist.x_test, mnist.y_test))
    cells = torch.arange(x.shape[-1])
    seconds, taken, accuracies = [], 0.0, []
    for step in range(schedule.steps):
        start = time.perf_counter()
        epoch, place = divmod(step, schedule.per_epoch)
        order, moves = schedule._draw(epoch)
        mine = slice(place * batch, (place + 1) * batch)
        rows = torch.from_numpy(order[mine])
        if shift:
            down, right = torch.from_numpy(shift - moves[mine]).T
            images = framed[
                rows[:, None, None],
                0,
                (down[:, None] + cells)[:, :, None],
                (right[:, None] + cells)[:, None],
            ][:, None]
        else:
            images = framed[rows]
        for group in optimizer.param_groups:
            group["lr"] = rate * schedule.scale(step)
        optimizer.zero_grad()
        loss(net(images), labels[rows]).backward()
        optimizer.step()
        taken += time.perf_counter() - start
        if place == schedule.per_epoch - 1:
            with torch.no_grad():
                right = net(x_test).argmax(1) == y_test
            seconds.append(taken)
            accuracies.append(float(right.float().mean()))
    return np.array(seconds), accuracies


RUNS = {"numpy": numpy_run, "torch": torch_run}


def time_until(wanted, seconds, accuracies):
    """Return when an accuracy was reached first, or infinity."""
    there = np.greater_equal(accuracies, wanted)
    return seconds[there.argmax()] if there.any() else np.inf


def race(mnist, seeds, wanted):
    """Print for each contender and setting the time until it is there."""
    print(f"seconds until {wanted:.1%}, median of {len(seeds)} seeds")
    times = {}
    for seed, setting, name in itertools.product(seeds, SETTINGS, RUNS):
        ran = RUNS[name](mnist, setting, seed)
        times.setdefault((name, setting), []).append(time_until(wanted, *ran))
    best = {}
    for (name, setting), each in times.items():
        told = ", ".join(f"{seconds:.1f}" for seconds in each)
        middle = np.median(each)
        best[name] = min(middle, best.get(name, np.inf))
        print(f"{name:<6} {setting!s:<20} {middle:6.1f}   ({told})")
    ours, theirs = best["numpy"], best["torch"]
    print(
        f"best: {ours:.1f} and {theirs:.1f}: numpy / torch = "
        f"{ours / theirs:.2f}"
    )


def main_run(mnist, seeds):
    """Print what lesson 07's run comes to."""
    ends = [numpy_run(mnist, MAIN, seed) for seed in seeds]
    last = [accuracies[-1] for _, accuracies in ends]
    seconds = [each[-1] for each, _ in ends]
    print(f"\nlesson 07, {MAIN}: " + ", ".join(f"{a:.2%}" for a in last))
    print(f"median {np.median(last):.2%}, {np.median(seconds):.1f} s")


def challenge(mnist):
    """Print how far the challenge's net comes, epoch by epoch."""
    each, accuracies = numpy_run(mnist, CHALLENGE, 0, wide_net)
    print(", ".join(f"{a:.2%}" for a in accuracies), f"in {each[-1]:.0f} s")


def main():
    """Race, then run the lesson's run; or only try the challenge."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--wanted", type=float, default=99.0)
    parser.add_argument("--challenge", action="store_true")
    options = parser.parse_args()
    mnist = data.load_mnist(pad=2)
    if options.challenge:
        return challenge(mnist)
    race(mnist, range(options.seeds), options.wanted / 100)
    main_run(mnist, range(5))


if __name__ == "__main__":
    main()
