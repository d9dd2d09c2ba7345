import uuid

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import interwonen.pilots.models


class Migration(migrations.Migration):
    """What goes wrong around a participant, and what the neighbourhood tells the team."""

    dependencies = [
        ("participants", "0016_close_the_gaps"),
        ("pilots", "0003_add_opening_hours"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalIncident",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "seriousness",
                    models.CharField(
                        choices=[
                            (
                                "light",
                                "Light: it was settled on the spot, and nobody was troubled for long",
                            ),
                            (
                                "serious",
                                "Serious: someone was frightened or troubled for longer, or there is damage",
                            ),
                            (
                                "very_serious",
                                "Very serious: someone was hurt or in danger, or the emergency services came",
                            ),
                        ],
                        max_length=12,
                        verbose_name="seriousness",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="happened on")),
                ("happened_at", models.TimeField(blank=True, null=True, verbose_name="time")),
                ("what_happened", models.TextField(max_length=10000, verbose_name="what happened")),
                ("what_was_done", models.TextField(max_length=10000, verbose_name="what was done")),
                (
                    "card",
                    models.CharField(
                        choices=[
                            ("none", "No card"),
                            ("yellow", "Yellow card"),
                            ("red", "Red card"),
                        ],
                        default="none",
                        max_length=6,
                        verbose_name="card",
                    ),
                ),
                (
                    "no_yellow_reason",
                    models.TextField(
                        blank=True, verbose_name="why a red card without a yellow one"
                    ),
                ),
                (
                    "agreements",
                    models.TextField(blank=True, max_length=10000, verbose_name="agreements"),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="look at the agreements on"
                    ),
                ),
                (
                    "review_note",
                    models.TextField(blank=True, verbose_name="what came of the agreements"),
                ),
                (
                    "reviewed_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="looked at on"
                    ),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    interwonen.pilots.models.TermField(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pilots.term",
                        verbose_name="kind",
                        vocabulary="incident_kind",
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
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="looked at by",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical incident",
                "verbose_name_plural": "historical incidents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNeighbourhoodSignal",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("text", models.TextField(max_length=1000, verbose_name="signal")),
                ("given_on", models.DateField(verbose_name="given on")),
                (
                    "seen_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="seen on"),
                ),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "category",
                    interwonen.pilots.models.TermField(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pilots.term",
                        verbose_name="what it is about",
                        vocabulary="report_category",
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
                    "pilot",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pilots.pilot",
                        verbose_name="pilot",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="seen by",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical signal from the neighbourhood",
                "verbose_name_plural": "historical signals from the neighbourhood",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "seriousness",
                    models.CharField(
                        choices=[
                            (
                                "light",
                                "Light: it was settled on the spot, and nobody was troubled for long",
                            ),
                            (
                                "serious",
                                "Serious: someone was frightened or troubled for longer, or there is damage",
                            ),
                            (
                                "very_serious",
                                "Very serious: someone was hurt or in danger, or the emergency services came",
                            ),
                        ],
                        max_length=12,
                        verbose_name="seriousness",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="happened on")),
                ("happened_at", models.TimeField(blank=True, null=True, verbose_name="time")),
                ("what_happened", models.TextField(max_length=10000, verbose_name="what happened")),
                ("what_was_done", models.TextField(max_length=10000, verbose_name="what was done")),
                (
                    "card",
                    models.CharField(
                        choices=[
                            ("none", "No card"),
                            ("yellow", "Yellow card"),
                            ("red", "Red card"),
                        ],
                        default="none",
                        max_length=6,
                        verbose_name="card",
                    ),
                ),
                (
                    "no_yellow_reason",
                    models.TextField(
                        blank=True, verbose_name="why a red card without a yellow one"
                    ),
                ),
                (
                    "agreements",
                    models.TextField(blank=True, max_length=10000, verbose_name="agreements"),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="look at the agreements on"
                    ),
                ),
                (
                    "review_note",
                    models.TextField(blank=True, verbose_name="what came of the agreements"),
                ),
                (
                    "reviewed_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="looked at on"
                    ),
                ),
                (
                    "kind",
                    interwonen.pilots.models.TermField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pilots.term",
                        verbose_name="kind",
                        vocabulary="incident_kind",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="participants.participant",
                        verbose_name="participant",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "reported_to",
                    models.ManyToManyField(
                        limit_choices_to={"vocabulary": "incident_reported_to"},
                        related_name="+",
                        to="pilots.term",
                        verbose_name="reported to",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="looked at by",
                    ),
                ),
            ],
            options={
                "verbose_name": "incident",
                "ordering": ["-happened_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalIncident_reported_to",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="participants.historicalincident",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pilots.term",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.incident",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalIncident_reported_to",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="NeighbourhoodSignal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text", models.TextField(max_length=1000, verbose_name="signal")),
                ("given_on", models.DateField(verbose_name="given on")),
                (
                    "seen_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="seen on"),
                ),
                (
                    "category",
                    interwonen.pilots.models.TermField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pilots.term",
                        verbose_name="what it is about",
                        vocabulary="report_category",
                    ),
                ),
                (
                    "pilot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signals",
                        to="pilots.pilot",
                        verbose_name="pilot",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="seen by",
                    ),
                ),
            ],
            options={
                "verbose_name": "signal from the neighbourhood",
                "verbose_name_plural": "signals from the neighbourhood",
                "ordering": ["-given_on", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("seriousness__in", ["light", "serious", "very_serious"])),
                name="participants_incident_known_seriousness",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("card__in", ["none", "yellow", "red"])),
                name="participants_incident_known_card",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("card", "red"), ("no_yellow_reason", ""), _connector="OR"),
                name="participants_incident_reason_with_red_card",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreements", ""), ("review_on", None)),
                    models.Q(
                        models.Q(("agreements", ""), _negated=True), ("review_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="participants_incident_agreements_have_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("review_on", None),
                    ("review_on__gte", models.F("happened_on")),
                    _connector="OR",
                ),
                name="participants_incident_review_after_the_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("review_note", ""), ("reviewed_by", None), ("reviewed_on", None)),
                    models.Q(
                        ("review_on__isnull", False),
                        ("reviewed_by__isnull", False),
                        ("reviewed_on__gte", models.F("happened_on")),
                        ("reviewed_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="participants_incident_reviewed_by_someone",
            ),
        ),
        migrations.AddConstraint(
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
                ),
                name="participants_incident_text_length",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("kind"),
                    models.Value("incident_kind."),
                    function="STARTS_WITH",
                    output_field=models.BooleanField(),
                ),
                name="participants_incident_kind_from_list",
            ),
        ),
        migrations.AddConstraint(
            model_name="neighbourhoodsignal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("seen_by", None), ("seen_on", None)),
                    models.Q(
                        ("seen_by__isnull", False),
                        ("seen_on__gte", models.F("given_on")),
                        ("seen_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="participants_signal_seen_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="neighbourhoodsignal",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("category"),
                    models.Value("report_category."),
                    function="STARTS_WITH",
                    output_field=models.BooleanField(),
                ),
                name="participants_signal_category_from_list",
            ),
        ),
    ]
