-- What a row is about stays so.
CREATE TRIGGER owner_is_fixed BEFORE UPDATE ON participants_incident
  FOR EACH ROW WHEN (OLD.participant_id <> NEW.participant_id)
  EXECUTE FUNCTION participants_refuse_another_owner();
CREATE TRIGGER owner_is_fixed BEFORE UPDATE ON participants_followup
  FOR EACH ROW WHEN (OLD.participant_id <> NEW.participant_id)
  EXECUTE FUNCTION participants_refuse_another_owner();

-- Support that becomes shorter leaves neither a session nor an incident outside it.
CREATE OR REPLACE FUNCTION participants_refuse_unsupported(person bigint, rule text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM participants_supportsession
    WHERE participant_id = person AND status IN ('held', 'no_show')
      AND NOT participants_is_supported(participant_id, day)
  ) THEN
    PERFORM participants_refuse(rule);
  END IF;
  IF EXISTS (
    SELECT 1 FROM participants_incident
    WHERE participant_id = person AND NOT participants_is_supported(participant_id, happened_on)
  ) THEN
    PERFORM participants_refuse('participants_support_covers_incidents');
  END IF;
END $$;

-- An incident waits for an exit of the same pilot that is being recorded.
CREATE OR REPLACE FUNCTION participants_guard_incident() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.happened_on > CURRENT_DATE + 1 THEN
    PERFORM participants_refuse('participants_incident_not_ahead');
  END IF;
  PERFORM participants_queue(pilot_id)
    FROM participants_participant WHERE id = NEW.participant_id;
  IF NOT participants_is_supported(NEW.participant_id, NEW.happened_on) THEN
    PERFORM participants_refuse('participants_incident_during_support');
  END IF;
  RETURN NULL;
END $$;

-- A cancelled or withdrawn session may stay on a day after the support ended; nothing else may.
-- A mistyped year would hide a planned one (a day's slack for the time zone).
CREATE OR REPLACE FUNCTION participants_guard_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status IN ('held', 'no_show') AND NEW.day > CURRENT_DATE + 1 THEN
    PERFORM participants_refuse('participants_session_not_ahead');
  END IF;
  IF NEW.status = 'planned' AND NEW.day > CURRENT_DATE + 367 THEN
    PERFORM participants_refuse('participants_session_planned_within_a_year');
  END IF;
  IF NEW.status IN ('cancelled', 'withdrawn') THEN
    RETURN NULL;
  END IF;
  PERFORM participants_queue(pilot_id)
    FROM participants_participant WHERE id = NEW.participant_id;
  IF NOT participants_is_supported(NEW.participant_id, NEW.day) THEN
    PERFORM participants_refuse('participants_session_during_support');
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION participants_guard_session_domain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT question_set FROM pilots_question WHERE id = NEW.question_id) <> 'life_domain' THEN
    PERFORM participants_refuse('participants_session_domains_from_the_set');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_session_domain
  AFTER INSERT OR UPDATE ON participants_supportsession_life_domains
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_session_domain();

-- Done is done: a day that has been (a day's slack for the time zone).
CREATE FUNCTION participants_guard_follow_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.done_on > CURRENT_DATE + 1 THEN
    PERFORM participants_refuse('participants_date_not_ahead');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_follow_up AFTER INSERT OR UPDATE ON participants_followup
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_follow_up();

-- Who knows of an incident is written after the incident itself, so this is looked at in the end.
CREATE FUNCTION participants_guard_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    about := NEW.id;
  ELSE
    about := OLD.incident_id;
  END IF;
  IF EXISTS (SELECT 1 FROM participants_incident WHERE id = about) AND NOT EXISTS (
    SELECT 1 FROM participants_incident_reported_to WHERE incident_id = about
  ) THEN
    PERFORM participants_refuse('participants_incident_told_or_nobody');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_told AFTER INSERT ON participants_incident
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION participants_guard_told();
CREATE CONSTRAINT TRIGGER guard_told AFTER UPDATE OR DELETE ON participants_incident_reported_to
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION participants_guard_told();

-- A criterion of the letter and one of being ready to rent both say why.
CREATE OR REPLACE FUNCTION participants_guard_criterion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM participants_guard_agreed(OLD.checklist_id);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM participants_guard_agreed(NEW.checklist_id);
    IF btrim(NEW.reasoning) = '' AND EXISTS (
      SELECT 1 FROM participants_checklist
      WHERE id = NEW.checklist_id AND question_set IN ('exit_criterion', 'eligibility')
    ) THEN
      PERFORM participants_refuse('participants_answer_says_why');
    END IF;
  END IF;
  RETURN NULL;
END $$;
