-- The second factors of each user; their history is in crm_event. Secrets in it are sealed, and codes are hashed under a sealed key.
create table if not exists crm_user_factors (
  tenant_id crm_key not null,
  user_id crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, user_id)
);
