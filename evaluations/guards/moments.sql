-- An evaluation moment, its minutes and its action points.

-- A moment that moves to another day says why. Minutes that were offered for a second look stay as
-- they are until they are sent back or taken back; adopted ones until a correction makes a next
-- edition. The day stays the one that the figures were kept for.
CREATE FUNCTION evaluations_guard_moment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.planned_on <> OLD.planned_on AND NEW.moved_because !~ '\S' THEN
    PERFORM core_refuse('evaluations_moment_move_says_why');
  END IF;
  IF NEW.edition <> OLD.edition + (OLD.adopted_on IS NOT NULL AND NEW.adopted_on IS NULL)::int
    OR (OLD.adopted_on IS NOT NULL AND NEW.adopted_on IS NULL AND NEW.offered_on IS NOT NULL)
    OR (
      OLD.offered_on IS NOT NULL AND NEW.offered_on IS NOT NULL
      AND to_jsonb(OLD) - 'adopted_on' - 'adopted_by_id'
        <> to_jsonb(NEW) - 'adopted_on' - 'adopted_by_id'
    )
    OR (
      OLD.adopted_on IS NOT NULL AND NEW.adopted_on IS NOT NULL
      AND (OLD.adopted_on, OLD.adopted_by_id) IS DISTINCT FROM (NEW.adopted_on, NEW.adopted_by_id)
    )
  THEN
    PERFORM core_refuse('evaluations_minutes_closed');
  END IF;
  IF EXISTS (SELECT 1 FROM evaluations_momentfigure WHERE moment_id = NEW.id) THEN
    IF NEW.held_on IS DISTINCT FROM OLD.held_on THEN
      PERFORM core_refuse('evaluations_moment_day_of_the_figures');
    END IF;
  ELSIF NEW.adopted_on IS NOT NULL THEN
    PERFORM core_refuse('evaluations_moment_adopted_with_figures');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_moment AFTER INSERT OR UPDATE ON evaluations_evaluationmoment
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_moment();

-- Figures are kept when the first edition of the minutes is adopted, never later.
CREATE FUNCTION evaluations_guard_figure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM evaluations_evaluationmoment
    WHERE id = NEW.moment_id AND offered_on IS NOT NULL AND adopted_on IS NULL AND edition = 1
  ) THEN
    PERFORM core_refuse('evaluations_momentfigure_kept_at_adoption');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_figure AFTER INSERT ON evaluations_momentfigure
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_figure();

-- Attendance, findings and what was agreed are part of the minutes, and stay with them. The moment is
-- locked, so that it is not offered meanwhile.
CREATE FUNCTION evaluations_guard_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moment evaluations_evaluationmoment;
  of_moment bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.moment_id ELSE NEW.moment_id END;
BEGIN
  SELECT * INTO moment FROM evaluations_evaluationmoment WHERE id = of_moment FOR SHARE;
  IF moment.withdrawn_because <> '' THEN
    PERFORM core_refuse('core_still_stands');
  END IF;
  IF moment.offered_on IS NOT NULL THEN
    PERFORM core_refuse('evaluations_minutes_closed');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_minutes AFTER INSERT OR UPDATE OR DELETE ON evaluations_attendance
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_minutes();

CREATE CONSTRAINT TRIGGER guard_minutes AFTER INSERT OR UPDATE OR DELETE ON evaluations_finding
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_minutes();

CREATE CONSTRAINT TRIGGER guard_minutes AFTER INSERT OR DELETE ON evaluations_actionpoint
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_minutes();

CREATE CONSTRAINT TRIGGER guard_agreed AFTER UPDATE ON evaluations_actionpoint
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (
    (OLD.what, OLD.owner_id, OLD.organisation, OLD.agreed_for, OLD.withdrawn_because)
    IS DISTINCT FROM
    (NEW.what, NEW.owner_id, NEW.organisation, NEW.agreed_for, NEW.withdrawn_because)
  )
  EXECUTE FUNCTION evaluations_guard_minutes();

-- What people bring to a moment may change until its minutes are adopted.
CREATE FUNCTION evaluations_guard_contribution() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moment evaluations_evaluationmoment;
BEGIN
  SELECT * INTO moment FROM evaluations_evaluationmoment WHERE id = NEW.moment_id FOR SHARE;
  IF moment.withdrawn_because <> '' THEN
    PERFORM core_refuse('core_still_stands');
  END IF;
  IF moment.adopted_on IS NOT NULL THEN
    PERFORM core_refuse('evaluations_contribution_until_adoption');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_contribution AFTER INSERT OR UPDATE ON evaluations_contribution
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_contribution();

-- Findings and contributions are about a theme of an evaluation; findings of one moment answer one
-- version of these.
CREATE FUNCTION evaluations_guard_theme() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked pilots_question;
BEGIN
  SELECT * INTO asked FROM pilots_question WHERE id = NEW.question_id;
  IF asked.question_set <> 'evaluation_theme' OR EXISTS (
    SELECT 1 FROM evaluations_finding f JOIN pilots_question q ON q.id = f.question_id
    WHERE f.moment_id = NEW.moment_id AND q.version <> asked.version
  ) THEN
    PERFORM core_refuse('evaluations_theme_of_one_version');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_theme AFTER INSERT OR UPDATE ON evaluations_finding
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_theme();

CREATE CONSTRAINT TRIGGER guard_theme AFTER INSERT OR UPDATE ON evaluations_contribution
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION evaluations_guard_theme();
