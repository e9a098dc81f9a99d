-- Wrong passwords of each user, and of addresses that are nobody's, since the last right one. Times are nanoseconds since 1970;
-- what is over may be forgotten.
create table if not exists crm_password_guess (
  tenant_id crm_key not null,
  user_id crm_key not null,
  wrong integer not null,
  locks integer not null,
  locked_until bigint,
  over_at bigint not null,
  primary key (tenant_id, user_id)
);

create index if not exists crm_password_guess_over on crm_password_guess (tenant_id, over_at);
