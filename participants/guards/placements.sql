-- Who lives where, and how many people at most.
--
-- A guard that compares rows of one pilot first queues on that pilot by writing to its row. Locking
-- the row would not be enough: a transaction with a fixed snapshot (REPEATABLE READ) would get the
-- lock and then judge old rows, whereas a write makes it fail so that it starts again.

-- Wait until no other transaction changes the pilot.
CREATE FUNCTION participants_queue(on_pilot bigint) RETURNS void LANGUAGE sql AS $$
  UPDATE pilots_pilot SET occupancy_version = occupancy_version + 1 WHERE id = on_pilot
$$;

-- The same, for the pilot of a participant.
CREATE FUNCTION participants_queue_for(participant bigint) RETURNS void LANGUAGE sql AS $$
  SELECT participants_queue(pilot_id) FROM participants_participant WHERE id = participant
$$;

-- The capacity in force on a day: that of the last decision, else the base.
CREATE FUNCTION participants_capacity_on(of_pilot bigint, day date) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT COALESCE(
    (SELECT capacity FROM pilots_capacitystep
      WHERE pilot_id = of_pilot AND effective_from <= day
      ORDER BY effective_from DESC LIMIT 1),
    (SELECT base_capacity FROM pilots_pilot WHERE id = of_pilot))
$$;

-- The number of residents on a day.
CREATE FUNCTION participants_residents_on(of_pilot bigint, day date) RETURNS bigint
LANGUAGE sql STABLE AS $$
  SELECT count(*)
  FROM participants_placement placement
    JOIN participants_dwelling dwelling ON dwelling.id = placement.dwelling_id
  WHERE dwelling.pilot_id = of_pilot AND day BETWEEN placement.starts_on AND placement.ends_on
$$;

-- There are never more residents than places. They can only begin to exceed the capacity on a day
-- on which a stay starts or the capacity changes, so only those days are checked.
CREATE FUNCTION participants_refuse_overfull(of_pilot bigint, rule text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (
      SELECT placement.starts_on AS day
      FROM participants_placement placement
        JOIN participants_dwelling dwelling ON dwelling.id = placement.dwelling_id
      WHERE dwelling.pilot_id = of_pilot
      UNION
      SELECT effective_from FROM pilots_capacitystep WHERE pilot_id = of_pilot
    ) changes
    WHERE participants_residents_on(of_pilot, day) > participants_capacity_on(of_pilot, day)
  ) THEN
    PERFORM core_refuse(rule);
  END IF;
END $$;

-- The landlord lets the dwelling to the pilot on every day from the first to the last.
CREATE FUNCTION participants_is_let(dwelling bigint, first date, last date) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT COALESCE(
    daterange(first, last, '[]') <@ (
      SELECT range_agg(daterange(starts_on, ends_on, '[]'))
      FROM participants_availability WHERE dwelling_id = dwelling),
    false)
$$;

-- Someone may move in on a day: accepted by then, on a referral that no exit has used up.
CREATE FUNCTION participants_is_accepted(participant bigint, day date) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM participants_referral referral
    WHERE referral.participant_id = participant
      AND referral.decision = 'accepted' AND referral.decided_on <= day
      AND NOT EXISTS (
        SELECT 1
        FROM participants_exit exits
          JOIN participants_placement placement ON placement.id = exits.placement_id
        WHERE placement.participant_id = participant
          AND exits.exited_on < day AND exits.exited_on >= referral.referred_on))
$$;

-- A new stay queues before it enters the indexes. Otherwise it would hold its place in an index
-- while it waits for another transaction that is ahead in the queue and waits for that place.
CREATE FUNCTION participants_queue_first() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue(pilot_id) FROM participants_dwelling WHERE id = NEW.dwelling_id;
  RETURN NEW;
END $$;

CREATE TRIGGER queue_first BEFORE INSERT ON participants_placement
  FOR EACH ROW EXECUTE FUNCTION participants_queue_first();

-- A stay is in a dwelling of the person's own pilot, within the pilot's period and the dwelling's
-- availability, after an acceptance that no exit has used up, and within the capacity. Its exit
-- falls on its last day, and its keys were handed over during it.
CREATE FUNCTION participants_guard_placement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  dwelling participants_dwelling;
  of_pilot pilots_pilot;
