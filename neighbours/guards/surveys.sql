-- The survey among neighbours.

-- The days of a round cover the forms that came in, and a baseline opens before the pilot begins. A
-- round that is completed or withdrawn stays as it is; on the day on which it was completed, its
-- figures are not public yet and it can be opened again.
CREATE FUNCTION neighbours_guard_survey_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.completed_on IS NULL AND OLD.completed_on <> coalesce(NEW.reopened_on, 'infinity') THEN
    PERFORM core_refuse('neighbours_surveyround_reopened_the_same_day');
  END IF;
  IF (OLD.completed_on IS NOT NULL OR OLD.withdrawn_because <> '')
    AND (NEW.moment, NEW.opens_on, NEW.closes_on, NEW.letter_round_id,
      coalesce(NEW.completed_on, OLD.completed_on))
    IS DISTINCT FROM
    (OLD.moment, OLD.opens_on, OLD.closes_on, OLD.letter_round_id, OLD.completed_on)
  THEN
    PERFORM core_refuse('neighbours_surveyround_takes_forms');
  END IF;
  IF NEW.moment = 'before' AND (NEW.moment, NEW.opens_on) IS DISTINCT FROM (OLD.moment, OLD.opens_on)
    AND NEW.opens_on >= (SELECT starts_on FROM pilots_pilot WHERE id = NEW.pilot_id)
  THEN
    PERFORM core_refuse('neighbours_surveyround_baseline_before_start');
  END IF;
  IF EXISTS (
    SELECT 1 FROM neighbours_surveyform
    WHERE round_id = NEW.id AND withdrawn_because = ''
      AND (entered_on < NEW.opens_on OR (source = 'web' AND entered_on > NEW.closes_on))
  ) THEN
    PERFORM core_refuse('neighbours_surveyround_covers_forms');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_round AFTER INSERT OR UPDATE ON neighbours_surveyround
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_survey_round();

-- The round of a form, locked, so that it is not completed meanwhile. Of a round that is completed or
-- withdrawn the answers stay as they are: else two publications would differ by one form.
CREATE FUNCTION neighbours_survey_round_taking_forms(round bigint) RETURNS neighbours_surveyround
LANGUAGE plpgsql AS $$
DECLARE
  found neighbours_surveyround;
BEGIN
  SELECT * INTO found FROM neighbours_surveyround WHERE id = round FOR SHARE;
  IF found.completed_on IS NOT NULL OR found.withdrawn_because <> '' THEN
    PERFORM core_refuse('neighbours_surveyround_takes_forms');
  END IF;
  RETURN found;
END $$;

-- A form comes in, and is withdrawn, while its round is open; on paper it may be entered later.
CREATE FUNCTION neighbours_guard_survey_form() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  round neighbours_surveyround;
BEGIN
  IF NEW.withdrawn_because = OLD.withdrawn_because THEN
    RETURN NULL;
  END IF;
  round := neighbours_survey_round_taking_forms(NEW.round_id);
  IF NEW.entered_on < round.opens_on OR (NEW.source = 'web' AND NEW.entered_on > round.closes_on)
  THEN
    PERFORM core_refuse('neighbours_surveyround_covers_forms');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_form AFTER INSERT OR UPDATE ON neighbours_surveyform
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_survey_form();

-- An answer is one to a question of its round, and a word of the scale of that question. A question
-- without a scale is answered in one's own words, which are always corrected when they name someone.
-- What someone chose on the web stays so.
CREATE FUNCTION neighbours_guard_survey_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  form neighbours_surveyform;
  round neighbours_surveyround;
  asked pilots_question;
  scale text;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.value_id IS NULL AND NEW.value_id IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT * INTO form FROM neighbours_surveyform WHERE id = coalesce(NEW.form_id, OLD.form_id);
  round := neighbours_survey_round_taking_forms(form.round_id);
  IF TG_OP <> 'INSERT' AND form.source = 'web' AND OLD.value_id IS NOT NULL THEN
    PERFORM core_refuse('neighbours_surveyform_keeps_its_answers');
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN NULL;
  END IF;
  SELECT * INTO asked FROM pilots_question WHERE id = NEW.question_id;
  SELECT vocabulary INTO scale FROM pilots_term WHERE key = NEW.value_id;
  IF (asked.question_set, asked.version) <> ('survey', round.version)
    OR scale <> 'answer_survey_' || asked.code
    OR (scale IS NULL AND EXISTS (
      SELECT 1 FROM pilots_term WHERE vocabulary = 'answer_survey_' || asked.code))
  THEN
    PERFORM core_refuse('neighbours_surveyanswer_fits_its_question');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_answer AFTER INSERT OR UPDATE OR DELETE ON neighbours_surveyanswer
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_survey_answer();

-- A form says something; its answers come after it, and one may be replaced by another.
CREATE FUNCTION neighbours_guard_survey_answered() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  form bigint;
BEGIN
  IF TG_OP = 'DELETE' THEN
    form := OLD.form_id;
  ELSE
    form := NEW.id;
  END IF;
  IF EXISTS (SELECT 1 FROM neighbours_surveyform WHERE id = form AND withdrawn_because = '')
    AND NOT EXISTS (SELECT 1 FROM neighbours_surveyanswer WHERE form_id = form)
  THEN
    PERFORM core_refuse('neighbours_surveyform_something_answered');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_answered AFTER INSERT ON neighbours_surveyform
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_survey_answered();

CREATE CONSTRAINT TRIGGER guard_answered AFTER DELETE ON neighbours_surveyanswer
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_survey_answered();
