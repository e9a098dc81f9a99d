package io.crmkit.core.validation;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.naming.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks values against their Jakarta Bean Validation annotations.
 *
 * <p>Violations point at the snake_case place that the value has in a document, carry a code such as
 * {@code validation.not-blank}, and name the value unless it is {@link io.crmkit.core.Secret}. Every method throws an
 * {@code IllegalStateException} if a constraint needs Hibernate Validator and it is not on the class path.
 */
public final class BeanChecks {

  private BeanChecks() {}

  /** Returns everything wrong with the bean and with what it reaches through {@code @Valid}; nothing if it is sound. */
  public static List<Violation> violations(Object bean) {
    Objects.requireNonNull(bean, "bean");
    Findings findings = new Findings();
    BeanWalk.into(findings).visit(bean, JsonPointer.ROOT, Disclosure.OPEN);
    return findings.all();
  }

  /** Returns the bean if it is sound. */
  public static <T> Validated<T> check(T bean) {
    List<Violation> found = violations(bean);
    return found.isEmpty() ? Validated.valid(bean) : Validated.invalid(new Violations(found));
  }

  /**
   * Returns what would be wrong with a record that had this value as its component, before there is such a record.
   *
   * <p>Looks at the constraints of the component and of the elements of a container, not into {@code @Valid} beans.
   *
   * @param value the value, null if there is none
   * @param at where the value stands
   */
  public static List<Violation> componentViolations(
      Class<? extends Record> type, String component, @Nullable Object value, JsonPointer at) {
    ComponentRules rules = BeanRules.of(type).component(component);
    if (rules.isFree()) {
      return List.of();
    }
    Findings findings = new Findings();
    rules.check(value, at, rules.disclosure(), findings);
    return findings.all();
  }

  /** Returns what is wrong with a bean as a whole: the constraints of its type and of its computed properties. */
  public static List<Violation> wholeViolations(Object bean, JsonPointer at) {
    if (!BeanRules.of(bean.getClass()).constrainsTheWhole()) {
      return List.of();
    }
    Findings findings = new Findings();
    HibernateChecks.whole(bean, at, findings);
    return new ArrayList<>(findings.all());
  }
}
