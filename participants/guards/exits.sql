-- Leaving: the exit, the plan for a next home, and a return to homelessness.

-- An exit falls on the last day of the participant's last stay. Someone who died is not referred
-- again. No session, incident, return or later stay loses what it rests on. The pilot is queued on,
-- so that an exit and a session recorded at the same time are checked one after the other.
CREATE FUNCTION participants_guard_exit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ended participants_placement;
BEGIN
  SELECT * INTO ended FROM participants_placement WHERE id = NEW.placement_id;
  PERFORM participants_queue_for(ended.participant_id);
  SELECT * INTO ended FROM participants_placement WHERE id = NEW.placement_id;
  PERFORM participants_refuse_unsupported(
    ended.participant_id, 'participants_exit_covers_sessions');
  IF TG_OP = 'INSERT' AND EXISTS (
    SELECT 1 FROM participants_placement
    WHERE participant_id = ended.participant_id AND starts_on > ended.starts_on
  ) THEN
    PERFORM core_refuse('participants_exit_before_placement');
  END IF;
  IF NEW.exited_on <> ended.ends_on THEN
    PERFORM core_refuse('participants_exit_ends_placement');
  END IF;
  IF NEW.reason_id = 'exit_reason.deceased' AND (
    EXISTS (SELECT 1 FROM participants_return WHERE exit_id = NEW.id)
    OR EXISTS (
      SELECT 1 FROM participants_referral
      WHERE participant_id = ended.participant_id AND referred_on > NEW.exited_on)
  ) THEN
    PERFORM core_refuse('participants_exit_nothing_after_death');
  END IF;
  IF EXISTS (
    SELECT 1 FROM participants_placement placement
    WHERE placement.participant_id = ended.participant_id
      AND NOT participants_is_accepted(placement.participant_id, placement.starts_on)
  ) THEN
    PERFORM core_refuse('participants_placement_new_referral_after_exit');
  END IF;
  IF EXISTS (
    SELECT 1 FROM participants_return
    WHERE exit_id = NEW.id AND (returned_on <= NEW.exited_on
      OR returned_on > NEW.exited_on + interval '6 months')
  ) THEN
    PERFORM core_refuse('participants_return_within_six_months');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_exit AFTER INSERT OR UPDATE ON participants_exit
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_exit();

-- A return to homelessness counts within six months of leaving, and nobody returns who died. The
-- exit is locked, so that neither its date nor its reason changes meanwhile.
CREATE FUNCTION participants_guard_return() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_exit participants_exit;
BEGIN
  SELECT * INTO of_exit FROM participants_exit WHERE id = NEW.exit_id FOR SHARE;
  IF of_exit.reason_id = 'exit_reason.deceased' THEN
    PERFORM core_refuse('participants_exit_nothing_after_death');
  END IF;
  IF NEW.returned_on <= of_exit.exited_on
    OR NEW.returned_on > of_exit.exited_on + interval '6 months'
  THEN
    PERFORM core_refuse('participants_return_within_six_months');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_return AFTER INSERT OR UPDATE ON participants_return
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_return();

-- Someone moves on after having moved in, nobody works towards death, detention or the street, and
-- only a place to live can be a certain next home. The stay is locked, so that its first day does
-- not change meanwhile.
CREATE FUNCTION participants_guard_plan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  placement participants_placement;
BEGIN
  SELECT * INTO placement FROM participants_placement WHERE id = NEW.placement_id FOR SHARE;
  IF NEW.moves_on <= placement.starts_on THEN
    PERFORM core_refuse('participants_exitplan_moves_after_start');
  END IF;
  IF NEW.destination_id IN (
    'exit_destination.deceased', 'exit_destination.detention', 'exit_destination.street')
  THEN
    PERFORM core_refuse('participants_exitplan_destination_is_planned');
  END IF;
  IF NEW.is_arranged AND EXISTS (
    SELECT 1 FROM pilots_term
    WHERE key = NEW.destination_id
      AND (meaning = 'negative' OR key = 'exit_destination.unknown')
  ) THEN
    PERFORM core_refuse('participants_exitplan_certain_home_is_a_home');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_plan AFTER INSERT OR UPDATE ON participants_exitplan
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_plan();

-- The first day of a stay does not move past the day in its plan either.
CREATE FUNCTION participants_guard_plan_of_placement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM participants_exitplan
    WHERE placement_id = NEW.id AND moves_on <= NEW.starts_on
  ) THEN
    PERFORM core_refuse('participants_exitplan_moves_after_start');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_plan AFTER UPDATE ON participants_placement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.starts_on < NEW.starts_on)
  EXECUTE FUNCTION participants_guard_plan_of_placement();
