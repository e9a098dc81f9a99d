-- Keys are compared byte by byte, as in Java; the collation of a PostgreSQL database may be another and slower one.
-- h2:
create domain if not exists crm_key as varchar(200);
-- postgresql:
create domain crm_key as varchar(200) collate "C";

-- Everything that happened, each event once; rows are only ever added. What happened to one aggregate is one stream, and its
-- sequences are 1, 2, 3, … without gaps. History is read here, and so is what the outbox has to deliver.
create table if not exists crm_event (
  tenant_id crm_key not null,
  stream_type crm_key not null,
  stream_id crm_key not null,
  sequence bigint not null,
  event_type varchar(200) not null,
  occurred_at varchar(40) not null,
  payload varchar not null,
  context varchar,
  primary key (tenant_id, stream_type, stream_id, sequence)
);

-- One row for each stream that has events to deliver: those from next_sequence to last_sequence. Who appends to a stream
-- writes last_sequence, or the row if there is none, and so holds its lock until the commit; who delivers removes the row
-- under the same lock. So no event is passed by, however late it is committed.
--
-- available_at says from when the stream may be claimed: 1970 when it need not wait, the end of the lease while a worker
-- holds it, the next try after a failure, and null while a dead letter blocks it. A claim reads nothing else.
-- requeued is the first dead letter that was put back: it goes before next_sequence. attempts are the tries of next_sequence.
-- A worker holds what is from next_sequence to leased_to, or only leased_to if that is smaller: then it is the one requeued.
-- What is not behind lost_to was in a lease that ran out, and is claimed alone. A sequence of 0 stands for none.
create table if not exists crm_outbox (
  tenant_id crm_key not null,
  stream_type crm_key not null,
  stream_id crm_key not null,
  next_sequence bigint not null,
  last_sequence bigint not null,
  requeued bigint default 0 not null,
  available_at timestamp with time zone,
  attempts int default 0 not null,
  leased_to bigint default 0 not null,
  lost_to bigint default 0 not null,
  lease_token varchar(140),
  last_error varchar(500),
  primary key (tenant_id, stream_type, stream_id)
);

create index if not exists crm_outbox_available on crm_outbox (available_at);

-- Events that were given up on. rest says what that means for the later ones of the stream: BLOCK holds them back until the
-- letter is requeued or discarded, CONTINUE does not. It is REQUEUED once the letter waits for its delivery again.
create table if not exists crm_outbox_dead_letter (
  tenant_id crm_key not null,
  stream_type crm_key not null,
  stream_id crm_key not null,
  sequence bigint not null,
  attempts int not null,
  error varchar(500) not null,
  rest varchar(10) not null,
  died_at timestamp with time zone not null,
  primary key (tenant_id, stream_type, stream_id, sequence)
);

create index if not exists crm_outbox_dead_letter_rest
  on crm_outbox_dead_letter (tenant_id, stream_type, stream_id, rest, sequence);
