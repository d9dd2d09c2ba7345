DROP TRIGGER guard_dwelling_of_keys ON participants_placement;
DROP FUNCTION participants_guard_dwelling_of_keys();
DROP TRIGGER owner_is_fixed ON participants_placementproposal;
DROP TRIGGER guard_proposal ON participants_placementproposal;
DROP FUNCTION participants_guard_proposal();
