-- What the tokens in links and mails stand for, under the hash of their secret; the secret itself is nowhere. Whether one
-- still counts is read from its approval, never from here. expires_at is nanoseconds since 1970.
create table if not exists crm_approval_token (
  tenant_id crm_key not null,
  token_hash crm_key not null,
  expires_at bigint not null,
  token varchar not null,
  primary key (tenant_id, token_hash)
);

create index if not exists crm_approval_token_expiry on crm_approval_token (tenant_id, expires_at, token_hash);
