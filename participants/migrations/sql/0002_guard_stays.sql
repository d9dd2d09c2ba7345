-- What the database itself refuses about stays, capacity, referrals and exits.
--
-- Every guard first queues on the pilot's row by writing to it. A lock alone would not do: in a
-- transaction with a fixed snapshot (REPEATABLE READ) it would succeed and then judge old rows,
-- whereas a write makes such a transaction fail and start again.

CREATE FUNCTION participants_refuse(rule text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'refused by the rule %', rule
    USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $$;

CREATE FUNCTION participants_queue(on_pilot bigint) RETURNS void LANGUAGE sql AS $$
  UPDATE pilots_pilot SET occupancy_version = occupancy_version + 1 WHERE id = on_pilot
$$;

CREATE FUNCTION participants_capacity_on(of_pilot bigint, day date) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT COALESCE(
    (SELECT capacity FROM pilots_capacitystep
      WHERE pilot_id = of_pilot AND effective_from <= day
      ORDER BY effective_from DESC LIMIT 1),
    (SELECT base_capacity FROM pilots_pilot WHERE id = of_pilot))
$$;

CREATE FUNCTION participants_residents_on(of_pilot bigint, day date) RETURNS bigint
LANGUAGE sql STABLE AS $$
  SELECT count(*)
  FROM participants_placement stay JOIN participants_dwelling home ON home.id = stay.dwelling_id
  WHERE home.pilot_id = of_pilot AND day BETWEEN stay.starts_on AND stay.ends_on
$$;

-- Residents can only exceed the capacity first on a day when a stay starts or a capacity changes,
-- so these days are all that need a look.
CREATE FUNCTION participants_refuse_overfull(of_pilot bigint, rule text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (
      SELECT stay.starts_on AS day
      FROM participants_placement stay JOIN participants_dwelling home ON home.id = stay.dwelling_id
      WHERE home.pilot_id = of_pilot
      UNION
      SELECT effective_from FROM pilots_capacitystep WHERE pilot_id = of_pilot
    ) changes
    WHERE participants_residents_on(of_pilot, day) > participants_capacity_on(of_pilot, day)
  ) THEN
    PERFORM participants_refuse(rule);
  END IF;
END $$;

CREATE FUNCTION participants_guard_placement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  home participants_dwelling;
  of_pilot pilots_pilot;
BEGIN
  SELECT * INTO home FROM participants_dwelling WHERE id = NEW.dwelling_id;
  PERFORM participants_queue(home.pilot_id);
  SELECT * INTO home FROM participants_dwelling WHERE id = NEW.dwelling_id;
  SELECT * INTO of_pilot FROM pilots_pilot WHERE id = home.pilot_id;

  IF home.pilot_id <> (SELECT pilot_id FROM participants_participant WHERE id = NEW.participant_id)
  THEN
    PERFORM participants_refuse('participants_placement_within_one_pilot');
  END IF;
  IF NEW.starts_on < of_pilot.starts_on OR NEW.ends_on > of_pilot.ends_on THEN
    PERFORM participants_refuse('participants_placement_within_period');
  END IF;
  IF NEW.starts_on < home.available_from
    OR NEW.ends_on > COALESCE(home.available_until, NEW.ends_on) THEN
    PERFORM participants_refuse('participants_placement_within_availability');
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM participants_referral
    WHERE participant_id = NEW.participant_id
      AND decision = 'accepted' AND decided_on <= NEW.starts_on
  ) THEN
    PERFORM participants_refuse('participants_placement_after_acceptance');
  END IF;
  IF EXISTS (
    SELECT 1 FROM participants_exit
    WHERE placement_id = NEW.id AND exited_on <> NEW.ends_on
  ) THEN
    PERFORM participants_refuse('participants_exit_ends_the_stay');
  END IF;
  PERFORM participants_refuse_overfull(home.pilot_id, 'participants_placement_within_capacity');
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_placement AFTER INSERT OR UPDATE ON participants_placement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_placement();

