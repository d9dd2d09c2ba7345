"""What the fictional residents agreed to have told, their words for the report, and what they asked."""

from datetime import date

from evaluations.actions.resident_words import approve_resident_words, write_resident_words
from interwonen.accounts.models import User
from interwonen.home.demonstration.living import FICTIONAL, LAST_DAY
from interwonen.home.demonstration.own_data import add_own_data
from interwonen.pilots.models import Pilot
from participants.actions.agreed_statements import record_agreed_statement
from participants.models import AgreedStatement, Participant

# Who wrote them, the words, and whether a second person approved them.
WORDS = (
    ("begeleider", "Het stilste geluid dat ik ken is mijn eigen voordeur die dichtgaat.", True),
    ("collega", "Ik durf de post weer open te maken. Samen, de eerste keren.", True),
    ("begeleider", "Koken voor één persoon moest ik opnieuw leren.", False),
)


def add_told(pilot: Pilot, residents: list[Participant], people: dict[str, User]) -> None:
    """A sentence that one of them may have told, three words, one of which waits, and what they asked."""
    add_own_data(residents, people)
    record_agreed_statement(
        participant=next(each for each in residents if each.last_name == "Aalbes"),
        sentence=f"{FICTIONAL} Eén bewoner betaalt al drie maanden zelf de huur.",
        agreed_on=date(2021, 6, 10),
        agreed_how=AgreedStatement.How.IN_WRITING,
        outcome=AgreedStatement.Outcome.NOTHING,
        today=LAST_DAY,
        by=people["teamleider"],
    )
    for writer, text, is_approved in WORDS:
        words = write_resident_words(
            pilot=pilot,
            quarter_starts_on=date(2021, 4, 1),
            text=f"{FICTIONAL} {text}",
            changed_name=True,
            changed_age=True,
            changed_place=False,
            changed_circumstances=True,
            today=LAST_DAY,
            by=people[writer],
        )
        if is_approved:
            approve_resident_words(words=words, today=LAST_DAY, by=people["beleid"])
