"""How long convolution and pooling take: NumPy beside PyTorch.

python benchmarks/conv2d.py [--threads 1 2] [--rounds 9] [--only C1 VGG]

Both get the same float32 arrays, (N, C, H, W), and go through public
functions: ``conv2d``, ``max_pool2d`` and what leads back from them, beside
``torch.nn.functional`` and autograd. They take turns in one process, so that
a slow minute of the machine is slow for both, and the medians are compared.

A turn begins with calls that are not counted: for the first milliseconds,
threads of the one before still look for work, and one's own are still being
spread over the cores.

PyTorch is faster when freed memory is kept for the next step. So the script
starts itself again with an allocator that does so for all, see tuned.py.
"""

import argparse
import time
import tracemalloc
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

import tuned

if __name__ == "__main__":
    tuned.restart()

import numpy as np
import torch
import torch.nn.functional as F
from threadpoolctl import threadpool_limits

import cnn_course as cc
from cnn_course import threads


class Conv(NamedTuple):
    """One convolution: images, filters, and how they move."""

    shape: tuple
    filters: int
    size: int
    stride: int = 1
    pad: int = 0


class Pool(NamedTuple):
    """One pooling: feature maps, and windows."""

    shape: tuple
    size: int
    stride: int


CONVS = {
    "LeNet C1": Conv((128, 1, 32, 32), 6, 5),
    "LeNet C3": Conv((128, 6, 14, 14), 16, 5),
    "CS231n": Conv((128, 3, 32, 32), 10, 5, pad=2),
    "VGG": Conv((16, 64, 56, 56), 64, 3, pad=1),
    "ResNet stem": Conv((8, 3, 224, 224), 64, 7, stride=2, pad=3),
    "one image": Conv((1, 1, 1024, 1024), 1, 3),
}
POOLS = {
    "2×2 LeNet S2": Pool((128, 6, 28, 28), 2, 2),
    "2×2 LeNet S4": Pool((128, 16, 10, 10), 2, 2),
    "2×2 VGG": Pool((16, 64, 56, 56), 2, 2),
    "3×3/2 LeNet S2": Pool((128, 6, 28, 28), 3, 2),
    "3×3/2 VGG": Pool((16, 64, 56, 56), 3, 2),
}
AT_LEAST = 0.02  # seconds: what is quicker is repeated until then


def numbers(*shape):
    """Return float32 numbers around zero, always the same ones."""
    return np.random.default_rng(0).normal(size=shape).astype(np.float32)


def same(numpy_answers, torch_answers):
    """Stop unless both found the same numbers."""
    for ours, theirs in zip(numpy_answers, torch_answers, strict=True):
        theirs = theirs.detach().numpy()
        most = np.abs(theirs).max()
        np.testing.assert_allclose(ours / most, theirs / most, atol=1e-4)


def conv_contenders(conv):
    """Return {what: (function of NumPy, function of PyTorch)}."""
    _, C, _, _ = conv.shape
    x = numbers(*conv.shape)
    w = numbers(conv.filters, C, conv.size, conv.size)
    b = numbers(conv.filters)
    place = {"stride": conv.stride, "pad": conv.pad, "rounding": "floor"}
    moves = {"stride": conv.stride, "padding": conv.pad}
    tensors = [torch.from_numpy(a) for a in (x, w, b)]
    leaves = [t.clone().requires_grad_() for t in tensors]
    dy = numbers(*cc.conv2d(x, w, b, **place).shape)
    dy_tensor = torch.from_numpy(dy)

    def torch_forward():
        with torch.no_grad():
            return [F.conv2d(*tensors, **moves)]

    def numpy_both():
        y = cc.conv2d(x, w, b, **place)
        return y, *cc.conv2d_backward(dy, x, w, **place)

    def torch_both():
        y = F.conv2d(*leaves, **moves)
        return y, *torch.autograd.grad(y, leaves, dy_tensor)

    def numpy_forward():
        return [cc.conv2d(x, w, b, **place)]

    return {
        "forward": (numpy_forward, torch_forward),
        "forward and backward": (numpy_both, torch_both),
    }


