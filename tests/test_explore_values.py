"""What no explorer takes: nothing at all, where something must be."""

import pytest
import traitlets

from cnn_course import explore

NEEDED = {
    "convolution": ("x", "w"),
    "dog_classifier": ("photo",),
    "filters": ("photo", "w"),
    "im2col": ("x", "w"),
    "network": ("x",),
    "pooling": ("x",),
    "receptive_field": ("layers",),
}
FIELDS = [(name, field) for name, fields in NEEDED.items() for field in fields]


@pytest.mark.parametrize("name, field", FIELDS)
def test_none_is_refused_and_changes_nothing(name, field):
    board = getattr(explore, name)()
    before, answer = getattr(board, field), board.answer
    with pytest.raises(traitlets.TraitError) as refused:
        setattr(board, field, None)
    assert "None" in str(refused.value)
    assert getattr(board, field) is before
    assert board.answer == answer
