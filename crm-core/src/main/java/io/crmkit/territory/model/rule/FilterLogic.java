package io.crmkit.territory.model.rule;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How numbered criteria are joined, such as {@code (1 AND 2) OR 3}.
 *
 * <pre>
 * logic       = conjunction { "OR" conjunction }
 * conjunction = negation { "AND" negation }
 * negation    = "NOT" negation | number | "(" logic ")"
 * </pre>
 *
 * <p>Words are the same in any case; NOT binds closer than AND, AND closer than OR. A criterion counts as true or
 * false: one that is unknown for a record is false, and NOT of it is true, as in the filter logic of Salesforce, from
 * where this notation is. As there, every criterion must be used.
 *
 * <p>What is wrong is a violation that names the column, counted from 1: {@code territory.logic-syntax},
 * {@code territory.logic-number} for a number without a criterion, {@code territory.logic-unused} for a criterion
 * without a number, {@code territory.logic-too-deep} beyond {@value #DEEPEST} brackets and NOTs within each other.
 * Immutable.
 */
public final class FilterLogic {

  /** The most brackets and NOTs within each other. */
  public static final int DEEPEST = 32;

  /** A part of the logic. */
  sealed interface Part {

    boolean holds(IntPredicate criterion);

    record Criterion(int number) implements Part {
      @Override
      public boolean holds(IntPredicate criterion) {
        return criterion.test(number);
      }

      @Override
      public String toString() {
        return Integer.toString(number);
      }
    }

    record Not(Part part) implements Part {
      @Override
      public boolean holds(IntPredicate criterion) {
        return !part.holds(criterion);
      }

      @Override
      public String toString() {
        return "NOT " + bracketed(part);
      }
    }

    record All(List<Part> parts) implements Part {
      @Override
      public boolean holds(IntPredicate criterion) {
        return parts.stream().allMatch(part -> part.holds(criterion));
      }

      @Override
      public String toString() {
        return parts.stream().map(Part::bracketed).collect(Collectors.joining(" AND "));
      }
    }

    record Any(List<Part> parts) implements Part {
      @Override
      public boolean holds(IntPredicate criterion) {
        return parts.stream().anyMatch(part -> part.holds(criterion));
      }

      @Override
      public String toString() {
        return parts.stream().map(Part::bracketed).collect(Collectors.joining(" OR "));
      }
    }

    private static String bracketed(Part part) {
      return part instanceof Criterion || part instanceof Not ? part.toString() : "(" + part + ")";
    }
  }

  private final Part root;

  private FilterLogic(Part root) {
    this.root = root;
  }

  /** Returns the logic by which all of so many criteria must hold. */
  static FilterLogic allOf(int criteria) {
    List<Part> all = IntStream.rangeClosed(1, criteria).<Part>mapToObj(Part.Criterion::new).toList();
    return new FilterLogic(all.size() == 1 ? all.get(0) : new Part.All(all));
  }

  /** Reads the logic over criteria that are numbered from 1 to {@code criteria}. */
  public static Validated<FilterLogic> parse(String text, int criteria) {
    FilterLogicParser parser = new FilterLogicParser(text, criteria);
    Part root = parser.logic();
    List<Violation> problems = parser.problems();
    return root == null || !problems.isEmpty()
        ? Validated.invalid(new Violations(problems))
        : Validated.valid(new FilterLogic(root));
  }

  /** Says whether the logic holds, asking for no more criteria than it needs, from left to right. */
  public boolean holds(IntPredicate criterion) {
    return root.holds(criterion);
  }

  /** Returns whether the first criterion is asked first, and nothing holds without it. */
  boolean needsFirst() {
    Part part = root;
    while (part instanceof Part.All all) {
      part = all.parts().get(0);
    }
    return part.equals(new Part.Criterion(1));
  }

  /** Returns the logic with a bracket around every conjunction and disjunction within another one. */
  @Override
  public String toString() {
    return root.toString();
  }
}
