-- What happens to an enquiry, step by step, and how it stands on a day.

-- Someone else deals with an objection, and with a threat or violence; `goes_elsewhere` of the model.
CREATE FUNCTION neighbours_goes_elsewhere(kind text, category text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT true = ANY (neighbours_passed_on_as(kind, category))
$$;

-- The law sets the term of a complaint that does not go elsewhere; `has_term_of_law` of the model.
CREATE FUNCTION neighbours_has_term_of_law(kind text, category text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT kind = 'contact_kind.complaint' AND NOT neighbours_goes_elsewhere(kind, category)
$$;

-- How often the term was extended since an enquiry came in or was opened again.
CREATE FUNCTION neighbours_extensions(enquiry bigint) RETURNS bigint LANGUAGE plpgsql STABLE AS $$ BEGIN
  RETURN (SELECT count(*) FROM neighbours_enquirystep
    WHERE enquiry_id = enquiry AND status = 'extended' AND withdrawn_because = ''
      AND id > ALL (SELECT id FROM neighbours_enquirystep
        WHERE enquiry_id = enquiry AND status = 'reopened' AND withdrawn_because = ''));
END $$;

-- What goes elsewhere is passed on before we wait for the neighbour, and before it is closed.
CREATE FUNCTION neighbours_refuse_unless_passed_on(asked neighbours_enquiry) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF neighbours_goes_elsewhere(asked.kind_id, asked.category_id)
    AND NOT EXISTS (
      SELECT 1 FROM neighbours_enquirystep
      WHERE enquiry_id = asked.id AND status = 'forwarded' AND withdrawn_because = '')
  THEN
    PERFORM core_refuse('neighbours_enquirystep_passed_on_first');
  END IF;
END $$;

-- Only what has a term of the law stands extended, and from a day before that was over. What was opened
-- again has a term that no correction of the receipt moves. What goes elsewhere is not closed before it
-- was passed on, nor a report before someone said what was found. Called when a step is taken or
-- withdrawn, and when an enquiry is corrected.
CREATE FUNCTION neighbours_refuse_unlike_steps(asked neighbours_enquiry) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  closed boolean := neighbours_closed_on(asked.id, 'infinity') IS NOT NULL;
BEGIN
  IF NOT neighbours_has_term_of_law(asked.kind_id, asked.category_id)
    AND neighbours_extensions(asked.id) > 0
  THEN
    PERFORM core_refuse('neighbours_enquirystep_extended_has_term');
  END IF;
  IF EXISTS (
      SELECT 1 FROM neighbours_enquirystep
      WHERE enquiry_id = asked.id AND status = 'extended' AND withdrawn_because = ''
        AND taken_on > asked.due_on)
    AND NOT EXISTS (
      SELECT 1 FROM neighbours_enquirystep
      WHERE enquiry_id = asked.id AND status = 'reopened' AND withdrawn_because = '')
  THEN
    PERFORM core_refuse('neighbours_enquirystep_extended_in_time');
  END IF;
  IF closed THEN
    PERFORM neighbours_refuse_unless_passed_on(asked);
  END IF;
  IF closed AND asked.kind_id = 'contact_kind.report' AND asked.validity_id IS NULL THEN
    PERFORM core_refuse('neighbours_enquiry_closed_report_has_validity');
  END IF;
END $$;

-- A step begins where the one before it ended and not earlier, and only the last one is withdrawn.
-- What was withdrawn takes none, and what the neighbour called solved stays closed until that is gone.
-- The term of a complaint is extended once, before it is over and while nobody answered (Awb article
-- 9:11).
-- From which state to which is a constraint. The enquiry is locked, so that no two steps follow one.
CREATE FUNCTION neighbours_guard_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked neighbours_enquiry;
  before neighbours_enquirystep;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.withdrawn_because = NEW.withdrawn_because THEN
    RETURN NULL;  -- where it stands among the steps never changes
  END IF;
  SELECT * INTO asked FROM neighbours_enquiry WHERE id = NEW.enquiry_id FOR NO KEY UPDATE;
  IF asked.withdrawn_because <> '' THEN
    PERFORM core_refuse('core_still_stands');
  END IF;
  IF asked.solved_on IS NOT NULL THEN
    PERFORM core_refuse('neighbours_enquiry_solved_when_closed');
  END IF;
  IF EXISTS (
    SELECT 1 FROM neighbours_enquirystep
    WHERE enquiry_id = NEW.enquiry_id AND id > NEW.id AND withdrawn_because = ''
  ) THEN
    PERFORM core_refuse('neighbours_enquirystep_is_the_last');
  END IF;
  IF NEW.withdrawn_because <> '' THEN
    IF NEW.status = 'reopened' AND NEW.taken_by_id IS NULL THEN
      PERFORM core_refuse('neighbours_enquirystep_of_the_neighbour');
    END IF;
    PERFORM neighbours_refuse_unlike_steps(asked);
    RETURN NULL;
  END IF;
  SELECT * INTO before FROM neighbours_enquirystep
    WHERE enquiry_id = NEW.enquiry_id AND id < NEW.id AND withdrawn_because = ''
    ORDER BY id DESC LIMIT 1;
  IF NEW.came_from <> coalesce(before.status, 'reported') THEN
    PERFORM core_refuse('neighbours_enquirystep_allowed');
  END IF;
  IF NEW.taken_on < coalesce(before.taken_on, asked.received_on) THEN
    PERFORM core_refuse('neighbours_enquirystep_in_order');
  END IF;
  IF NEW.status = 'extended' AND (
    NOT neighbours_has_term_of_law(asked.kind_id, asked.category_id)
    OR NEW.taken_on > coalesce(before.due_on, asked.due_on)
    OR neighbours_extensions(asked.id) > 1
    OR neighbours_enquiry_is_settled(asked.id, 'infinity'))
  THEN
    PERFORM core_refuse('neighbours_enquirystep_extended_once');
  END IF;
  IF NEW.status = 'waiting' THEN
    PERFORM neighbours_refuse_unless_passed_on(asked);
  END IF;
  PERFORM neighbours_refuse_unlike_steps(asked);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_order
  AFTER INSERT OR UPDATE OF withdrawn_because ON neighbours_enquirystep
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_step();

-- How an enquiry stands on a day: after the last step by then.
CREATE FUNCTION neighbours_enquiry_status(enquiry bigint, day date) RETURNS text
LANGUAGE plpgsql STABLE AS $$ BEGIN
  RETURN coalesce(
    (SELECT 'withdrawn' FROM neighbours_enquiry WHERE id = enquiry AND withdrawn_because <> ''),
    (SELECT status FROM neighbours_enquirystep
      WHERE enquiry_id = enquiry AND withdrawn_because = '' AND taken_on <= day
      ORDER BY id DESC LIMIT 1),
    'reported');
END $$;

-- The day since which an enquiry is closed, as it stands on a day; NULL for an open one.
CREATE FUNCTION neighbours_closed_on(enquiry bigint, day date) RETURNS date
LANGUAGE plpgsql STABLE AS $$ BEGIN
  RETURN (SELECT CASE WHEN status = 'done' THEN taken_on END FROM neighbours_enquirystep
    WHERE enquiry_id = enquiry AND withdrawn_because = '' AND taken_on <= day
    ORDER BY id DESC LIMIT 1);
END $$;

CREATE FUNCTION neighbours_guard_corrected() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM neighbours_refuse_unlike_steps(NEW);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_corrected AFTER UPDATE ON neighbours_enquiry
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.withdrawn_because = ''
    AND (OLD.kind_id, OLD.category_id, OLD.validity_id, OLD.due_on)
    IS DISTINCT FROM (NEW.kind_id, NEW.category_id, NEW.validity_id, NEW.due_on))
  EXECUTE FUNCTION neighbours_guard_corrected();

-- The day of the last thing that the neighbour said or was told, as known on a day.
CREATE FUNCTION neighbours_last_word(enquiry bigint, day date) RETURNS date
LANGUAGE plpgsql STABLE AS $$ BEGIN
  RETURN greatest(
    (SELECT received_on FROM neighbours_enquiry WHERE id = enquiry),
    (SELECT max(taken_on) FROM neighbours_enquirystep
      WHERE enquiry_id = enquiry AND withdrawn_because = '' AND taken_on <= day),
    (SELECT max(replied_on) FROM neighbours_reply
      WHERE enquiry_id = enquiry AND withdrawn_because = '' AND replied_on <= day));
END $$;

-- The last day for an answer, as it was on a day: steps move it.
CREATE FUNCTION neighbours_last_day(enquiry bigint, day date) RETURNS date
LANGUAGE plpgsql STABLE AS $$ BEGIN
  RETURN coalesce(
    (SELECT due_on FROM neighbours_enquirystep
      WHERE enquiry_id = enquiry AND withdrawn_because = '' AND taken_on <= day
      ORDER BY id DESC LIMIT 1),
    (SELECT due_on FROM neighbours_enquiry WHERE id = enquiry));
END $$;

-- The day on which an enquiry was handled, as far as known on a day: that of the first answer, or of
-- the closing of one that needed none. What goes elsewhere is handled when it was passed on.
CREATE FUNCTION neighbours_handled_on(enquiry bigint, day date) RETURNS date
LANGUAGE plpgsql STABLE AS $$ BEGIN
  RETURN (
    SELECT least(
      (SELECT min(replied_on) FROM neighbours_reply
        WHERE enquiry_id = asked.id AND withdrawn_because = '' AND replied_on <= day
          AND NOT elsewhere),
      (SELECT min(taken_on) FROM neighbours_enquirystep
        WHERE enquiry_id = asked.id AND withdrawn_because = '' AND taken_on <= day
          AND (status = 'done' OR elsewhere AND status = 'forwarded')))
    FROM neighbours_enquiry AS asked, neighbours_goes_elsewhere(kind_id, category_id) AS elsewhere
    WHERE asked.id = enquiry);
END $$;

-- Whether an enquiry needs no answer of ours any more on a day: it was handled since it was last
-- opened again.
CREATE FUNCTION neighbours_enquiry_is_settled(enquiry bigint, day date) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
  elsewhere boolean;
  again bigint;
  times bigint;
BEGIN
  SELECT neighbours_goes_elsewhere(kind_id, category_id) INTO elsewhere
    FROM neighbours_enquiry WHERE id = enquiry;
  SELECT coalesce(max(id), 0), count(*) INTO again, times FROM neighbours_enquirystep
    WHERE enquiry_id = enquiry AND status = 'reopened' AND withdrawn_because = ''
      AND taken_on <= day;
  RETURN EXISTS (
      SELECT 1 FROM neighbours_enquirystep
      WHERE enquiry_id = enquiry AND id > again AND withdrawn_because = '' AND taken_on <= day
        AND (status = 'done' OR elsewhere AND status = 'forwarded'))
    OR NOT elsewhere AND EXISTS (
      SELECT 1 FROM neighbours_reply
      WHERE enquiry_id = enquiry AND reopenings >= times AND withdrawn_because = ''
        AND replied_on <= day);
END $$;

-- Whether we have to do something about an enquiry, as it stands on a day: we owe an answer, or have to
-- pass it on. While the neighbour has to act first we do not, unless the law sets a term and that is
-- over; what goes elsewhere is passed on whatever the neighbour does.
CREATE FUNCTION neighbours_waits_for_us(enquiry bigint, day date) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
  status text := neighbours_enquiry_status(enquiry, day);
BEGIN
  RETURN status NOT IN ('done', 'withdrawn')
    AND NOT neighbours_enquiry_is_settled(enquiry, day)
    AND (status <> 'waiting' OR (
      SELECT neighbours_goes_elsewhere(kind_id, category_id)
        OR neighbours_has_term_of_law(kind_id, category_id) AND neighbours_last_day(id, day) < day
      FROM neighbours_enquiry WHERE id = enquiry));
END $$;
