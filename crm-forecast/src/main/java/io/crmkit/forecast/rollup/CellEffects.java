package io.crmkit.forecast.rollup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which effect an overlay has on each cell and on each deal that it names; found once, then looked up. */
final class CellEffects {

  private static final int NONE = 0;

  private final Cube cube;
  private final List<BoundAssumption> assumptions = new ArrayList<>();
  private final List<ActiveEffect> effects = new ArrayList<>(List.of(ActiveEffect.NONE));
  // what the assumption at hand makes of each effect
  private final Map<Integer, Integer> sequels = new HashMap<>();
  private int lastBefore;
  private int lastAfter;
  private final Set<Integer> deals = new LinkedHashSet<>();
  private int[] effectOfCell = new int[0];
  private int[] changed = new int[64];
  private int changedCount;
  private int resolved;

  CellEffects(Cube cube) {
    this.cube = cube;
  }

  /** Forgets the overlay before and finds the cells that {@code overlay} changes. */
  void resolve(Overlay overlay) {
    List<BoundAssumption> bound = overlay.assumptions().stream().map(each -> new BoundAssumption(each, cube)).toList();
    clear();
    assumptions.addAll(bound);
    if (cube.cells() > effectOfCell.length) {
      effectOfCell = Arrays.copyOf(effectOfCell, cube.cells() + (cube.cells() >> 3));
    }
    resolved = cube.cells();
    for (BoundAssumption each : assumptions) {
      Integer deal = each.deal();
      if (deal == null) {
        sequels.clear();
        lastAfter = NONE;
        each.forEachCell(cell -> change(cell, each.effect()));
      } else {
        deals.add(deal);
      }
    }
  }

  /** Returns how many cells are changed as a whole. */
  int changed() {
    return changedCount;
  }

  int changed(int position) {
    return changed[position];
  }

  /** Returns the deals of which something is assumed by name. */
  Set<Integer> deals() {
    return deals;
  }

  /** Returns whether something is assumed of a deal by name. */
  boolean names(int deal) {
    return !deals.isEmpty() && deals.contains(deal);
  }

  /**
   * Finds the effect on a deal in a cell that may be new.
   *
   * @throws IllegalArgumentException if assumptions that meet there multiply to more than an {@link Effect} can hold
   */
  void prepare(int deal, int cell) {
    if (cell >= resolved || names(deal)) {
      ofDeal(deal, cell);
    }
  }

  ActiveEffect ofCell(int cell) {
    if (cell < resolved) {
      return effects.get(effectOfCell[cell]);
    }
    Effect effect = Effect.NONE;
    for (BoundAssumption each : assumptions) {
      effect = each.deal() == null && each.covers(cell) ? effect.then(each.effect()) : effect;
    }
    return ActiveEffect.of(effect);
  }

  /** Returns the effect on a deal, by its name and by its cell. */
  ActiveEffect ofDeal(int deal, int cell) {
    if (!names(deal)) {
      return ofCell(cell);
    }
    Effect effect = Effect.NONE;
    for (BoundAssumption each : assumptions) {
      Integer named = each.deal();
      effect = (named == null || named == deal) && each.covers(cell) ? effect.then(each.effect()) : effect;
    }
    return ActiveEffect.of(effect);
  }

  private void clear() {
    for (int i = 0; i < changedCount; i++) {
      effectOfCell[changed[i]] = NONE;
    }
    changedCount = 0;
    assumptions.clear();
    effects.subList(1, effects.size()).clear();
    sequels.clear();
    deals.clear();
  }

  private void change(int cell, Effect next) {
    int before = effectOfCell[cell];
    if (before == NONE) {
      changed = changedCount < changed.length ? changed : Arrays.copyOf(changed, changedCount * 2);
      changed[changedCount++] = cell;
    }
    if (lastAfter == NONE || lastBefore != before) {
      lastBefore = before;
      lastAfter = sequels.computeIfAbsent(before, known -> {
        effects.add(ActiveEffect.of(effects.get(known).effect().then(next)));
        return effects.size() - 1;
      });
    }
    effectOfCell[cell] = lastAfter;
  }
}
