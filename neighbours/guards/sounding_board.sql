-- The sounding board of the neighbourhood.

-- Who attends a meeting is on the board of its pilot on that day, and that is known once it was held;
-- of a meeting that was withdrawn nothing is asked. Meeting and members are locked, so that no day
-- changes meanwhile.
CREATE FUNCTION neighbours_refuse_strangers(meeting neighbours_boardmeeting) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  member neighbours_boardmember;
BEGIN
  FOR member IN
    SELECT m.* FROM neighbours_boardmember m
    JOIN neighbours_boardmeeting_attended a ON a.boardmember_id = m.id
    WHERE a.boardmeeting_id = meeting.id AND meeting.withdrawn_because = ''
    FOR SHARE OF m
  LOOP
    IF member.pilot_id <> meeting.pilot_id OR member.withdrawn_because <> ''
      OR meeting.day < member.joined_on OR meeting.day > member.left_on
    THEN
      PERFORM core_refuse('neighbours_boardmeeting_attended_as_member');
    END IF;
    IF NOT meeting.is_held THEN
      PERFORM core_refuse('neighbours_boardmeeting_attended_once_held');
    END IF;
  END LOOP;
END $$;

CREATE FUNCTION neighbours_guard_board_attended() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  meeting neighbours_boardmeeting;
BEGIN
  SELECT * INTO meeting FROM neighbours_boardmeeting WHERE id = NEW.boardmeeting_id FOR SHARE;
  IF meeting.withdrawn_because <> '' THEN
    PERFORM core_refuse('core_still_stands');
  END IF;
  PERFORM neighbours_refuse_strangers(meeting);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_attended AFTER INSERT OR UPDATE ON neighbours_boardmeeting_attended
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_board_attended();

-- A member stays one on the days of the meetings that were attended.
CREATE FUNCTION neighbours_guard_board_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM neighbours_boardmeeting m
    JOIN neighbours_boardmeeting_attended a ON a.boardmeeting_id = m.id
    WHERE a.boardmember_id = NEW.id AND m.withdrawn_because = ''
      AND (NEW.withdrawn_because <> '' OR m.day < NEW.joined_on OR m.day > NEW.left_on)
  ) THEN
    PERFORM core_refuse('neighbours_boardmember_attended');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_member AFTER UPDATE OF joined_on, left_on, withdrawn_because
  ON neighbours_boardmember DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_board_member();

-- A meeting is not moved to a day on which someone who attended was no member, nor behind what was
-- agreed at it, nor is one that someone attended yet to be held.
CREATE FUNCTION neighbours_guard_board_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM neighbours_refuse_strangers(NEW);
  IF NEW.withdrawn_because = '' AND EXISTS (
    SELECT 1 FROM neighbours_boardagreement
    WHERE meeting_id = NEW.id AND withdrawn_because = ''
      AND (due_on < NEW.day OR settled_on < NEW.day)
  ) THEN
    PERFORM core_refuse('neighbours_boardagreement_due_after_meeting');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_meeting AFTER UPDATE OF day, is_held, withdrawn_because
  ON neighbours_boardmeeting DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_board_meeting();

-- What was agreed is due, and done, on the day of the meeting or later. It stays as it was when the
-- meeting was withdrawn. The meeting is locked, so that it is not moved or withdrawn meanwhile.
CREATE FUNCTION neighbours_guard_board_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  meeting neighbours_boardmeeting;
BEGIN
  SELECT * INTO meeting FROM neighbours_boardmeeting WHERE id = NEW.meeting_id FOR SHARE;
  IF meeting.withdrawn_because <> '' THEN
    PERFORM core_refuse('core_still_stands');
  END IF;
  IF NEW.withdrawn_because = '' AND (NEW.due_on < meeting.day OR NEW.settled_on < meeting.day) THEN
    PERFORM core_refuse('neighbours_boardagreement_due_after_meeting');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_agreement AFTER INSERT OR UPDATE ON neighbours_boardagreement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_board_agreement();
