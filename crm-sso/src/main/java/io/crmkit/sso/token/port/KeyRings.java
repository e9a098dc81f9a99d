package io.crmkit.sso.token.port;

import io.crmkit.core.state.StateRepository;
import io.crmkit.sso.token.model.KeyRing;
import io.crmkit.sso.token.model.RingId;

/** Keeps rings of signing keys; private keys are sealed. The contract in crm-testkit proves an implementation. */
public interface KeyRings extends StateRepository<RingId, KeyRing> {}
