"""Ordinary controls, named in the learner's language."""

import ipywidgets as widgets
import traitlets

from cnn_course.texts import say


def slider(owner, trait, key, least, most):
    """Return a slider for a whole number, tied to a trait.

    Args:
        owner: the explorer.
        trait: the name of its trait.
        key: of the text that names the slider.
        least: its lower end.
        most: its upper end.
    """
    control = widgets.IntSlider(
        value=getattr(owner, trait),
        min=least,
        max=most,
        description=say(key),
        layout=widgets.Layout(width="19em"),
    )
    traitlets.link((owner, trait), (control, "value"))
    return control


def field(owner, trait, key, least, most):
    """Return a field to type a whole number into, tied to a trait.

    Args:
        owner: the explorer.
        trait: the name of its trait.
        key: of the text that names the field.
        least: its lower end.
        most: its upper end.
    """
    control = widgets.BoundedIntText(
        value=getattr(owner, trait),
        min=least,
        max=most,
        description=say(key),
        layout=widgets.Layout(width="12em"),
    )
    traitlets.link((owner, trait), (control, "value"))
    return control


def choice(owner, trait, key, options):
    """Return a list to choose from, tied to a trait.

    Args:
        owner: the explorer.
        trait: the name of its trait.
        key: of the text that names the list.
        options: pairs of what is shown and the trait's value.
    """
    control = widgets.Dropdown(
        options=options,
        value=getattr(owner, trait),
        description=say(key),
        layout=widgets.Layout(width="19em"),
    )
    traitlets.link((owner, trait), (control, "value"))
    return control


def tick(owner, trait, key):
    """Return a box to tick, tied to a trait that is true or false.

    Args:
        owner: the explorer.
        trait: the name of its trait.
        key: of the text that names the box.
    """
    control = widgets.Checkbox(
        value=getattr(owner, trait),
        description=say(key),
        indent=False,
        layout=widgets.Layout(width="7em"),
    )
    traitlets.link((owner, trait), (control, "value"))
    return control


def row(*controls):
    """Return controls beside each other; a narrow window breaks the row."""
    return widgets.HBox(
        controls, layout=widgets.Layout(flex_flow="row wrap", width="100%")
    )
