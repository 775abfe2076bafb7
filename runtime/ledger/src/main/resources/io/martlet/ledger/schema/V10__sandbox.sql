-- The least that a host of the pass has given up of what models do not need.
alter table pass_work add column sandbox text check (sandbox in ('none', 'basic', 'full'));
