package io.crmkit.jdbc.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.Verification.Absent;
import io.crmkit.approvals.Verification.Sound;
import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.expression.Value;
import io.crmkit.core.paging.Pages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * A host of approvals as it is after a start: it knows nothing but what is in its database.
 *
 * <p>All five of the board approve first, then the chief. Grace joins the board after an hour, and her answer decides;
 * after a day the request expires.
 */
final class Host {

  static final TenantId ACME = new TenantId("acme");
  static final TenantId GLOBEX = new TenantId("globex");
  static final Instant START = Instant.parse("2024-05-01T12:00:00.123456789Z");

  static final Actor ALICE = new Actor("alice");
  static final Actor ADMIN = new Actor("admin");
  static final Actor CHIEF = new Actor("chief");
  static final Actor FAY = new Actor("fay");
  static final Actor GRACE = new Actor("grace");
  static final List<Actor> BOARD =
      List.of(new Actor("ann"), new Actor("ben"), new Actor("cid"), new Actor("dan"), new Actor("eve"));
  static final Subject DEAL = new Subject("deal", "D-1", Value.Fields.NONE.with("amount", Value.of(120_000)));

  private static final List<Actor> OTHERS = List.of(ALICE, ADMIN, CHIEF, FAY, GRACE);
  private static final Definition DISCOUNT = Definition.named("Discount")
      .entityType(DEAL.entityType())
      .step(Step.named("Board").approvers(BOARD.stream().map(ApproverRef.User::new).toArray(ApproverRef[]::new))
          .rule(new Formula.AtLeast(BOARD.size(), Slate.EVERYONE))
          .escalation(Escalation.of(new Level(Duration.ofHours(1), List.of(new ApproverRef.User(GRACE)), Rights.KEEP)))
          .build())
      .step(Step.named("Chief").approvers(new ApproverRef.User(CHIEF)).build())
      .administrators(new ApproverRef.User(ADMIN))
      .expiresAfter(Duration.ofDays(1))
      .build();

  private final ApprovalDecider decider = new ApprovalDecider();
  private final ApprovalRepository repository;
  private final Definitions definitions;
  private final Approvals approvals;
  private final AtomicInteger lostRaces = new AtomicInteger();

  Host(DataSource dataSource, Clock clock) {
    JdbcApprovals storage = new JdbcApprovals(dataSource);
    repository = storage.approvals();
    definitions = new Definitions(storage.definitions(), clock);
    // many more than there are threads: whoever loses a race tries again
    approvals = Approvals.builder(repository, definitions).clock(clock).attempts(100)
        .listener(call -> lostRaces.addAndGet(call.attempts() - 1))
        .build();
  }

  void publishDefinition(TenantId tenant) {
    definitions.publish(tenant, ADMIN, DISCOUNT);
  }

  Approvals approvals() {
    return approvals;
  }

  ApprovalRepository repository() {
    return repository;
  }

  /** Returns how often a command was judged again because another one had been written meanwhile. */
  int lostRaces() {
    return lostRaces.get();
  }

  List<DomainEvent> history(TenantId tenant, ApprovalId id) {
    return repository.history(tenant, id, 0, 1_000);
  }

  /**
   * Compares all that the store tells of a tenant's approvals with what their histories say.
   *
   * @param ids every approval that may have been submitted
   * @return the state of each that was
   */
  Map<ApprovalId, Approval> check(TenantId tenant, List<ApprovalId> ids) {
    Map<ApprovalId, Approval> truth = new LinkedHashMap<>();
    for (ApprovalId id : ids) {
      List<DomainEvent> history = history(tenant, id);
      assertThat(history).extracting(DomainEvent::sequence)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, history.size()).boxed().toList());
      Optional<Stored<Approval>> stored = history.isEmpty() ? Optional.empty() : Optional.of(fold(history));
      assertThat(repository.find(tenant, id).map(found -> found.with(found.value().unchained())))
          .as("%s of %s", id, tenant).isEqualTo(stored);
      assertThat(approvals.verify(tenant, id)).as("%s of %s", id, tenant)
          .isInstanceOf(history.isEmpty() ? Absent.class : Sound.class);
      stored.ifPresent(found -> truth.put(id, found.value()));
    }
    assertThat(Pages.stream(100, page -> repository.ofSubject(tenant, DEAL.entityType(), DEAL.entityId(), page)))
        .containsExactlyInAnyOrderElementsOf(truth.keySet());
    BOARD.forEach(actor -> checkSeats(tenant, actor, truth));
    OTHERS.forEach(actor -> checkSeats(tenant, actor, truth));
    checkDue(tenant, truth);
    return truth;
  }

  private Stored<Approval> fold(List<DomainEvent> history) {
    Approval state = decider.evolve(decider.initial(), history.stream().map(ApprovalEventJson::read).toList());
    return new Stored<>(state, history.size());
  }

  private void checkSeats(TenantId tenant, Actor actor, Map<ApprovalId, Approval> truth) {
    List<ApprovalId> seats = new ArrayList<>();
    List<InboxItem> asked = new ArrayList<>();
    truth.forEach((id, approval) -> {
      ApprovalChange.entriesIn(approval).forEach((place, seat) -> {
        if (place.holder().equals(actor)) {
          seats.add(id);
          asked.add(new InboxItem(id, place.ask(), place.step(), DEAL.entityType(), DEAL.entityId(), ALICE, seat.since()));
        }
      });
    });
    assertThat(Pages.stream(100, page -> repository.asking(tenant, actor, page)))
        .as("seats of %s in %s", actor, tenant).containsExactlyInAnyOrderElementsOf(seats);
    // nobody waits for a turn in the chain of this host
    assertThat(Pages.stream(100, page -> repository.inbox(tenant, actor, page)))
        .as("inbox of %s in %s", actor, tenant).containsExactlyInAnyOrderElementsOf(asked);
  }

  private void checkDue(TenantId tenant, Map<ApprovalId, Approval> truth) {
    Map<ApprovalId, Instant> dueAt = new HashMap<>();
    truth.forEach((id, approval) -> {
      if (approval instanceof Pending pending) {
        pending.dueAt().ifPresent(instant -> dueAt.put(id, instant));
      }
    });
    for (Instant instant : new TreeSet<>(dueAt.values())) {
      assertThat(repository.due(tenant, instant.minusNanos(1), 1_000)).containsExactlyInAnyOrderElementsOf(
          dueAt.entrySet().stream().filter(due -> due.getValue().isBefore(instant)).map(Map.Entry::getKey).toList());
    }
    assertThat(repository.due(tenant, Instant.MAX, 1_000)).containsExactlyInAnyOrderElementsOf(dueAt.keySet());
  }
}
