"""Pieces put together without templates are what Django's templates would have written."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from catalog.quick_forms import QuickForms

TEXTS = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.sampled_from(["<b>\"Nagy\" & 'Tito'</b>", "Тольятти", mark_safe("&nbsp;<i>")]),
    st.integers(),
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["class", "data-x", "required", "hidden", "title"]),
    st.one_of(st.booleans(), TEXTS),
)


def drawn(widget: forms.Widget, value: Any, renderer: Any) -> str:
    return str(widget.render("a[]\"b'", value, renderer=renderer))


@given(value=TEXTS, attributes=ATTRIBUTES)
@pytest.mark.parametrize(
    "kind",
    [
        forms.TextInput,
        forms.NumberInput,
        forms.HiddenInput,
        forms.URLInput,
        forms.EmailInput,
        forms.CheckboxInput,
        forms.Textarea,
    ],
)
def test_fields_are_drawn_as_by_templates(kind: Any, value: Any, attributes: Any) -> None:
    widget = kind(attrs=attributes)
    assert drawn(widget, value, QuickForms()) == drawn(widget, value, TemplatesSetting())


@given(value=TEXTS, attributes=ATTRIBUTES, labels=st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_choices_are_drawn_as_by_templates(value: Any, attributes: Any, labels: Any) -> None:
    for choices in (labels, [("Group", [("a", "A")]), ("b", "B")]):
        widget = forms.Select(attrs=attributes, choices=choices)
        assert drawn(widget, value, QuickForms()) == drawn(widget, value, TemplatesSetting())


class Example(forms.Form):
    title = forms.CharField(label='Title <of> "it"')
    note = forms.CharField(required=False, label=mark_safe("A <i>note</i>"))


@pytest.mark.parametrize("data", [None, {}, {"title": "Cable"}])
def test_labels_and_errors_are_drawn_as_by_templates(data: Any) -> None:
    quick, slow = Example(data, renderer=QuickForms()), Example(data, renderer=TemplatesSetting())
    for name in ("title", "note"):
        for one in ("label_tag", "errors"):
            parts = [getattr(form[name], one) for form in (quick, slow)]
            drawn = [str(part() if callable(part) else part) for part in parts]
            assert drawn[0] == drawn[1]
    assert quick["title"].label_tag(attrs={"class": "required"}) == slow["title"].label_tag(
        attrs={"class": "required"}
    )
