"""Progress reviews with the fictional residents: agreed with, not agreed with, and not held yet."""

from dataclasses import dataclass
from datetime import date

from interwonen.accounts.models import User
from interwonen.core.periods import months_later
from interwonen.home.demonstration.living import FICTIONAL, LAST_DAY, term
from participants.actions.progress_reviews import record_progress_review
from participants.models import Participant
from participants.models.progress_reviews import ProgressReview


@dataclass(frozen=True)
class Review:
    """A review of a resident, by family name; with a disagreement the resident does not agree."""

    of: str
    held_on: date
    neighbours: str
    rent: str
    going_well: str
    agreements: str
    months: int = 3
    disagreement: str = ""


REVIEWS = (
    Review("Aalbes", date(2021, 4, 12), "greeting", "partly", "De afwas staat er niet meer.", "De bewindvoerder betaalt de huur.", months=2),
    Review("Aalbes", date(2021, 6, 10), "good", "yes", "De huur is drie maanden op tijd betaald.", "Samen inschrijven als woningzoekende."),
    Review("Bosbes", date(2021, 6, 2), "tense", "yes", "Het huis is schoon.", "Na tien uur geen muziek.", disagreement="De muziek kwam niet van mij."),
)  # fmt: skip


def add_reviews(residents: list[Participant], counsellors: dict[str, User]) -> None:
    """The reviews; one resident is past the day of the first, and one is due tomorrow."""
    by_name = {participant.last_name: participant for participant in residents}
    answers = ProgressReview.ResidentAnswer
    for review in REVIEWS:
        record_progress_review(
            participant=by_name[review.of],
            held_on=review.held_on,
            going_well=f"{FICTIONAL} {review.going_well}",
            neighbour_contact=term(f"neighbour_contact.{review.neighbours}"),
            neighbour_contact_note="",
            rent_on_time=term(f"rent_on_time.{review.rent}"),
            goals_note=f"{FICTIONAL} Het gaat stap voor stap.",
            agreements=f"{FICTIONAL} {review.agreements}",
            next_on=months_later(review.held_on, review.months),
            resident_answer=answers.DISAGREES if review.disagreement else answers.AGREES,
            resident_answered_on=review.held_on,
            disagreement=f"{FICTIONAL} {review.disagreement}" if review.disagreement else "",
            agreed_by_counsellor_on=review.held_on,
            today=LAST_DAY,
            by=counsellors[review.of],
        )
