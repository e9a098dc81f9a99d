package io.crmkit.testkit.sso;

import io.crmkit.sso.mfa.json.FactorFormats;
import io.crmkit.sso.mfa.model.UserFactors;
import io.crmkit.sso.mfa.port.FactorRepository;
import io.crmkit.sso.model.UserId;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;

/** Keeps second factors in memory; meant for tests, demos and single-process tools. */
public final class InMemoryFactorRepository extends InMemoryStates<UserId, UserFactors> implements FactorRepository {

  /** Makes a store that shares an outbox with others. */
  public InMemoryFactorRepository(InMemoryOutbox outbox) {
    super(outbox, FactorFormats.FACTORS);
  }
}
