"""Subjects: the tree of broader and narrower ones, and the page of one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from catalog.choices import Scheme
from catalog.models import Record, Term
from catalog.pages.answers import BeyondLastPage, page_number, public
from catalog.pages.former_addresses import moved_term
from catalog.pages.subject_tree import subject_tree
from catalog.pages.subject_view import subject_view

SIZE = 50


@public
def subjects(request: HttpRequest) -> HttpResponse:
    tree = subject_tree(page_number(request))
    return render(request, "catalog/subjects.html", {"tree": tree, "page": tree.page})


@public
def subject(request: HttpRequest, key: str) -> HttpResponse:
    terms = Term.objects.of(Scheme.SUBJECT).select_related("broader__broader").with_labels()
    found = terms.filter(key=key).first()
    if found is None:
        return _elsewhere(request, key)
    number = page_number(request)
    view = subject_view(found, number, SIZE)
    if not view.total:
        return _elsewhere(request, key)
    if number > view.pages.num_pages:
        raise BeyondLastPage(view.pages.num_pages)
    page = view.pages.page(number)
    return render(request, "catalog/subject.html", {"term": found, "view": view, "page": page})


def _elsewhere(request: HttpRequest, key: str) -> HttpResponse:
    led_on = moved_term(request, Scheme.SUBJECT, key, Record.objects.public())
    if led_on is None:
        raise Http404
    return led_on
