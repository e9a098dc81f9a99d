package io.crmkit.approvals;

import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.expression.Expression;
import java.util.Optional;

/** Finds the definition that a subject falls under. */
final class Applicable {

  private final Definitions definitions;

  Applicable(Definitions definitions) {
    this.definitions = definitions;
  }

  /**
   * Returns the first definition, by priority and then by name, whose entry criteria hold. One whose criteria cannot be
   * evaluated for this subject is returned, too: submitting to it is refused with the reason, which silence would hide.
   */
  Optional<DefinitionRef> to(TenantId tenant, Subject subject) {
    for (DefinitionRef ref : definitions.current(tenant, subject.entityType())) {
      Definition definition = definitions.find(tenant, ref).orElseThrow();
      Expression entry = definition.entry();
      if (entry == null || !(entry.holds(subject.fields()) instanceof Valid<Boolean> valid) || valid.value()) {
        return Optional.of(ref);
      }
    }
    return Optional.empty();
  }
}
