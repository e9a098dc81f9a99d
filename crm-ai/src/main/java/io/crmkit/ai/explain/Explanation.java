package io.crmkit.ai.explain;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a case has its margin.
 *
 * @param base the margin that is expected of somebody of whom nothing is known
 * @param margin of the case: the base and all amounts
 * @param probability after calibration; null unless the task is binary
 * @param contributions of every field that the model reads, the largest amount first
 */
public record Explanation(double base, double margin, @Nullable Double probability, List<Contribution> contributions) {

  private static final Comparator<Contribution> LARGEST_FIRST =
      Comparator.<Contribution>comparingDouble(each -> -Math.abs(each.amount())).thenComparing(Contribution::field);

  public Explanation {
    contributions = contributions.stream().sorted(LARGEST_FIRST).toList();
  }

  /** Returns the largest contributions that are not 0, at most so many. */
  public List<Contribution> reasons(int most) {
    return contributions.stream().filter(each -> each.direction() != Direction.NEITHER).limit(most).toList();
  }

  /** Returns the largest contributions of one direction, at most so many. */
  public List<Contribution> reasons(int most, Direction direction) {
    return contributions.stream().filter(each -> each.direction() == direction).limit(most).toList();
  }
}
