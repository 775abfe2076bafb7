-- What a model read, to tell one that was renamed from another in its place.
alter table model add column inputs text not null default '';

-- What somebody let pass that a run would have stopped at.
create table override (
  run      text        not null references run (id) on delete cascade,
  mart     text        not null,
  gate     text        not null check (gate in ('RECORDS')),
  message  text        not null,
  happened timestamptz not null default now(),
  primary key (run, mart, gate)
);
