"""Training grows as it should: time per image, memory, and the import.

python benchmarks/growth.py [--rounds 5]

LeNet-5 trains for an epoch on more and more images; they take turns. Each
time, too, how much memory a training takes beyond what was there before, in a
process of its own; a second worker takes as much again. And last,
`import cnn_course` beside `import numpy`.
"""

import argparse
import subprocess
import sys
import time

import numpy as np

import cnn_course as cc
from cnn_course import data

COUNTS = 1000, 4000, 15_000, 60_000
MEMORY = """
import ctypes

import cnn_course as cc
from cnn_course import data

def kib(name):
    lines = open("/proc/self/status").read().splitlines()
    return next(int(n.split()[1]) for n in lines if n.startswith(name))

mnist = data.load_mnist(pad=2)
x, y = mnist.x_train[:{count}], mnist.y_train[:{count}]
ctypes.CDLL(None).malloc_trim(0)  # give back what loading left
open("/proc/self/clear_refs", "w").write("5")  # forget the peak so far
before = kib("VmRSS")
cc.fit(cc.LeNet5(), x, y, 1, 128, progress=False, workers=1)
print((kib("VmHWM") - before) / 1024)
"""


def seconds_per_image(rounds):
    """Return for each count of images the median time of one."""
    mnist = data.load_mnist(pad=2)
    times = {count: [] for count in COUNTS}
    for _ in range(rounds):
        for count, each in times.items():
            x, y = mnist.x_train[:count], mnist.y_train[:count]
            net, start = cc.LeNet5(), time.perf_counter()
            cc.fit(net, x, y, 1, 128, progress=False, workers=1)
            each.append((time.perf_counter() - start) / count)
    return {count: float(np.median(each)) for count, each in times.items()}


def memory(count):
    """Return the MiB that a training needs beyond its data (on Linux)."""
    script = MEMORY.format(count=count)
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def import_times(rounds):
    """Return the median seconds of starting Python with each import."""
    times = {"numpy": [], "cnn_course": []}
    for _ in range(rounds):
        for name, each in times.items():
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-c", f"import {name}"], check=True
            )
            each.append(time.perf_counter() - start)
    return {name: float(np.median(each)) for name, each in times.items()}


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    times = seconds_per_image(options.rounds)
    print("images   µs/image   of the first   MiB beyond the data")
    for count, each in times.items():
        print(
            f"{count:6,} {each * 1e6:10.1f} {each / times[COUNTS[0]]:14.2f}"
            f" {memory(count):17.0f}"
        )
    both = import_times(3 * options.rounds)
    ratio = both["cnn_course"] / both["numpy"]
    print(f"import cnn_course / import numpy: {ratio:.2f}")


if __name__ == "__main__":
    main()
