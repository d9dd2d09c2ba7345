-- Keys of a dwelling: given at the start of a stay, returned at its end.

-- Keys that were returned were given, on that day or before it.
CREATE FUNCTION participants_refuse_never_given(placement bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM participants_handover back
    WHERE back.placement_id = placement AND back.phase = 'end' AND NOT EXISTS (
      SELECT 1 FROM participants_handover given
      WHERE given.placement_id = placement AND given.phase = 'start'
        AND given.handed_on <= back.handed_on)
  ) THEN
    PERFORM core_refuse('participants_handover_given_before_back');
  END IF;
END $$;

-- Keys are given during the stay, and returned on a day of it or later. The stay is locked, so that
-- its dates cannot change meanwhile.
CREATE FUNCTION participants_guard_handover() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  placement participants_placement;
BEGIN
  SELECT * INTO placement FROM participants_placement WHERE id = NEW.placement_id FOR SHARE;
  IF NEW.handed_on < placement.starts_on
    OR (NEW.phase = 'start' AND NEW.handed_on > placement.ends_on)
  THEN
    PERFORM core_refuse('participants_handover_during_placement');
  END IF;
  PERFORM participants_refuse_never_given(NEW.placement_id);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_handover AFTER INSERT OR UPDATE ON participants_handover
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_handover();

-- Keys that were returned keep the record that they were given.
CREATE FUNCTION participants_guard_keys_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_refuse_never_given(OLD.placement_id);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_keys_given AFTER DELETE ON participants_handover
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.phase = 'start')
  EXECUTE FUNCTION participants_guard_keys_given();

-- Keys are given for a dwelling that was found ready since the previous resident left. The
-- inspection is locked, so that it cannot be corrected meanwhile. In Python: `found_ready`.
CREATE FUNCTION participants_guard_ready() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  placement participants_placement;
  found participants_inspection;
BEGIN
  SELECT * INTO placement FROM participants_placement WHERE id = NEW.placement_id;
  SELECT * INTO found FROM participants_inspection
    WHERE dwelling_id = placement.dwelling_id AND inspected_on <= NEW.handed_on
    ORDER BY inspected_on DESC, id DESC LIMIT 1 FOR SHARE;
  IF found.id IS NULL OR NOT found.is_ready OR EXISTS (
    SELECT 1 FROM participants_placement
    WHERE dwelling_id = placement.dwelling_id
      AND ends_on < placement.starts_on AND ends_on > found.inspected_on
  ) THEN
    PERFORM core_refuse('participants_handover_of_a_ready_dwelling');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_ready AFTER INSERT ON participants_handover
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.phase = 'start')
  EXECUTE FUNCTION participants_guard_ready();
CREATE CONSTRAINT TRIGGER guard_still_ready AFTER UPDATE ON participants_handover
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.phase = 'start'
    AND (OLD.phase <> NEW.phase OR OLD.handed_on <> NEW.handed_on))
  EXECUTE FUNCTION participants_guard_ready();

-- Once keys were given, the stay keeps the dwelling that was found ready.
CREATE FUNCTION participants_guard_dwelling_of_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM participants_handover WHERE placement_id = NEW.id) THEN
    PERFORM core_refuse('participants_handover_of_a_ready_dwelling');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_dwelling_of_keys AFTER UPDATE ON participants_placement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.dwelling_id <> NEW.dwelling_id)
  EXECUTE FUNCTION participants_guard_dwelling_of_keys();
