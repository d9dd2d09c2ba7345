import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import interwonen.pilots.models


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0008_guard_the_way"),
        ("pilots", "0002_make_history_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalsupportsession",
            name="cancel_reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="reason of cancelling"),
        ),
        migrations.AddField(
            model_name="historicalsupportsession",
            name="cancelled_by",
            field=models.CharField(
                blank=True,
                choices=[
                    ("participant", "Participant"),
                    ("counsellor", "Counsellor"),
                    ("other", "Another organisation"),
                ],
                max_length=11,
                verbose_name="cancelled by",
            ),
        ),
        migrations.AddField(
            model_name="historicalsupportsession",
            name="confidential_note",
            field=models.TextField(blank=True, max_length=20000, verbose_name="confidential note"),
        ),
        migrations.AddField(
            model_name="historicalsupportsession",
            name="group",
            field=models.UUIDField(
                blank=True, db_index=True, null=True, verbose_name="group contact"
            ),
        ),
        migrations.AddField(
            model_name="supportsession",
            name="cancel_reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="reason of cancelling"),
        ),
        migrations.AddField(
            model_name="supportsession",
            name="cancelled_by",
            field=models.CharField(
                blank=True,
                choices=[
                    ("participant", "Participant"),
                    ("counsellor", "Counsellor"),
                    ("other", "Another organisation"),
                ],
                max_length=11,
                verbose_name="cancelled by",
            ),
        ),
        migrations.AddField(
            model_name="supportsession",
            name="confidential_note",
            field=models.TextField(blank=True, max_length=20000, verbose_name="confidential note"),
        ),
        migrations.AddField(
            model_name="supportsession",
            name="goals",
            field=models.ManyToManyField(
                blank=True,
                related_name="sessions",
                to="participants.goal",
                verbose_name="goals worked on",
            ),
        ),
        migrations.AddField(
            model_name="supportsession",
            name="group",
            field=models.UUIDField(
                blank=True, db_index=True, null=True, verbose_name="group contact"
            ),
        ),
        migrations.CreateModel(
            name="HistoricalSessionSeries",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "rhythm",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Every week"), (2, "Every two weeks")],
                        default=1,
                        verbose_name="how often",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("starts_at", models.TimeField(verbose_name="time")),
                (
                    "duration_minutes",
                    models.PositiveSmallIntegerField(verbose_name="duration in minutes"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "counsellor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="counsellor",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.participant",
                        verbose_name="participant",
                    ),
                ),
                (
                    "planned_type",
                    interwonen.pilots.models.TermField(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pilots.term",
                        verbose_name="planned form of contact",
                        vocabulary="contact_type",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical series of sessions",
                "verbose_name_plural": "historical series of sessionss",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSupportSession_goals",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.goal",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="participants.historicalsupportsession",
                    ),
                ),
                (
                    "supportsession",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.supportsession",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalSupportSession_goals",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SessionSeries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rhythm",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Every week"), (2, "Every two weeks")],
                        default=1,
                        verbose_name="how often",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("starts_at", models.TimeField(verbose_name="time")),
                (
                    "duration_minutes",
                    models.PositiveSmallIntegerField(verbose_name="duration in minutes"),
                ),
                (
                    "counsellor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="counsellor",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="session_series",
                        to="participants.participant",
                        verbose_name="participant",
                    ),
                ),
                (
                    "planned_type",
                    interwonen.pilots.models.TermField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pilots.term",
                        verbose_name="planned form of contact",
                        vocabulary="contact_type",
                    ),
                ),
            ],
            options={
                "verbose_name": "series of sessions",
                "ordering": ["-starts_on", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="historicalsupportsession",
            name="series",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="participants.sessionseries",
                verbose_name="series of sessions",
            ),
        ),
        migrations.AddField(
            model_name="supportsession",
            name="series",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sessions",
                to="participants.sessionseries",
                verbose_name="series of sessions",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportsession",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.LessThanOrEqual(
                    django.db.models.functions.text.Length("confidential_note"), 20000
                ),
                name="participants_session_confidential_note_length",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("cancelled_by__in", ["participant", "counsellor", "other"]),
                        ("status", "cancelled"),
                    ),
                    models.Q(
                        models.Q(("status", "cancelled"), _negated=True),
                        ("cancel_reason", ""),
                        ("cancelled_by", ""),
                    ),
                    _connector="OR",
                ),
                name="participants_session_cancelled_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="sessionseries",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="participants_sessionseries_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="sessionseries",
            constraint=models.CheckConstraint(
                condition=models.Q(("rhythm__in", [1, 2])),
                name="participants_sessionseries_known_rhythm",
            ),
        ),
        migrations.AddConstraint(
            model_name="sessionseries",
            constraint=models.CheckConstraint(
                condition=models.Q(("duration_minutes__range", (1, 1440))),
                name="participants_sessionseries_duration_within_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="sessionseries",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("planned_type"),
                    models.Value("contact_type."),
                    function="STARTS_WITH",
                    output_field=models.BooleanField(),
                ),
                name="participants_sessionseries_planned_type_from_list",
            ),
        ),
    ]