BEGIN
  SELECT * INTO dwelling FROM participants_dwelling WHERE id = NEW.dwelling_id;
  PERFORM participants_queue(dwelling.pilot_id);
  SELECT * INTO of_pilot FROM pilots_pilot WHERE id = dwelling.pilot_id;

  IF dwelling.pilot_id <>
    (SELECT pilot_id FROM participants_participant WHERE id = NEW.participant_id)
  THEN
    PERFORM core_refuse('participants_placement_within_one_pilot');
  END IF;
  IF NEW.starts_on < of_pilot.starts_on OR NEW.ends_on > of_pilot.ends_on THEN
    PERFORM core_refuse('participants_placement_within_period');
  END IF;
  IF NOT participants_is_let(dwelling.id, NEW.starts_on, NEW.ends_on) THEN
    PERFORM core_refuse('participants_placement_within_availability');
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM participants_referral
    WHERE participant_id = NEW.participant_id
      AND decision = 'accepted' AND decided_on <= NEW.starts_on
  ) THEN
    PERFORM core_refuse('participants_placement_after_acceptance');
  END IF;
  IF EXISTS (
    SELECT 1 FROM participants_exit WHERE placement_id = NEW.id AND exited_on <> NEW.ends_on
  ) THEN
    PERFORM core_refuse('participants_exit_ends_placement');
  END IF;
  IF EXISTS (
    SELECT 1 FROM participants_handover
    WHERE placement_id = NEW.id
      AND (handed_on < NEW.starts_on OR (phase = 'start' AND handed_on > NEW.ends_on))
  ) THEN
    PERFORM core_refuse('participants_handover_during_placement');
  END IF;
  PERFORM participants_refuse_overfull(dwelling.pilot_id, 'participants_placement_within_capacity');
  IF NOT participants_is_accepted(NEW.participant_id, NEW.starts_on) THEN
    PERFORM core_refuse('participants_placement_new_referral_after_exit');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_placement AFTER INSERT OR UPDATE ON participants_placement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_placement();

-- A stay during which someone was supported is not deleted as a mistake: it ends with an exit.
CREATE FUNCTION participants_guard_calling_off() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM participants_supportsession
    WHERE participant_id = OLD.participant_id AND status = 'held' AND day >= OLD.starts_on
  ) THEN
    PERFORM core_refuse('participants_placement_has_begun');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_calling_off AFTER DELETE ON participants_placement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_calling_off();

-- A pilot's period and bounds hold its stays, its residents and its capacity decisions. Once
-- someone has a stay, the places at the start are fixed: growth takes a capacity decision.
CREATE FUNCTION participants_guard_pilot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue(NEW.id);
  IF EXISTS (
    SELECT 1
    FROM participants_placement placement
      JOIN participants_dwelling dwelling ON dwelling.id = placement.dwelling_id
    WHERE dwelling.pilot_id = NEW.id
      AND (placement.starts_on < NEW.starts_on OR placement.ends_on > NEW.ends_on)
  ) THEN
    PERFORM core_refuse('pilots_pilot_covers_placements');
  END IF;
  IF EXISTS (
    SELECT 1 FROM pilots_capacitystep
    WHERE pilot_id = NEW.id AND capacity NOT BETWEEN NEW.base_capacity AND NEW.maximum_capacity
  ) THEN
    PERFORM core_refuse('pilots_pilot_bounds_cover_steps');
  END IF;
  IF EXISTS (
    SELECT 1 FROM pilots_capacitystep
    WHERE pilot_id = NEW.id AND effective_from NOT BETWEEN NEW.starts_on AND NEW.ends_on
  ) THEN
    PERFORM core_refuse('pilots_pilot_period_covers_steps');
  END IF;
  PERFORM participants_refuse_overfull(NEW.id, 'pilots_pilot_covers_residents');
  IF NEW.base_capacity <> OLD.base_capacity AND EXISTS (
    SELECT 1
    FROM participants_placement placement
      JOIN participants_dwelling dwelling ON dwelling.id = placement.dwelling_id
    WHERE dwelling.pilot_id = NEW.id
  ) THEN
    PERFORM core_refuse('pilots_pilot_base_is_fixed');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_placements
  AFTER UPDATE OF starts_on, ends_on, base_capacity, maximum_capacity ON pilots_pilot
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_pilot();

-- A capacity decision lies within the pilot's bounds and period. Making, changing or deleting one
-- never leaves fewer places than there are residents.
CREATE FUNCTION participants_guard_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_pilot pilots_pilot;
  step pilots_capacitystep;
BEGIN
  IF TG_OP = 'DELETE' THEN step := OLD; ELSE step := NEW; END IF;
  PERFORM participants_queue(step.pilot_id);
  SELECT * INTO of_pilot FROM pilots_pilot WHERE id = step.pilot_id;
  IF TG_OP <> 'DELETE' THEN
    IF step.capacity NOT BETWEEN of_pilot.base_capacity AND of_pilot.maximum_capacity THEN
      PERFORM core_refuse('pilots_capacitystep_within_bounds');
    END IF;
    IF step.effective_from NOT BETWEEN of_pilot.starts_on AND of_pilot.ends_on THEN
      PERFORM core_refuse('pilots_capacitystep_in_period');
    END IF;
  END IF;
  PERFORM participants_refuse_overfull(step.pilot_id, 'pilots_capacitystep_covers_residents');
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_placements AFTER INSERT OR UPDATE OR DELETE ON pilots_capacitystep
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_capacity();
