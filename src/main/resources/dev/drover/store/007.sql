-- Kept for what comes between.
CREATE TABLE placeholder_007 (x INTEGER) STRICT;
