-- Whether the location of a pilot is suitable.

-- A result is on a criterion of the list that the assessment was made by, and shows no decision of
-- another pilot.
CREATE FUNCTION pilots_guard_finding() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  assessment pilots_locationassessment;
BEGIN
  SELECT * INTO assessment FROM pilots_locationassessment WHERE id = NEW.assessment_id;
  IF NOT EXISTS (
    SELECT 1 FROM pilots_question WHERE id = NEW.question_id
      AND question_set = 'location_criterion' AND version = assessment.version
  ) THEN
    PERFORM core_refuse('pilots_locationfinding_on_the_list');
  END IF;
  IF NEW.capacity_step_id IS NOT NULL AND assessment.pilot_id IS DISTINCT FROM
    (SELECT pilot_id FROM pilots_capacitystep WHERE id = NEW.capacity_step_id)
  THEN
    PERFORM core_refuse('pilots_locationfinding_decision_of_pilot');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_finding AFTER INSERT OR UPDATE ON pilots_locationfinding
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION pilots_guard_finding();

-- At the end of a transaction an assessment has a result on every criterion of its list, and no
-- condition is lost in its outcome. One that was withdrawn is there no more.
CREATE FUNCTION pilots_refuse_unsound(assessment bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM pilots_locationassessment a
    JOIN pilots_question q
      ON q.question_set = 'location_criterion' AND q.version = a.version AND q.offered
    WHERE a.id = assessment AND NOT EXISTS (
      SELECT 1 FROM pilots_locationfinding f WHERE f.assessment_id = a.id AND f.question_id = q.id)
  ) THEN
    PERFORM core_refuse('pilots_locationassessment_judges_all');
  END IF;
  IF EXISTS (
    SELECT 1 FROM pilots_locationassessment a
    JOIN pilots_locationfinding f ON f.assessment_id = a.id
    WHERE a.id = assessment AND a.outcome_id = 'location_result.met'
      AND f.result_id = 'location_result.met_conditions'
  ) THEN
    PERFORM core_refuse('pilots_locationassessment_keeps_conditions');
  END IF;
END $$;

CREATE FUNCTION pilots_guard_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pilots_refuse_unsound(NEW.id);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_assessment AFTER INSERT OR UPDATE ON pilots_locationassessment
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION pilots_guard_assessment();

CREATE FUNCTION pilots_guard_findings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pilots_refuse_unsound(CASE TG_OP WHEN 'DELETE' THEN OLD.assessment_id ELSE NEW.assessment_id END);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_findings AFTER INSERT OR UPDATE OR DELETE ON pilots_locationfinding
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION pilots_guard_findings();
