-- What is kept of passwords: pbkdf2-sha256, iterations, salt and hash.
create table if not exists crm_password (
  tenant_id crm_key not null,
  user_id crm_key not null,
  hash crm_key not null,
  primary key (tenant_id, user_id)
);
