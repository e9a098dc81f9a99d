package io.crmkit.ai.explain;

import io.crmkit.core.Refusal;
import io.crmkit.core.RefusedException;

/**
 * A predictor has no margin that fields could add up to.
 *
 * @param predictor its kind, such as {@code Clusters}
 */
public record Unexplainable(String predictor) implements Refusal {

  static RefusedException thrownFor(Object predictor) {
    return new RefusedException(new Unexplainable(predictor.getClass().getSimpleName()));
  }

  @Override
  public String code() {
    return "ai.unexplainable";
  }

  @Override
  public String message() {
    return "What %s says is the number of a group, which is no sum of what fields add.".formatted(predictor);
  }
}
