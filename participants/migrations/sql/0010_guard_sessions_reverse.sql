DROP TRIGGER guard_session_goal ON participants_supportsession_goals;
DROP TRIGGER guard_session_series ON participants_supportsession;
DROP TRIGGER person_is_fixed ON participants_sessionseries;
DROP TRIGGER person_is_fixed ON participants_supportsession;
DROP FUNCTION participants_guard_session_goal();
DROP FUNCTION participants_guard_session_series();
DROP FUNCTION participants_guard_session_person();
