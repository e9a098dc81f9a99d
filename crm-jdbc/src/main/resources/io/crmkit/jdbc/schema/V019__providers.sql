-- The state of each identity provider; its history is in crm_event. Secrets in both are sealed.
create table if not exists crm_identity_provider (
  tenant_id crm_key not null,
  provider_id crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, provider_id)
);

-- Which provider of which tenant holds what tells it from every other in the world, as SHA-256 in hexadecimal: over all tenants,
-- one row for each.
create table if not exists crm_provider_identity (
  identity crm_key not null,
  tenant_id crm_key not null,
  provider_id crm_key not null,
  primary key (identity)
);

create index if not exists crm_provider_identity_holder on crm_provider_identity (tenant_id, provider_id);

-- What each tenant has to do with a domain; its history is in crm_event.
create table if not exists crm_domain_claim (
  tenant_id crm_key not null,
  domain crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, domain)
);

-- Which tenant has proved that a domain is its own: over all tenants, one row for each domain.
create table if not exists crm_domain_owner (
  domain crm_key not null,
  tenant_id crm_key not null,
  primary key (domain)
);

create index if not exists crm_domain_owner_tenant on crm_domain_owner (tenant_id, domain);
