"""A file that a learner opens in the page: a picture, or why it is none."""

from cnn_course.data import DataError, read_picture
from cnn_course.explore.explorer import Refusal
from cnn_course.svg import clean
from cnn_course.texts import say


def opened(name, content, **options):
    """Return the picture in a file, as `data.read_picture` does.

    Args:
        name: of the file, for the message.
        content: its bytes.
        options: as for `data.read_picture`.

    Raises:
        Refusal: it cannot be shown, and why.
    """
    try:
        return read_picture(content, **options)
    except DataError as error:
        told = {"name": clean(name)[:60], "reason": clean(error.reason)}
        raise Refusal(say(f"explore.upload.{error.kind}", **told)) from None
