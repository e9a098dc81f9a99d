package io.crmkit.territory.model.rule;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a rule asks of a record, as it is written down: criteria, counted from 1, and how they are joined.
 *
 * @param criteria conditions such as {@code state = 'CA'}, in the language of {@link Expression}
 * @param logic such as {@code (1 AND 2) OR 3}; empty if every criterion must hold
 */
public record RuleCondition(List<String> criteria, String logic) {

  public RuleCondition {
    criteria = List.copyOf(criteria);
    Objects.requireNonNull(logic, "logic");
  }

  /** A condition of which every criterion must hold. */
  public static RuleCondition allOf(String... criteria) {
    return new RuleCondition(List.of(criteria), "");
  }

  /**
   * Returns the condition ready to be asked, or everything that is wrong with it: a criterion that is no condition
   * ({@code expression.…}, at {@code /criteria/0}), no criterion at all ({@code territory.no-criteria}), or logic that
   * cannot be read ({@code territory.logic-…}, at {@code /logic}, see {@link FilterLogic}).
   */
  public Validated<Criteria> compile() {
    List<Violation> problems = new ArrayList<>();
    List<Expression> compiled = new ArrayList<>();
    for (int i = 0; i < criteria.size(); i++) {
      Validated<Expression> each = Expression.condition(criteria.get(i));
      if (each instanceof Invalid<Expression> invalid) {
        problems.addAll(at("/criteria/" + i, invalid.violations()));
      } else {
        compiled.add(each.orElseThrow());
      }
    }
    if (criteria.isEmpty()) {
      problems.add(new Violation("/criteria", "territory.no-criteria",
          "A rule without a criterion would take every record; write the criterion 'true' if that is meant."));
      return Validated.invalid(new Violations(problems));
    }
    Validated<FilterLogic> joined = logic.isBlank()
        ? Validated.valid(FilterLogic.allOf(criteria.size()))
        : FilterLogic.parse(logic, criteria.size());
    if (joined instanceof Invalid<FilterLogic> invalid) {
      problems.addAll(at("/logic", invalid.violations()));
    }
    return problems.isEmpty()
        ? Validated.valid(new Criteria(compiled, joined.orElseThrow()))
        : Validated.invalid(new Violations(problems));
  }

  private static List<Violation> at(String pointer, Violations violations) {
    return violations.all().stream()
        .map(each -> new Violation(pointer + each.pointer(), each.code(), each.message())).toList();
  }
}
