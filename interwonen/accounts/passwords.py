"""What a password must be like."""

import json
import re
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

DUTCH_WORDS = settings.BASE_DIR / "static/vendor/dutch-words/src/commonWords.json"
OUR_WORDS = (
    *("interwonen", "legerdesheils", "leger", "heils", "gemeente", "veenoord", "emmen", "drenthe"),
    *("assen", "coevorden", "groningen", "hoogeveen", "klazienaveen", "meppel", "zwolle"),
)
MOST_LOOKED_AT = 72  # characters: the library takes no more
HARD = 4  # its highest score: more than 10^10 guesses


class HardToGuess(MinimumLengthValidator):
    """A password is long, and no common word or name with something behind it.

    The library knows passwords that leaked, English words, names, dates, keyboard rows and letters
    written as digits. It learns the common Dutch words and what is known of this person.
    """

    def validate(self, password: str, user: Any = None) -> None:
        super().validate(password, user)
        words = [*OUR_WORDS, *_words_about(user), *_dutch_words()]
        if zxcvbn(password[:MOST_LOOKED_AT], user_inputs=words)["score"] < HARD:
            raise ValidationError(
                _(
                    "This password is easy to guess: it looks like a known word or a name with "
                    "something behind it. Choose, for example, four words that have nothing to do "
                    "with each other."
                ),
                code="password_easy_to_guess",
            )

    def get_error_message(self) -> str:
        return _("Choose a longer password, of at least %(length)d characters.") % {
            "length": self.min_length
        }

    def get_help_text(self) -> str:
        return _(
            "At least %(length)d characters, and no known word or name with a year or a sign behind "
            "it. Four words that have nothing to do with each other are hard to guess and easy to "
            "remember."
        ) % {"length": self.min_length}


def _words_about(user: Any) -> list[str]:
    """The name, the address and the organisation of a person, whole and by the word."""
    if user is None:
        return []
    return [
        user.name,
        user.email,
        *re.findall(r"\w{3,}", f"{user.name} {user.email} {user.organisation or ''}"),
    ]


@cache
def _dutch_words() -> tuple[str, ...]:
    return tuple(json.loads(DUTCH_WORDS.read_text()))
