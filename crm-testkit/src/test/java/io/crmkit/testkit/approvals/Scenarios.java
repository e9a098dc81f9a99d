package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.definition.Definition;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Makes any scenario or definition for a property that asks for one. */
final class Scenarios extends DomainContextBase {

  @Provide
  Arbitrary<Scenario> scenarios() {
    return ScenarioArbitraries.scenarios();
  }

  @Provide
  Arbitrary<Definition> definitions() {
    return DefinitionArbitraries.definitions();
  }
}
