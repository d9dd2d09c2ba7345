-- When a dwelling is available, and whether it was inspected before the keys were given.

-- Availability never shrinks to leave a day of a stay outside it.
CREATE FUNCTION participants_guard_availability() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue(pilot_id) FROM participants_dwelling WHERE id = OLD.dwelling_id;
  IF EXISTS (
    SELECT 1 FROM participants_placement
    WHERE dwelling_id = OLD.dwelling_id
      AND NOT participants_is_let(dwelling_id, starts_on, ends_on)
  ) THEN
    PERFORM core_refuse('participants_availability_covers_placements');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_placements AFTER UPDATE OR DELETE ON participants_availability
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_availability();

-- Keys that were given stay keys of a dwelling that was ready: an inspection that is recorded,
-- corrected or withdrawn later does not make the last one by that day say otherwise, or leave none
-- since the previous resident. Of one day the inspection that says ready counts, because what was
-- found after the keys were given may be of that day too.
CREATE FUNCTION participants_guard_inspection() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_dwelling bigint := COALESCE(NEW.dwelling_id, OLD.dwelling_id);
BEGIN
  IF EXISTS (
    SELECT 1
    FROM participants_handover given
      JOIN participants_placement placement ON placement.id = given.placement_id
      LEFT JOIN LATERAL (
        SELECT is_ready, inspected_on FROM participants_inspection
        WHERE dwelling_id = of_dwelling AND inspected_on <= given.handed_on
        ORDER BY inspected_on DESC, is_ready DESC LIMIT 1
      ) last ON true
    WHERE placement.dwelling_id = of_dwelling AND given.phase = 'start'
      AND given.handed_on >= LEAST(OLD.inspected_on, NEW.inspected_on)
      AND (last.is_ready IS NOT TRUE OR EXISTS (
        SELECT 1 FROM participants_placement
        WHERE dwelling_id = of_dwelling
          AND ends_on < placement.starts_on AND ends_on > last.inspected_on))
  ) THEN
    PERFORM core_refuse('participants_inspection_carries_keys');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_earlier_keys AFTER INSERT ON participants_inspection
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NOT NEW.is_ready)
  EXECUTE FUNCTION participants_guard_inspection();
CREATE CONSTRAINT TRIGGER guard_keys AFTER UPDATE ON participants_inspection
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.is_ready <> NEW.is_ready OR OLD.inspected_on <> NEW.inspected_on)
  EXECUTE FUNCTION participants_guard_inspection();
CREATE CONSTRAINT TRIGGER guard_no_keys AFTER DELETE ON participants_inspection
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.is_ready)
  EXECUTE FUNCTION participants_guard_inspection();

-- The last day of the last stay that was over before a day.
CREATE FUNCTION participants_vacant_since(dwelling bigint, day date) RETURNS date
LANGUAGE plpgsql STABLE AS $$ BEGIN
  RETURN (SELECT max(ends_on) FROM participants_placement
    WHERE dwelling_id = dwelling AND ends_on < day);
END $$;

-- The first day from a day on, within the pilot, on which a dwelling is let and nobody lives in it.
CREATE FUNCTION participants_free_from(of_dwelling bigint, from_day date) RETURNS date
LANGUAGE plpgsql STABLE AS $$ BEGIN
  RETURN (SELECT min(day) FROM (
      SELECT from_day AS day
      UNION SELECT ends_on + 1 FROM participants_placement
        WHERE dwelling_id = of_dwelling AND ends_on >= from_day
      UNION SELECT starts_on FROM participants_availability
        WHERE dwelling_id = of_dwelling AND starts_on > from_day) candidate
    WHERE participants_is_let(of_dwelling, day, day)
      AND NOT EXISTS (SELECT 1 FROM participants_placement
        WHERE dwelling_id = of_dwelling AND day BETWEEN starts_on AND ends_on)
      AND day <= (SELECT pilot.ends_on FROM participants_dwelling dwelling
        JOIN pilots_pilot pilot ON pilot.id = dwelling.pilot_id WHERE dwelling.id = of_dwelling));
END $$;

-- The state of a dwelling on a day (Dwelling.State); `participants/querysets/dwellings.py` gives it
-- to lists. After a stay it is to be inspected until an inspection is recorded; then, and before
-- the first stay, the last inspection decides whether it is ready.
CREATE FUNCTION participants_dwelling_state(dwelling bigint, day date) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
  vacant_since date := participants_vacant_since(dwelling, day);
  inspection participants_inspection;
BEGIN
  IF EXISTS (
    SELECT 1 FROM participants_placement
    WHERE dwelling_id = dwelling AND day BETWEEN starts_on AND ends_on)
  THEN
    RETURN 'occupied';
  ELSIF NOT EXISTS (
    SELECT 1 FROM participants_availability
    WHERE dwelling_id = dwelling AND starts_on <= day AND (ends_on IS NULL OR ends_on >= day))
  THEN
    RETURN 'unavailable';
  END IF;
  SELECT * INTO inspection FROM participants_inspection
    WHERE dwelling_id = dwelling AND inspected_on <= day
    ORDER BY inspected_on DESC, id DESC LIMIT 1;
  IF vacant_since IS NOT NULL AND vacant_since > COALESCE(inspection.inspected_on, '-infinity') THEN
    RETURN 'to_inspect';
  END IF;
  RETURN CASE WHEN inspection.is_ready THEN 'ready' ELSE 'preparing' END;
END $$;
