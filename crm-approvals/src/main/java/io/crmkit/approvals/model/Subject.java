package io.crmkit.approvals.model;

import io.crmkit.core.Require;
import io.crmkit.core.expression.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What approval is asked for, as it was when it was asked.
 *
 * @param entityType the kind of record, such as {@code deal}
 * @param entityId its id in the host
 * @param fields what criteria and approver fields may read
 */
public record Subject(String entityType, String entityId, Value.Fields fields) {

  public Subject {
    Require.notBlank(entityType, "entityType");
    Require.notBlank(entityId, "entityId");
    Objects.requireNonNull(fields, "fields");
  }

  /** Returns the same record with other fields; this if they are null. */
  Subject saying(Value.@Nullable Fields newFields) {
    return newFields == null ? this : new Subject(entityType, entityId, newFields);
  }
}
