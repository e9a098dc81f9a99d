package io.crmkit.territory.model.placement;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.territory.model.placement.Verdict.Belongs;
import io.crmkit.territory.model.placement.Verdict.Unjudged;
import io.crmkit.territory.model.rule.AssignmentRule;
import io.crmkit.territory.model.rule.Criteria;
import io.crmkit.territory.model.rule.Reach;
import io.crmkit.territory.model.rule.RuleId;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All active rules of a tree, ready to be asked.
 *
 * <p>A record matches a territory if rules act on it and all of them hold: its own, and the inherited ones of the
 * territories above it. On each branch it belongs in the lowest territory that it matches (Salesforce Help, <i>How
 * Account Assignment Rules Work</i>). Rules are asked from the root down, inherited ones before local ones, then by
 * their ids; where an inherited one does not hold, nothing below is looked at. Territories
 * whose first question is for certain texts in a field are only looked at for records that have one of them. Immutable.
 */
public final class Rulebook {

  /** A rule that can be asked. */
  record Ready(AssignmentRule rule, Criteria criteria) {}

  /** How a record stands to a territory. */
  enum Standing {
    MATCHES,
    DOES_NOT,
    UNJUDGED
  }

  private final TerritoryTree tree;
  private final List<List<Ready>> inherited = new ArrayList<>();
  private final List<List<Ready>> local = new ArrayList<>();
  /** Whether a rule acts on each place; without one, a territory takes nothing. */
  private final boolean[] ruled;

  private final Shortlist shortlist = new Shortlist();

  private Rulebook(TerritoryTree tree) {
    this.tree = tree;
    this.ruled = new boolean[tree.size()];
    boolean[] inherits = new boolean[tree.size()];
    for (int place = 0; place < tree.size(); place++) {
      Territory territory = tree.all().get(place);
      inherited.add(ready(territory, Reach.INHERITED));
      local.add(ready(territory, Reach.LOCAL));
      int parent = tree.parentPlace(place);
      inherits[place] = !inherited.get(place).isEmpty() || (parent >= 0 && inherits[parent]);
      ruled[place] = inherits[place] || !local.get(place).isEmpty();
      if (ruled[place]) {
        shortlist.add(place, inherited.get(place).isEmpty() ? local.get(place) : List.of());
      }
    }
  }

  /**
   * Returns the rules of a tree.
   *
   * @throws io.crmkit.core.RefusedException if a condition cannot be read; a model refuses such rules
   */
  public static Rulebook of(TerritoryTree tree) {
    return new Rulebook(tree);
  }

  public TerritoryTree tree() {
    return tree;
  }

  private static List<Ready> ready(Territory territory, Reach reach) {
    List<Ready> ready = new ArrayList<>();
    for (AssignmentRule rule : territory.rules()) {
      if (rule.isActive() && rule.reach() == reach) {
        ready.add(new Ready(rule, rule.condition().compile().orElseThrow()));
      }
    }
    return List.copyOf(ready);
  }

  /** Says where a record belongs. */
  public Verdict judge(Fields record) {
    Questions questions = new Questions(record);
    List<Integer> matched = new ArrayList<>();
    BitSet places = shortlist.of(record);
    int place = places.nextSetBit(0);
    while (place >= 0 && questions.failure == null) {
      if (!questions.allHold(place, inherited.get(place))) {
        place = places.nextSetBit(tree.endPlace(place));
        continue;
      }
      if (questions.allHold(place, local.get(place))) {
        matched.add(place);
      }
      place = places.nextSetBit(place + 1);
    }
    return questions.failure == null ? new Belongs(lowest(matched)) : questions.failure;
  }

  /** Whatever matched below a territory follows it in the order of the tree. */
  private List<Target> lowest(List<Integer> matched) {
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < matched.size(); i++) {
      int place = matched.get(i);
      if (i + 1 == matched.size() || matched.get(i + 1) >= tree.endPlace(place)) {
        targets.add(new Target(tree.all().get(place).id(), acting(place)));
      }
    }
    return targets;
  }

  private List<RuleId> acting(int place) {
    return asked(place).stream().map(ready -> ready.rule().id()).toList();
  }

  /** Returns the active rules that act on a territory, in the order in which they are asked. */
  private List<Ready> asked(int place) {
    List<Ready> asked = new ArrayList<>();
    for (Territory each : tree.atAndAbove(tree.all().get(place).id())) {
      asked.addAll(inherited.get(tree.place(each.id())));
    }
    asked.addAll(local.get(place));
    return asked;
  }

  /** Returns the active rules that act on a territory, in the order in which they are asked. */
  public List<AssignmentRule> acting(TerritoryId territory) {
    return asked(tree.place(territory)).stream().map(Ready::rule).toList();
  }

  /** Says how a record stands to one territory, whatever it matches below it. */
  Standing standing(Fields record, TerritoryId territory) {
    int place = tree.place(territory);
    if (!ruled[place]) {
      return Standing.DOES_NOT;
    }
    Questions questions = new Questions(record);
    boolean holds = true;
    for (Territory each : tree.atAndAbove(territory)) {
      int at = tree.place(each.id());
      holds = holds && questions.allHold(at, inherited.get(at));
    }
    holds = holds && questions.allHold(place, local.get(place));
    if (questions.failure != null) {
      return Standing.UNJUDGED;
    }
    return holds ? Standing.MATCHES : Standing.DOES_NOT;
  }

  /** Returns the rules of one territory that are asked of everything below it too. */
  List<AssignmentRule> inheritedOf(TerritoryId territory) {
    return inherited.get(tree.place(territory)).stream().map(Ready::rule).toList();
  }

  /** Returns the rules of one territory that are asked of it alone. */
  List<AssignmentRule> localOf(TerritoryId territory) {
    return local.get(tree.place(territory)).stream().map(Ready::rule).toList();
  }

  private final class Questions {

    private final Fields record;
    private @Nullable Unjudged failure;

    Questions(Fields record) {
      this.record = record;
    }

    /** Asks until a rule does not hold or cannot be asked. */
    boolean allHold(int place, List<Ready> rules) {
      for (Ready each : rules) {
        Validated<Boolean> answer = each.criteria().holds(record);
        if (answer instanceof Invalid<Boolean> invalid) {
          failure = new Unjudged(tree.all().get(place).id(), each.rule().id(), invalid.violations().all().get(0));
          return false;
        }
        if (!answer.orElseThrow()) {
          return false;
        }
      }
      return true;
    }
  }
}
