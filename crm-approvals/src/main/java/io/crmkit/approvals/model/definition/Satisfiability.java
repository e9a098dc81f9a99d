package io.crmkit.approvals.model.definition;

import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.Node;
import io.crmkit.core.expression.Node.And;
import io.crmkit.core.expression.Node.Between;
import io.crmkit.core.expression.Node.Binary;
import io.crmkit.core.expression.Node.Field;
import io.crmkit.core.expression.Node.In;
import io.crmkit.core.expression.Node.IsNull;
import io.crmkit.core.expression.Node.ListOf;
import io.crmkit.core.expression.Node.Not;
import io.crmkit.core.expression.Node.Or;
import io.crmkit.core.expression.Operator;
import io.crmkit.core.expression.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether conditions can hold together for any subject at all.
 *
 * <p>The search goes through the alternatives of a condition and collects what each demands of the same operand:
 * bounds, values, being there or not. It never calls possible conditions impossible. What it does not understand, such
 * as two fields compared with each other, counts as possible, and so does whatever takes more than
 * {@value #MOST_ALTERNATIVES} alternatives.
 */
final class Satisfiability {

  private static final int MOST_ALTERNATIVES = 500;

  /** What a node is asked to be. */
  private enum Truth {
    TRUE, FALSE;

    Truth opposite() {
      return this == TRUE ? FALSE : TRUE;
    }
  }

  /** Whether conditions on fields are looked at, or taken for possible. */
  private enum Depth { CONSTANTS, FIELDS }

  private record Goal(Node node, Truth truth) {}

  private final Depth depth;
  private int tried;

  private Satisfiability(Depth depth) {
    this.depth = depth;
  }

  /** Whether all of {@code conditions} can be true of one subject. */
  static boolean of(List<Expression> conditions) {
    return new Satisfiability(Depth.FIELDS).search(goals(conditions), new HashMap<>());
  }

  /** Whether {@code condition} can be true as far as its constants tell. */
  static boolean ofConstants(Expression condition) {
    return new Satisfiability(Depth.CONSTANTS).search(goals(List.of(condition)), new HashMap<>());
  }

  private static List<Goal> goals(List<Expression> conditions) {
    return conditions.stream().map(condition -> new Goal(condition.root(), Truth.TRUE)).toList();
  }

  /** Looks at what must hold in any case first, and then tries the ways to reach what can be reached in several. */
  private boolean search(List<Goal> goals, Map<Node, Demands> demands) {
    List<Goal> rest = new ArrayList<>(goals);
    List<Goal> choices = new ArrayList<>();
    while (!rest.isEmpty()) {
      Goal goal = rest.remove(rest.size() - 1);
      List<List<Goal>> alternatives = alternatives(goal);
      if (alternatives.size() == 1) {
        rest.addAll(alternatives.get(0));
      } else if (alternatives.size() > 1) {
        choices.add(goal);
      } else if (!possible(goal, demands)) {
        return false;
      }
    }
    return choices.isEmpty() || anyOf(choices, demands);
  }

  private boolean anyOf(List<Goal> choices, Map<Node, Demands> demands) {
    for (List<Goal> alternative : alternatives(choices.get(0))) {
      List<Goal> goals = new ArrayList<>(choices.subList(1, choices.size()));
      goals.addAll(alternative);
      Map<Node, Demands> copy = new HashMap<>();
      demands.forEach((operand, demand) -> copy.put(operand, demand.copy()));
      if (++tried > MOST_ALTERNATIVES || search(goals, copy)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the ways to reach a goal by others; none if it cannot be taken apart. */
  private static List<List<Goal>> alternatives(Goal goal) {
    Node node = goal.node();
    if (node instanceof Not not) {
      return List.of(List.of(new Goal(not.operand(), goal.truth().opposite())));
    }
    if (node instanceof Between between) {
      Goal low = new Goal(new Binary(between.operand(), Operator.GREATER_OR_EQUAL, between.low()), goal.truth());
      Goal high = new Goal(new Binary(between.operand(), Operator.LESS_OR_EQUAL, between.high()), goal.truth());
      return joined(List.of(low, high), goal.truth() == Truth.TRUE);
    }
    if (node instanceof And || node instanceof Or) {
      List<Goal> parts = node.children().stream().map(part -> new Goal(part, goal.truth())).toList();
      return joined(parts, (goal.truth() == Truth.TRUE) == (node instanceof And));
    }
    return List.of();
  }

  private static List<List<Goal>> joined(List<Goal> parts, boolean together) {
    return together ? List.of(parts) : parts.stream().map(List::of).toList();
  }

  private boolean possible(Goal goal, Map<Node, Demands> demands) {
    Node node = goal.node();
    if (Constants.isConstant(node)) {
      return Constants.value(node).filter(new Value.Bool(goal.truth() == Truth.TRUE)::equals).isPresent();
    }
    return depth == Depth.CONSTANTS || demanded(goal, demands);
  }

  private static boolean demanded(Goal goal, Map<Node, Demands> demands) {
    boolean wanted = goal.truth() == Truth.TRUE;
    if (goal.node() instanceof IsNull test) {
      Demands of = of(test.operand(), demands);
      return wanted ? of.absent() : of.present();
    }
    if (goal.node() instanceof In in && in.list() instanceof ListOf list) {
      return Constants.values(list)
          .map(items -> wanted ? of(in.operand(), demands).oneOf(items) : of(in.operand(), demands).noneOf(items))
          .orElse(true);
    }
    if (goal.node() instanceof Binary binary) {
      return compared(binary, wanted, demands);
    }
    return !(goal.node() instanceof Field) || of(goal.node(), demands).oneOf(List.of(new Value.Bool(wanted)));
  }

  private static boolean compared(Binary binary, boolean wanted, Map<Node, Demands> demands) {
    Optional<Operator> operator = Comparisons.of(binary.operator(), wanted);
    if (operator.isEmpty()) {
      return true;
    }
    if (Constants.isConstant(binary.right())) {
      return Constants.value(binary.right())
          .map(value -> of(binary.left(), demands).compares(operator.get(), value)).orElse(false);
    }
    if (Constants.isConstant(binary.left())) {
      return Constants.value(binary.left())
          .map(value -> of(binary.right(), demands).compares(Comparisons.mirrored(operator.get()), value))
          .orElse(false);
    }
    return true;
  }

  private static Demands of(Node operand, Map<Node, Demands> demands) {
    return demands.computeIfAbsent(operand, unused -> new Demands());
  }
}
