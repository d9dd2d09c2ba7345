-- A day in the day book has come (a day's slack for the time zone), lies in the pilot's period,
-- and is open when someone walked in. Walk-ins wait for a change of their day, and the reverse.
CREATE FUNCTION neighbours_refuse(rule text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'refused by the rule %', rule
    USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $$;

CREATE FUNCTION neighbours_guard_supportpointday() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.day > CURRENT_DATE + 1 THEN
    PERFORM neighbours_refuse('neighbours_supportpointday_not_ahead');
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM pilots_pilot
    WHERE id = NEW.pilot_id AND NEW.day BETWEEN starts_on AND ends_on
  ) THEN
    PERFORM neighbours_refuse('neighbours_supportpointday_in_period');
  END IF;
  IF NEW.opens_at IS NULL
    AND EXISTS (SELECT 1 FROM neighbours_walkin WHERE day_id = NEW.id)
  THEN
    PERFORM neighbours_refuse('neighbours_supportpointday_open_for_walk_ins');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_day AFTER INSERT OR UPDATE ON neighbours_supportpointday
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_supportpointday();

CREATE FUNCTION neighbours_guard_walkin() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  opening time;
BEGIN
  SELECT opens_at INTO opening FROM neighbours_supportpointday WHERE id = NEW.day_id FOR SHARE;
  IF opening IS NULL THEN
    PERFORM neighbours_refuse('neighbours_walkin_on_open_day');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_walkin AFTER INSERT OR UPDATE ON neighbours_walkin
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_walkin();
