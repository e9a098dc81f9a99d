package io.crmkit.dedupe.merge.json;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.dedupe.merge.model.SurvivorshipCheck;
import io.crmkit.dedupe.merge.model.SurvivorshipPolicy;
import java.util.Collection;
import java.util.List;

/**
 * Policies of survivorship as JSON documents.
 *
 * <pre>{@code
 * {"default": {"rule": "most_recent"},
 *  "fields": {"email": {"rule": "most_trusted"}, "tags": {"rule": "union", "separator": ";"},
 *             "revenue": {"rule": "max", "as": "number"}, "owner": {"rule": "custom", "custom": "vip"}},
 *  "trusted": ["erp", "crm", "web"]}
 * }</pre>
 */
public final class SurvivorshipJson {

  private SurvivorshipJson() {}

  /**
   * Returns the policy, or every problem of the document with its JSON pointer.
   *
   * @param customs the names of the rules that the host has
   */
  public static Validated<SurvivorshipPolicy> read(String json, Collection<String> customs) {
    Validated<SurvivorshipPolicy> policy = JsonDocuments.read(json, SurvivorshipPolicy.class);
    if (policy instanceof Invalid<SurvivorshipPolicy>) {
      return policy;
    }
    List<Violation> problems = SurvivorshipCheck.of(policy.orElseThrow(), customs);
    return problems.isEmpty() ? policy : Validated.invalid(new Violations(problems));
  }

  /** Returns the document of a policy, which reads as its equal. */
  public static String write(SurvivorshipPolicy policy) {
    return JsonDocuments.write(policy);
  }
}
