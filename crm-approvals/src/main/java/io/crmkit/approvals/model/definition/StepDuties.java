package io.crmkit.approvals.model.definition;

import io.crmkit.core.Require;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What separates one step from others, and who may vote in it besides those whom it names.
 *
 * @param separateFrom names of steps; whoever votes in one of them does not vote here, nor the other way round
 * @param additions who may add approvers
 * @param delegates the rule about delegates; null for that of the definition
 */
public record StepDuties(List<String> separateFrom, Additions additions, @Nullable DelegatePolicy delegates) {

  /** Separate from no other step. */
  public static final StepDuties STANDARD = new StepDuties(List.of(), Additions.BY_ADMINISTRATORS, null);

  public StepDuties {
    separateFrom = List.copyOf(separateFrom);
    separateFrom.forEach(name -> Require.notBlank(name, "step"));
    Objects.requireNonNull(additions, "additions");
  }
}
