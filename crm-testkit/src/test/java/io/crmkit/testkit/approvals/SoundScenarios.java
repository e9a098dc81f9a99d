package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.definition.Definition;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Makes scenarios and definitions that can be published, for properties of the service. */
final class SoundScenarios extends DomainContextBase {

  @Provide
  Arbitrary<Scenario> scenarios() {
    return ScenarioArbitraries.soundScenarios();
  }

  @Provide
  Arbitrary<Definition> definitions() {
    return DefinitionArbitraries.soundDefinitions();
  }
}
