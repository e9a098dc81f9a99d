package io.crmkit.approvals.model;

import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.core.Actor;
import io.crmkit.core.Refusal;
import io.crmkit.core.expression.FieldPath;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A change of a record that pending requests do not allow.
 *
 * @param actor who asked for it
 * @param fields at least one, in the order in which they were asked about; one twice if two requests lock it
 */
public record RecordLocked(Actor actor, List<Field> fields) implements Refusal {

  public RecordLocked {
    fields = List.copyOf(fields);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("a locked record has at least one locked field");
    }
  }

  /**
   * A field that is locked.
   *
   * @param remedies what the one who asked can do about it
   */
  public record Field(FieldPath path, ApprovalId request, DefinitionRef definition, Set<Remedy> remedies) {
    public Field {
      remedies = Set.copyOf(remedies);
    }

    @Override
    public String toString() {
      return "%s by request %s of %s".formatted(path, request, definition.name());
    }
  }

  /** What can be done about a lock. */
  public enum Remedy {

    /** Amend the request, which asks those anew who look at what changes. */
    AMEND,

    /** Take the request back, change the record, and submit it again. */
    RECALL,

    /** Ask the requester, or an administrator of the definition, to do so. */
    ASK_AN_OWNER
  }

  @Override
  public String code() {
    return "approvals.record-locked";
  }

  @Override
  public String message() {
    return "%s cannot change what is locked until it is decided: %s.".formatted(
        actor, fields.stream().map(Field::toString).collect(Collectors.joining(", ")));
  }
}
