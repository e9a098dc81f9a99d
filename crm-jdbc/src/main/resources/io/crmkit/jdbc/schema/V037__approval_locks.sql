-- The approvals of a record that are pending, of which there are few, among all that were ever asked for it.
-- h2:
create index if not exists crm_approval_open on crm_approval (tenant_id, entity_type, entity_id, status);
-- postgresql:
create index crm_approval_open on crm_approval (tenant_id, entity_type, entity_id) where status = 'PENDING';
