-- The catalogue of actions and the policy of each tenant; their history is in crm_event, as that of all below.
create table if not exists crm_action_catalogue (
  tenant_id crm_key not null,
  catalogue crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, catalogue)
);

create table if not exists crm_action_policy (
  tenant_id crm_key not null,
  catalogue crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, catalogue)
);

-- What was recommended to each customer. due_at is when the next of it expires, in nanoseconds since 1970; null for nothing open.
create table if not exists crm_next_action (
  tenant_id crm_key not null,
  customer_id crm_key not null,
  version bigint not null,
  state varchar not null,
  due_at bigint,
  primary key (tenant_id, customer_id)
);

create index if not exists crm_next_action_due on crm_next_action (tenant_id, due_at, customer_id);

-- What was taken out of each pool in each of its periods.
create table if not exists crm_action_pool (
  tenant_id crm_key not null,
  pool_period crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, pool_period)
);

-- Decisions whose answer is known, with the chances that all actions had; rows are only ever added.
create table if not exists crm_action_decision (
  tenant_id crm_key not null,
  recommendation_id crm_key not null,
  customer_id crm_key not null,
  settled_at bigint not null,
  decision varchar not null,
  primary key (tenant_id, recommendation_id)
);

create index if not exists crm_action_decision_time on crm_action_decision (tenant_id, settled_at, recommendation_id);
