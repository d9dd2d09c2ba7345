DROP TRIGGER guard_told ON participants_incident_reported_to;
DROP TRIGGER guard_told ON participants_incident;
DROP FUNCTION participants_guard_told();
DROP TRIGGER guard_follow_up ON participants_followup;
DROP FUNCTION participants_guard_follow_up();
DROP TRIGGER guard_session_domain ON participants_supportsession_life_domains;
DROP FUNCTION participants_guard_session_domain();
DROP TRIGGER owner_is_fixed ON participants_followup;
DROP TRIGGER owner_is_fixed ON participants_incident;
