-- A role never gets more days than those that were given and agreed to, and one that was withdrawn
-- stays so: whoever needs it longer gets it anew.
CREATE FUNCTION accounts_guard_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.starts_on < OLD.starts_on
    OR COALESCE(NEW.ends_on, 'infinity') > COALESCE(OLD.ends_on, 'infinity')
    OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NULL)
  THEN
    PERFORM core_refuse('accounts_membership_not_prolonged');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER guard_days AFTER UPDATE ON accounts_membership
  FOR EACH ROW EXECUTE FUNCTION accounts_guard_days();
