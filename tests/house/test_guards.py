"""The guards of the database: each stands once in a file, has a rule, and comes back by itself."""

import re
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import InternalError, connection
from django.db.migrations import RunSQL
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from interwonen.core import rules
from interwonen.core.guarding import append_only_models, guard_files, our_apps
from tests.house.sources import APPS, ROOT, name_of

# What comes in one change is one migration per app.
MOST_LINES, MOST_MIGRATIONS = 10_150, 35
# What is no history, and is never changed either.
KEPT_FOR_GOOD = {
    "audit_accessevent",
    "audit_logblock",
    "audit_sealedline",
    "audit_subjecthead",
    "evaluations_momentfigure",
    "evaluations_publishedfile",
    "evaluations_publishedreport",
    "rights_copycontent",
    "rights_copyfile",
}
CLOCKS = re.compile(
    r"\b(current_date|current_timestamp|localtime\w*|now|\w+_timestamp|timeofday)\b"
)
NAMED = re.compile(
    r"'((?:core|accounts|pilots|participants|neighbours|evaluations|rights|retention)_\w+)'"
)

FUNCTIONS = """
  SELECT p.oid::regprocedure::text, pg_get_functiondef(p.oid), p.prosrc FROM pg_proc p
  WHERE pronamespace = current_schema()::regnamespace"""
TRIGGERS = """
  SELECT tgrelid::regclass::text || '.' || tgname, pg_get_triggerdef(oid), tgenabled
  FROM pg_trigger WHERE NOT tgisinternal"""
VIEWS = """
  SELECT viewname, definition, viewowner FROM pg_views WHERE schemaname = current_schema()"""
CONSTRAINTS = """
  SELECT conrelid::regclass::text || '.' || conname, pg_get_constraintdef(oid), convalidated
  FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND conrelid <> 0"""
INDEXES = """
  SELECT indexname, indexdef, tablename FROM pg_indexes WHERE schemaname = current_schema()"""
COLUMNS = """
  SELECT table_name || '.' || column_name, data_type || is_nullable, column_default
  FROM information_schema.columns WHERE table_schema = current_schema()"""


def rows(query):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return sorted(cursor.fetchall())


def schema():
    return [rows(query) for query in (FUNCTIONS, TRIGGERS, VIEWS, CONSTRAINTS, INDEXES, COLUMNS)]


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def migrate():
    call_command("migrate", verbosity=0)


def migrations():
    return [path for app in APPS for path in (ROOT / app).rglob("migrations/0*.py")]


def constraint_names():
    """A unique constraint with a condition or an expression is an index."""
    names = {name.partition(".")[2] for name, *_ in rows(CONSTRAINTS)}
    return names | {name for name, *_ in rows(INDEXES)}


def refused_names():
    """The names of rules in the functions of the live database."""
    return {name for _, _, source in rows(FUNCTIONS) for name in NAMED.findall(source)}


def test_every_name_that_a_guard_refuses_with_is_a_rule(db):
    assert len(refused_names()) > 50
    assert refused_names() - set(rules.registered()) == set()


def test_the_names_in_the_files_are_those_in_the_database(db):
    code = "\n".join(path.read_text() for path in guard_files())
    assert set(NAMED.findall(code)) == refused_names()


def test_a_rule_is_guarded_when_the_database_refuses_it_and_only_then(db):
    refused = refused_names() | constraint_names()
    known = rules.registered().items()
    guarded = {name for name, rule in known if not isinstance(rule, rules.ActionRule)}
    assert guarded - refused == set()
    assert (set(rules.registered()) - guarded) & refused == set()


def test_a_doubt_is_a_rule_of_an_action():
    doubts = [rule for rule in rules.registered().values() if rule.confirm]
    assert doubts
    assert [rule.name for rule in doubts if not isinstance(rule, rules.ActionRule)] == []


