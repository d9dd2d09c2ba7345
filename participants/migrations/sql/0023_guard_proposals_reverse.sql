DROP TRIGGER owner_is_fixed ON participants_placementproposal;
DROP TRIGGER guard_proposal ON participants_placementproposal;
DROP FUNCTION participants_guard_proposal();
