package io.crmkit.examples.approvals;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Verification;
import io.crmkit.approvals.Verification.Broken;
import io.crmkit.approvals.Verification.Sound;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Ask;
import io.crmkit.approvals.model.Coverage;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.model.PlannedStep;
import io.crmkit.approvals.model.Preview;
import io.crmkit.approvals.model.RecordLocked;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers the lines of a script that only look, each with a record that is printed as JSON. */
record Looks(TenantId tenant, Approvals approvals, Deeds deeds) {

  private static final PageRequest FIRST = PageRequest.first(100);

  private record Inbox(Instant at, Actor inbox, List<Item> items) {}

  private record Item(
      String request, Ask ask, String step, Instant since, @Nullable Actor inPlaceOf, @Nullable List<Actor> via) {}

  private record Why(Instant at, @Nullable String request, List<String> why) {}

  private record Seen(
      Instant at, String preview, @Nullable String message, List<Planned> steps, @Nullable Instant expiresAt) {}

  private record Planned(
      String step, PlannedStep.Fate fate, PlannedStep.Turn turn, List<Actor> asked, @Nullable Instant dueAt,
      List<String> why) {}

  private record Locked(Instant at, String lock, @Nullable String message) {}

  private record Covered(Instant at, @Nullable String request, Coverage.Verdict coverage, List<String> changed) {}

  private record Verified(Instant at, @Nullable String request, String verify, @Nullable Long events) {}

  /** Returns what a line shows; nothing if it does not only look. */
  Optional<Object> answer(ScriptLine line, ApprovalId id) {
    return Optional.ofNullable(switch (line.action()) {
      case INBOX -> inbox(line);
      case WHY -> new Why(
          line.at(), line.request(), approvals.why(tenant, id).text().lines().toList());
      case PREVIEW -> preview(line);
      case LOCK -> lock(line);
      case COVERAGE -> coverage(line, id);
      case VERIFY -> verify(line, approvals.verify(tenant, id));
      default -> null;
    });
  }

  private Inbox inbox(ScriptLine line) {
    return new Inbox(line.at(), line.actor(),
        approvals.inbox(tenant, line.actor(), FIRST).items().stream().map(Looks::item).toList());
  }

  private static Item item(InboxItem item) {
    var mandate = item.mandate();
    return new Item(item.id().value(), item.ask(), item.step(), item.since(),
        mandate == null ? null : mandate.principal(), mandate == null ? null : mandate.via());
  }

  private Seen preview(ScriptLine line) {
    Preview preview = approvals.preview(tenant, line.actor(), deeds.subject(line), deeds.definition().ref());
    List<Planned> steps = preview.steps().stream().map(Looks::planned).toList();
    return preview.submission() instanceof Refused<ApprovalEvent> refused
        ? new Seen(line.at(), refused.refusal().code(), refused.refusal().message(), steps, null)
        : new Seen(line.at(), "accepted", null, steps, preview.expiresAt());
  }

  private static Planned planned(PlannedStep step) {
    return new Planned(step.name(), step.fate(), step.turn(), step.asked(), step.dueAt().orElse(null),
        step.why().text().lines().toList());
  }

  private Locked lock(ScriptLine line) {
    List<FieldPath> fields =
        Objects.requireNonNull(line.change()).stream().map(change -> FieldPath.parse(change.path())).toList();
    Optional<RecordLocked> locked = approvals.lock(tenant, deeds.definition().entityType(),
        deeds.subject(line).entityId()).check(line.actor(), fields);
    return new Locked(line.at(), locked.isPresent() ? "locked" : "free", locked.map(RecordLocked::message).orElse(null));
  }

  private Covered coverage(ScriptLine line, ApprovalId id) {
    Coverage coverage = approvals.coverage(tenant, id, Deeds.fields(line));
    return new Covered(line.at(), line.request(), coverage.verdict(), coverage.changed());
  }

  private static Verified verify(ScriptLine line, Verification found) {
    if (found instanceof Sound sound) {
      return new Verified(line.at(), line.request(), "sound", sound.events());
    }
    return new Verified(
        line.at(), line.request(), found instanceof Broken broken ? broken.fault().toString() : "absent", null);
  }
}
