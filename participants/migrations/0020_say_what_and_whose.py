import datetime
from pathlib import Path

import django.db.models.expressions
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

from interwonen.core.sql import function_in

_SQL = Path(__file__).parent / "sql"
_PLAN_OF_THEN = """
UPDATE participants_supportsession session
SET duration_minutes = CASE status
    WHEN 'planned' THEN coalesce(session.duration_minutes, 45) ELSE session.duration_minutes END,
  planned_minutes = coalesce(
    (SELECT past.duration_minutes FROM participants_historicalsupportsession past
     WHERE past.id = session.id AND past.status = 'planned' AND past.duration_minutes IS NOT NULL
     ORDER BY past.history_id DESC LIMIT 1),
    session.duration_minutes, 45)
WHERE planned_type_id IS NOT NULL
"""


class Migration(migrations.Migration):
    """Texts that must say something, days that must not be far off, and whose a row is.

    Rows from before stay as they are, and are judged when someone changes them.
    """

    dependencies = [
        ("participants", "0019_withdraw_sessions"),
        ("pilots", "0003_add_opening_hours"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="incident",
            name="participants_incident_text_length",
        ),
        migrations.RemoveConstraint(
            model_name="supportsession",
            name="participants_session_planned_says_how",
        ),
        migrations.AddField(
            model_name="historicalsupportsession",
            name="planned_minutes",
            field=models.PositiveSmallIntegerField(
                blank=True, editable=False, null=True, verbose_name="planned duration in minutes"
            ),
        ),
        migrations.AddField(
            model_name="supportsession",
            name="planned_minutes",
            field=models.PositiveSmallIntegerField(
                blank=True, editable=False, null=True, verbose_name="planned duration in minutes"
            ),
        ),
        migrations.AlterField(
            model_name="historicalincident",
            name="no_yellow_reason",
            field=models.TextField(
                blank=True, max_length=10000, verbose_name="why a red card without a yellow one"
            ),
        ),
        migrations.AlterField(
            model_name="historicalincident",
            name="review_note",
            field=models.TextField(
                blank=True, max_length=10000, verbose_name="what came of the agreements"
            ),
        ),
        migrations.AlterField(
            model_name="incident",
            name="no_yellow_reason",
            field=models.TextField(
                blank=True, max_length=10000, verbose_name="why a red card without a yellow one"
            ),
        ),
        migrations.AlterField(
            model_name="incident",
            name="review_note",
            field=models.TextField(
                blank=True, max_length=10000, verbose_name="what came of the agreements"
            ),
        ),
        migrations.AlterField(
            model_name="historicalsupportsession",
            name="cancelled_by",
            field=models.CharField(
                blank=True,
                choices=[
                    ("participant", "Participant"),
                    ("counsellor", "Counsellor"),
                    ("other", "Someone or something else"),
                ],
                max_length=11,
                verbose_name="cancelled by",
            ),
        ),
        migrations.AlterField(
            model_name="supportsession",
            name="cancelled_by",
            field=models.CharField(
                blank=True,
                choices=[
                    ("participant", "Participant"),
                    ("counsellor", "Counsellor"),
                    ("other", "Someone or something else"),
                ],
                max_length=11,
                verbose_name="cancelled by",
            ),
        ),
        migrations.RunSQL(_PLAN_OF_THEN, migrations.RunSQL.noop),
        AddConstraintNotValid(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "due_on__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("agreed_on"), "+", models.Value(datetime.timedelta(days=366))
                        ),
                    )
                ),
                name="participants_followup_due_within_a_year",
            ),
        ),
        AddConstraintNotValid(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="participants_followup_says_what",
            ),
        ),
        AddConstraintNotValid(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome", "open"),
                    models.Q(("outcome_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="participants_goal_closed_says_how",
            ),
        ),
        AddConstraintNotValid(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("review_on", None),
                    (
                        "review_on__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("happened_on"), "+", models.Value(datetime.timedelta(days=366))
                        ),
                    ),
                    _connector="OR",
                ),
                name="participants_incident_review_within_a_year",
            ),
        ),
        AddConstraintNotValid(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("what_happened", ""), _negated=True),
                    models.Q(("what_was_done", ""), _negated=True),
                ),
                name="participants_incident_says_what_happened",
            ),
        ),
        AddConstraintNotValid(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reviewed_on", None),
                    models.Q(("review_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="participants_incident_review_says_what",
            ),
        ),
        AddConstraintNotValid(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.LessThanOrEqual(
                        django.db.models.functions.text.Length("what_happened"), 10000
                    ),
                    django.db.models.lookups.LessThanOrEqual(
                        django.db.models.functions.text.Length("what_was_done"), 10000
                    ),
                    django.db.models.lookups.LessThanOrEqual(
                        django.db.models.functions.text.Length("agreements"), 10000
                    ),
                    django.db.models.lookups.LessThanOrEqual(
                        django.db.models.functions.text.Length("no_yellow_reason"), 10000
                    ),
                    django.db.models.lookups.LessThanOrEqual(
                        django.db.models.functions.text.Length("review_note"), 10000
                    ),
                ),
                name="participants_incident_text_length",
            ),
        ),
        AddConstraintNotValid(
            model_name="neighbourhoodsignal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("text", ""), _negated=True),
                    django.db.models.lookups.LessThanOrEqual(
                        django.db.models.functions.text.Length("text"), 1000
                    ),
                ),
                name="participants_signal_text_length",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "planned"), _negated=True),
                    models.Q(("duration_minutes__isnull", False), ("planned_type__isnull", False)),
                    _connector="OR",
                ),
                name="participants_session_planned_says_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("planned_minutes", None), ("planned_type", None)),
                    models.Q(
                        ("planned_minutes__range", (1, 1440)), ("planned_type__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="participants_session_planned_type_and_minutes",
            ),
        ),
        migrations.RunSQL(
            (_SQL / "0020_say_what_and_whose.sql").read_text(),
            function_in(_SQL / "0012_guard_the_progress.sql", "participants_guard_criterion")
            + function_in(_SQL / "0016_close_the_gaps.sql", "participants_guard_session")
            + function_in(_SQL / "0018_guard_incidents.sql", "participants_guard_incident")
            + function_in(_SQL / "0016_close_the_gaps.sql", "participants_refuse_unsupported")
            + (_SQL / "0020_say_what_and_whose_reverse.sql").read_text(),
        ),
    ]
