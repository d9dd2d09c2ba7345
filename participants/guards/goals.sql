-- Goals and their steps.

-- A goal is set in a life domain that the pilot offers, and none of its steps is due before it.
CREATE FUNCTION participants_guard_goal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'INSERT' OR OLD.life_domain_id <> NEW.life_domain_id) AND NOT EXISTS (
    SELECT 1 FROM pilots_question
    WHERE id = NEW.life_domain_id AND question_set = 'life_domain' AND offered
  ) THEN
    PERFORM core_refuse('participants_goal_life_domain_offered');
  END IF;
  IF EXISTS (
    SELECT 1 FROM participants_goalstep WHERE goal_id = NEW.id AND due_on < NEW.set_on
  ) THEN
    PERFORM core_refuse('participants_goalstep_due_after_setting');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_goal AFTER INSERT OR UPDATE ON participants_goal
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_goal();

-- The steps of a closed goal stay as they are, and no step is due before its goal was set. The goal
-- is locked, so that it is not closed meanwhile.
CREATE FUNCTION participants_guard_goalstep() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  goal participants_goal;
BEGIN
  SELECT * INTO goal FROM participants_goal WHERE id = NEW.goal_id FOR SHARE;
  IF goal.outcome <> 'open' THEN
    PERFORM core_refuse('participants_goal_is_closed');
  END IF;
  IF NEW.due_on < goal.set_on THEN
    PERFORM core_refuse('participants_goalstep_due_after_setting');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_goalstep AFTER INSERT OR UPDATE ON participants_goalstep
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_goalstep();

-- A closed goal is not withdrawn, and neither are its steps.
CREATE FUNCTION participants_guard_closed_goal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM participants_goal
    WHERE id = (to_jsonb(OLD) ->> TG_ARGV[0])::bigint AND outcome <> 'open'
  ) THEN
    PERFORM core_refuse('participants_goal_is_closed');
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER guard_closed BEFORE DELETE ON participants_goal
  FOR EACH ROW EXECUTE FUNCTION participants_guard_closed_goal('id');
CREATE TRIGGER guard_closed BEFORE DELETE ON participants_goalstep
  FOR EACH ROW EXECUTE FUNCTION participants_guard_closed_goal('goal_id');

-- A barrier keeps a status, also when two of them are withdrawn at the same moment. Its own
-- withdrawal takes the statuses first, so it is checked at the end of the transaction.
CREATE FUNCTION participants_guard_last_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM participants_barrier WHERE id = OLD.barrier_id FOR NO KEY UPDATE;
  IF FOUND AND NOT EXISTS (
    SELECT 1 FROM participants_barrierstatus WHERE barrier_id = OLD.barrier_id
  ) THEN
    PERFORM core_refuse('participants_barrier_has_a_status');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_last AFTER DELETE ON participants_barrierstatus
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION participants_guard_last_status();
