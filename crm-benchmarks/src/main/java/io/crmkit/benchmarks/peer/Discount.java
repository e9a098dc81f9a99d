package io.crmkit.benchmarks.peer;

import io.crmkit.approvals.json.DefinitionJson;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import java.util.Map;

/** The measured chain as crmkit reads it, and what it is asked to approve. */
public final class Discount {

  public static final Actor REQUESTER = new Actor("agent@example.com");

  /** One manager, then the first of two directors; each step escalates after a day. */
  public static final String DOCUMENT = """
      {"name": "Discount Approval", "process_type": "multi_step", "entity_type": "deal",
       "steps": [
         {"step": 1, "name": "Manager Approval", "approvers": ["manager@example.com"], "type": "sequential"},
         {"step": 2, "name": "Director Approval", "approvers": ["director1@example.com", "director2@example.com"],
          "type": "parallel", "require_all": false}],
       "enable_escalation": true, "escalation_after_hours": 24,
       "escalation_chain": ["vp@example.com", "ceo@example.com"]}
      """;

  private Discount() {}

  public static Definition chain() {
    return DefinitionJson.read(DOCUMENT).orElseThrow();
  }

  /** Returns a deal with the same fields that the other engines get as variables. */
  public static Subject subject(long number) {
    String deal = "D-" + number;
    return new Subject("deal", deal, new Value.Fields(Map.of("deal", Value.of(deal), "discount", Value.of(15))));
  }
}
