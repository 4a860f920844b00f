"""Images, filters and feature maps in rows, side by side."""

import numpy as np

from cnn_course import texts
from cnn_course.checks import class_labels, real, whole
from cnn_course.draw.grid import check_titles, draw_grid
from cnn_course.draw.style import as_array


def images(
    images,
    titles=None,
    columns=None,
    signed=False,
    limit=None,
    width=None,
    values=False,
    figure=None,
):
    """Draw images in rows, light where the numbers are large.

    Grey images share one scale, from 0 (or the smallest number, if that is
    negative) to the largest; colours are read as 0..255 where one of them is
    above 1, else as 0..1.

    Args:
        images: One image (H, W), or any number of images in a list or along
            the first axis: (H, W) or (1, H, W) in grey, (3, H, W) in colour.
        titles: A title for each.
        columns: Images in a row. None: about as many rows as are needed to
            have no more than 8.
        signed: Draw negative numbers blue, positive ones vermilion and zero
            grey, on one scale from −m to m. A list says it for each image.
        limit: Where the signed scale ends; larger numbers look like it.
            None: at the largest number.
        width: Of the figure, in inches. None: as the images need it.
        values: Write each number into its cell (up to 32 columns).
        figure: Draw here instead of showing a new figure.

    Raises:
        TypeError, ValueError: A shape, or the number of titles, does not
            fit; or the limit is no positive number.
    """
    if limit is not None and not 0 < real(limit, "limit") < np.inf:
        raise ValueError(f"limit must be a positive number, not {limit}")
    pictures = _pictures(images)
    signed = _signed(signed, pictures)
    if values:
        _check_values(pictures)
    draw_grid(
        pictures,
        titles,
        columns,
        signed=signed,
        limit=limit,
        width=width,
        values=values,
        figure=figure,
    )


def filters(w, titles=None, columns=None, figure=None):
    """Draw the filters of a convolution layer on one signed scale.

    Args:
        w: (FN, FH, FW), or (FN, C, FH, FW). With several channels, each
            filter is a column and each channel a row.
        titles: A title for each filter.
        columns: Filters in a row, where they have one channel.
        figure: Draw here instead of showing a new figure.

    Raises:
        ValueError: A shape, or the number of titles, does not fit.
    """
    w = as_array(w, "w", (3, 4))
    w = w[:, None] if w.ndim == 3 else w
    count, channels = w.shape[:2]
    check_titles(titles, count)
    if channels > 1 and columns not in (None, count):
        raise ValueError(
            f"columns={columns} does not fit {count} filters of {channels} "
            "channels: a filter is a column"
        )
    pictures = [w[f, c] for c in range(channels) for f in range(count)]
    signed = [True] * len(pictures)
    if channels == 1:
        draw_grid(
            pictures, titles, columns, signed=signed, cell=1.3, figure=figure
        )
        return
    corner = "" if titles else texts.say("draw.filter")
    titles = [*(titles or range(count)), *[""] * (len(pictures) - count)]
    rows = [texts.say("draw.channel", number=c) for c in range(channels)]
    draw_grid(
        pictures,
        titles,
        count,
        signed=signed,
        cell=0.9,
        figure=figure,
        rows=rows,
        corner=corner,
    )


def feature_maps(maps, titles=None, columns=None, signed=False, figure=None):
    """Draw the feature maps of one image on one scale.

    Args:
        maps: (C, H, W), or (1, C, H, W).
        titles: A title for each map.
        columns: Maps in a row.
        signed: As in `images`.
        figure: Draw here instead of showing a new figure.

    Raises:
        ValueError: A shape, or the number of titles, does not fit.
    """
    maps = as_array(maps, "maps", (3, 4))
    if maps.ndim == 4 and len(maps) != 1:
        raise ValueError(
            f"maps {maps.shape} are those of {len(maps)} images; draw one "
            "image's, such as maps[0]"
        )
    maps = maps[0] if maps.ndim == 4 else maps
    images(list(maps), titles, columns, signed, figure=figure)


