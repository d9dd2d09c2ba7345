from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A session that was logged by mistake is withdrawn: it says why and holds no notes."""

    dependencies = [
        ("participants", "0018_guard_incidents"),
        ("pilots", "0003_add_opening_hours"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="supportsession",
            name="participants_session_known_status",
        ),
        migrations.AddField(
            model_name="historicalsupportsession",
            name="withdrawn_because",
            field=models.CharField(blank=True, max_length=300, verbose_name="withdrawn because"),
        ),
        migrations.AddField(
            model_name="supportsession",
            name="withdrawn_because",
            field=models.CharField(blank=True, max_length=300, verbose_name="withdrawn because"),
        ),
        migrations.AlterField(
            model_name="historicalsupportsession",
            name="status",
            field=models.CharField(
                choices=[
                    ("planned", "Planned"),
                    ("held", "Held"),
                    ("no_show", "No-show"),
                    ("cancelled", "Cancelled"),
                    ("withdrawn", "Withdrawn"),
                ],
                default="held",
                max_length=9,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="supportsession",
            name="status",
            field=models.CharField(
                choices=[
                    ("planned", "Planned"),
                    ("held", "Held"),
                    ("no_show", "No-show"),
                    ("cancelled", "Cancelled"),
                    ("withdrawn", "Withdrawn"),
                ],
                default="held",
                max_length=9,
                verbose_name="status",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["planned", "held", "no_show", "cancelled", "withdrawn"])
                ),
                name="participants_session_known_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status", "withdrawn"), models.Q(("withdrawn_because", ""), _negated=True)
                    ),
                    models.Q(
                        models.Q(("status", "withdrawn"), _negated=True), ("withdrawn_because", "")
                    ),
                    _connector="OR",
                ),
                name="participants_session_withdrawn_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "withdrawn"), _negated=True),
                    models.Q(("confidential_note", ""), ("note", "")),
                    _connector="OR",
                ),
                name="participants_session_withdrawn_holds_no_note",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportsession",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("group__isnull", False), models.Q(("status", "withdrawn"), _negated=True)
                ),
                fields=("group", "participant"),
                name="participants_session_once_in_a_group",
            ),
        ),
    ]
