import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import interwonen.pilots.models


class Migration(migrations.Migration):
    """The day book of the support point, and the note that the team got a signal."""

    dependencies = [
        ("neighbours", "0002_make_history_append_only"),
        ("pilots", "0003_add_opening_hours"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalSupportPointDay",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="date")),
                ("opens_at", models.TimeField(blank=True, null=True, verbose_name="open from")),
                ("closes_at", models.TimeField(blank=True, null=True, verbose_name="open until")),
                ("remarks", models.TextField(blank=True, verbose_name="remarks")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
            ],
            options={
                "verbose_name": "historical day at the support point",
                "verbose_name_plural": "historical days at the support point",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSupportPointDay_staff",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalSupportPointDay_staff",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalWalkIn",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "who",
                    models.CharField(
                        choices=[("resident", "Resident"), ("neighbour", "Neighbour")],
                        max_length=9,
                        verbose_name="who came in",
                    ),
                ),
                ("came_at", models.TimeField(blank=True, null=True, verbose_name="time")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
            ],
            options={
                "verbose_name": "historical walk-in",
                "verbose_name_plural": "historical walk-ins",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SupportPointDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="date")),
                ("opens_at", models.TimeField(blank=True, null=True, verbose_name="open from")),
                ("closes_at", models.TimeField(blank=True, null=True, verbose_name="open until")),
                ("remarks", models.TextField(blank=True, verbose_name="remarks")),
            ],
            options={
                "verbose_name": "day at the support point",
                "verbose_name_plural": "days at the support point",
                "ordering": ["-day"],
            },
        ),
        migrations.CreateModel(
            name="WalkIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "who",
                    models.CharField(
                        choices=[("resident", "Resident"), ("neighbour", "Neighbour")],
                        max_length=9,
                        verbose_name="who came in",
                    ),
                ),
                ("came_at", models.TimeField(blank=True, null=True, verbose_name="time")),
            ],
            options={
                "verbose_name": "walk-in",
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="enquiry",
            name="signalled_on",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="signal to the team on"
            ),
        ),
        migrations.AddField(
            model_name="historicalenquiry",
            name="signalled_on",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="signal to the team on"
            ),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signalled_on", None),
                    ("signalled_on__gte", models.F("received_on")),
                    _connector="OR",
                ),
                name="neighbours_enquiry_signalled_after_receipt",
            ),
        ),
        migrations.AddField(
            model_name="historicalsupportpointday",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalsupportpointday",
            name="pilot",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pilots.pilot",
                verbose_name="pilot",
            ),
        ),
        migrations.AddField(
            model_name="historicalsupportpointday_staff",
            name="history",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                to="neighbours.historicalsupportpointday",
            ),
        ),
        migrations.AddField(
            model_name="historicalsupportpointday_staff",
            name="user",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_tablespace="",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalwalkin",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalwalkin",
            name="topic",
            field=interwonen.pilots.models.TermField(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pilots.term",
                verbose_name="topic",
                vocabulary="walk_in_topic",
            ),
        ),
        migrations.AddField(
            model_name="supportpointday",
            name="pilot",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="support_point_days",
                to="pilots.pilot",
                verbose_name="pilot",
            ),
        ),
        migrations.AddField(
            model_name="supportpointday",
            name="staff",
            field=models.ManyToManyField(
                blank=True,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who staffed it",
            ),
        ),
        migrations.AddField(
            model_name="historicalwalkin",
            name="day",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="neighbours.supportpointday",
                verbose_name="day at the support point",
            ),
        ),
        migrations.AddField(
            model_name="historicalsupportpointday_staff",
            name="supportpointday",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_tablespace="",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="neighbours.supportpointday",
            ),
        ),
        migrations.AddField(
            model_name="walkin",
            name="day",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="walk_ins",
                to="neighbours.supportpointday",
                verbose_name="day at the support point",
            ),
        ),
        migrations.AddField(
            model_name="walkin",
            name="topic",
            field=interwonen.pilots.models.TermField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="pilots.term",
                verbose_name="topic",
                vocabulary="walk_in_topic",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportpointday",
            constraint=models.UniqueConstraint(
                fields=("pilot", "day"), name="neighbours_supportpointday_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="supportpointday",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closes_at", None), ("opens_at", None)),
                    models.Q(
                        ("closes_at__gt", models.F("opens_at")),
                        ("closes_at__isnull", False),
                        ("opens_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="neighbours_supportpointday_closes_after_opening",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportpointday",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("opens_at__isnull", False),
                    models.Q(("remarks", ""), _negated=True),
                    _connector="OR",
                ),
                name="neighbours_supportpointday_closed_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="walkin",
            constraint=models.CheckConstraint(
                condition=models.Q(("who__in", ["resident", "neighbour"])),
                name="neighbours_walkin_known_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="walkin",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("topic"),
                    models.Value("walk_in_topic."),
                    function="STARTS_WITH",
                    output_field=models.BooleanField(),
                ),
                name="neighbours_walkin_topic_from_list",
            ),
        ),
    ]
