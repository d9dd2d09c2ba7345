-- Ways round the rules on growth and on dwellings that are not ready.

-- The places at the start are fixed from the first stay or the first day on: growth is a decision.
CREATE OR REPLACE FUNCTION participants_guard_pilot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue(NEW.id);
  IF EXISTS (
    SELECT 1
    FROM participants_placement stay JOIN participants_dwelling home ON home.id = stay.dwelling_id
    WHERE home.pilot_id = NEW.id AND (stay.starts_on < NEW.starts_on OR stay.ends_on > NEW.ends_on)
  ) THEN
    PERFORM participants_refuse('pilots_pilot_covers_stays');
  END IF;
  IF EXISTS (
    SELECT 1 FROM pilots_capacitystep
    WHERE pilot_id = NEW.id AND capacity NOT BETWEEN NEW.base_capacity AND NEW.maximum_capacity
  ) THEN
    PERFORM participants_refuse('pilots_pilot_bounds_cover_steps');
  END IF;
  IF EXISTS (
    SELECT 1 FROM pilots_capacitystep
    WHERE pilot_id = NEW.id AND effective_from NOT BETWEEN NEW.starts_on AND NEW.ends_on
  ) THEN
    PERFORM participants_refuse('pilots_pilot_period_covers_steps');
  END IF;
  PERFORM participants_refuse_overfull(NEW.id, 'pilots_pilot_covers_residents');
  IF NEW.base_capacity <> OLD.base_capacity AND (OLD.starts_on <= CURRENT_DATE OR EXISTS (
    SELECT 1
    FROM participants_placement stay JOIN participants_dwelling home ON home.id = stay.dwelling_id
    WHERE home.pilot_id = NEW.id))
  THEN
    PERFORM participants_refuse('pilots_pilot_base_is_fixed');
  END IF;
  RETURN NULL;
END $$;

-- Keys are given of a dwelling that was found ready since the resident before left. The inspection
-- is held, so that nobody corrects it meanwhile. Python: participants/reckoning/inspections.py.
CREATE FUNCTION participants_guard_ready() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stay participants_placement;
  found participants_inspection;
BEGIN
  SELECT * INTO stay FROM participants_placement WHERE id = NEW.placement_id;
  SELECT * INTO found FROM participants_inspection
    WHERE dwelling_id = stay.dwelling_id AND inspected_on <= NEW.handed_on
    ORDER BY inspected_on DESC, id DESC LIMIT 1 FOR SHARE;
  IF found.id IS NULL OR NOT found.is_ready OR EXISTS (
    SELECT 1 FROM participants_placement
    WHERE dwelling_id = stay.dwelling_id
      AND ends_on < stay.starts_on AND ends_on > found.inspected_on
  ) THEN
    PERFORM participants_refuse('participants_handover_of_a_ready_dwelling');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_ready AFTER INSERT ON participants_handover
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.moment = 'start')
  EXECUTE FUNCTION participants_guard_ready();
CREATE CONSTRAINT TRIGGER guard_still_ready AFTER UPDATE ON participants_handover
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.moment = 'start'
    AND (OLD.moment <> NEW.moment OR OLD.handed_on <> NEW.handed_on))
  EXECUTE FUNCTION participants_guard_ready();

-- And the other way round: an inspection on which keys were given goes on saying ready by then.
CREATE FUNCTION participants_guard_inspection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1
    FROM participants_handover given JOIN participants_placement stay ON stay.id = given.placement_id
    WHERE stay.dwelling_id = OLD.dwelling_id
      AND given.moment = 'start' AND given.handed_on >= OLD.inspected_on
      AND NOT EXISTS (
        SELECT 1 FROM participants_inspection look
        WHERE look.dwelling_id = stay.dwelling_id AND look.is_ready
          AND look.inspected_on <= given.handed_on
          AND NOT EXISTS (
            SELECT 1 FROM participants_placement
            WHERE dwelling_id = stay.dwelling_id
              AND ends_on < stay.starts_on AND ends_on > look.inspected_on))
  ) THEN
    PERFORM participants_refuse('participants_inspection_carries_keys');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_keys AFTER UPDATE ON participants_inspection
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.is_ready
    AND (NOT NEW.is_ready OR OLD.inspected_on <> NEW.inspected_on))
  EXECUTE FUNCTION participants_guard_inspection();
CREATE CONSTRAINT TRIGGER guard_no_keys AFTER DELETE ON participants_inspection
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.is_ready)
  EXECUTE FUNCTION participants_guard_inspection();
CREATE TRIGGER dwelling_is_fixed BEFORE UPDATE ON participants_inspection
  FOR EACH ROW WHEN (OLD.dwelling_id <> NEW.dwelling_id)
  EXECUTE FUNCTION participants_refuse_another_pilot();

-- A stay that was supported is no typing error: it ends with an exit.
CREATE FUNCTION participants_guard_calling_off() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM participants_supportsession
    WHERE participant_id = OLD.participant_id AND status = 'held' AND day >= OLD.starts_on
  ) THEN
    PERFORM participants_refuse('participants_placement_has_begun');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_calling_off AFTER DELETE ON participants_placement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_calling_off();
