-- Checklists: the intake, housing skills, and whether someone is ready to rent again.

-- An intake is about the person who was referred, and its answers belong to its own version of the
-- question set.
CREATE FUNCTION participants_guard_checklist() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.referral_id IS NOT NULL AND NEW.participant_id <>
    (SELECT participant_id FROM participants_referral WHERE id = NEW.referral_id)
  THEN
    PERFORM core_refuse('participants_checklist_of_the_person');
  END IF;
  IF EXISTS (
    SELECT 1
    FROM participants_answer answer JOIN pilots_question question ON question.id = answer.question_id
    WHERE answer.checklist_id = NEW.id
      AND (question.question_set, question.version) <> (NEW.question_set, NEW.version)
  ) THEN
    PERFORM core_refuse('participants_answer_fits_its_question');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_checklist AFTER INSERT OR UPDATE ON participants_checklist
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_checklist();

-- An answer fits its question, and the question the checklist. A criterion of the intake or of
-- being ready to rent says why.
CREATE FUNCTION participants_guard_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1
    FROM participants_checklist sheet JOIN pilots_question question
      ON question.question_set = sheet.question_set AND question.version = sheet.version
    JOIN pilots_term term ON term.vocabulary = 'answer_' || sheet.question_set
    WHERE sheet.id = NEW.checklist_id AND question.id = NEW.question_id AND term.key = NEW.value_id
  ) THEN
    PERFORM core_refuse('participants_answer_fits_its_question');
  END IF;
  IF btrim(NEW.reasoning) = '' AND EXISTS (
    SELECT 1 FROM participants_checklist
    WHERE id = NEW.checklist_id AND question_set IN ('exit_criterion', 'eligibility')
  ) THEN
    PERFORM core_refuse('participants_answer_says_why');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_answer AFTER INSERT OR UPDATE ON participants_answer
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_answer();

-- A checklist that someone has agreed with, or that a decision rests on, stays as it was. The
-- referral is locked, so that it is not decided on meanwhile.
CREATE FUNCTION participants_refuse_settled(checklist bigint, of_referral bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  known text;
BEGIN
  IF EXISTS (SELECT 1 FROM participants_agreement WHERE checklist_id = checklist) THEN
    PERFORM core_refuse('participants_checklist_agreed_is_fixed');
  END IF;
  SELECT decision INTO known FROM participants_referral WHERE id = of_referral FOR SHARE;
  IF known <> 'pending' THEN
    PERFORM core_refuse('participants_checklist_intake_is_fixed');
  END IF;
END $$;

-- That holds for the checklist itself ...
CREATE FUNCTION participants_guard_settled_checklist() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM participants_refuse_settled(OLD.id, OLD.referral_id);
  ELSE
    PERFORM participants_refuse_settled(NEW.id, NEW.referral_id);
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_settled AFTER INSERT OR UPDATE OR DELETE ON participants_checklist
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_settled_checklist();

-- ... and for its answers.
CREATE FUNCTION participants_guard_settled_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_checklist bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.checklist_id ELSE NEW.checklist_id END;
BEGIN
  PERFORM participants_refuse_settled(id, referral_id)
    FROM participants_checklist WHERE id = of_checklist;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_settled AFTER INSERT OR UPDATE OR DELETE ON participants_answer
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_settled_answer();

-- Resident and counsellor agree with a judgement on being ready to rent, on its day or later.
CREATE FUNCTION participants_guard_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  judgement participants_checklist;
BEGIN
  SELECT * INTO judgement FROM participants_checklist WHERE id = NEW.checklist_id;
  IF judgement.question_set <> 'exit_criterion' THEN
    PERFORM core_refuse('participants_agreement_on_exit_criteria');
  END IF;
  IF NEW.agreed_on < judgement.filled_on THEN
    PERFORM core_refuse('participants_agreement_after_judgement');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_agreement AFTER INSERT OR UPDATE ON participants_agreement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_agreement();