CREATE FUNCTION participants_guard_exit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue(home.pilot_id)
    FROM participants_placement stay JOIN participants_dwelling home ON home.id = stay.dwelling_id
    WHERE stay.id = NEW.placement_id;
  IF TG_OP = 'INSERT' AND EXISTS (
    SELECT 1
    FROM participants_placement stay JOIN participants_placement later
      ON later.participant_id = stay.participant_id AND later.starts_on > stay.starts_on
    WHERE stay.id = NEW.placement_id
  ) THEN
    PERFORM participants_refuse('participants_exit_before_a_stay');
  END IF;
  IF NEW.exited_on <> (SELECT ends_on FROM participants_placement WHERE id = NEW.placement_id) THEN
    PERFORM participants_refuse('participants_exit_ends_the_stay');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_exit AFTER INSERT OR UPDATE ON participants_exit
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_exit();

CREATE FUNCTION participants_guard_pilot() RETURNS trigger LANGUAGE plpgsql AS $$
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
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_stays
  AFTER UPDATE OF starts_on, ends_on, base_capacity, maximum_capacity ON pilots_pilot
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_pilot();

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
      PERFORM participants_refuse('pilots_capacitystep_within_bounds');
    END IF;
    IF step.effective_from NOT BETWEEN of_pilot.starts_on AND of_pilot.ends_on THEN
      PERFORM participants_refuse('pilots_capacitystep_in_period');
    END IF;
  END IF;
  PERFORM participants_refuse_overfull(step.pilot_id, 'pilots_capacitystep_covers_residents');
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_stays AFTER INSERT OR UPDATE OR DELETE ON pilots_capacitystep
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_capacity();

CREATE FUNCTION participants_guard_dwelling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue(NEW.pilot_id);
  IF EXISTS (
    SELECT 1 FROM participants_placement
    WHERE dwelling_id = NEW.id
      AND (starts_on < NEW.available_from OR ends_on > COALESCE(NEW.available_until, ends_on))
  ) THEN
    PERFORM participants_refuse('participants_dwelling_covers_stays');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_stays
  AFTER UPDATE OF available_from, available_until ON participants_dwelling
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_dwelling();

CREATE FUNCTION participants_guard_referral() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue(pilot_id)
    FROM participants_participant WHERE id = OLD.participant_id;
  IF EXISTS (
    SELECT 1 FROM participants_placement stay
    WHERE stay.participant_id = OLD.participant_id AND NOT EXISTS (
      SELECT 1 FROM participants_referral referral
      WHERE referral.participant_id = stay.participant_id
        AND referral.decision = 'accepted' AND referral.decided_on <= stay.starts_on)
  ) THEN
    PERFORM participants_refuse('participants_referral_carries_the_stay');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_stays AFTER UPDATE OR DELETE ON participants_referral
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_referral();

-- A dwelling, a participant and a decision stay in their pilot: moving one would carry its stays
-- past the guards above.
CREATE FUNCTION participants_refuse_another_pilot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_refuse('participants_pilot_is_fixed');
  RETURN NULL;
END $$;

CREATE TRIGGER pilot_is_fixed BEFORE UPDATE ON participants_dwelling
  FOR EACH ROW WHEN (OLD.pilot_id <> NEW.pilot_id)
  EXECUTE FUNCTION participants_refuse_another_pilot();
CREATE TRIGGER pilot_is_fixed BEFORE UPDATE ON participants_participant
  FOR EACH ROW WHEN (OLD.pilot_id <> NEW.pilot_id)
  EXECUTE FUNCTION participants_refuse_another_pilot();
CREATE TRIGGER pilot_is_fixed BEFORE UPDATE ON pilots_capacitystep
  FOR EACH ROW WHEN (OLD.pilot_id <> NEW.pilot_id)
  EXECUTE FUNCTION participants_refuse_another_pilot();
