-- What the database refuses about barriers, goals, steps and being ready to rent again.

-- What is recorded has happened. A day of grace: the database may stand in another time zone.
CREATE FUNCTION participants_guard_not_ahead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) ->> TG_ARGV[0])::date > CURRENT_DATE + 1 THEN
    PERFORM participants_refuse('participants_date_not_ahead');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_since AFTER INSERT OR UPDATE ON participants_barrierstatus
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_not_ahead('since');
CREATE CONSTRAINT TRIGGER guard_set_on AFTER INSERT OR UPDATE ON participants_goal
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_not_ahead('set_on');
CREATE CONSTRAINT TRIGGER guard_closed_on AFTER INSERT OR UPDATE ON participants_goal
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_not_ahead('closed_on');
CREATE CONSTRAINT TRIGGER guard_done_on AFTER INSERT OR UPDATE ON participants_goalstep
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_not_ahead('done_on');
CREATE CONSTRAINT TRIGGER guard_filled_on AFTER INSERT OR UPDATE ON participants_checklist
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_not_ahead('filled_on');
CREATE CONSTRAINT TRIGGER guard_agreed_on AFTER INSERT OR UPDATE ON participants_agreement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_not_ahead('agreed_on');

-- A goal is about an offered life domain; its steps do not come before it.
CREATE FUNCTION participants_guard_goal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'INSERT' OR OLD.life_domain_id <> NEW.life_domain_id) AND NOT EXISTS (
    SELECT 1 FROM pilots_question
    WHERE id = NEW.life_domain_id AND question_set = 'life_domain' AND offered
  ) THEN
    PERFORM participants_refuse('participants_goal_life_domain_offered');
  END IF;
  IF EXISTS (
    SELECT 1 FROM participants_goalstep WHERE goal_id = NEW.id AND due_on < NEW.set_on
  ) THEN
    PERFORM participants_refuse('participants_goalstep_due_after_setting');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_goal AFTER INSERT OR UPDATE ON participants_goal
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_goal();

-- A closed goal is at rest with its steps. The goal is held, so that nobody closes it meanwhile.
CREATE FUNCTION participants_guard_goalstep() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  goal participants_goal;
BEGIN
  SELECT * INTO goal FROM participants_goal WHERE id = NEW.goal_id FOR SHARE;
  IF goal.outcome <> 'open' THEN
    PERFORM participants_refuse('participants_goal_is_closed');
  END IF;
  IF NEW.due_on < goal.set_on THEN
    PERFORM participants_refuse('participants_goalstep_due_after_setting');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_goalstep AFTER INSERT OR UPDATE ON participants_goalstep
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_goalstep();

-- Resident and counsellor agree with a judgement of the exit criteria, once it is there.
CREATE FUNCTION participants_guard_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  judgement participants_checklist;
BEGIN
  SELECT * INTO judgement FROM participants_checklist WHERE id = NEW.checklist_id;
  IF judgement.question_set <> 'exit_criterion' THEN
    PERFORM participants_refuse('participants_agreement_on_exit_criteria');
  END IF;
  IF NEW.agreed_on < judgement.filled_on THEN
    PERFORM participants_refuse('participants_agreement_after_judgement');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_agreement AFTER INSERT OR UPDATE ON participants_agreement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_agreement();

-- What was agreed with stays as it was; a judgement says why.
CREATE FUNCTION participants_guard_agreed(judgement bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM participants_agreement WHERE checklist_id = judgement) THEN
    PERFORM participants_refuse('participants_checklist_agreed_is_fixed');
  END IF;
END $$;

CREATE FUNCTION participants_guard_judgement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_guard_agreed(NEW.id);
  RETURN NULL;
END $$;

CREATE FUNCTION participants_guard_criterion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM participants_guard_agreed(OLD.checklist_id);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM participants_guard_agreed(NEW.checklist_id);
    IF btrim(NEW.reasoning) = '' AND EXISTS (
      SELECT 1 FROM participants_checklist
      WHERE id = NEW.checklist_id AND question_set = 'exit_criterion'
    ) THEN
      PERFORM participants_refuse('participants_answer_says_why');
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_judgement AFTER UPDATE ON participants_checklist
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_judgement();
CREATE CONSTRAINT TRIGGER guard_criterion AFTER INSERT OR UPDATE OR DELETE ON participants_answer
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_criterion();
