-- What was run, and what became of it. Times are the database's own.

create table run (
  id          text primary key,
  catalog     text        not null,
  plan_digest text        not null,
  state       text        not null check (state in ('RUNNING', 'FINISHED', 'INTERRUPTED', 'BROKEN')),
  records     bigint,
  message     text,
  started     timestamptz not null default now(),
  finished    timestamptz
);

create table step (
  run      text not null references run (id) on delete cascade,
  name     text not null,
  cluster  text not null,
  state    text not null check (state in ('PENDING', 'RUNNING', 'FINISHED')),
  started  timestamptz,
  finished timestamptz,
  primary key (run, name)
);

create table microbatch (
  run      text not null references run (id) on delete cascade,
  name     text not null,
  step     text not null,
  state    text not null check (state in ('PENDING', 'RUNNING', 'FINISHED')),
  records  bigint,
  started  timestamptz,
  finished timestamptz,
  primary key (run, name),
  foreign key (run, step) references step (run, name) on delete cascade
);

create table mart (
  run      text not null references run (id) on delete cascade,
  name     text not null,
  state    text not null check (state in ('PENDING', 'STAGED', 'PUBLISHED')),
  snapshot bigint,
  primary key (run, name)
);

create table model (
  run          text    not null references run (id) on delete cascade,
  mart         text    not null,
  number       integer not null,
  name         text    not null,
  kind         text    not null,
  microbatch   text    not null,
  scoring_hash text    not null,
  state        text    not null check (state in ('PENDING', 'SCORED', 'FAILED')),
  records      bigint,
  positives    bigint,
  first_rank   integer not null,
  ranks        bigint[], -- records at first_rank, first_rank + 1, ...
  primary key (run, mart, number),
  foreign key (run, mart) references mart (run, name) on delete cascade,
  foreign key (run, microbatch) references microbatch (run, name) on delete cascade
);

create table failure (
  run      text    not null,
  mart     text    not null,
  number   integer not null,
  kind     text    not null,
  signal   text,
  message  text    not null,
  happened timestamptz not null default now(),
  primary key (run, mart, number),
  foreign key (run, mart, number) references model (run, mart, number) on delete cascade
);
