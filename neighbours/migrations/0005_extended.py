"""The term of a complaint can be extended."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("neighbours", "0004_texts_and_names"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="enquirystep",
            name="neighbours_enquirystep_allowed",
        ),
        migrations.RemoveConstraint(
            model_name="enquirystep",
            name="neighbours_enquirystep_says_something",
        ),
        migrations.AlterField(
            model_name="enquirystep",
            name="came_from",
            field=models.CharField(
                choices=[
                    ("reported", "Received"),
                    ("in_progress", "Being dealt with"),
                    ("extended", "Term extended"),
                    ("waiting", "Waiting for the neighbour"),
                    ("forwarded", "Passed on"),
                    ("done", "Closed"),
                    ("reopened", "Opened again"),
                    ("withdrawn", "Withdrawn"),
                ],
                editable=False,
                max_length=11,
                verbose_name="came from",
            ),
        ),
        migrations.AlterField(
            model_name="enquirystep",
            name="status",
            field=models.CharField(
                choices=[
                    ("reported", "Received"),
                    ("in_progress", "Being dealt with"),
                    ("extended", "Term extended"),
                    ("waiting", "Waiting for the neighbour"),
                    ("forwarded", "Passed on"),
                    ("done", "Closed"),
                    ("reopened", "Opened again"),
                    ("withdrawn", "Withdrawn"),
                ],
                max_length=11,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="historicalenquirystep",
            name="came_from",
            field=models.CharField(
                choices=[
                    ("reported", "Received"),
                    ("in_progress", "Being dealt with"),
                    ("extended", "Term extended"),
                    ("waiting", "Waiting for the neighbour"),
                    ("forwarded", "Passed on"),
                    ("done", "Closed"),
                    ("reopened", "Opened again"),
                    ("withdrawn", "Withdrawn"),
                ],
                editable=False,
                max_length=11,
                verbose_name="came from",
            ),
        ),
        migrations.AlterField(
            model_name="historicalenquirystep",
            name="status",
            field=models.CharField(
                choices=[
                    ("reported", "Received"),
                    ("in_progress", "Being dealt with"),
                    ("extended", "Term extended"),
                    ("waiting", "Waiting for the neighbour"),
                    ("forwarded", "Passed on"),
                    ("done", "Closed"),
                    ("reopened", "Opened again"),
                    ("withdrawn", "Withdrawn"),
                ],
                max_length=11,
                verbose_name="status",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquirystep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("came_from", "reported"),
                        ("status__in", ["in_progress", "extended", "waiting", "forwarded", "done"]),
                    ),
                    models.Q(
                        ("came_from", "in_progress"),
                        ("status__in", ["extended", "waiting", "forwarded", "done"]),
                    ),
                    models.Q(
                        ("came_from", "extended"), ("status__in", ["waiting", "forwarded", "done"])
                    ),
                    models.Q(
                        ("came_from", "waiting"),
                        ("status__in", ["in_progress", "extended", "forwarded", "done"]),
                    ),
                    models.Q(
                        ("came_from", "forwarded"),
                        ("status__in", ["in_progress", "waiting", "done"]),
                    ),
                    models.Q(("came_from", "done"), ("status__in", ["reopened"])),
                    models.Q(
                        ("came_from", "reopened"),
                        ("status__in", ["in_progress", "extended", "waiting", "forwarded", "done"]),
                    ),
                    _connector="OR",
                ),
                name="neighbours_enquirystep_allowed",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquirystep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status__in", ["waiting", "extended", "done", "reopened"]), _negated=True
                    ),
                    ("text__regex", "\\S"),
                    _connector="OR",
                ),
                name="neighbours_enquirystep_says_something",
            ),
        ),
    ]
