package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.ApproverRef.Asks;
import io.crmkit.core.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes references to people of what documents say about them. */
final class ApproverReader {

  private ApproverReader() {}

  static List<Approver> approvers(List<ApproverDocument> documents) {
    return documents.stream().map(ApproverReader::approver).toList();
  }

  static List<ApproverRef> refs(@Nullable List<ApproverDocument> documents) {
    return documents == null ? List.of() : documents.stream().map(ApproverReader::ref).toList();
  }

  static ApproverRef ref(ApproverDocument document) {
    if (document instanceof ApproverDocument.Id id) {
      return new ApproverRef.User(new Actor(id.user().text()));
    }
    if (document instanceof ApproverDocument.User user) {
      return new ApproverRef.User(new Actor(user.user().text()));
    }
    if (document instanceof ApproverDocument.Role role) {
      return new ApproverRef.Role(role.role().text());
    }
    if (document instanceof ApproverDocument.Group group) {
      return new ApproverRef.Group(group.group().text());
    }
    if (document instanceof ApproverDocument.Manager manager) {
      return new ApproverRef.Manager(manager.manager());
    }
    if (document instanceof ApproverDocument.Field field) {
      return new ApproverRef.Field(field.field().path());
    }
    if (document instanceof ApproverDocument.UpToLimit limit) {
      return new ApproverRef.UpToLimit(limit.upToLimit().expression(), asks(limit.ask()));
    }
    if (document instanceof ApproverDocument.Matrix matrix) {
      return new ApproverRef.Matrix(matrix.matrix().stream().map(ApproverReader::row).toList(), asks(matrix.ask()));
    }
    if (document instanceof ApproverDocument.Computed computed) {
      return new ApproverRef.Computed(computed.expression().expression());
    }
    throw new AssertionError("Unhandled approver " + document);
  }

  private static ApproverRef.Row row(ApproverDocument.Row row) {
    ConditionText when = row.when();
    return new ApproverRef.Row(when == null ? null : when.expression(), refs(row.approvers()));
  }

  private static Asks asks(@Nullable Asks asks) {
    return asks == null ? Asks.FIRST_QUALIFIED : asks;
  }

  private static Approver approver(ApproverDocument document) {
    Integer weight = document.weight();
    return new Approver(ref(document), weight == null ? 1 : weight);
  }
}
