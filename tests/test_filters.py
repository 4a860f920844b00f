"""Named filters: what they find, and what they leave alone."""

import numpy as np
import pytest

import cnn_course as cc
from cnn_course import texts

EDGE_FINDERS = ["vertical", "horizontal", "diagonal", "outline"]


@pytest.mark.parametrize("name", cc.FILTERS)
def test_on_an_even_surface(name):
    even = np.full((7, 7), 40.0)
    expected = 0 if name in EDGE_FINDERS else 40
    np.testing.assert_allclose(
        cc.filter_image(even, cc.FILTERS[name]), expected
    )


def test_each_direction_answers_to_its_own_edge():
    step = np.repeat([[0, 0, 0, 1, 1, 1]], 6, axis=0)
    for name, image in (("vertical", step), ("horizontal", step.T)):
        answers = {
            other: np.abs(cc.filter_image(image, cc.FILTERS[other])).max()
            for other in ("vertical", "horizontal")
        }
        assert max(answers, key=answers.get) == name
        assert min(answers.values()) == 0


def test_filter_image_is_conv2d():
    rng = np.random.default_rng(0)
    image, w = rng.normal(size=(6, 7)), rng.normal(size=(3, 2))
    expected = cc.conv2d_loops(image[None, None], w[None, None], pad=1)[0, 0]
    np.testing.assert_allclose(cc.filter_image(image, w, pad=1), expected)


def test_colours_are_sent_to_conv2d():
    with pytest.raises(ValueError, match=r"\(3, 5, 5\).*conv2d takes"):
        cc.filter_image(np.ones((3, 5, 5)), np.ones((3, 3)))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_titles(language):
    texts.set_language(language)
    try:
        titles = {cc.filter_title(name) for name in cc.FILTERS}
    finally:
        texts.set_language(None)
    assert len(titles) == len(cc.FILTERS)
    with pytest.raises(KeyError, match="no filter 'edge'; there are vert"):
        cc.filter_title("edge")


def test_what_is_no_image_is_told():
    with pytest.raises(ValueError, match="image is a list whose rows differ"):
        cc.filter_image([[1, 2], [3]], np.ones((1, 1)))
    with pytest.raises(TypeError, match="w must hold real numbers"):
        cc.filter_image(np.ones((3, 3)), [["a"]])
