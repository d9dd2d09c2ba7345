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
