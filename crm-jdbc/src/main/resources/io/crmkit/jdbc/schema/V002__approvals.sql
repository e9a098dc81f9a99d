-- Instants are whole nanoseconds since 1970: exact, as Java's are, which no type for timestamps is on either database. In
-- PostgreSQL, to_timestamp(due_at / 1e9) makes them readable. What lies before 1677 or after 2262 is kept as that bound.

-- One row for each approval: its origin, which is written once, and its progress, the JSON of
-- io.crmkit.approvals.json.ApprovalJson; its history is its stream in crm_event. What stands beside them is there to be
-- looked up by, and can be read in them. step is the name of the open step, null as due_at is once nothing is awaited.
create table if not exists crm_approval (
  tenant_id crm_key not null,
  approval_id crm_key not null,
  version bigint not null,
  status varchar(10) not null,
  step varchar,
  entity_type crm_key not null,
  entity_id crm_key not null,
  requester crm_key not null,
  submitted_at bigint not null,
  due_at bigint,
  origin varchar not null,
  progress varchar not null,
  primary key (tenant_id, approval_id)
);

-- h2:
create index if not exists crm_approval_due on crm_approval (tenant_id, due_at, approval_id);
-- postgresql:
create index crm_approval_due on crm_approval (tenant_id, due_at, approval_id) where due_at is not null;

create index if not exists crm_approval_subject
  on crm_approval (tenant_id, entity_type, entity_id, submitted_at, approval_id);

-- Who can still vote in the open step. since tells from when the vote is asked for; it is null until it is their turn.
create table if not exists crm_approval_seat (
  tenant_id crm_key not null,
  actor crm_key not null,
  approval_id crm_key not null,
  since bigint,
  primary key (tenant_id, actor, approval_id)
);

create index if not exists crm_approval_seat_inbox on crm_approval_seat (tenant_id, actor, since, approval_id);

-- Every publication of a definition; rows are only ever added.
create table if not exists crm_approval_definition (
  tenant_id crm_key not null,
  name crm_key not null,
  version int not null,
  digest varchar(200) not null,
  entity_type crm_key not null,
  document varchar not null,
  status varchar(10) not null,
  published_by crm_key not null,
  published_at bigint not null,
  primary key (tenant_id, name, version)
);

create index if not exists crm_approval_definition_type on crm_approval_definition (tenant_id, entity_type);