def test_each_function_trigger_and_view_is_made_once(db):
    code = "\n".join(path.read_text() for path in guard_files())
    made = re.findall(r"CREATE FUNCTION (\w+)", code)
    triggers = re.findall(r"TRIGGER (\w+)\s[^;]*?\sON (\w+)", code)
    assert " OR REPLACE " not in code
    assert len(made) == len(set(made))
    assert len(triggers) == len(set(triggers)) == code.count("TRIGGER ")
    assert {name.partition("(")[0] for name, *_ in rows(FUNCTIONS)} == set(made)
    assert sorted(re.findall(r"CREATE VIEW (\w+)", code)) == [name for name, *_ in rows(VIEWS)]
    generated = {
        "append_only",
        "owner_is_fixed",
        "dates_in_reach",
        "never_deleted",
        "stays_withdrawn",
        "told_by_history",
    }
    live = {tuple(reversed(name.split("."))) for name, *_ in rows(TRIGGERS)}
    assert {name for name in live if name[0] not in generated} == set(triggers)


def test_every_model_without_a_table_has_a_view_with_its_columns(db):
    unmanaged = [model for model in apps.get_models() if not model._meta.managed]
    columns = {name for name, *_ in rows(COLUMNS)}
    assert {model._meta.db_table for model in unmanaged} == {name for name, *_ in rows(VIEWS)}
    for model in unmanaged:
        fields = {f"{model._meta.db_table}.{field.column}" for field in model._meta.fields}
        assert fields <= columns


def test_no_guard_reads_a_clock(db):
    reading = [name for name, _, source in rows(FUNCTIONS) if CLOCKS.search(source.lower())]
    others = rows(TRIGGERS) + rows(CONSTRAINTS) + rows(VIEWS)
    reading += [name for name, made, _ in others if CLOCKS.search(made.lower())]
    assert reading == []


@pytest.mark.parametrize("clock", ["CURRENT_DATE + 1", "now()", "clock_timestamp()"])
def test_a_clock_is_found(clock):
    assert CLOCKS.search(f"IF NEW.day > {clock} THEN".lower())


def test_history_and_the_access_log_are_append_only(db):
    tables = {model._meta.db_table for model in append_only_models()}
    kept = {name.partition(".")[0] for name, *_ in rows(TRIGGERS) if name.endswith(".append_only")}
    history = {table for table in connection.introspection.table_names() if "_historical" in table}
    assert tables == kept == history | KEPT_FOR_GOOD


def test_what_says_why_it_was_withdrawn_is_never_deleted_and_never_comes_back(db):
    columns = {name for name, *_ in rows(COLUMNS) if name.endswith(".withdrawn_because")}
    tables = {name.partition(".")[0] for name in columns if "_historical" not in name}
    for trigger in ("never_deleted", "stays_withdrawn"):
        kept = {name.partition(".")[0] for name, *_ in rows(TRIGGERS) if name.endswith(trigger)}
        assert kept == tables - {"participants_supportsession"}  # it has a status for it


def test_every_constraint_holds_for_all_rows(db):
    assert [name for name, _, validated in rows(CONSTRAINTS) if not validated] == []


def test_migrations_and_guards_stay_short():
    assert len(migrations()) <= MOST_MIGRATIONS
    lines = sum(len(path.read_text().splitlines()) for path in [*migrations(), *guard_files()])
    assert lines <= MOST_LINES, [name_of(path) for path in migrations()]


