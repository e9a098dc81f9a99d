package io.crmkit.testkit.territory;

import io.crmkit.territory.json.TerritoryFormats;
import io.crmkit.territory.model.ModelRegister;
import io.crmkit.territory.model.RegisterId;
import io.crmkit.territory.port.RegisterRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;

/** The registers of an in-memory store. */
final class InMemoryRegisterRepository extends InMemoryStates<RegisterId, ModelRegister>
    implements RegisterRepository {

  InMemoryRegisterRepository(InMemoryOutbox outbox) {
    super(outbox, TerritoryFormats.REGISTER);
  }
}
