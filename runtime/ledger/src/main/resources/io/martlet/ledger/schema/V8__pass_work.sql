-- What a driver's tasks have done in a pass, for those who ask how busy a cluster was. Arrays of
-- busy slots and cores have a value for each of the equal parts of the time.
create table pass_work (
  run              text     not null,
  microbatch       text     not null,
  begun            timestamptz not null,
  ended            timestamptz not null,
  slots            integer  not null,
  busy_slots       float8[] not null,
  busy_cores       float8[] not null,
  stages           text[]   not null,
  stage_nanos      bigint[] not null,
  bytes_read       bigint   not null,
  bytes_written    bigint   not null,
  host_restarts    bigint   not null,
  primary key (run, microbatch),
  foreign key (run, microbatch) references microbatch (run, name) on delete cascade
);
