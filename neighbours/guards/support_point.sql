-- The day book of the support point.

-- A day lies within the pilot's period, and was open if someone walked in.
CREATE FUNCTION neighbours_guard_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM pilots_pilot
    WHERE id = NEW.pilot_id AND NEW.day BETWEEN starts_on AND ends_on
  ) THEN
    PERFORM core_refuse('neighbours_supportpointday_in_period');
  END IF;
  IF NEW.opens_at IS NULL AND EXISTS (SELECT 1 FROM neighbours_walkin WHERE day_id = NEW.id) THEN
    PERFORM core_refuse('neighbours_supportpointday_open_for_walk_ins');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_day AFTER INSERT OR UPDATE ON neighbours_supportpointday
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_day();

-- Someone walks in on a day that was open. The day is locked, so that it is not closed meanwhile.
CREATE FUNCTION neighbours_guard_walkin() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  opening time;
BEGIN
  SELECT opens_at INTO opening FROM neighbours_supportpointday WHERE id = NEW.day_id FOR SHARE;
  IF opening IS NULL THEN
    PERFORM core_refuse('neighbours_walkin_on_open_day');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_walkin AFTER INSERT OR UPDATE ON neighbours_walkin
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_walkin();