class TestMigrate:
    """Each test ends with a `migrate`, because other tests use the same database."""

    @pytest.fixture(autouse=True)
    def before(self, transactional_db):
        self.before = schema()
        yield
        migrate()

    def test_twice_changes_nothing(self):
        migrate()
        assert schema() == self.before

    @pytest.mark.parametrize(
        ("trigger", "table"),
        [
            ("guard_placement", "participants_placement"),
            ("append_only", "participants_historicalplacement"),
            ("owner_is_fixed", "participants_placement"),
            ("never_deleted", "neighbours_enquirystep"),
        ],
    )
    def test_brings_back_a_trigger_that_was_dropped(self, trigger, table):
        run(f"DROP TRIGGER {trigger} ON {table}")
        assert schema() != self.before
        migrate()
        assert schema() == self.before

    def test_takes_away_what_no_file_holds(self):
        run(
            "CREATE FUNCTION participants_left_over() RETURNS trigger LANGUAGE plpgsql"
            " AS 'BEGIN RETURN NEW; END'"
        )
        run(
            "CREATE TRIGGER left_over BEFORE INSERT ON participants_goal"
            " FOR EACH ROW EXECUTE FUNCTION participants_left_over()"
        )
        migrate()
        assert schema() == self.before

    def test_brings_back_a_view_that_was_dropped_or_changed(self):
        run("DROP VIEW participants_filetext")
        run("CREATE VIEW participants_filetext AS SELECT 1 AS key")
        migrate()
        assert schema() == self.before

    def test_takes_away_views_that_no_file_holds_also_one_that_shows_another(self):
        run("CREATE VIEW participants_left_over AS SELECT * FROM participants_filetext")
        run("CREATE VIEW participants_over AS SELECT * FROM participants_left_over")
        for name in ("participants_left_over", "participants_over"):
            run(f"COMMENT ON VIEW {name} IS 'Made by migrate of Interwonen'")
        migrate()
        assert schema() == self.before

    def test_who_serves_pages_gets_new_tables_and_the_views_again(self):
        run("CREATE ROLE iw_pages")  # of all databases: beside this, other tests make an iw_web
        run("CREATE ROLE iw_reader")
        run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO iw_reader")
        try:
            call_command("grant", "iw_pages")
            run("REVOKE ALL ON participants_goal FROM iw_pages")  # as of a new table
            migrate()
            may = [
                rows(f"SELECT has_table_privilege('{role}', 'participants_{name}', '{right}')")
                for role in ("iw_pages", "iw_reader")
                for name, right in (("filetext", "SELECT"), ("goal", "UPDATE"))
            ]
        finally:
            for role in ("iw_pages", "iw_reader"):
                run(f"DROP OWNED BY {role}")
                run(f"DROP ROLE {role}")
        assert may == [[(True,)], [(True,)], [(False,)], [(False,)]]

    def test_leaves_what_is_not_ours(self):
        run("CREATE FUNCTION participantsless() RETURNS int LANGUAGE sql AS 'SELECT 1'")
        run("CREATE VIEW participantsless AS SELECT 1")
        run("CREATE VIEW participants_per_month AS SELECT 1")
        migrate()
        assert "participantsless()" in [name for name, *_ in rows(FUNCTIONS)]
        assert {"participantsless", "participants_per_month"} <= {name for name, *_ in rows(VIEWS)}
        run("DROP VIEW participants_per_month")
        run("DROP FUNCTION participantsless()")
        run("DROP VIEW participantsless")

    @staticmethod
    def migration_that_nothing_needs():
        """One of our own, by app and name."""
        nodes = MigrationLoader(connection).graph.node_map.items()
        ours = {config.label for config in our_apps()}
        return max(key for key, node in nodes if key[0] in ours and not node.children)

    def test_a_migration_may_change_a_column_that_a_view_shows(self, monkeypatch):
        app, name = self.migration_that_nothing_needs()
        newest = MigrationRecorder.Migration.objects.get(app=app, name=name)
        module = import_module(f"{apps.get_app_config(app).name}.migrations.{name}")
        change = "ALTER TABLE participants_goal ALTER text TYPE varchar"
        there_and_back = [RunSQL(f"{change}(301)"), RunSQL(f"{change}(300)")]
        monkeypatch.setattr(module.Migration, "operations", there_and_back)
        newest.delete()
        migrate()
        assert schema() == self.before

    def test_waits_until_all_tables_are_there(self):
        run("ALTER TABLE neighbours_reply RENAME TO elsewhere")
        run("DROP TRIGGER guard_placement ON participants_placement")
        migrate()
        run("ALTER TABLE elsewhere RENAME TO neighbours_reply")
        assert "participants_placement.guard_placement" not in [n for n, *_ in rows(TRIGGERS)]
        migrate()
        assert schema() == self.before

    def test_a_flush_leaves_the_guards_as_they_are(self):
        run("DROP TRIGGER guard_placement ON participants_placement")
        call_command("flush", verbosity=0, interactive=False)
        assert schema() != self.before


@pytest.mark.parametrize(
    "query",
    [
        "SELECT participants_residents_on(1, '2021-06-30')",
        "SELECT count(*) FROM participants_filetext",
    ],
)
def test_migrate_never_takes_along_what_someone_built_on_a_guard(db, query):
    run(f"CREATE VIEW report AS {query}")
    with pytest.raises(InternalError, match="view report depends on"):
        migrate()
    assert rows("SELECT viewname FROM pg_views WHERE viewname = 'report'")
