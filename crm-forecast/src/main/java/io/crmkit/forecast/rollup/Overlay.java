package io.crmkit.forecast.rollup;

import java.util.ArrayList;
import java.util.List;

/**
 * Assumptions that are made together, in their order: where two meet, the later one acts on what the earlier one left.
 *
 * @param assumptions none of them for the pipeline as it is
 */
public record Overlay(List<Assumption> assumptions) {

  /** The pipeline as it is. */
  public static final Overlay NONE = new Overlay(List.of());

  public Overlay {
    assumptions = List.copyOf(assumptions);
  }

  public static Overlay of(Assumption... assumptions) {
    return new Overlay(List.of(assumptions));
  }

  /** Returns both overlays as one, {@code next} after this; however three are put together, the result is the same. */
  public Overlay then(Overlay next) {
    List<Assumption> both = new ArrayList<>(assumptions);
    both.addAll(next.assumptions);
    return new Overlay(both);
  }
}
