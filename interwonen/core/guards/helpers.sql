-- Helpers for the guards of every app.

-- Refuse a change: the error names the rule the way a constraint would, so that the application
-- can tell the user which rule it was.
CREATE FUNCTION core_refuse(rule text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'refused by the rule %', rule
    USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $$;

-- History and the access log are only ever added to. The trigger `append_only` is generated.
CREATE FUNCTION core_refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME
    USING ERRCODE = 'check_violation', CONSTRAINT = 'core_append_only';
END $$;

-- Of every record each date lies in reach (core/periods.py). The trigger `dates_in_reach` is
-- generated. It is no constraint, because that cannot be added to a table with a date out of reach.
CREATE FUNCTION core_refuse_date() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM core_refuse('core_date_in_reach');
  RETURN NULL;
END $$;

-- What can be withdrawn is never deleted, and never comes back once it was withdrawn. The triggers
-- `never_deleted` and `stays_withdrawn` are generated.
CREATE FUNCTION core_refuse_undoing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM core_refuse(CASE TG_OP WHEN 'DELETE' THEN 'core_never_deleted' ELSE 'core_still_stands' END);
  RETURN NULL;
END $$;

-- A record never moves to another person, stay, dwelling or pilot: there it would bypass the checks
-- that were made when it was added. The trigger `owner_is_fixed` is generated.
CREATE FUNCTION core_refuse_another_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM core_refuse('core_owner_is_fixed');
  RETURN NULL;
END $$;

-- No change without its history: when a transaction ends, what it added, changed or deleted is as the
-- newest row of the history tells. The triggers `told_by_history` are generated, each with its query.
CREATE FUNCTION core_refuse_untold() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told boolean;
BEGIN
  IF TG_OP = 'DELETE' THEN
    EXECUTE TG_ARGV[0] INTO told USING OLD;
  ELSE
    EXECUTE TG_ARGV[0] INTO told USING NEW;
  END IF;
  IF told IS NOT TRUE THEN
    PERFORM core_refuse('core_history_tells');
  END IF;
  RETURN NULL;
END $$;
