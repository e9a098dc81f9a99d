-- Keys are compared byte by byte, as in Java; the collation of a PostgreSQL database may be another and slower one.
-- h2:
create domain if not exists crm_key as varchar(200);
-- postgresql:
create domain crm_key as varchar(200) collate "C";

-- Events that wait for their delivery. They are deleted when they are delivered; history is kept by the engines.
-- available_at says from when an event may be claimed: 1970 when it is new, the end of the lease while a worker holds it,
-- the next try after a failure, and null while it waits for an earlier event of its stream. A claim reads nothing else.
create table if not exists crm_outbox_event (
  tenant_id crm_key not null,
  stream_type crm_key not null,
  stream_id crm_key not null,
  sequence bigint not null,
  event_type varchar(200) not null,
  occurred_at varchar(40) not null,
  payload varchar not null,
  context varchar,
  attempts int not null,
  available_at timestamp with time zone,
  lease_token varchar(140),
  last_error varchar(500),
  primary key (tenant_id, stream_type, stream_id, sequence)
);

create index if not exists crm_outbox_event_available on crm_outbox_event (available_at);

-- Events that were given up on. One that blocks holds back the rest of its stream until it is requeued or discarded.
create table if not exists crm_outbox_dead_letter (
  tenant_id crm_key not null,
  stream_type crm_key not null,
  stream_id crm_key not null,
  sequence bigint not null,
  event_type varchar(200) not null,
  occurred_at varchar(40) not null,
  payload varchar not null,
  context varchar,
  attempts int not null,
  error varchar(500) not null,
  rest varchar(10) not null,
  died_at timestamp with time zone not null,
  primary key (tenant_id, stream_type, stream_id, sequence)
);

create index if not exists crm_outbox_dead_letter_rest
  on crm_outbox_dead_letter (tenant_id, stream_type, stream_id, rest, sequence);
