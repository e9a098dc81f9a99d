package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.core.expression.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes references to people as documents have them. */
final class ApproverWriter {

  private ApproverWriter() {}

  static List<ApproverDocument> approvers(List<Approver> approvers) {
    return approvers.stream().map(ApproverWriter::approver).toList();
  }

  static @Nullable List<ApproverDocument> refs(List<ApproverRef> refs) {
    return refs.isEmpty() ? null : refs.stream().map(ApproverWriter::ref).toList();
  }

  static ApproverDocument ref(ApproverRef ref) {
    return document(ref, null);
  }

  private static ApproverDocument approver(Approver approver) {
    return document(approver.ref(), approver.weight() == 1 ? null : approver.weight());
  }

  private static ApproverDocument document(ApproverRef ref, @Nullable Integer weight) {
    if (ref instanceof ApproverRef.User user) {
      Label id = new Label(user.actor().id());
      return weight == null ? new ApproverDocument.Id(id) : new ApproverDocument.User(id, weight);
    }
    if (ref instanceof ApproverRef.Role role) {
      return new ApproverDocument.Role(new Label(role.name()), weight);
    }
    if (ref instanceof ApproverRef.Group group) {
      return new ApproverDocument.Group(new Label(group.name()), weight);
    }
    if (ref instanceof ApproverRef.Manager manager) {
      return new ApproverDocument.Manager(manager.levels(), weight);
    }
    if (ref instanceof ApproverRef.Field field) {
      return new ApproverDocument.Field(new PathText(field.path()), weight);
    }
    if (ref instanceof ApproverRef.UpToLimit limit) {
      return new ApproverDocument.UpToLimit(new ComputationText(limit.amount()), limit.asks(), weight);
    }
    if (ref instanceof ApproverRef.Matrix matrix) {
      return new ApproverDocument.Matrix(
          matrix.rows().stream().map(ApproverWriter::row).toList(), matrix.asks(), weight);
    }
    if (ref instanceof ApproverRef.Computed computed) {
      return new ApproverDocument.Computed(new ComputationText(computed.expression()), weight);
    }
    throw new AssertionError("Unhandled reference " + ref);
  }

  private static ApproverDocument.Row row(ApproverRef.Row row) {
    Expression criteria = row.criteria();
    return new ApproverDocument.Row(
        criteria == null ? null : new ConditionText(criteria),
        row.approvers().stream().map(ApproverWriter::ref).toList());
  }
}
