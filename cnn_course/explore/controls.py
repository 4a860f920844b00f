"""Ordinary controls, named in the learner's language."""

import ipywidgets as widgets
import traitlets

from cnn_course.explore.ahead import Slider
from cnn_course.texts import say


def slider(owner, trait, key, least, most, tied=True):
    """Return a slider for a whole number, tied to a trait.

    Args:
        owner: the explorer.
        trait: the name of its trait.
        key: of the text that names the slider.
        least: its lower end.
        most: its upper end.
        tied: False: it shows the trait's value, but the caller ties it.
    """
    ends = {"min": least, "max": most}
    control = _made(Slider, owner, trait, key, "19em", tied, **ends)
    control.trait = trait
    return control


def fine_slider(owner, trait, key, least, most, step):
    """Return a slider for a number with decimals; arguments as `slider`."""
    ends = {"min": least, "max": most, "step": step}
    kind = widgets.FloatSlider
    ends["readout_format"] = ".2f"
    return _made(kind, owner, trait, key, "19em", **ends)


def field(owner, trait, key, least, most):
    """Return a field to type a whole number into; arguments as `slider`."""
    ends = {"min": least, "max": most}
    return _made(widgets.BoundedIntText, owner, trait, key, "12em", **ends)


def choice(owner, trait, key, options, tied=True):
    """Return a list to choose from; arguments as `slider`, and options.

    These are pairs of what is shown and the trait's value.
    """
    kind = widgets.Dropdown
    return _made(kind, owner, trait, key, "19em", tied, options=options)


def tick(owner, trait, key):
    """Return a box to tick, for true or false; arguments as `slider`."""
    return _made(widgets.Checkbox, owner, trait, key, "7em", indent=False)


def _made(kind, owner, trait, key, width, tied=True, **options):
    """Return a control of this kind and width, tied to a trait or not."""
    control = kind(
        **options,
        value=getattr(owner, trait),
        description=say(key),
        layout=widgets.Layout(width=width),
    )
    if tied:
        traitlets.link((owner, trait), (control, "value"))
    return control


def row(*controls):
    """Return controls beside each other; a narrow window breaks the row."""
    return widgets.HBox(
        controls, layout=widgets.Layout(flex_flow="row wrap", width="100%")
    )
