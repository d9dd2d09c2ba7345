-- The money of a pilot.

-- A quarter that begins on this day has at least one day of the pilot.
CREATE FUNCTION pilots_has_quarter(of_pilot pilots_pilot, first date) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT first <= of_pilot.ends_on AND first + interval '3 months' > of_pilot.starts_on
$$;

-- An amount is about a quarter of the pilot. The pilot is locked, so that its period does not change
-- meanwhile.
CREATE FUNCTION pilots_guard_amount() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_pilot pilots_pilot;
BEGIN
  SELECT p.* INTO of_pilot FROM pilots_pilot p JOIN pilots_fundingline l ON l.pilot_id = p.id
    WHERE l.id = NEW.line_id FOR SHARE OF p;
  IF NOT pilots_has_quarter(of_pilot, NEW.quarter_starts_on) THEN
    PERFORM core_refuse('pilots_fundingamount_in_period');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_amount AFTER INSERT OR UPDATE ON pilots_fundingamount
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION pilots_guard_amount();

-- The period of a pilot keeps the quarters that have an amount.
CREATE FUNCTION pilots_guard_funded_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM pilots_fundingamount a JOIN pilots_fundingline l ON l.id = a.line_id
    WHERE l.pilot_id = NEW.id AND NOT pilots_has_quarter(NEW, a.quarter_starts_on)
  ) THEN
    PERFORM core_refuse('pilots_pilot_period_covers_funding');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_funded_period AFTER UPDATE OF starts_on, ends_on ON pilots_pilot
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION pilots_guard_funded_period();
