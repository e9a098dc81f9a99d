package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.LockPolicy;
import io.crmkit.approvals.model.definition.LockPolicy.Exemption;
import io.crmkit.approvals.model.definition.LockPolicy.Party;
import io.crmkit.approvals.model.definition.LockPolicy.Whom;
import io.crmkit.approvals.model.definition.ReworkPolicy;
import io.crmkit.core.expression.FieldPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the terms of a definition as documents have them. */
final class TermsWriter {

  private TermsWriter() {}

  static @Nullable LockDocument lock(@Nullable LockPolicy lock) {
    if (lock == null) {
      return null;
    }
    List<LockDocument.Exemption> exemptions = lock.exemptions().stream().map(TermsWriter::exemption).toList();
    return new LockDocument(
        exemptions.isEmpty() ? null : exemptions, parties(lock.free()), ApproverWriter.refs(lock.free().people()));
  }

  static @Nullable ContentDocument content(@Nullable ContentPolicy content) {
    return content == null ? null : new ContentDocument(texts(content.watch()), content.afterApproval());
  }

  static @Nullable ReworkDocument rework(@Nullable ReworkPolicy rework) {
    return rework == null ? null : new ReworkDocument(rework.rounds(), rework.then(), List.copyOf(rework.to()));
  }

  static @Nullable List<PathText> texts(@Nullable List<FieldPath> paths) {
    return paths == null ? null : paths.stream().map(path -> new PathText(path.toString())).toList();
  }

  private static LockDocument.Exemption exemption(Exemption exemption) {
    List<PathText> fields = exemption.fields().stream().map(FieldPath::toString).map(PathText::new).toList();
    Whom whom = exemption.whom();
    return fields.size() == 1 && whom.equals(Whom.EVERYBODY)
        ? new LockDocument.Field(fields.get(0))
        : new LockDocument.Fields(fields, parties(whom), ApproverWriter.refs(whom.people()));
  }

  private static @Nullable List<Party> parties(Whom whom) {
    return whom.parties().isEmpty() ? null : List.copyOf(whom.parties());
  }
}
