package io.crmkit.duplicates;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.dedupe.rule.DuplicateRule;
import io.crmkit.dedupe.rule.DuplicateRules;
import io.crmkit.dedupe.rule.FieldScore;
import io.crmkit.dedupe.rule.RuleComparison;
import io.crmkit.dedupe.rule.RuleComparison.Prepared;
import io.crmkit.imports.model.Likeness;
import io.crmkit.imports.model.MatchPart;
import io.crmkit.imports.model.RecordMatching;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes for the same what a rule takes for duplicates. The score is that of the rule, rounded, and 100 only for what is
 * wholly alike; parts are points of 100, one for each field that both have.
 */
public final class DuplicatesByRule implements RecordMatching<Prepared> {

  private static final int ALL = 100;
  private static final double HAIR = 1e-9;

  private final DuplicateRule rule;
  private final RuleComparison comparison;
  private final HashKeys keys;

  private DuplicatesByRule(DuplicateRule rule) {
    this.rule = rule;
    this.comparison = RuleComparison.of(rule);
    this.keys = HashKeys.of("rule", DuplicateRules.write(rule));
  }

  /**
   * Returns the matching of a rule.
   *
   * @throws IllegalArgumentException if the rule is unsound; {@link DuplicateRules#problems} says so before
   */
  public static DuplicatesByRule of(DuplicateRule rule) {
    return new DuplicatesByRule(rule);
  }

  /** Returns the matching of the JSON document of a rule, or every problem of it with its JSON pointer. */
  public static Validated<DuplicatesByRule> read(String json) {
    Validated<DuplicateRule> rule = DuplicateRules.read(json);
    return rule instanceof Invalid<DuplicateRule> invalid
        ? Validated.invalid(invalid.violations()) : Validated.valid(new DuplicatesByRule(rule.orElseThrow()));
  }

  /** Returns the kind of records that the rule is for. */
  public String entityType() {
    return rule.entityType();
  }

  @Override
  public String name() {
    return keys.name();
  }

  @Override
  public List<String> fields() {
    return rule.matchFields();
  }

  @Override
  public Prepared prepare(Map<String, String> fields) {
    return comparison.prepare(fields);
  }

  @Override
  public List<String> keys(Map<String, String> fields) {
    return keys.texts(comparison.keys(comparison.prepare(fields)));
  }

  @Override
  public Optional<Likeness> compare(Prepared one, Prepared other) {
    if (!comparison.areDuplicates(one, other)) {
      return Optional.empty();
    }
    List<FieldScore> scores = comparison.score(one, other).fields().stream()
        .filter(each -> each.outcome() == FieldScore.Outcome.COMPARED).toList();
    double points = scores.stream().mapToDouble(FieldScore::contribution).sum();
    int score = points >= ALL - HAIR ? ALL : (int) Math.min(ALL - 1, Math.round(points));
    return Optional.of(new Likeness(score,
        scores.stream().map(each -> new MatchPart(each.field(), each.contribution())).toList()));
  }
}
