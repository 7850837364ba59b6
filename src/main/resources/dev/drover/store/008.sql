-- Kept for what comes between.
CREATE TABLE placeholder_008 (x INTEGER) STRICT;
