DROP TRIGGER guard_walkin ON neighbours_walkin;
DROP TRIGGER guard_day ON neighbours_supportpointday;
DROP FUNCTION neighbours_guard_walkin();
DROP FUNCTION neighbours_guard_supportpointday();
DROP FUNCTION neighbours_refuse(text);
