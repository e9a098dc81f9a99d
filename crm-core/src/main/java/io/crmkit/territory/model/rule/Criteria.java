package io.crmkit.territory.model.rule;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition that can be asked. Immutable. */
public final class Criteria {

  private final List<Expression> criteria;
  private final FilterLogic logic;

  Criteria(List<Expression> criteria, FilterLogic logic) {
    this.criteria = List.copyOf(criteria);
    this.logic = logic;
  }

  /**
   * What one criterion said of a record.
   *
   * @param number counted from 1
   * @param text the criterion
   * @param outcome whether it held; a field that is absent makes it not hold
   */
  public record Said(int number, String text, Validated<Boolean> outcome) {}

  /**
   * Says whether a record meets the condition. Criteria that the logic does not reach are not evaluated.
   *
   * @return the answer, or why a criterion could not be evaluated, its pointer being {@code /criteria/0} for the first
   */
  public Validated<Boolean> holds(Fields record) {
    var asking = new Asking(record);
    boolean met = logic.holds(asking::ask);
    return asking.failure == null ? Validated.valid(met) : asking.failure;
  }

  /**
   * A question whether a field is one of some texts.
   *
   * @param field a field of the record itself, not of a group in it
   */
  public record TextKey(String field, Set<String> texts) {

    public TextKey {
      texts = Set.copyOf(texts);
    }
  }

  /**
   * Returns the question that is asked first and decides alone if the answer is no, as in {@code state = 'CA'} or
   * {@code state in ('CA', 'OR')}; nothing if the condition begins otherwise.
   */
  public Optional<TextKey> firstKey() {
    return logic.needsFirst() ? CriterionKey.of(criteria.get(0).root()) : Optional.empty();
  }

  /** Returns what every criterion says of a record. */
  public List<Said> each(Fields record) {
    List<Said> said = new ArrayList<>();
    for (Expression criterion : criteria) {
      said.add(new Said(said.size() + 1, criterion.toString(), criterion.holds(record)));
    }
    return List.copyOf(said);
  }

  private final class Asking {

    private final Fields record;
    private @Nullable Validated<Boolean> failure;

    Asking(Fields record) {
      this.record = record;
    }

    boolean ask(int number) {
      if (failure != null) {
        return false;
      }
      Validated<Boolean> answer = criteria.get(number - 1).holds(record);
      if (answer instanceof Invalid<Boolean> invalid) {
        Violation first = invalid.violations().all().get(0);
        failure = Validated.invalid(Violations.of(
            new Violation("/criteria/" + (number - 1), first.code(), first.message())));
        return false;
      }
      return answer.orElseThrow();
    }
  }
}
