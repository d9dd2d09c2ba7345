from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parent / "sql"


def _earlier_guard() -> str:
    """The function on referrals as it was before an exit used a referral up."""
    text = (_SQL / "0002_guard_stays.sql").read_text()
    start = text.index("CREATE FUNCTION participants_guard_referral()")
    end = text.index("END $$;", start) + len("END $$;")
    return text[start:end].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)


class Migration(migrations.Migration):
    """Who comes back is referred anew; keys come back after they were given."""

    dependencies = [("participants", "0012_guard_the_progress")]

    operations = [
        migrations.RunSQL(
            (_SQL / "0013_guard_coming_back.sql").read_text(),
            (_SQL / "0013_guard_coming_back_reverse.sql").read_text()
            + _earlier_guard()
            + "\nDROP FUNCTION participants_is_accepted(bigint, date);\n",
        )
    ]
