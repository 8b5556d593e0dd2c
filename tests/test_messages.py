"""Every word of the public pages can be read in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.messages import po, sources
from tests.messages.checking import faults
from tests.messages.extracting import Message, all_messages, of_python, of_template
from tests.messages.unmarked import unmarked

LOCALES = list(sources.LOCALES)


def file_of(locale: str) -> Path:
    return sources.LOCALE / locale / "LC_MESSAGES" / "django.po"


def entries_of(locale: str) -> list[po.Entry]:
    return list(po.read(file_of(locale).read_text(encoding="utf-8")))


@pytest.mark.parametrize("locale", LOCALES)
def test_no_message_of_the_public_pages_is_missing(locale: str) -> None:
    assert list(faults(entries_of(locale), all_messages(), locale)) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_read_at_run_time_is_what_translators_wrote(locale: str) -> None:
    compiled = file_of(locale).with_suffix(".mo").read_bytes()
    assert compiled == po.compiled(entries_of(locale), locale), "Run: make messages"


@pytest.mark.parametrize("locale", LOCALES)
def test_files_of_messages_are_written_in_one_way(locale: str) -> None:
    text = file_of(locale).read_text(encoding="utf-8")
    assert po.written(po.read(text), locale) == text, "Run: make messages"


def test_no_message_means_two_things() -> None:
    """A text said with a plural here and without there would be one entry with two translations."""
    assert po.duplicates([po.Entry(message, [""]) for message in all_messages()]) == []


@pytest.mark.parametrize("path", list(sources.templates()), ids=sources.name_of)
def test_no_word_of_a_public_template_is_hidden_from_translators(path: Path) -> None:
    assert unmarked(path.read_text(encoding="utf-8")) == []


def test_messages_are_found_in_templates_as_django_looks_them_up() -> None:
    source = """{% load i18n %}<p title="{% translate "A title" %}">{{ x|default:_("none") }}
    {% blocktranslate trimmed count number=n %}
      {{ number }} record
    {% plural %}
      {{ number }} records, 5%
    {% endblocktranslate %}{% translate "May" context "month" %}{# no words #}</p>"""
    assert list(of_template(source)) == [
        Message("A title"),
        Message("none"),
        Message("%(number)s record", "%(number)s records, 5%%"),
        Message("May", context="month"),
    ]


def test_messages_are_found_in_python_under_whatever_name(tmp_path: Path) -> None:
    file = tmp_path / "said.py"
    file.write_text(
        "from django.utils.translation import gettext_lazy as _, ngettext as many\n"
        "LABEL = _('A ' 'label')\nother('not this')\nmany('one', 'some', 3)\n"
    )
    assert list(of_python(file)) == [Message("A label"), Message("one", "some")]


def test_an_f_string_is_refused_for_nobody_could_look_it_up(tmp_path: Path) -> None:
    file = tmp_path / "said.py"
    file.write_text("from django.utils.translation import gettext as _\n_(f'{x} records')\n")
    with pytest.raises(SyntaxError):
        list(of_python(file))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Found: {{ n }}</p>", ["Found: 0"]),
        ("<p>{% translate 'Found' %}: {{ n }}</p>", []),
        ('<a title="Read it" href="{% url "a:b" %}">{{ x }}</a>', ["Read it"]),
        ('<nav aria-label="Pages"></nav>', ["Pages"]),
        ('<meta name="viewport" content="width=device-width">', []),
        ("{% blocktranslate %}All {{ n }} of it{% endblocktranslate %}", []),
        ("{% comment %}Nothing here{% endcomment %}<code>hungar*</code>", []),
        ('<b data-done="Copied it">{{ x }}</b>', ["Copied it"]),
        ('<li{% if a %} class="selected"{% endif %}><i class="b">{{ x }}</i></li>', []),
    ],
)
def test_unmarked_words_are_told_from_marked_ones(source: str, found: list[str]) -> None:
    assert unmarked(source) == found


def test_a_file_of_messages_is_read_as_it_was_written() -> None:
    entries = [
        po.Entry(Message('say "it"\nagain', context="c"), ["dillo"], ["a.html"]),
        po.Entry(Message("%(n)s hit", "%(n)s hits"), ["uno", "due"], ["b.py"], fuzzy=True),
    ]
    assert list(po.read(po.written(entries, "it"))) == entries


def test_faults_of_a_translation_are_told() -> None:
    wanted = {
        Message("Page %(n)s"): ["a"],
        Message("New"): ["a"],
        Message("%(n)s a", "%(n)s b"): ["a"],
    }
    entries = [
        po.Entry(Message("Page %(n)s"), ["Pagina %(m)s"]),
        po.Entry(Message("%(n)s a", "%(n)s b"), ["%(n)s x"]),
        po.Entry(Message("Old"), ["Vecchio"]),
    ]
    told = list(faults(entries, wanted, "it"))
    assert [message.split(" ")[0].strip("'") for message in told if "missing" in message] == ["New"]
    assert len(told) == 4
