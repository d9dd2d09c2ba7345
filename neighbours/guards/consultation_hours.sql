-- The telephone consultation hours.

-- An hour lies in the year before the pilot or in its period, has room for one call, and keeps the
-- appointments and calls that it has. One that was cancelled is not moved, nor held after all.
CREATE FUNCTION neighbours_guard_consultationhour() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM pilots_pilot
    WHERE id = NEW.pilot_id AND NEW.day BETWEEN starts_on - interval '1 year' AND ends_on
  ) THEN
    PERFORM core_refuse('neighbours_consultationhour_in_period');
  END IF;
  IF NEW.closes_at - NEW.opens_at < NEW.slot_minutes * interval '1 minute' THEN
    PERFORM core_refuse('neighbours_consultationhour_slot_fits');
  END IF;
  IF EXISTS (
    SELECT 1 FROM neighbours_call
    WHERE hour_id = NEW.id AND withdrawn_because = ''
      AND NOT neighbours_is_slot(slot_at, NEW.opens_at, NEW.closes_at, NEW.slot_minutes)
  ) THEN
    PERFORM core_refuse('neighbours_call_in_a_slot');
  END IF;
  IF NEW.cancelled_because <> '' AND EXISTS (
    SELECT 1 FROM neighbours_call
    WHERE hour_id = NEW.id AND withdrawn_because = '' AND outcome <> 'call_back'
  ) THEN
    PERFORM core_refuse('neighbours_call_hour_goes_on');
  END IF;
  IF OLD.cancelled_because <> '' AND (OLD.day, OLD.opens_at, OLD.closes_at, true)
    <> (NEW.day, NEW.opens_at, NEW.closes_at, NEW.cancelled_because <> '')
  THEN
    PERFORM core_refuse('neighbours_consultationhour_still_goes_on');
  END IF;
  RETURN NULL;
END $$;

-- Whether a slot of an hour begins at a time; no time is no appointment, and always right.
CREATE FUNCTION neighbours_is_slot(slot time, opening time, closing time, minutes int)
RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT slot IS NULL OR (
    slot >= opening
    AND closing - slot >= minutes * interval '1 minute'
    AND extract(epoch FROM slot - opening)::bigint % (minutes * 60) = 0)
$$;

CREATE CONSTRAINT TRIGGER guard_consultationhour
  AFTER INSERT OR UPDATE ON neighbours_consultationhour
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_consultationhour();

-- What became an enquiry keeps its words and its caller there, not here.
-- A call has an appointment in a slot or none, in an hour that goes on; only one to call back may
-- be left of an hour that was cancelled. The hour is locked, so that it does not change meanwhile.
-- What is said of a report, a threat, a complaint or an objection becomes an enquiry.
CREATE FUNCTION neighbours_guard_call() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  hour neighbours_consultationhour;
BEGIN
  IF NEW.enquiry_id IS NOT NULL AND (
    NEW.caller_name <> '' OR NEW.telephone <> '' OR NEW.note <> ''
    OR NEW.kind_id IS NOT NULL OR NEW.category_id IS NOT NULL
  ) THEN
    PERFORM core_refuse('neighbours_call_kept_by_enquiry');
  END IF;
  IF NEW.withdrawn_because <> '' THEN
    RETURN NULL;
  END IF;
  IF NEW.enquiry_id IS NULL AND (NEW.outcome = 'taken' OR NEW.called_back_at IS NOT NULL)
    AND (NEW.category_id = 'report_category.threat'
      OR NEW.kind_id IN ('contact_kind.report', 'contact_kind.complaint', 'contact_kind.objection'))
    AND (NEW.enquiry_id, NEW.outcome, NEW.called_back_at, NEW.kind_id, NEW.category_id)
      IS DISTINCT FROM
      (OLD.enquiry_id, OLD.outcome, OLD.called_back_at, OLD.kind_id, OLD.category_id)
  THEN
    PERFORM core_refuse('neighbours_call_always_recorded');
  END IF;
  SELECT * INTO hour FROM neighbours_consultationhour WHERE id = NEW.hour_id FOR SHARE;
  IF NOT neighbours_is_slot(NEW.slot_at, hour.opens_at, hour.closes_at, hour.slot_minutes) THEN
    PERFORM core_refuse('neighbours_call_in_a_slot');
  END IF;
  IF hour.cancelled_because <> '' AND NEW.outcome <> 'call_back' THEN
    PERFORM core_refuse('neighbours_call_hour_goes_on');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_call AFTER INSERT OR UPDATE ON neighbours_call
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_call();
