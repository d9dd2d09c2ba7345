-- By when an enquiry must be answered. Working days are counted by `last_day_after` of the selector;
-- what holds whatever days are holidays is guarded here. At the end of a transaction, for a correction
-- moves all last days of an enquiry one by one.

-- A term is six weeks at most, and that is what the law gives; a last day off makes it some days longer.
CREATE FUNCTION neighbours_is_term(asked neighbours_enquiry, start date, due date) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT due > start AND due <= start + 49
    AND (due >= start + 42
      OR NOT neighbours_has_term_of_law((asked).kind_id, (asked).category_id))
$$;

-- What is opened again gets a new term, and an extension in time adds four weeks. Else only waiting for
-- the neighbour moves the last day, not back nor for ever, and no term of the law. Looks at the steps
-- from one on, so that what was recorded before there were such terms can be dealt with.
CREATE FUNCTION neighbours_refuse_other_terms(enquiry bigint, first bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  asked neighbours_enquiry;
  is_of_law boolean;
BEGIN
  SELECT * INTO asked FROM neighbours_enquiry WHERE id = enquiry;
  is_of_law := neighbours_has_term_of_law(asked.kind_id, asked.category_id);
  IF EXISTS (
    SELECT 1 FROM (
      SELECT *, lag(taken_on) OVER in_order AS since,
        coalesce(lag(due_on) OVER in_order, asked.due_on) AS before
      FROM neighbours_enquirystep WHERE enquiry_id = enquiry AND withdrawn_because = ''
      WINDOW in_order AS (ORDER BY id)
    ) AS steps
    WHERE id >= first AND NOT CASE
      WHEN status = 'reopened' THEN neighbours_is_term(asked, taken_on, due_on)
      WHEN status = 'extended' AND is_of_law AND taken_on <= before THEN
        due_on BETWEEN before + 28 AND before + 35
      WHEN came_from = 'waiting' AND NOT is_of_law THEN
        due_on BETWEEN before AND before + 7 + 2 * (taken_on - since)
      ELSE due_on = before
    END
  ) THEN
    PERFORM core_refuse('neighbours_enquiry_due_by_term');
  END IF;
END $$;

CREATE FUNCTION neighbours_guard_step_term() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.due_on IS DISTINCT FROM OLD.due_on THEN
    PERFORM neighbours_refuse_other_terms(NEW.enquiry_id, NEW.id);
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_term AFTER INSERT OR UPDATE OF due_on ON neighbours_enquirystep
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_step_term();

CREATE FUNCTION neighbours_guard_term() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked neighbours_enquiry;
BEGIN
  IF (OLD.received_on, OLD.due_on, OLD.kind_id, OLD.category_id)
    IS NOT DISTINCT FROM (NEW.received_on, NEW.due_on, NEW.kind_id, NEW.category_id)
  THEN
    RETURN NULL;
  END IF;
  SELECT * INTO asked FROM neighbours_enquiry WHERE id = NEW.id;
  IF NOT neighbours_is_term(asked, asked.received_on, asked.due_on) THEN
    PERFORM core_refuse('neighbours_enquiry_due_by_term');
  END IF;
  PERFORM neighbours_refuse_other_terms(asked.id, 0);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_term
  AFTER INSERT OR UPDATE OF received_on, due_on, kind_id, category_id ON neighbours_enquiry
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_term();
