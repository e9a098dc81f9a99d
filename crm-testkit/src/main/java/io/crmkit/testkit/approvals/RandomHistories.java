package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.ApprovalPlay.ADMIN;
import static io.crmkit.testkit.approvals.ApprovalPlay.ALICE;
import static io.crmkit.testkit.approvals.ApprovalPlay.CAST;
import static io.crmkit.testkit.approvals.ApprovalPlay.DEAL;
import static io.crmkit.testkit.approvals.ApprovalPlay.FORKED_PIN;
import static io.crmkit.testkit.approvals.ApprovalPlay.PIN;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalChange.Entry;
import io.crmkit.approvals.model.ApprovalChange.Place;
import io.crmkit.approvals.model.ApprovalChange.Turn;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Missed;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Votes;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Destination;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.model.OpenRequest;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Origin;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.paging.Pages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Approvals with random pasts, and the truth about them by looking at every one. */
final class RandomHistories {

  private final ApprovalRepository repository;
  private final TenantId tenant;
  private final ApprovalPlay play;
  private final Random random;
  private final Map<String, Stored<Approval>> all = new TreeMap<>();
  private final Set<String> occurred;

  /**
   * Begins without any.
   *
   * @param occurred to be added to: what happens
   */
  RandomHistories(ApprovalRepository repository, TenantId tenant, Instant start, long seed, Set<String> occurred) {
    this.repository = repository;
    this.tenant = tenant;
    this.play = new ApprovalPlay(repository, tenant, start);
    this.random = new Random(seed);
    this.occurred = occurred;
  }

  void play(int commands) {
    for (int i = 0; i < commands; i++) {
      play.pass(anyWhile());
      boolean isNew = all.isEmpty() || random.nextInt(8) == 0;
      ApprovalId id = new ApprovalId("A-" + (isNew ? all.size() : random.nextInt(all.size())));
      ApprovalCommand command = isNew ? submission() : anyCommand(play.read(id).value());
      if (command instanceof Migrate) {
        play.tryToPlay(id, new Tick()).ifPresent(saved -> all.put(id.value(), saved));
      }
      play.tryToPlay(id, command).ifPresent(saved -> {
        all.put(id.value(), saved);
        occurred.add(command instanceof Migrate ? "MIGRATED" : "OTHER");
        occurred.add(saved.value() instanceof Pending pending && pending.steps().size() > 1 ? "SIDE BY SIDE" : "ALONE");
      });
    }
  }

  /** Compares every answer of the repository with what a look at every approval says. */
  void check() {
    all.forEach((id, saved) -> {
      assertThat(repository.find(tenant, new ApprovalId(id))).contains(saved);
      occurred.add(saved.value() instanceof Settled settled ? settled.outcome().name() : "PENDING");
    });
    checkDue();
    CAST.forEach(this::checkAsked);
    List.of(PIN, FORKED_PIN).forEach(this::checkPinned);
    checkOpen(List.of("D-2", "D-0", "D-1"));
    for (String record : List.of("D-0", "D-1", "D-2")) {
      assertThat(walk(page -> repository.ofSubject(tenant, DEAL.entityType(), record, page)))
          .isEqualTo(approvals()
              .filter(entry -> origin(entry.getValue()).subject().entityId().equals(record))
              .sorted(comparing(entry -> origin(entry.getValue()).submittedAt()))
              .map(entry -> new ApprovalId(entry.getKey())).toList());
    }
  }

  /** Fails if histories in which these occurred were too tame to prove anything. */
  static void checkThatEverythingOccurred(Set<String> occurred) {
    assertThat(occurred).contains("PENDING", "APPROVED", "REJECTED", "RECALLED", "EXPIRED", "SIDE BY SIDE", "MIGRATED",
        "VOTE", "ANSWER", "RESUBMISSION", "NOW", "LATER");
  }

  private void checkOpen(List<String> records) {
    assertThat(repository.openFor(tenant, DEAL.entityType(), records)).isEqualTo(approvals()
        .filter(entry -> entry.getValue() instanceof Pending)
        .sorted(comparing((Map.Entry<String, Approval> entry) -> origin(entry.getValue()).subject().entityId())
            .thenComparing(entry -> origin(entry.getValue()).submittedAt()))
        .map(entry -> new OpenRequest(new ApprovalId(entry.getKey()), (Pending) entry.getValue())).toList());
  }

  private void checkDue() {
    List<Instant> instants = approvals().flatMap(entry -> dueAt(entry.getValue())).sorted().toList();
    for (Instant instant : instants) {
      for (Instant now : List.of(instant.minusNanos(1), instant)) {
        assertThat(repository.due(tenant, now, all.size()))
            .containsExactlyInAnyOrderElementsOf(approvals()
                .filter(entry -> dueAt(entry.getValue()).anyMatch(due -> !due.isAfter(now)))
                .map(entry -> new ApprovalId(entry.getKey())).toList())
            .isSortedAccordingTo(comparing(id -> dueAt(play.read(id).value()).findFirst().orElseThrow()));
      }
    }
  }

