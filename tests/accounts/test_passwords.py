"""A password that is easy to guess is refused, in Dutch too."""

import pytest
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError

from interwonen.accounts.models import Organisation, User

NINA = User(
    email="n.voorbeeld@zorg.example",
    name="Nina Voorbeeldster",
    organisation=Organisation(name="Stichting Eikenhorst"),
)


@pytest.mark.parametrize(
    "password",
    [
        "wachtwoord12",
        "W@chtw00rd2021",
        "mijnwachtwoord",
        "welkom2021!",
        "Welkom123456",
        "interwonen2021",
        "Veenoord2021!",
        "Klazienaveen12!",
        "legerdesheils1",
        "beschermdwonen1",
        "Zomer2021!!!",
        "Maandag2021!",
        "Amsterdam2020!",
        "geheimgeheim",
        "voetbal123456",
        "qwertyuiop12",
        "password2021!",
        "Voorbeeldster1",
        "eikenhorst2021",
        "n.voorbeeld@zorg.example",
        "Nina Voorbeeldster",
    ],
)
def test_it_is_refused_with_words_that_help(password):
    with pytest.raises(ValidationError) as refusal:
        validate_password(password, NINA)
    (said,) = refusal.value.messages
    assert ("vier losse woorden" if len(password) >= 12 else "langer wachtwoord") in said


@pytest.mark.parametrize(
    "password",
    [
        "winterjas-fietspomp-kaas",
        "vakantie lamp tractor noot",
        "drie-woorden-samen",
        "xT4!mq9Lw2#z",
        "lang" + "é" * 50 + "maar-niet-te-lang" * 8,
    ],
)
def test_it_is_accepted(password):
    validate_password(password, NINA)
    validate_password(password)


def test_what_is_asked_of_a_password_stands_beside_it():
    said = password_validators_help_texts()
    assert any("vier losse woorden" in text.lower() for text in said)
    assert len(said) == len(set(said)) == 2
