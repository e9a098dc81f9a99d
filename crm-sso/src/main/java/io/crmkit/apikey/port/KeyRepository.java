package io.crmkit.apikey.port;

import io.crmkit.apikey.model.ApiKey;
import io.crmkit.apikey.model.KeyId;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.StateRepository;
import io.crmkit.sso.model.UserId;

/** Keeps API keys and their history. The contract in crm-testkit proves an implementation. */
public interface KeyRepository extends StateRepository<KeyId, ApiKey> {

  /** Returns the keys of an owner, revoked ones too, in the order of their ids. */
  Page<KeyId> ofOwner(TenantId tenant, UserId owner, PageRequest page);
}
