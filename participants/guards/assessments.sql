-- Self-reliance assessments: submitted whole, never altered, corrected by a new one.

-- The scores of an assessment are written before it, so that it is whole when it is added: they are
-- of its version of the instrument and offered, at least one says a level, and a low level says why.
-- A correction is about the same person by the same version. Of a chain of corrections the last is
-- withdrawn first.
CREATE FUNCTION participants_guard_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF to_jsonb(OLD) - 'withdrawn_because' <> to_jsonb(NEW) - 'withdrawn_because' THEN
      PERFORM core_refuse('participants_assessment_never_altered');
    END IF;
    IF EXISTS (
      SELECT 1 FROM participants_assessment
      WHERE replaces_id = NEW.id AND withdrawn_because = ''
    ) THEN
      PERFORM core_refuse('participants_assessment_last_version_first');
    END IF;
    RETURN NULL;
  END IF;
  IF EXISTS (
    SELECT 1
    FROM participants_assessmentscore score
      JOIN pilots_question question ON question.id = score.question_id
    WHERE score.assessment_id = NEW.id
      AND (question.question_set, question.version, question.offered)
        <> ('life_domain', NEW.instrument_version, TRUE)
  ) OR EXISTS (
    SELECT 1 FROM participants_assessment before WHERE before.id = NEW.replaces_id
      AND (before.participant_id, before.instrument_version, before.version + 1)
        <> (NEW.participant_id, NEW.instrument_version, NEW.version)
  ) THEN
    PERFORM core_refuse('participants_assessment_fits_its_version');
  END IF;
  IF NOT EXISTS (
    SELECT 1
    FROM participants_assessmentscore score
      JOIN pilots_term term ON term.key IN (score.level_id, score.own_level_id)
    WHERE score.assessment_id = NEW.id AND term.meaning <> ''
  ) THEN
    PERFORM core_refuse('participants_assessment_says_a_level');
  END IF;
  IF EXISTS (
    SELECT 1
    FROM participants_assessmentscore score JOIN pilots_term term ON term.key = score.level_id
    WHERE score.assessment_id = NEW.id AND term.meaning = 'low' AND btrim(score.reasoning) = ''
  ) THEN
    PERFORM core_refuse('participants_assessmentscore_low_says_why');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_assessment AFTER INSERT OR UPDATE ON participants_assessment
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_assessment();

-- Once an assessment stands, no score of it is added, changed or taken away.
CREATE FUNCTION participants_guard_score() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT'
    OR EXISTS (SELECT 1 FROM participants_assessment WHERE id = NEW.assessment_id)
  THEN
    PERFORM core_refuse('participants_assessment_never_altered');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_score
  AFTER INSERT OR UPDATE OR DELETE ON participants_assessmentscore
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_score();
