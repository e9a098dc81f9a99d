package io.crmkit.approvals.model.definition;

import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A description of people that is turned into people only when a step opens, so that directories may change. */
public sealed interface ApproverRef {

  /** Returns this in a few words of English, such as {@code role finance}. */
  String text();

  /** One named person. */
  record User(Actor actor) implements ApproverRef {
    public User {
      Objects.requireNonNull(actor, "actor");
    }

    @Override
    public String text() {
      return actor.id();
    }
  }

  /** Everyone who holds a role. */
  record Role(String name) implements ApproverRef {
    public Role {
      Require.notBlank(name, "name");
    }

    @Override
    public String text() {
      return "role " + name;
    }
  }

  /** Every member of a group. */
  record Group(String name) implements ApproverRef {
    public Group {
      Require.notBlank(name, "name");
    }

    @Override
    public String text() {
      return "group " + name;
    }
  }

  /**
   * The manager {@code levels} steps above the requester, or the last one that exists below that.
   *
   * @param levels 1 for the direct manager
   */
  record Manager(int levels) implements ApproverRef {

    /** More levels than any organization has; a longer walk is a mistake. */
    public static final int MOST_LEVELS = 30;

    public Manager {
      Require.positive(levels, "levels");
      if (levels > MOST_LEVELS) {
        throw new IllegalArgumentException("levels must be at most %d but was %d".formatted(MOST_LEVELS, levels));
      }
    }

    @Override
    public String text() {
      return levels == 1 ? "manager" : "manager, %d levels up".formatted(levels);
    }
  }

  /**
   * The person, or the list of people, that a field of the subject names.
   *
   * @param path the field, with dots into related records, such as {@code account.owner}
   */
  record Field(String path) implements ApproverRef {
    public Field {
      FieldPath.parse(path);
    }

    @Override
    public String text() {
      return "field " + path;
    }
  }

  /**
   * The managers above the requester, up to the first one who may approve an amount by themselves, as the directory
   * knows their limits. Nobody if there is no such manager, or no amount; what matters is the size of a negative one.
   *
   * @param amount an expression over the subject that yields money
   * @param asks whether that one is asked alone, or all up to them, the lowest first
   */
  record UpToLimit(Expression amount, Asks asks) implements ApproverRef {
    public UpToLimit {
      Objects.requireNonNull(amount, "amount");
      Objects.requireNonNull(asks, "asks");
    }

    @Override
    public String text() {
      return "%s whose limit covers %s".formatted(
          asks == Asks.ALL_UP_TO ? "managers up to the one" : "first manager", amount);
    }
  }

  /**
   * An approval matrix: the people of its rows up to the first whose condition holds. Nobody if none holds.
   *
   * @param rows from the smallest authority to the greatest
   * @param asks whether that row is asked alone, or all up to it, in their order
   */
  record Matrix(List<Row> rows, Asks asks) implements ApproverRef {
    public Matrix {
      rows = List.copyOf(rows);
      Objects.requireNonNull(asks, "asks");
      if (rows.isEmpty()) {
        throw new IllegalArgumentException("a matrix needs at least one row");
      }
    }

    @Override
    public String text() {
      return "matrix of " + rows.stream().flatMap(row -> row.approvers().stream()).distinct()
          .map(ApproverRef::text).collect(Collectors.joining(", "));
    }

    /**
     * Returns the references of the rows that are asked, given which of them qualify.
     *
     * @param qualifies whether the condition of a row holds
     */
    public List<ApproverRef> asked(Predicate<? super Row> qualifies) {
      List<ApproverRef> asked = new ArrayList<>();
      for (Row row : rows) {
        boolean last = qualifies.test(row);
        if (last || asks == Asks.ALL_UP_TO) {
          asked.addAll(row.approvers());
        }
        if (last) {
          return List.copyOf(asked);
        }
      }
      return List.of();
    }
  }

  /**
   * A row of a matrix.
   *
   * @param criteria what these people have the authority for; without it, for everything
   * @param approvers who they are
   */
  record Row(@Nullable Expression criteria, List<ApproverRef> approvers) {
    public Row {
      approvers = List.copyOf(approvers);
      if (approvers.isEmpty()) {
        throw new IllegalArgumentException("a row of a matrix needs somebody to ask");
      }
    }
  }

  /** Who is asked of those up to the first with the authority that is needed. */
  enum Asks { FIRST_QUALIFIED, ALL_UP_TO }

  /** The person, or the list of people, that an expression over the subject yields. */
  record Computed(Expression expression) implements ApproverRef {
    public Computed {
      Objects.requireNonNull(expression, "expression");
    }

    @Override
    public String text() {
      return expression.toString();
    }
  }
}
