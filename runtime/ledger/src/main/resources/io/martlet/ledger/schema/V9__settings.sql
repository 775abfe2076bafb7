-- What the last driver of a run was set to, for those who read of it later: no secrets.
alter table run add column setting_names  text[] not null default '{}';
alter table run add column setting_values text[] not null default '{}';
