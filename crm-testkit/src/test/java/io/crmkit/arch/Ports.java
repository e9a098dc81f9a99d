package io.crmkit.arch;

import static io.crmkit.arch.Shapes.condition;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import io.crmkit.core.TenantId;
import java.util.List;
import java.util.Set;

/** What a port is, and which ports see more than one tenant. */
final class Ports {

  /** Ports that serve all tenants by design; each carries the tenant in its values. See docs/adr. */
  static final Set<String> ALL_TENANTS = Set.of(
      "io.crmkit.core.event.EventTransport", "io.crmkit.core.event.Outbox",
      "io.crmkit.sso.domain.port.DomainOwners");

  private Ports() {}

  static DescribedPredicate<JavaMethod> ofAPort() {
    return DescribedPredicate.describe("belong to a port", method ->
        method.getOwner().isInterface()
            && method.getModifiers().contains(JavaModifier.ABSTRACT)
            && !handsOutAPort(method)
            && (method.getOwner().getPackageName().endsWith(".port")
                || method.getOwner().getPackageName().equals("io.crmkit.core.event")));
  }

  /** A store with several ports names them; the tenant comes with the call of each. */
  private static boolean handsOutAPort(JavaMethod method) {
    return method.getRawReturnType().getPackageName().endsWith(".port") && method.getRawParameterTypes().isEmpty();
  }

  static DescribedPredicate<JavaMethod> servesAllTenants() {
    return DescribedPredicate.describe("serve all tenants", method ->
        ALL_TENANTS.contains(method.getOwner().getName()));
  }

  static ArchCondition<JavaMethod> takeTheTenantFirst() {
    return condition("take the TenantId as first parameter", (method, name) ->
        method.getRawParameterTypes().stream().limit(1).anyMatch(type -> type.isEquivalentTo(TenantId.class))
            ? List.of() : List.of(name + " does not"));
  }
}
