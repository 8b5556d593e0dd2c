"""The command: its lines, its JSON, its exit status, and what it says of the first holdings."""

from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from catalog.descriptions import RULES, Severity, broken
from catalog.models import Citation, Record
from tests.first_holdings import ESSAY
from tests.records import make_record

pytestmark = pytest.mark.django_db

SLIPS = [4, 9, 12, 13, 16, 17, 18, 20, 21, 23, 24, 25, 28, 32, 33, 38, 43, 50]


def check(*arguments: str) -> str:
    out = StringIO()
    call_command("check_descriptions", *arguments, stdout=out)
    return out.getvalue()


def test_the_holdings_have_the_slips_of_the_printed_notes_and_nothing_else() -> None:
    findings = list(broken())
    assert {(rule.name, finding.record, finding.severity) for rule, finding in findings} == {
        ("slip", ESSAY, Severity.NOTICE)
    }
    numbers = [int(finding.where.split()[1].strip(",")) for _rule, finding in findings]
    assert numbers == SLIPS


def test_slips_that_are_mended_and_explained_do_not_fail_the_check() -> None:
    said = check()
    assert said.endswith("0 errors, 18 notices.\n")
    assert len(said.splitlines()) == 1 + 18 + 1


def test_strict_counts_notices_too() -> None:
    with pytest.raises(CommandError, match="0 errors, 18 notices") as error:
        check("--strict")
    assert error.value.returncode == 1


def test_an_error_fails_the_check() -> None:
    make_record(slug="cable", title="Cable from Togliatti", date_text="30 October 1956")
    with pytest.raises(CommandError, match="1 error, 18 notices") as error:
        check()
    assert error.value.returncode == 1


def test_without_the_mended_wording_the_check_finds_what_a_machine_can_find() -> None:
    Citation.objects.update(corrected_text="")
    found = {
        (rule.name, int(finding.where.split()[1].strip(",")))
        for rule, finding in broken()
        if finding.severity == Severity.ERROR
    }
    assert found == {
        ("year-of-another-edition", 4),
        *(("misspelled-name", number) for number in (9, 12, 13, 16, 17, 21, 23, 25, 28, 43, 50)),
        ("impossible-year", 18),
        ("unbalanced-signs", 18),
        ("two-forms-of-an-identifier", 32),
    }


def test_an_unexplained_correction_is_an_error() -> None:
    Citation.objects.filter(note_number=24).update(archivists_note=" ")
    with pytest.raises(CommandError, match="1 error, 17 notices"):
        check()


def test_one_rule_can_be_checked_alone_and_several_together() -> None:
    assert check("--rule", "date-not-parsed") == "0 errors, 0 notices.\n"
    assert check("--rule", "slip", "--rule", "ibid-astray").startswith("slip\n  notice: ")


def test_an_unknown_rule_is_answered_with_the_known_ones() -> None:
    with pytest.raises(CommandError) as error:
        check("--rule", "spelling")
    assert "spelling" in str(error.value)
    assert all(rule.name in str(error.value) for rule in RULES)


def test_a_line_says_where_what_why_and_what_to_do() -> None:
    line = check("--rule", "slip").splitlines()[1]
    assert line == (
        f"  notice: {ESSAY}, note 4: “2005 → 2015”: Wrong digit in the year: the book appeared with Einaudi in "
        "2015 (ISBN 9788806211578), and its Slovenian original only in 2011. "
        "Nothing to do: it is mended beside the print."
    )


def test_a_value_of_many_lines_is_one_line_and_a_long_one_is_cut() -> None:
    Record.objects.filter(slug="pci-archive").update(repository=None, title="A\nB" + "x" * 400)
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("check_descriptions", "--rule", "no-repository", stdout=out)
    _rule, line = out.getvalue().splitlines()
    assert "“A Bxxx" in line
    assert "x…”" in line


def read(text: str) -> Any:
    return json.loads(text)


def test_json_gives_the_same_findings_for_programs() -> None:
    findings = read(check("--format", "json"))
    assert len(findings) == 18
    assert set(findings[0]) == {
        "rule",
        "record",
        "where",
        "value",
        "reason",
        "remedy",
        "severity",
    }
    assert (findings[0]["rule"], findings[0]["where"]) == ("slip", "note 4")
    assert "1945–1979" in findings[6]["value"]


def test_json_of_nothing_is_an_empty_list() -> None:
    assert read(check("--format", "json", "--rule", "date-not-parsed")) == []


def test_checking_changes_nothing() -> None:
    before = list(Citation.objects.order_by("pk").values())
    check()
    assert list(Citation.objects.order_by("pk").values()) == before


def test_the_command_explains_itself() -> None:
    shown = subprocess.run(
        [sys.executable, "manage.py", "check_descriptions", "--help"],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        env={"DJANGO_SETTINGS_MODULE": "tests.settings", "PATH": ""},
    )
    assert shown.returncode == 0, shown.stderr
    assert "--strict" in shown.stdout
    assert "two-forms-of-an-identifier" in shown.stdout
