from pathlib import Path

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations
from django.db.models import CheckConstraint, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from interwonen.core.sql import function_in

_SQL = Path(__file__).parent / "sql"
_LONGER_TEXTS = {
    "answer": ["reasoning"],
    "barrier": ["explanation"],
    "barrierstatus": ["note"],
    "exitplan": ["to_do"],
    "goal": ["outcome_note"],
    "handover": ["findings"],
    "inspection": ["findings"],
    "referral": ["decision_reason", "waits_for", "precedence"],
}


class Migration(migrations.Migration):
    """Rules on leaving, on dates that cannot be, and on texts that are too long or say nothing.

    Rows from before stay as they are until someone changes them: they were right by the rules of
    then, and who wrote them knows what they should say.
    """

    dependencies = [
        ("accounts", "0003_make_history_append_only"),
        ("participants", "0021_close_ways_round"),
    ]

    operations = [
        *(
            AddConstraintNotValid(
                model_name=model,
                constraint=CheckConstraint(
                    name=f"participants_{model}_text_length",
                    condition=Q(*(LessThanOrEqual(Length(field), 2000) for field in fields)),
                ),
            )
            for model, fields in _LONGER_TEXTS.items()
        ),
        AddConstraintNotValid(
            model_name="participant",
            constraint=CheckConstraint(
                name="participants_participant_has_a_name",
                condition=Q(first_name__regex=r"\S", last_name__regex=r"\S"),
            ),
        ),
        AddConstraintNotValid(
            model_name="referral",
            constraint=CheckConstraint(
                name="participants_referral_decision_says_why",
                condition=Q(decision="pending") | Q(decision_reason__regex=r"\S"),
            ),
        ),
        migrations.RunSQL(
            (_SQL / "0022_hold_dates_and_leaving.sql").read_text(),
            (_SQL / "0022_hold_dates_and_leaving_reverse.sql").read_text()
            + function_in(_SQL / "0008_guard_the_way.sql", "participants_guard_acceptance"),
        ),
    ]