def mistakes(
    images, true, predicted, probabilities=None, count=12, figure=None
):
    """Draw the images that were taken for something else.

    The title says "true → predicted", and how sure the network was; the
    surest mistakes come first, or without probabilities those found first.

    Args:
        images: (N, H, W) or (N, C, H, W), right and wrong ones.
        true: The labels, (N,).
        predicted: What the network answered, (N,).
        probabilities: (N, classes), or that of each answer, (N,).
        count: The largest number of images to draw.
        figure: Draw here instead of showing a new figure.

    Raises:
        TypeError, ValueError: The shapes do not fit each other, or `count`
            is no whole number of 1 or more.
    """
    images = as_array(images, "images", (3, 4))
    true = as_array(true, "true", (1,))
    predicted = as_array(predicted, "predicted", (1,))
    if not len(images) == len(true) == len(predicted):
        raise ValueError(
            f"{len(images)} images, {len(true)} true and {len(predicted)} "
            "predicted labels do not belong together"
        )
    wrong = np.flatnonzero(true != predicted)
    sure = _sure(probabilities, predicted)
    if sure is not None:
        wrong = wrong[np.argsort(-sure[wrong], kind="stable")]
    wrong = wrong[: whole(count, "count", 1)]
    if len(wrong) == 0:
        print(texts.say("draw.no_mistakes", count=len(true)))
        return
    titles = [f"{true[i]} → {predicted[i]}" for i in wrong]
    if sure is not None:
        titles = [
            f"{title}\n{sure[i]:.0%}"
            for title, i in zip(titles, wrong, strict=True)
        ]
    pictures = _pictures(list(images[wrong]))
    draw_grid(
        pictures,
        titles,
        min(6, len(pictures)),
        signed=[False] * len(pictures),
        cell=1.2,
        figure=figure,
    )


def _sure(probabilities, predicted):
    """The probability of each answer (N,), or None."""
    if probabilities is None:
        return None
    sure = as_array(probabilities, "probabilities", (1, 2))
    if len(sure) != len(predicted):
        raise ValueError(
            f"probabilities {sure.shape} do not belong to "
            f"{len(predicted)} predicted labels"
        )
    if sure.ndim == 1:
        return sure
    rows, answers = np.arange(len(sure)), class_labels(predicted, len(sure))
    if not 0 <= answers.min() <= answers.max() < sure.shape[1]:
        raise ValueError(
            f"predicted goes from {answers.min()} to {answers.max()}; "
            f"probabilities {sure.shape} know 0 to {sure.shape[1] - 1}"
        )
    return sure[rows, answers]


def _pictures(images):
    """A list of arrays (H, W) or (H, W, 3, from 0 to 1), checked."""
    if getattr(images, "ndim", None) == 2:
        images = [images]
    if not hasattr(images, "__len__"):
        raise TypeError(f"give images as arrays in a list, not {images!r}")
    if len(images) == 0:
        raise ValueError("there are no images to draw")
    return [_picture(image, i) for i, image in enumerate(images)]


def _picture(image, i):
    """Image number `i` as (H, W), or with its channels last."""
    image = as_array(image, f"image {i}", (2, 3))
    if image.ndim == 2:
        return image
    channels = len(image)
    if channels not in (1, 3):
        raise ValueError(
            f"image {i} has the shape {image.shape}; an image is (H, W), "
            "(1, H, W) or (3, H, W)"
        )
    if channels == 1:
        return image[0]
    colours = image.transpose(1, 2, 0).astype(float)
    return np.clip(colours / (255 if colours.max() > 1 else 1), 0, 1)


def _signed(signed, pictures):
    """One yes or no a picture; pictures in colour have no sign."""
    if isinstance(signed, (bool, np.bool_)):
        return [signed and picture.ndim == 2 for picture in pictures]
    if len(signed) != len(pictures):
        raise ValueError(
            f"signed says yes or no {len(signed)} times, "
            f"for {len(pictures)} images"
        )
    return [bool(yes) for yes in signed]


def _check_values(pictures):
    for picture in pictures:
        if picture.ndim == 3 or picture.shape[1] > 32:
            height, width = picture.shape[:2]
            kind = " in colour" if picture.ndim == 3 else ""
            raise ValueError(
                f"an image of {height}×{width}{kind} has no room for its "
                "values; draw a part of it, up to 32 columns"
            )
