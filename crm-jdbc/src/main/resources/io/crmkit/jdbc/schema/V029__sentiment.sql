-- What is known of each text that was scored; scored holds all of it. at is nanoseconds since 1970.
create table if not exists crm_scored_text (
  tenant_id crm_key not null,
  text_id crm_key not null,
  account crm_key not null,
  at bigint not null,
  scored varchar not null,
  primary key (tenant_id, text_id)
);

create index if not exists crm_scored_text_account on crm_scored_text (tenant_id, account, at, text_id);

create index if not exists crm_scored_text_time on crm_scored_text (tenant_id, at);
