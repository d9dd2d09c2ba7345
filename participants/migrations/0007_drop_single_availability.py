from django.db import migrations

from interwonen.core.sql import append_only

_GUARD = """
CREATE CONSTRAINT TRIGGER guard_stays
  AFTER UPDATE OF available_from, available_until ON participants_dwelling
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_dwelling();
"""


class Migration(migrations.Migration):
    """Periods take the place of the two columns; nobody rewrites the new histories."""

    dependencies = [
        ("core", "0001_refuse_rewriting"),
        ("participants", "0006_carry_availability_over"),
    ]

    operations = [
        migrations.RunSQL("DROP TRIGGER guard_stays ON participants_dwelling", _GUARD),
        migrations.RemoveConstraint(
            model_name="dwelling",
            name="participants_dwelling_available_in_order",
        ),
        migrations.RemoveField(
            model_name="dwelling",
            name="available_from",
        ),
        migrations.RemoveField(
            model_name="dwelling",
            name="available_until",
        ),
        migrations.RemoveField(
            model_name="historicaldwelling",
            name="available_from",
        ),
        migrations.RemoveField(
            model_name="historicaldwelling",
            name="available_until",
        ),
        append_only(
            "participants_historicalagreement",
            "participants_historicalanswer",
            "participants_historicalavailability",
            "participants_historicalbarrier",
            "participants_historicalbarrierstatus",
            "participants_historicalchecklist",
            "participants_historicalexitplan",
            "participants_historicalgoal",
            "participants_historicalgoalstep",
            "participants_historicalhandover",
            "participants_historicalinspection",
            "participants_historicalreferral_causes",
            "participants_historicalreturn",
        ),
    ]
