package io.crmkit.examples.approvals;

import io.crmkit.approvals.ActionTokens;
import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.BulkItem;
import io.crmkit.approvals.BulkMode;
import io.crmkit.approvals.BulkOutcome;
import io.crmkit.approvals.BulkOutcome.Done;
import io.crmkit.approvals.BulkOutcome.Failed;
import io.crmkit.approvals.TokenKeys;
import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.core.Decision;
import io.crmkit.core.Refusal;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.testkit.approvals.InMemoryApprovals;
import io.crmkit.testkit.core.HandClock;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Requests that go as a script says; what happens is printed as lines of JSON. */
final class Simulation {

  static final TenantId TENANT = new TenantId("simulation");

  private static final String USUAL_REQUEST = "request";
  private static final int KEY_BYTES = 32;

  private final HandClock clock;
  private final Approvals approvals;
  private final Deeds deeds;
  private final Looks looks;
  private final Links links;
  private final Consumer<String> out;
  private final Set<ApprovalId> requests = new LinkedHashSet<>();

  Simulation(HandClock clock, InMemoryApprovals storage, Approvals approvals, Deeds deeds, Consumer<String> out) {
    this.clock = clock;
    this.approvals = approvals;
    this.deeds = deeds;
    this.looks = new Looks(TENANT, approvals, deeds);
    this.links = new Links(TENANT, new ActionTokens(approvals, storage.tokens(), TokenKeys.of("simulation", key())));
    this.out = out;
  }

  private record EventLine(String event, @Nullable String request) {}

  private record RefusedLine(Instant at, @Nullable String request, String refused, String message) {}

  private record HeldBackLine(Instant at, @Nullable String request, String heldBack) {}

  private static byte[] key() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /** Plays all lines; those in a row that have a batch, and happen at one time, are answered at once. */
  void play(List<ScriptLine> script) {
    List<ScriptLine> batch = new ArrayList<>();
    for (ScriptLine line : script) {
      if (!batch.isEmpty() && (batch.get(0).batch() != line.batch() || !batch.get(0).at().equals(line.at()))) {
        decide(batch);
      }
      if (line.batch() == null) {
        play(line);
      } else {
        batch.add(line);
      }
    }
    decide(batch);
  }

  /** Returns the requests of the script, in the order in which they were first named; one at least. */
  Set<ApprovalId> requests() {
    return requests.isEmpty() ? Set.of(new ApprovalId(USUAL_REQUEST)) : requests;
  }

  Approval state(ApprovalId id) {
    return approvals.find(TENANT, id).<Approval>map(Stored::value).orElseGet(Approval.Blank::new);
  }

  List<ApprovalEvent> history(ApprovalId id) {
    return approvals.history(TENANT, id);
  }

  private void play(ScriptLine line) {
    clock.set(line.at());
    ApprovalId id = id(line);
    switch (line.action()) {
      case LINK -> print(links.make(line, id));
      case FOLLOW -> print(links.follow(line));
      case REDEEM -> show(line, links.request(line), links.redeem(line));
      case REPLY -> show(line, links.request(line), links.reply(line));
      default -> looks.answer(line, id).ifPresentOrElse(this::print,
          () -> show(line, line.request(), handle(line, id)));
    }
  }

  private Decision<ApprovalEvent> handle(ScriptLine line, ApprovalId id) {
    ApprovalCommand command = deeds.command(line);
    return line.key() == null
        ? approvals.handle(TENANT, id, command)
        : approvals.handle(TENANT, id, command, new IdempotencyKey(line.key()));
  }

  private void decide(List<ScriptLine> batch) {
    if (batch.isEmpty()) {
      return;
    }
    clock.set(batch.get(0).at());
    List<BulkOutcome> outcomes = approvals.handleAll(TENANT, batch.stream().map(this::item).toList(), mode(batch));
    for (int i = 0; i < outcomes.size(); i++) {
      show(batch.get(i), outcomes.get(i));
    }
    batch.clear();
  }

  private BulkItem item(ScriptLine line) {
    return new BulkItem(
        id(line), deeds.command(line), line.key() == null ? null : new IdempotencyKey(line.key()));
  }

  private static BulkMode mode(List<ScriptLine> batch) {
    BulkMode mode = batch.get(0).batch();
    return mode == null ? BulkMode.EACH : mode;
  }

  private ApprovalId id(ScriptLine line) {
    ApprovalId id = new ApprovalId(line.request() == null ? USUAL_REQUEST : line.request());
    if (line.action().isAboutARequest()) {
      requests.add(id);
    }
    return id;
  }

  private void show(ScriptLine line, BulkOutcome outcome) {
    if (outcome instanceof Done done) {
      done.events().forEach(event -> out.accept(json(line.request(), event)));
    } else if (outcome instanceof BulkOutcome.Refused refused) {
      show(line, line.request(), refused.reason());
    } else if (outcome instanceof Failed failed) {
      throw failed.cause();
    } else {
      print(new HeldBackLine(line.at(), line.request(), "another line of its batch was not accepted"));
    }
  }

  private void show(ScriptLine line, @Nullable String request, Decision<ApprovalEvent> decision) {
    if (decision instanceof Decision.Refused<ApprovalEvent> refused) {
      show(line, request, refused.refusal());
    } else {
      decision.orElseThrow().forEach(event -> out.accept(json(request, event)));
    }
  }

  private void show(ScriptLine line, @Nullable String request, Refusal refusal) {
    print(new RefusedLine(line.at(), request, refusal.code(), refusal.message()));
  }

  private static String json(@Nullable String request, ApprovalEvent event) {
    String first = JsonDocuments.write(new EventLine(ApprovalEventJson.type(event), request));
    return first.substring(0, first.length() - 1) + "," + ApprovalEventJson.write(event).substring(1);
  }

  private void print(Object record) {
    out.accept(JsonDocuments.write(record));
  }
}
