package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.Additions;
import io.crmkit.approvals.model.definition.DelegatePolicy;
import io.crmkit.approvals.model.definition.Distinct;
import io.crmkit.approvals.model.definition.Duties;
import io.crmkit.approvals.model.definition.SkipRule;
import io.crmkit.approvals.model.definition.StepDuties;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of definitions and steps about separation of duties; what is standard is not written. */
final class DutiesJson {

  private DutiesJson() {}

  static Duties duties(DefinitionDocument document) {
    ComputationText amount = document.amount();
    return new Duties(
        ApproverReader.refs(document.bars()),
        Objects.requireNonNullElse(document.distinctApprovers(), Distinct.WITHIN_STEPS),
        Set.copyOf(Objects.requireNonNullElse(document.skip(), List.of())),
        Objects.requireNonNullElse(DelegatesDocument.policy(document.delegates()), DelegatePolicy.STANDARD),
        amount == null ? null : amount.expression());
  }

  static StepDuties duties(StepDocument document) {
    List<Label> separate = Objects.requireNonNullElse(document.separateFrom(), List.of());
    Span claimFor = document.claimFor();
    return new StepDuties(
        separate.stream().map(Label::text).toList(),
        Boolean.TRUE.equals(document.adHoc()) ? Additions.BY_APPROVERS : Additions.BY_ADMINISTRATORS,
        DelegatesDocument.policy(document.delegates()),
        claimFor == null ? null : claimFor.duration());
  }

  static @Nullable Distinct distinct(Duties duties) {
    return duties.distinct() == Distinct.WITHIN_STEPS ? null : duties.distinct();
  }

  static @Nullable List<SkipRule> skip(Duties duties) {
    return duties.skip().isEmpty() ? null : duties.skip().stream().sorted().toList();
  }

  static @Nullable DelegatesDocument delegates(Duties duties) {
    return duties.delegates().equals(DelegatePolicy.STANDARD) ? null : DelegatesDocument.of(duties.delegates());
  }

  static @Nullable ComputationText amount(Duties duties) {
    return duties.amount() == null ? null : new ComputationText(duties.amount());
  }

  static @Nullable List<Label> separateFrom(StepDuties duties) {
    return duties.separateFrom().isEmpty() ? null : duties.separateFrom().stream().map(Label::new).toList();
  }

  static @Nullable Boolean adHoc(StepDuties duties) {
    return duties.additions() == Additions.BY_APPROVERS ? true : null;
  }
}
