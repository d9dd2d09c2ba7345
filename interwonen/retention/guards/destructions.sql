-- A certificate says for good what was destroyed, by which two people and when.
CREATE FUNCTION retention_guard_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM core_refuse('retention_certificate_stands');
  RETURN NULL;
END $$;

CREATE TRIGGER certificate_stands BEFORE UPDATE OR DELETE ON retention_destruction
  FOR EACH ROW WHEN (OLD.destroyed_at IS NOT NULL)
  EXECUTE FUNCTION retention_guard_certificate();
