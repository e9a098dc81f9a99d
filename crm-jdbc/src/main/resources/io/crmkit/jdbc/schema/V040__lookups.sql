-- PostgreSQL plans a statement by what it knows of a table, and of one that is new, or that is nearly empty whenever it is
-- looked at, it knows nothing: it then takes an index that begins with the tenant, whichever of them, for as good as the one
-- that leads to the row, and keeps to that while the table fills. So none of these tables has two indexes that a statement
-- could take by its tenant alone. An index begins with what it is asked for, and one over times, which a tenant is asked for,
-- is only for those who ask for a time: that is what "is not null" says of a column that never is.

-- postgresql:
alter table crm_approval drop constraint crm_approval_pkey, add primary key (approval_id, tenant_id);
-- postgresql:
alter table crm_approval_seat drop constraint crm_approval_seat_pkey, add primary key (approval_id, tenant_id, actor, step, ask);
-- postgresql:
drop index crm_approval_subject, crm_approval_open, crm_approval_pinned, crm_approval_seat_inbox, crm_approval_token_expiry,
  crm_approval_delegation_to, crm_approval_delegation_from, crm_pending_login_end, crm_saml_request_end, crm_replay_end,
  crm_login_proof_until, crm_password_guess_over, crm_refresh_family_over;

-- postgresql:
create index crm_approval_subject on crm_approval (entity_id, entity_type, tenant_id, submitted_at, approval_id);
-- postgresql:
create index crm_approval_open on crm_approval (entity_id, entity_type, tenant_id) where status = 'PENDING';
-- postgresql:
create index crm_approval_pinned on crm_approval (definition, definition_version, tenant_id, approval_id)
  where status = 'PENDING';

-- postgresql:
create index crm_approval_seat_asking on crm_approval_seat (actor, tenant_id, approval_id);
-- postgresql:
create index crm_approval_seat_inbox on crm_approval_seat (actor, tenant_id, since, approval_id, step, ask)
  where since is not null;

-- postgresql:
create index crm_approval_delegation_to on crm_approval_delegation (delegate, tenant_id);
-- postgresql:
create index crm_approval_delegation_from on crm_approval_delegation (principal, tenant_id, valid_from, delegation_id);

-- postgresql:
create index crm_approval_token_expiry on crm_approval_token (tenant_id, expires_at, token_hash) where expires_at is not null;
-- postgresql:
create index crm_pending_login_end on crm_pending_login (tenant_id, expires_at) where expires_at is not null;
-- postgresql:
create index crm_saml_request_end on crm_saml_request (tenant_id, expires_at) where expires_at is not null;
-- postgresql:
create index crm_replay_end on crm_replay (tenant_id, remembered_until) where remembered_until is not null;
-- postgresql:
create index crm_login_proof_until on crm_login_proof (tenant_id, until) where until is not null;
-- postgresql:
create index crm_password_guess_over on crm_password_guess (tenant_id, over_at) where over_at is not null;
-- postgresql:
create index crm_refresh_family_over on crm_refresh_family (tenant_id, over_at) where over_at is not null;
