-- A cancelled session may stay on a day after the support ended; nothing else may.
CREATE OR REPLACE FUNCTION participants_guard_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> 'cancelled' AND NOT participants_is_supported(NEW.participant_id, NEW.day) THEN
    PERFORM participants_refuse('participants_session_during_support');
  END IF;
  IF NEW.status IN ('held', 'no_show') AND NEW.day > CURRENT_DATE + 1 THEN
    PERFORM participants_refuse('participants_session_not_ahead');
  END IF;
  RETURN NULL;
END $$;

-- A session, its series and its goals are about one person, and stay so.
CREATE FUNCTION participants_guard_session_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.participant_id <> OLD.participant_id THEN
    PERFORM participants_refuse('participants_session_person_is_fixed');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER person_is_fixed BEFORE UPDATE OF participant_id ON participants_supportsession
  FOR EACH ROW EXECUTE FUNCTION participants_guard_session_person();
CREATE TRIGGER person_is_fixed BEFORE UPDATE OF participant_id ON participants_sessionseries
  FOR EACH ROW EXECUTE FUNCTION participants_guard_session_person();

CREATE FUNCTION participants_guard_session_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.participant_id <>
    (SELECT participant_id FROM participants_sessionseries WHERE id = NEW.series_id)
  THEN
    PERFORM participants_refuse('participants_session_series_of_the_person');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_session_series
  AFTER INSERT OR UPDATE OF series_id ON participants_supportsession
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.series_id IS NOT NULL)
  EXECUTE FUNCTION participants_guard_session_series();

CREATE FUNCTION participants_guard_session_goal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT participant_id FROM participants_goal WHERE id = NEW.goal_id) <>
    (SELECT participant_id FROM participants_supportsession WHERE id = NEW.supportsession_id)
  THEN
    PERFORM participants_refuse('participants_session_goals_of_the_person');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_session_goal
  AFTER INSERT OR UPDATE ON participants_supportsession_goals
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_session_goal();
