package io.crmkit.approvals.model.definition;

import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.FieldPath;
import java.util.Objects;

/** A description of people that is turned into people only when a step opens, so that directories may change. */
public sealed interface ApproverRef {

  /** One named person. */
  record User(Actor actor) implements ApproverRef {
    public User {
      Objects.requireNonNull(actor, "actor");
    }
  }

  /** Everyone who holds a role. */
  record Role(String name) implements ApproverRef {
    public Role {
      Require.notBlank(name, "name");
    }
  }

  /** Every member of a group. */
  record Group(String name) implements ApproverRef {
    public Group {
      Require.notBlank(name, "name");
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
  }

  /** The person, or the list of people, that an expression over the subject yields. */
  record Computed(Expression expression) implements ApproverRef {
    public Computed {
      Objects.requireNonNull(expression, "expression");
    }
  }
}
