package io.crmkit.territory.model.placement;

import io.crmkit.core.Validated;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.territory.model.placement.Rulebook.Standing;
import io.crmkit.territory.model.placement.Verdict.Belongs;
import io.crmkit.territory.model.placement.Verdict.Unjudged;
import io.crmkit.territory.model.rule.AssignmentRule;
import io.crmkit.territory.model.rule.Criteria;
import io.crmkit.territory.model.rule.RuleId;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Why a record is in a territory, or why it is not.
 *
 * @param stays why it is there; empty if it is not
 * @param rules what each rule that acts on the territory says of it, in the order in which they are asked
 * @param findings everything else that decides, one sentence each
 */
public record Explanation(TerritoryId territory, List<Stay> stays, List<RuleFinding> rules, List<String> findings) {

  public Explanation {
    Objects.requireNonNull(territory, "territory");
    stays = List.copyOf(stays);
    rules = List.copyOf(rules);
    findings = List.copyOf(findings);
  }

  /**
   * What a rule says of a record.
   *
   * @param owner the territory that the rule belongs to
   * @param holds whether its condition holds
   * @param criteria what each criterion says, whether the logic reaches it or not
   */
  public record RuleFinding(
      RuleId rule, TerritoryId owner, Validated<Boolean> holds, List<Criteria.Said> criteria) {

    public RuleFinding {
      Objects.requireNonNull(rule, "rule");
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(holds, "holds");
      criteria = List.copyOf(criteria);
    }
  }

  public boolean isHere() {
    return !stays.isEmpty();
  }

  /** Explains where an account is by a rulebook. */
  public static Explanation of(Rulebook book, Placement placement, TerritoryId territory, Fields record) {
    List<Stay> stays = placement.in(territory);
    if (!book.tree().contains(territory)) {
      return new Explanation(territory, stays, List.of(),
          List.of("There is no territory '%s' in this model.".formatted(territory)));
    }
    return new Explanation(territory, stays, rules(book, territory, record),
        new Explainer(book, placement, territory, record).findings());
  }

  private static List<RuleFinding> rules(Rulebook book, TerritoryId territory, Fields record) {
    List<RuleFinding> found = new ArrayList<>();
    for (AssignmentRule rule : book.acting(territory)) {
      Criteria criteria = rule.condition().compile().orElseThrow();
      found.add(new RuleFinding(
          rule.id(), owner(book.tree(), territory, rule), criteria.holds(record), criteria.each(record)));
    }
    return found;
  }

  private static TerritoryId owner(TerritoryTree tree, TerritoryId territory, AssignmentRule rule) {
    return tree.atAndAbove(territory).stream().filter(each -> each.rules().contains(rule))
        .map(Territory::id).findFirst().orElse(territory);
  }

  /** Says what decides. */
  private record Explainer(Rulebook book, Placement placement, TerritoryId territory, Fields record) {

    List<String> findings() {
      List<String> findings = new ArrayList<>();
      placement.in(territory).forEach(stay ->
          findings.add("It is here %s, since %s.".formatted(stay.reason(), stay.since())));
      boolean byRule = placement.in(territory).stream().anyMatch(stay -> stay.reason() instanceof Reason.ByRules);
      if (placement.realign() == Realign.EXCLUDED) {
        findings.add("It is excluded from realignment, so rules leave it where it is.");
      }
      findings.add(byTheRules(byRule));
      inactive(findings);
      return findings;
    }

    private String byTheRules(boolean byRule) {
      if (book.acting(territory).isEmpty()) {
        return "No active rule acts on this territory, so only people put something here.";
      }
      Verdict verdict = book.judge(record);
      if (verdict instanceof Unjudged unjudged) {
        return "The rule '%s' of '%s' cannot be asked (%s), so rules leave it where it is.".formatted(
            unjudged.rule(), unjudged.territory(), unjudged.problem().message());
      }
      if (book.standing(record, territory) != Standing.MATCHES) {
        return "It does not meet every rule that acts here" + (byRule ? "; it leaves when it is realigned." : ".");
      }
      List<TerritoryId> lower = lower((Belongs) verdict);
      if (!lower.isEmpty()) {
        return "It meets the rules here, but goes to the lowest territory on a branch: %s.".formatted(lower);
      }
      return byRule
          ? "It meets every rule that acts here."
          : "It meets every rule that acts here; it enters when it is realigned.";
    }

    private List<TerritoryId> lower(Belongs belongs) {
      return belongs.targets().stream().map(Target::territory)
          .filter(each -> book.tree().isAbove(territory, each)).toList();
    }

    private void inactive(List<String> findings) {
      for (AssignmentRule rule : book.tree().territory(territory).rules()) {
        if (!rule.isActive()) {
          findings.add("The rule '%s' of this territory is inactive.".formatted(rule.id()));
        }
      }
    }
  }
}
