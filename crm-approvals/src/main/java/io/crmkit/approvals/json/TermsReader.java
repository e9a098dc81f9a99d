package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.ContentPolicy.AfterApproval;
import io.crmkit.approvals.model.definition.LockPolicy;
import io.crmkit.approvals.model.definition.LockPolicy.Exemption;
import io.crmkit.approvals.model.definition.LockPolicy.Party;
import io.crmkit.approvals.model.definition.LockPolicy.Whom;
import io.crmkit.approvals.model.definition.OverridePolicy;
import io.crmkit.approvals.model.definition.ReworkPolicy;
import io.crmkit.approvals.model.definition.ReworkPolicy.Exhausted;
import io.crmkit.approvals.model.definition.ReworkPolicy.Target;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.core.expression.FieldPath;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the terms of a definition of what its document says about them. */
final class TermsReader {

  private TermsReader() {}

  static Terms terms(DefinitionDocument document) {
    return new Terms(
        lock(document.lock()), content(document.content()), rework(document.rework()),
        Objects.requireNonNullElse(document.override(), OverridePolicy.REFUSED));
  }

  static @Nullable List<FieldPath> paths(@Nullable List<PathText> texts) {
    return texts == null ? null : texts.stream().map(text -> FieldPath.parse(text.path())).toList();
  }

  private static @Nullable ContentPolicy content(@Nullable ContentDocument document) {
    return document == null
        ? null
        : new ContentPolicy(
            paths(document.watch()), Objects.requireNonNullElse(document.afterApproval(), AfterApproval.REFUSE));
  }

  private static @Nullable ReworkPolicy rework(@Nullable ReworkDocument document) {
    return document == null
        ? null
        : new ReworkPolicy(
            document.rounds(), Objects.requireNonNullElse(document.then(), Exhausted.REFUSE),
            EnumSet.copyOf(Objects.requireNonNullElse(document.to(), List.of(Target.REQUESTER))));
  }

  private static @Nullable LockPolicy lock(@Nullable LockDocument document) {
    return document == null
        ? null
        : new LockPolicy(
            whom(document.parties(), document.who()),
            Objects.requireNonNullElse(document.except(), List.<LockDocument.Exemption>of()).stream()
                .map(TermsReader::exemption).toList());
  }

  private static Exemption exemption(LockDocument.Exemption document) {
    if (document instanceof LockDocument.Field field) {
      return new Exemption(List.of(FieldPath.parse(field.field().path())), Whom.EVERYBODY);
    }
    LockDocument.Fields some = (LockDocument.Fields) document;
    Whom whom = whom(some.parties(), some.who());
    return new Exemption(
        some.fields().stream().map(field -> FieldPath.parse(field.path())).toList(),
        whom.equals(Whom.NOBODY) ? Whom.EVERYBODY : whom);
  }

  private static Whom whom(@Nullable List<Party> parties, @Nullable List<ApproverDocument> who) {
    Set<Party> set = parties == null || parties.isEmpty() ? Set.of() : EnumSet.copyOf(parties);
    return new Whom(set, ApproverReader.refs(who));
  }
}
