package io.crmkit.territory.port;

import io.crmkit.core.state.StateRepository;
import io.crmkit.territory.model.ModelRegister;
import io.crmkit.territory.model.RegisterId;

/** Keeps which model is in force when. The contract in crm-testkit proves an implementation. */
public interface RegisterRepository extends StateRepository<RegisterId, ModelRegister> {}
