ALTER TABLE participants_incident_reported_to
  DROP CONSTRAINT participants_incident_reported_to_from_list;
DROP TRIGGER guard_cards ON participants_incident;
DROP TRIGGER guard_incident ON participants_incident;
DROP FUNCTION participants_guard_cards();
DROP FUNCTION participants_guard_incident();
