package io.crmkit.ai.action.port;

import io.crmkit.ai.action.model.Action;
import io.crmkit.ai.action.model.CustomerId;
import io.crmkit.ai.action.model.Effect;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import java.util.Optional;

/** Says by how much actions raise the chance of success for single customers, such as a model of the host does. */
@FunctionalInterface
public interface Effects {

  /** Returns the effect, or empty to go by what the log has shown of the action. */
  Optional<Effect> of(TenantId tenant, CustomerId customer, Value.Fields fields, Action action);

  /** Returns one that knows nothing. */
  static Effects unknown() {
    return (tenant, customer, fields, action) -> Optional.empty();
  }
}
