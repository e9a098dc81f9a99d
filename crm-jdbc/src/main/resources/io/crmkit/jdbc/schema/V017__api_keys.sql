-- The state of each API key, with its owner; their history is in crm_event. No secret is in either, only hashes.
create table if not exists crm_api_key (
  tenant_id crm_key not null,
  key_id crm_key not null,
  version bigint not null,
  state varchar not null,
  owner crm_key,
  primary key (tenant_id, key_id)
);

create index if not exists crm_api_key_owner on crm_api_key (tenant_id, owner, key_id);

-- How often each key was used, and when last, in nanoseconds since 1970.
create table if not exists crm_api_key_usage (
  tenant_id crm_key not null,
  key_id crm_key not null,
  uses bigint not null,
  last_used bigint not null,
  primary key (tenant_id, key_id)
);