  private void checkPinned(DefinitionRef pin) {
    assertThat(walk(page -> repository.pinnedTo(tenant, pin.name(), pin.version(), page))).isEqualTo(approvals()
        .filter(entry -> entry.getValue() instanceof Pending pending && pending.origin().definition().equals(pin))
        .map(entry -> new ApprovalId(entry.getKey())).toList());
  }

  private void checkAsked(Actor actor) {
    List<ApprovalId> asking = new ArrayList<>();
    List<InboxItem> inbox = new ArrayList<>();
    approvals().forEach(entry -> {
      Map<Place, Entry> asked = asked(actor, entry.getValue());
      if (!asked.isEmpty()) {
        asking.add(new ApprovalId(entry.getKey()));
      }
      asked.forEach((place, each) -> {
        occurred.addAll(List.of(place.ask().name(), each.turn().name()));
        if (each.turn() == Turn.NOW) {
          inbox.add(item(entry.getKey(), (Pending) entry.getValue(), place, each));
        }
      });
    });
    assertThat(walk(page -> repository.asking(tenant, actor, page))).isEqualTo(asking);
    inbox.sort(comparing(InboxItem::since).thenComparing(item -> item.id().value())
        .thenComparing(InboxItem::step).thenComparing(item -> item.ask().name()));
    assertThat(walk(page -> repository.inbox(tenant, actor, page))).isEqualTo(inbox);
  }

  private Stream<Map.Entry<String, Approval>> approvals() {
    return all.entrySet().stream().map(entry -> Map.entry(entry.getKey(), entry.getValue().value()));
  }

  /** Often no time at all, or one that only nanoseconds tell apart; sometimes long enough for what is due. */
  private Duration anyWhile() {
    return switch (random.nextInt(16)) {
      case 0 -> Duration.ofMinutes(random.nextInt(90));
      case 1, 2, 3 -> Duration.ofSeconds(random.nextInt(60));
      case 4, 5, 6 -> Duration.ofNanos(1);
      default -> Duration.ZERO;
    };
  }

  private ApprovalCommand submission() {
    return new Submit(ALICE, random.nextInt(4) == 0 ? FORKED_PIN : PIN, new Subject(DEAL.entityType(), "D-" + random.nextInt(3), DEAL.fields()));
  }

  private ApprovalCommand anyCommand(Approval state) {
    return switch (random.nextInt(26)) {
      case 0 -> new Recall(random.nextBoolean() ? ALICE : ADMIN, "");
      case 1, 2 -> new Reassign(ADMIN, anybody(), anybody(), "on leave");
      case 3 -> new Vacate(anybody(), "has left");
      case 10 -> inAnOpenStep(state, asked -> new RequestInfo(asked, anybody(), "why?", null));
      case 12 -> new ProvideInfo(random.nextBoolean() ? ADMIN : anybody(), "because");
      case 14 -> inAnOpenStep(state, asked -> new SendBack(asked, Destination.REQUESTER, "not like this"));
      case 16 -> Resubmit.unchanged(random.nextBoolean() ? ALICE : ADMIN, "better");
      case 9 -> new Migrate(ADMIN, FORKED_PIN, Map.of(), Votes.DROP, Missed.PASS_OVER, "new rules");
      case 4 -> new Comment(anybody(), "a remark");
      case 5, 6 -> new Tick();
      case 7, 8 -> new Vote(anybody(), anyOf(List.of(Choice.values())), "");
      default -> state instanceof Pending pending && !pending.steps().isEmpty()
          ? vote(anyOf(pending.steps()))
          : Vote.approve(anybody());
    };
  }

  /** What one of those does who are asked; if nobody is, the requester does what they can. */
  private ApprovalCommand inAnOpenStep(Approval state, Function<Actor, ApprovalCommand> command) {
    return state instanceof Pending pending && !pending.steps().isEmpty()
        ? command.apply(anyOf(List.copyOf(anyOf(pending.steps()).asked())))
        : Resubmit.unchanged(ALICE, "better");
  }

  private Vote vote(OpenStep step) {
    return new Vote(anyOf(List.copyOf(step.asked())), anyOf(List.of(Choice.APPROVE, Choice.APPROVE, Choice.REJECT)), "",
        step.name());
  }

  private Actor anybody() {
    return anyOf(CAST);
  }

  private <T> T anyOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Returns what {@code approval} asks of {@code actor}. */
  private static Map<Place, Entry> asked(Actor actor, Approval approval) {
    Map<Place, Entry> asked = new HashMap<>(ApprovalChange.entriesIn(approval));
    asked.keySet().removeIf(place -> !place.holder().equals(actor));
    return asked;
  }

  private static InboxItem item(String id, Pending pending, Place place, Entry entry) {
    Subject subject = pending.origin().subject();
    return new InboxItem(
        new ApprovalId(id), place.ask(), place.step(), subject.entityType(), subject.entityId(),
        pending.origin().requester(), entry.since());
  }

  private static Origin origin(Approval approval) {
    return approval instanceof Settled settled ? settled.origin() : ((Pending) approval).origin();
  }

  private static Stream<Instant> dueAt(Approval approval) {
    return approval instanceof Pending pending ? pending.dueAt().stream() : Stream.empty();
  }

  private static <T> List<T> walk(Function<PageRequest, Page<T>> pages) {
    return Pages.stream(3, pages).toList();
  }
}