def pool_contenders(pool, kind):
    """Return {what: (function of NumPy, function of PyTorch)}."""
    x = numbers(*pool.shape)
    forward = getattr(cc, f"{kind}_pool2d")
    backward = getattr(cc, f"{kind}_pool2d_backward")
    torch_pool = getattr(F, f"{kind}_pool2d")
    place = {"size": pool.size, "stride": pool.stride, "rounding": "floor"}
    moves = {"kernel_size": pool.size, "stride": pool.stride}
    tensor, leaf = torch.from_numpy(x), torch.from_numpy(x.copy())
    dy = numbers(*forward(x, **place).shape)
    dy_tensor = torch.from_numpy(dy)
    y = torch_pool(leaf.requires_grad_(), **moves)

    def torch_forward():
        with torch.no_grad():
            return [torch_pool(tensor, **moves)]

    def torch_backward():
        return torch.autograd.grad(y, leaf, dy_tensor, retain_graph=True)

    def numpy_both():
        return forward(x, **place), backward(dy, x, **place)

    def torch_both():
        y = torch_pool(leaf, **moves)
        return y, *torch.autograd.grad(y, leaf, dy_tensor)

    return {
        "forward": (lambda: [forward(x, **place)], torch_forward),
        "backward": (lambda: [backward(dy, x, **place)], torch_backward),
        "forward and backward": (numpy_both, torch_both),
    }


def milliseconds(function, times):
    """Return how long one call takes, as the mean of a few, once warm."""
    for _ in range(times):
        function()
    start = time.perf_counter()
    for _ in range(times):
        function()
    return 1000 * (time.perf_counter() - start) / times


def race(functions, rounds):
    """Return the median milliseconds of each function; they take turns."""
    times = []
    for function in functions:
        function()
        once = milliseconds(function, 2)
        times.append(max(1, round(1000 * AT_LEAST / once)))
    taken = [
        [milliseconds(*each) for each in zip(functions, times, strict=True)]
        for _ in range(rounds)
    ]
    return np.median(taken, axis=0)


@contextmanager
def on_threads(count):
    """Let both use so many threads."""
    torch.set_num_threads(count)
    with threadpool_limits(count, "blas"), threads.at_most(count):
        yield


def table(title, contenders, rounds):
    """Print a table: a row each, the ratios' mean and the worst below."""
    print(f"\n{title}\n{'':<16} {'numpy ms':>9} {'torch ms':>9} {'ratio':>7}")
    ratios = []
    for name, pair in contenders.items():
        same(*(function() for function in pair))
        ours, theirs = race(pair, rounds)
        ratios.append(ours / theirs)
        print(f"{name:<16} {ours:9.3f} {theirs:9.3f} {ratios[-1]:7.2f}")
    mean = np.exp(np.mean(np.log(ratios)))
    print(f"{'geometric mean':<16} {'':9} {'':9} {mean:7.2f}")
    print(f"{'worst':<16} {'':9} {'':9} {max(ratios):7.2f}", flush=True)


def memory_table(convs):
    """Print how much a forward pass takes, beside 2 × (input + output)."""
    print(f"\nmost memory\n{'':<16} {'forward MB':>11} {'2·(x + y) MB':>13}")
    for name, conv in convs.items():
        forward, _ = conv_contenders(conv)["forward"]
        (y,) = forward()
        bound = 2 * 4 * (np.prod(conv.shape) + y.size)
        del y
        tracemalloc.start()
        forward()
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(f"{name:<16} {most / 1e6:11.2f} {bound / 1e6:13.2f}")


def chosen(cases, names):
    """Return the cases that one of these names is part of; None: all."""
    return {
        case: value
        for case, value in cases.items()
        if names is None or any(name in case for name in names)
    }


def main():
    """Print a table for each thing to do and each number of threads."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--only", nargs="+", metavar="NAME")
    options = parser.parse_args()
    convs = chosen(CONVS, options.only)
    pools = chosen(POOLS, options.only)
    kinds = [
        ("convolution", convs, conv_contenders),
        ("max pooling", pools, partial(pool_contenders, kind="max")),
        ("average pooling", pools, partial(pool_contenders, kind="avg")),
    ]
    for count in options.threads:
        with on_threads(count):
            for kind, cases, contenders_of in kinds:
                made = {n: contenders_of(case) for n, case in cases.items()}
                for what in next(iter(made.values()), ()):
                    pairs = {n: each[what] for n, each in made.items()}
                    title = f"{kind}, {what}, {count} thread(s)"
                    table(title, pairs, options.rounds)
    memory_table(convs)


if __name__ == "__main__":
    main()
