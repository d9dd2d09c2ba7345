-- A cancelled or withdrawn session may stay on a day after the support ended; nothing else may.
CREATE OR REPLACE FUNCTION participants_guard_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status IN ('held', 'no_show') AND NEW.day > CURRENT_DATE + 1 THEN
    PERFORM participants_refuse('participants_session_not_ahead');
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
