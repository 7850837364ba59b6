-- Where a terminal takes remote control: which kitty, which WezTerm.
ALTER TABLE instance ADD COLUMN kitty_listen TEXT;
ALTER TABLE instance ADD COLUMN wezterm_socket TEXT;
