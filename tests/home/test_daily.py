"""The command that does what has to be done once a day."""

import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from interwonen.home import daily
from interwonen.home.daily import carry_out_daily
from neighbours.actions.enquiries_steps import close_enquiry
from neighbours.models import Enquirer
from tests.factories import TODAY, make_enquiry, system
from tests.house.sources import ROOT


def test_it_removes_what_is_kept_no_longer_and_may_run_twice(pilot):
    enquiry = make_enquiry(pilot, contact_name="Fictief")
    close_enquiry(enquiry=enquiry, text="Klaar.", today=TODAY, by=system())
    call_command("daily", stdout=StringIO())
    assert Enquirer.objects.get().name == "Fictief"
    done = [carry_out_daily(today=date(2022, 6, 30)) for _ in range(2)]
    assert [sum(each.values()) for each in done] == [1, 0]
    assert Enquirer.objects.get().name == ""


def test_all_that_forgets_is_a_job_of_the_day():
    jobs = {getattr(job, "__name__", "") for _name, job in daily.JOBS}
    made = re.compile(r"^def (forget_\w+)", re.MULTILINE)
    known = {
        name
        for path in (ROOT / "neighbours/actions").glob("*.py")
        for name in made.findall(path.read_text())
    }
    assert known
    assert known <= jobs


def test_a_job_that_fails_holds_up_no_other_and_is_named(db, monkeypatch):
    def fails(*, today: date) -> int:
        raise ValueError

    monkeypatch.setattr(daily, "JOBS", (("broken", fails), ("whole", lambda *, today: 3)))
    out = StringIO()
    with pytest.raises(CommandError, match="broken"):
        call_command("daily", stdout=out)
    assert out.getvalue().splitlines() == ["broken: ValueError", "whole: 3"]
