package io.crmkit.dedupe.merge.model;

import io.crmkit.core.Violation;
import io.crmkit.core.naming.JsonPointer;
import io.crmkit.dedupe.merge.model.SurvivorRule.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds what is wrong with a policy as a whole, each problem with its JSON pointer. */
public final class SurvivorshipCheck {

  private final Collection<String> customs;
  private final List<Violation> problems = new ArrayList<>();

  private SurvivorshipCheck(Collection<String> customs) {
    this.customs = customs;
  }

  /**
   * Returns every problem, in the order of the document; none if the policy is sound.
   *
   * @param customs the names of the rules that the host has
   */
  public static List<Violation> of(SurvivorshipPolicy policy, Collection<String> customs) {
    SurvivorshipCheck check = new SurvivorshipCheck(customs);
    check.rule(JsonPointer.ROOT.child("default"), policy.usual());
    policy.fields().forEach((field, rule) -> check.rule(JsonPointer.ROOT.child("fields").child(field), rule));
    check.trusted(policy.trusted());
    return check.problems;
  }

  private void rule(JsonPointer at, SurvivorRule rule) {
    Kind kind = rule.rule();
    reportIf(rule.as() != null && kind != Kind.MIN && kind != Kind.MAX, at.child("as"), "as",
        "only min and max compare values, but the rule is %s; leave 'as' out".formatted(rule.label()));
    reportIf(rule.separator() != null && kind != Kind.UNION, at.child("separator"), "separator",
        "only union has a separator, but the rule is %s; leave it out".formatted(rule.label()));
    reportIf(rule.between().isEmpty(), at.child("separator"), "separator", "the separator must not be empty");
    if (kind == Kind.CUSTOM) {
      reportIf(rule.custom() == null || !customs.contains(rule.custom()), at.child("custom"), "custom",
          "there is no rule of the host '%s', only %s".formatted(rule.custom(), new TreeSet<>(customs)));
    } else {
      reportIf(rule.custom() != null, at.child("custom"), "custom",
          "a rule of the host is named, but the rule is %s; make it custom".formatted(rule.label()));
    }
  }

  private void trusted(List<String> sources) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < sources.size(); i++) {
      reportIf(!seen.add(sources.get(i)), JsonPointer.ROOT.child("trusted").child(i), "trusted",
          "'%s' is there twice; keep the place that is meant".formatted(sources.get(i)));
    }
  }

  private void reportIf(boolean wrong, JsonPointer at, String code, String message) {
    if (wrong) {
      problems.add(new Violation(at.toString(), "dedupe.survivorship." + code, message));
    }
  }
}
