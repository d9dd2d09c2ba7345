"""Reading in a file with addresses: nothing until it is confirmed, then all of it or nothing."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.functions import Now
from django.urls import reverse
from openpyxl import load_workbook

from interwonen.core import clock
from interwonen.core.long_work import carry_out
from interwonen.core.models import LongWork
from interwonen.core.rules import RuleBroken
from neighbours.actions.addresses_uploads import read_in_addresses, set_columns
from neighbours.models import Address, AddressUpload
from neighbours.selectors.addresses_columns import guessed_columns
from neighbours.selectors.addresses_import import import_plan
from tests.address_factories import make_address, make_upload
from tests.factories import make_pilot, make_user


def send(client, pilot, text, name="adressen.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    url = reverse("neighbours:address-upload", args=[pilot.slug])
    return client.post(url, {"file": SimpleUploadedFile(name, content)})


def page(name, upload):
    return reverse(f"neighbours:{name}", args=[upload.pilot.slug, upload.pk])


def finish(told=False):
    carry_out(LongWork.objects.latest("pk").pk, now=clock.now(), told=told)
    return LongWork.objects.latest("pk")


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("Straat;Huisnummer;Huisletter;Toevoeging;Postcode;Plaats", "street house_number house_letter addition postcode place"),
        ("Adres;Postcode;Woonplaats;Ring", "street_and_number postcode place ring"),
        ("straat + nummer;PC;Plaats", "street_and_number postcode place"),
        ("Straatnaam;Huisnummer + toevoeging;Postcode", "street house_number postcode"),
        ("openbareruimtenaam;huisnummer;huisnummertoevoeging;postcode", "street house_number addition postcode"),
        ("Straat;Nr;Postcode;Opmerking", "street house_number postcode "),
        ("Postcode;Postcode;Straat", "postcode  street"),
    ],
)  # fmt: skip
def test_columns_are_guessed_from_their_headings(header, columns):
    assert guessed_columns(header.split(";")) == columns.split(" ")


def plan_of(pilot, header, *rows):
    return import_plan(
        [row.split(";") for row in rows], guessed_columns(header.split(";")), pilot=pilot
    )


def test_rows_are_new_known_or_refused_with_the_reason(pilot):
    make_address(pilot, street="Proefweg", house_number=1, house_letter="A")
    plan = plan_of(
        pilot,
        "Straat;Huisnummer;Toevoeging;Postcode;Ring",
        "Proefweg;1;a;7844 AB;",
        "Proefweg;2;;7844ab;1",
        "PROEFWEG;2;;7844 AB;",
        "Proefweg;3;;7844 SS;",
        "Proefweg;nul;;7844 AB;",
        ";4;;7844 SS;",
        "Proefweg;5;abcde;7844 AB;",
        "Proefweg;6;;7844 AB;4",
        "=HYPERLINK(1);7;;7844 AB;",
        f"{'x' * 101};8;;7844 AB;",
        "Proef漢weg;9;;7844 AB;",
    )
    assert [len(plan.new), len(plan.known)] == [1, 1]
    assert plan.new[0]["place"] == pilot.place
    assert [(row.number, row.reason) for row in plan.refused] == [
        (4, "Hetzelfde adres staat al in rij 3."),
        (5, "“7844 SS” is geen Nederlandse postcode, zoals 1234 AB."),
        (6, "“nul” is geen huisnummer van 1 tot en met 99999."),
        (7, "De straat ontbreekt. “7844 SS” is geen Nederlandse postcode, zoals 1234 AB."),
        (8, "“abcde” is geen letter met een toevoeging van hooguit vier tekens."),
        (9, "“4” is geen ring: 1, 2 of 3."),
        (10, "“=HYPERLINK(1)” is geen naam van een straat."),
        (11, "Een tekst is langer dan 100 tekens."),
        (12, plan.refused[-1].reason),
    ]
    assert "漢" in plan.refused[-1].reason


def test_what_is_known_is_named_with_another_street_on_top(client, pilot, officer):
    make_address(pilot, street="Proefweg", house_number=7)
    make_address(pilot, street="Proefweg", house_number=8)
    rows = "PROEFWEG;8;7844 AB\nSchoolstraat;7;7844 AB\n"
    upload = make_upload(pilot, officer, f"Straat;Nr;Postcode\n{rows}")
    shown = client.get(page("address-upload-show", upload)).content.decode()
    assert re.findall(r"<li>(Rij .*)</li>", shown) == [
        "Rij 3: Schoolstraat 7, 7844 AB, in de lijst staat Proefweg",
        "Rij 2: PROEFWEG 8, 7844 AB",
    ]
    content = client.get(page("address-refused-csv", upload)).content.decode("utf-8-sig")
    assert content.splitlines()[1:] == [
        "PROEFWEG;8;7844 AB;2;Dit adres staat al in de lijst.",
        "Schoolstraat;7;7844 AB;3;Dit adres staat al in de lijst, met als straat Proefweg.",
    ]


def test_a_workbook_holds_no_more_than_is_made_in_time(client, pilot, officer):
    lines = [f"Proefweg;{number};fout" for number in range(501)]
    upload = make_upload(pilot, officer, "\n".join(["Straat;Nr;Postcode", *lines]))
    shown = client.get(page("address-upload-show", upload)).content.decode()
    assert "geweigerd.xlsx" not in shown
    assert client.get(page("address-refused-xlsx", upload)).status_code == 404
    content = client.get(page("address-refused-csv", upload)).content.decode("utf-8-sig")
    assert len(content.splitlines()) == 502


def test_who_wants_no_letters_gets_none(client, pilot, officer):
    make_address(pilot, street="Weg", house_number=4)
    rows = "Weg;1;7844 AB;Ja\nWeg;2;7844 AB;nee\nWeg;3;7844 AB;soms\nWeg;4;7844 AB;ja\n"
    upload = make_upload(pilot, officer, f"Straat;Nr;Postcode;Niet aanschrijven\n{rows}")
    shown = client.get(page("address-upload-show", upload)).content.decode()
    assert "Weg 1, 7844 AB Veenoord, krijgt geen brieven" in shown
    assert "“soms” is geen ja of nee" in shown
    assert "1 adres in dit bestand wil geen brieven" in shown
    read_in_addresses(upload=upload, by=officer)
    assert not finish().failed
    silent = Address.objects.get(house_number=1)
    assert silent.no_letters_since == clock.today()
    assert silent.no_letters_because
    assert list(Address.objects.for_letters().values_list("house_number", flat=True)) == [2, 4]


def test_street_and_number_may_stand_in_one_column(pilot):
    plan = plan_of(pilot, "Adres;Postcode", "Proefweg 12 A-2;7844 AB", "Proefweg;7844 AB")
    assert (plan.new[0]["house_letter"], plan.new[0]["addition"]) == ("A", "2")
    assert plan.refused[0].reason == "In “Proefweg” staat geen straat met een huisnummer."


def test_a_file_is_looked_at_first_and_then_read_in(client, pilot, officer):
    answer = send(client, pilot, "Straat;Nummer;Postcode\nProefweg;1;7844 AB\nProefweg;x;7844 AB\n")
    upload = AddressUpload.objects.get()
    assert answer.url == page("address-upload-columns", upload)
    assert "Bijvoorbeeld: Proefweg" in client.get(answer.url).content.decode()
    columns = {"column_0": "street", "column_1": "house_number", "column_2": "postcode"}
    answer = client.post(answer.url, columns)
    shown = client.get(answer.url)
    assert "1 adressen toevoegen" in shown.content.decode()
    assert not Address.objects.exists()
    answer = client.post(answer.url, {"submission": "a"})
    assert "/werk/" in answer.url
    assert not Address.objects.exists()
    assert finish().outcome == "1 adres is toegevoegd."
    address = Address.objects.get()
    assert (str(address), address.history.get().history_user) == ("Proefweg 1", officer)
    assert not AddressUpload.objects.exists()
    done = client.get(client.get(answer.url).url)
    assert "1 adres is toegevoegd." in done.content.decode()


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        (["street", "street", "postcode"], "Bij twee kolommen staat “Straat”."),
        (["street", "", "postcode"], "Kies in welke kolom dit staat: Huisnummer"),
        (["street_and_number", "house_number", "postcode"], "Kies één kolom met straat"),
    ],
)
def test_columns_that_are_no_address_are_refused(client, pilot, officer, columns, says):
    upload = make_upload(pilot, officer)
    data = {f"column_{place}": column for place, column in enumerate(columns)}
    answer = client.post(page("address-upload-columns", upload), data)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_nothing_is_shown_before_the_columns_are_known(client, pilot, officer):
    upload = make_upload(pilot, officer, "Een;Twee\n1;2\n")
    assert client.get(page("address-upload-show", upload)).status_code == 404


def test_what_was_refused_is_a_file_with_the_reasons(client, pilot, officer):
    text = "Straat;Nummer;Postcode;Let op\nProefweg;1;fout;=1+1\nProefweg;2;7844 AB;\n"
    upload = make_upload(pilot, officer, text)
    content = client.get(page("address-refused-csv", upload)).content.decode("utf-8-sig")
    header, row = csv.reader(io.StringIO(content), delimiter=";")
    assert header[-2:] == ["Rij", "Waarom niet ingelezen"]
    assert row[:5] == ["Proefweg", "1", "fout", "'=1+1", "2"]
    assert "geen Nederlandse postcode" in row[5]
    book = load_workbook(io.BytesIO(client.get(page("address-refused-xlsx", upload)).content))
    assert book.active["D2"].data_type == "s"


def test_it_is_all_or_nothing(pilot, officer, monkeypatch):
    upload = make_upload(pilot, officer, "Straat;Nr;Postcode\nWeg;1;7844 AB\nWeg;2;7844 AB\n")
    read_in_addresses(upload=upload, by=officer)
    real = Address.save

    def fail_at_two(self, *args, **kwargs):
        if self.house_number == 2:
            raise ZeroDivisionError
        real(self, *args, **kwargs)

    monkeypatch.setattr(Address, "save", fail_at_two)
    assert finish().failed
    assert not Address.objects.exists()
    assert not Address.history.exists()
    assert AddressUpload.objects.exists()


def test_a_file_is_read_in_once_by_who_sent_it(pilot, officer):
    upload = make_upload(pilot, officer)
    with pytest.raises(RuleBroken) as refusal:
        read_in_addresses(upload=upload, by=make_user())
    assert refusal.value.rule.name == "neighbours_address_upload_waits"
    read_in_addresses(upload=upload, by=officer)
    finish()
    with pytest.raises(RuleBroken):
        set_columns(upload=upload, columns=["", "", ""], by=officer)


def test_a_file_without_new_addresses_is_not_read_in(pilot, officer):
    upload = make_upload(pilot, officer, "Straat;Nr;Postcode\nWeg;1;fout\n")
    with pytest.raises(RuleBroken) as refusal:
        read_in_addresses(upload=upload, by=officer)
    assert refusal.value.rule.name == "neighbours_address_upload_has_new"
    assert not LongWork.objects.exists()


def test_a_file_waits_a_day_and_for_its_sender_only(client, pilot, officer):
    upload = make_upload(pilot, officer)
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    assert client.get(page("address-upload-show", upload)).status_code == 404
    client.force_login(officer)
    assert client.get(page("address-upload-show", upload)).status_code == 200
    AddressUpload.objects.update(uploaded_at=Now() - timedelta(days=2))
    assert client.get(page("address-upload-show", upload)).status_code == 404
    make_upload(pilot, officer)
    assert not AddressUpload.objects.filter(pk=upload.pk).exists()
    assert AddressUpload.objects.count() == 1


def test_another_pilot_has_a_list_of_its_own(pilot, officer):
    make_address(make_pilot(), street="Proefweg", house_number=1)
    assert len(plan_of(pilot, "Adres;Postcode", "Proefweg 1;7844 AB").new) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "leeg"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "Dit is geen tabel."),
        (b"Straat;Nr;Postcode\n", "staat één rij"),
        (b"x" * 2_000_001, "te groot"),
    ],
)
def test_an_odd_file_is_refused_in_plain_words(client, pilot, officer, content, says):
    answer = send(client, pilot, content)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not AddressUpload.objects.exists()


def test_a_file_beyond_all_bounds_is_refused_before_it_is_read(client, pilot, officer):
    answer = send(client, pilot, b"x" * 3_000_000)
    assert answer.status_code == 413
    assert "een bestand van meer dan 2 MB" in answer.content.decode()
