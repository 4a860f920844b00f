"""How long the dog classifier takes for a picture: NumPy beside PyTorch.

python benchmarks/efficientnet.py [--threads 1 2] [--rounds 25]

Both have the same weights, batch normalisation folded in, and one picture of
224×224. PyTorch is eager, without gradients. They take turns in one process,
so that a slow minute of the machine is slow for both, and the medians are
compared. For the allocator see tuned.py. Import and loading are measured in
new processes, five of them.
"""

import argparse
import subprocess
import sys
from statistics import median

import tuned

if __name__ == "__main__":
    tuned.restart()

import torch
import torch.nn.functional as F
from conv2d import on_threads, race, same
from torch import nn

from cnn_course import data, efficientnet
from cnn_course.layers import Conv2D, Dense
from cnn_course.modern import GlobalAvgPool2D, ReLU6, Residual


class Same(nn.Module):
    """A convolution with TensorFlow's SAME padding, worked out here."""

    def __init__(self, conv):
        """Take the weights of a Conv2D of the course."""
        super().__init__()
        w, b = (torch.from_numpy(v) for v in conv.params.values())
        self.w, self.b = nn.Parameter(w), nn.Parameter(b)
        self.stride, self.groups = conv.place["stride"], conv.groups

    def forward(self, x):
        """Return y; at these sizes the stride divides the input's."""
        pad = max(0, self.w.shape[-1] - self.stride)
        if pad:
            x = F.pad(x, (pad // 2, pad - pad // 2) * 2)
        return F.conv2d(x, self.w, self.b, self.stride, groups=self.groups)


class Skip(nn.Sequential):
    """Modules, and around them a way for x itself."""

    def forward(self, x):
        """Return x + what the modules make of x."""
        return x + super().forward(x)


def in_torch(layer):
    """Return a layer, or a network of layers, as a module of PyTorch."""
    if isinstance(layer, Conv2D):
        return Same(layer)
    if isinstance(layer, ReLU6):
        return nn.ReLU6()
    if isinstance(layer, GlobalAvgPool2D):
        return nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())
    if isinstance(layer, Dense):
        w, b = (torch.from_numpy(v) for v in layer.params.values())
        linear = nn.Linear(*w.shape)
        linear.weight, linear.bias = nn.Parameter(w.T), nn.Parameter(b)
        return linear
    kind = Skip if isinstance(layer, Residual) else nn.Sequential
    return kind(*map(in_torch, layer.layers))


START = """
from time import perf_counter
start = perf_counter()
from cnn_course import efficientnet
efficientnet.dog_classifier()
print(perf_counter() - start)
"""


def seconds_to_start():
    """Return how long a new process takes until the net is there, in s."""
    command = [sys.executable, "-c", START]
    runs = [subprocess.check_output(command, text=True) for _ in range(5)]
    return median(map(float, runs))


def main():
    """Print the medians and their ratio, for each number of threads."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=25)
    options = parser.parse_args()
    net = efficientnet.dog_classifier()
    theirs = in_torch(net).eval()
    x = efficientnet.prepare(data.load_photo("chelsea"))
    tensor = torch.from_numpy(x).contiguous()

    def in_numpy():
        return [net.forward(x)]

    @torch.no_grad()
    def in_pytorch():
        return [theirs(tensor)]

    print(f"import and loading: {seconds_to_start():.2f} s")
    print(f"{'threads':<8} {'numpy ms':>9} {'torch ms':>9} {'ratio':>7}")
    for count in options.threads:
        with on_threads(count):
            same(in_numpy(), in_pytorch())
            ours, other = race([in_numpy, in_pytorch], options.rounds)
        print(f"{count:<8} {ours:9.1f} {other:9.1f} {ours / other:7.2f}")


if __name__ == "__main__":
    main()
