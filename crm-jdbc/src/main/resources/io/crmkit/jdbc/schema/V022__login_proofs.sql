-- What a logout needs of a login, one row for each session; ID tokens in it are sealed. until is nanoseconds since 1970.
create table if not exists crm_login_proof (
  tenant_id crm_key not null,
  session_id crm_key not null,
  until bigint not null,
  proof varchar not null,
  primary key (tenant_id, session_id)
);

create index if not exists crm_login_proof_until on crm_login_proof (tenant_id, until);
