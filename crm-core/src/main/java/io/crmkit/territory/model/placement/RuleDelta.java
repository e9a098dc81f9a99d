package io.crmkit.territory.model.placement;

import io.crmkit.core.expression.Value.Fields;
import io.crmkit.territory.model.placement.Rulebook.Standing;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a change of the model means for records: which of them must be judged anew, and which can be left alone.
 *
 * <p>A territory is touched if it was added, removed or moved, if one of its own rules is another one, or an inherited
 * one above it. A record that matches no touched territory, neither before nor after, belongs where it did: what it
 * matches is the same, and of territories that are not touched none came to lie below another one. So realigning the
 * rest only ends in the same state as realigning all.
 */
public final class RuleDelta {

  private final Rulebook before;
  private final Rulebook after;
  private final List<TerritoryId> touchedBefore;
  private final List<TerritoryId> touchedAfter;

  private RuleDelta(Rulebook before, Rulebook after) {
    this.before = before;
    this.after = after;
    this.touchedBefore = touched(before, after);
    this.touchedAfter = touched(after, before);
  }

  public static RuleDelta between(Rulebook before, Rulebook after) {
    return new RuleDelta(before, after);
  }

  /** Returns whether no record need be judged anew. */
  public boolean isEmpty() {
    return touchedBefore.isEmpty() && touchedAfter.isEmpty();
  }

  /** Returns the touched territories that are there now. */
  public List<TerritoryId> touched() {
    return touchedAfter;
  }

  /** Returns whether a record may belong elsewhere now, or could not be judged before. */
  public boolean concerns(Fields record) {
    return touchedBefore.stream().anyMatch(each -> before.standing(record, each) != Standing.DOES_NOT)
        || touchedAfter.stream().anyMatch(each -> after.standing(record, each) != Standing.DOES_NOT);
  }

  private static List<TerritoryId> touched(Rulebook one, Rulebook other) {
    Set<TerritoryId> throughout = new HashSet<>();
    List<TerritoryId> touched = new ArrayList<>();
    for (Territory each : one.tree().all()) {
      TerritoryId id = each.id();
      boolean moved = !liesWhereItDid(each, other.tree())
          || (each.parent() != null && throughout.contains(each.parent()));
      if (moved || !one.inheritedOf(id).equals(other.inheritedOf(id))) {
        throughout.add(id);
        touched.add(id);
      } else if (!one.localOf(id).equals(other.localOf(id))) {
        touched.add(id);
      }
    }
    return List.copyOf(touched);
  }

  private static boolean liesWhereItDid(Territory each, TerritoryTree other) {
    return other.find(each.id()).filter(found -> Objects.equals(found.parent(), each.parent())).isPresent();
  }
}
