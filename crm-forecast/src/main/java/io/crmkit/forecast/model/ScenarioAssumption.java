package io.crmkit.forecast.model;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario assumes of the deals that are all it names; of all deals, if it names nothing.
 *
 * @param stage the name of a stage
 * @param territory the path of a territory, which stands for all below it too
 * @param owner the id of an owner
 * @param product the name of a product
 * @param deal the id of a deal
 * @param factor by what their amounts are multiplied
 * @param probability what holds in place of the weight of their stage
 * @param delayMonths by how many months they close later, or earlier if negative
 */
public record ScenarioAssumption(
    @Nullable String stage,
    @Nullable String territory,
    @Nullable String owner,
    @Nullable String product,
    @Nullable String deal,
    @Nullable Factor factor,
    @Nullable Probability probability,
    @Nullable Integer delayMonths) {

  private static final int MOST_MONTHS = 120;

  public ScenarioAssumption {
    if (delayMonths != null && (delayMonths > MOST_MONTHS || delayMonths < -MOST_MONTHS)) {
      throw new IllegalArgumentException("delay_months is from -%1$d to %1$d but was %2$d"
          .formatted(MOST_MONTHS, delayMonths));
    }
  }

  /** Returns whether this assumes nothing. */
  public boolean isIdle() {
    return Stream.of(factor == null, probability == null, delayMonths == null).allMatch(Boolean::booleanValue);
  }

  /** Returns whether {@code candidate} is all that this names. */
  public boolean covers(Deal candidate) {
    // what is told soonest and most often differs goes first: there may be an assumption for every deal
    return (deal == null || deal.equals(candidate.id()))
        && (owner == null || owner.equals(candidate.owner()))
        && (product == null || product.equals(candidate.product()))
        && (territory == null || isWithin(candidate.territory(), territory))
        && (stage == null || StageName.plain(stage).equals(StageName.plain(candidate.stage())));
  }

  // a path ends in a slash, so that /west/ is not above /west-2/
  private static boolean isWithin(@Nullable String path, String ancestor) {
    return path != null && (path.endsWith("/") ? path : path + "/")
        .startsWith(ancestor.endsWith("/") ? ancestor : ancestor + "/");
  }
}
