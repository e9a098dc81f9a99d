package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.ApprovalPlay.ALICE;
import static io.crmkit.testkit.approvals.ApprovalPlay.BOB;
import static io.crmkit.testkit.approvals.ApprovalPlay.CAROL;
import static io.crmkit.testkit.approvals.ApprovalPlay.DEAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.model.Subject;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.chain.EventChain;
import io.crmkit.core.event.chain.EventChain.Extended;
import io.crmkit.core.paging.PageRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link io.crmkit.approvals.port.ApprovalRepository} must do. Extend it next to your adapter:
 *
 * <pre>{@code
 * class MyApprovalRepositoryTest extends ApprovalRepositoryContract {
 *   private final MyStore store = MyStore.empty();
 *
 *   @Override
 *   protected ApprovalRepository emptyRepository() {
 *     return store.approvals();
 *   }
 *
 *   @Override
 *   protected Outbox outbox() {
 *     return store.outbox();
 *   }
 * }
 * }</pre>
 */
public abstract class ApprovalRepositoryContract extends ApprovalIndexContract {

  private static final String EVERY_KIND_OF_TEXT = "Größe, 価格, 🚀👩‍👩‍👧, \"quotes\", \\, %_', \t and\nlines \u0001";
  private static final int WRITERS = 4;

  @Test
  protected void findsNothingUntilSomethingIsSaved() {
    assertThat(repository.find(ACME, ID)).isEmpty();
    assertThat(repository.history(ACME, ID, 0, 10)).isEmpty();
  }

  @Test
  protected void findsWhatWasSaved() {
    Stored<Approval> saved = acme.submit(ID);

    assertThat(repository.find(ACME, ID)).contains(saved);
    assertThat(saved.version()).isEqualTo(saved.value().trail().events());
  }

  @Test
  protected void keepsStatesToTheNanosecondAndTheLastCharacter() {
    ApprovalId id = new ApprovalId("A/" + EVERY_KIND_OF_TEXT);
    Stored<Approval> saved = acme.submit(id, new Subject("deal", EVERY_KIND_OF_TEXT, DEAL.fields()));

    assertThat(repository.find(ACME, id)).contains(saved);
    assertThat(repository.ofSubject(ACME, "deal", EVERY_KIND_OF_TEXT, PageRequest.first(10)).items())
        .containsExactly(id);
  }

  @Test
  protected void keepsCommentsOfAnyLength() {
    acme.submit(ID);
    acme.play(ID, Vote.reject(BOB, EVERY_KIND_OF_TEXT.repeat(3_000)));

    assertThat(repository.history(ACME, ID, 2, 1)).map(ApprovalEventJson::read).singleElement()
        .isInstanceOfSatisfying(VoteCast.class,
            vote -> assertThat(vote.comment()).isEqualTo(EVERY_KIND_OF_TEXT.repeat(3_000)));
  }

  @Test
  protected void keepsEveryEventOfAnApproval() {
    List<DomainEvent> events = new ArrayList<>(submission().events());
    repository.save(ACME, ID, submission());
    ApprovalChange vote = change(Vote.approve(BOB));
    events.addAll(vote.events());
    repository.save(ACME, ID, vote);

    assertThat(repository.history(ACME, ID, 0, 100)).isEqualTo(events);
  }

  @Test
  protected void pagesThroughALongHistory() {
    acme.submit(ID);
    for (int i = 0; i < 20; i++) {
      acme.play(ID, new Comment(ALICE, "remark " + i));
    }

    assertThat(repository.history(ACME, ID, 0, 100)).extracting(DomainEvent::sequence)
        .hasSize(22).first().isEqualTo(1L);
    assertThat(repository.history(ACME, ID, 9, 5)).extracting(DomainEvent::sequence)
        .containsExactly(10L, 11L, 12L, 13L, 14L);
    assertThat(repository.history(ACME, ID, 22, 5)).isEmpty();
  }

  @Test
  protected void putsEveryEventIntoTheOutbox() {
    acme.submit(ID);
    approve(ID, BOB, CAROL);

    assertThat(takeFromOutbox()).isEqualTo(repository.history(ACME, ID, 0, 100));
  }

  @Test
  protected void refusesASaveThatQuotesAnOldVersion() {
    acme.submit(ID);
    ApprovalChange late = change(new Comment(ALICE, "too late"));
    approve(ID, BOB);

    assertThatExceptionOfType(StaleWriteException.class)
        .isThrownBy(() -> repository.save(ACME, ID, late))
        .withMessageContaining("Reload it and decide again");
  }

  @Test
  protected void refusesASecondSubmission() {
    ApprovalChange second = submission();
    acme.submit(ID);

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> repository.save(ACME, ID, second));
  }

  @Test
  protected void refusesAChangeOfWhatWasNeverSaved() {
    ApprovalChange first = submission();
    ApprovalChange second = acme.change(first.stored(), ID, Vote.approve(BOB)).orElseThrow();

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> repository.save(ACME, ID, second));
    assertThat(takeFromOutbox()).isEmpty();
  }

  @Test
  protected void leavesNoTraceOfARefusedSave() {
    acme.submit(ID);
    ApprovalChange late = change(Vote.approve(BOB));
    Stored<Approval> saved = acme.play(ID, new Comment(ALICE, "first"));
    takeFromOutbox();

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> repository.save(ACME, ID, late));

    assertThat(repository.find(ACME, ID)).contains(saved);
    assertThat(repository.history(ACME, ID, saved.version(), 10)).isEmpty();
    assertThat(repository.inbox(ACME, BOB, PageRequest.first(10)).items()).hasSize(1);
    assertThat(repository.inbox(ACME, CAROL, PageRequest.first(10)).items()).isEmpty();
    assertThat(takeFromOutbox()).isEmpty();
  }

  @Test
  protected void savesSeveralTogether() {
    acme.submit(ID);
    ApprovalId other = new ApprovalId("A-0");
    ApprovalChange vote = change(Vote.approve(BOB));
    ApprovalChange submission = submission(other);

    repository.saveAll(ACME, Map.of(ID, vote, other, submission));

    assertThat(repository.find(ACME, ID)).contains(vote.stored());
    assertThat(repository.find(ACME, other)).contains(submission.stored());
    assertThat(repository.history(ACME, ID, vote.before().version(), 10)).isEqualTo(vote.events());
    assertThat(repository.inbox(ACME, BOB, PageRequest.first(10)).items()).extracting(InboxItem::id)
        .containsExactly(other);
    assertThat(takeFromOutbox()).containsExactlyInAnyOrderElementsOf(
        Stream.concat(repository.history(ACME, ID, 0, 10).stream(), submission.events().stream()).toList());
  }

  @Test
  protected void savesSeveralTogetherForTheirTenantAlone() {
    ApprovalPlay globex = new ApprovalPlay(repository, GLOBEX, START);
    Stored<Approval> ours = acme.submit(ID);

    repository.saveAll(GLOBEX, Map.of(
        ID, globex.change(globex.read(ID), ID, new Submit(ALICE, ApprovalPlay.PIN, DEAL)).orElseThrow()));

    assertThat(repository.find(ACME, ID)).contains(ours);
    assertThat(repository.history(GLOBEX, ID, 0, 10)).hasSize(2).allMatch(event -> event.tenant().equals(GLOBEX));
  }

  @Test
  protected void savesNoneOfSeveralIfOneIsStale() {
    ApprovalId other = new ApprovalId("A-0");
    ApprovalId third = new ApprovalId("A-2");
    ApprovalChange submission = submission(other);
    ApprovalChange late = submission(third);
    acme.submit(ID);
    acme.submit(third);
    ApprovalChange vote = change(Vote.approve(BOB));
    Stored<Approval> before = acme.read(ID);

    assertThatExceptionOfType(StaleWriteException.class)
        .isThrownBy(() -> repository.saveAll(ACME, Map.of(other, submission, ID, vote, third, late)));

    assertThat(repository.find(ACME, other)).isEmpty();
    assertThat(repository.find(ACME, ID)).contains(before);
    assertThat(takeFromOutbox()).hasSize(4).noneMatch(event -> event.stream().id().equals(other.value()));
  }

  @Test
  protected void keepsWhereTheChainOfAHistoryEnds() {
    ApprovalChange submission = submission();
    Extended chained = EventChain.extend(null, submission.events());
    ApprovalChange saved =
        new ApprovalChange(submission.before(), submission.after().chained(chained.head()), chained.events());

    repository.save(ACME, ID, saved);

    assertThat(repository.find(ACME, ID)).contains(saved.stored());
    assertThat(repository.history(ACME, ID, 0, 10)).isEqualTo(chained.events());
  }

  @Test
  protected void letsOneOfManyConcurrentSavesWin() throws Exception {
    acme.submit(ID);
    for (int round = 0; round < 10; round++) {
      Stored<Approval> before = acme.read(ID);
      ApprovalChange change = change(new Comment(ALICE, "round " + round));

      assertThat(atOnce(() -> saves(change))).containsOnlyOnce(true);
      assertThat(acme.read(ID).version()).isEqualTo(before.version() + 1);
    }
    assertThat(takeFromOutbox()).isEqualTo(repository.history(ACME, ID, 0, 100));
  }

  @Test
  protected void letsOneOfManyConcurrentSubmissionsWin() throws Exception {
    ApprovalChange submission = submission();

    assertThat(atOnce(() -> saves(submission))).containsOnlyOnce(true);
    assertThat(takeFromOutbox()).isEqualTo(submission.events());
  }

  @Test
  protected void keepsTenantsApart() {
    ApprovalPlay globex = new ApprovalPlay(repository, GLOBEX, START.plusSeconds(1));
    acme.submit(ID);

    assertThat(repository.find(GLOBEX, ID)).isEmpty();
    assertThat(repository.history(GLOBEX, ID, 0, 10)).isEmpty();
    assertThat(repository.due(GLOBEX, START.plusSeconds(1_000_000), 10)).isEmpty();
    assertThat(repository.asking(GLOBEX, BOB, PageRequest.first(10)).items()).isEmpty();
    assertThat(repository.inbox(GLOBEX, BOB, PageRequest.first(10)).items()).isEmpty();
    assertThat(repository.ofSubject(GLOBEX, DEAL.entityType(), DEAL.entityId(), PageRequest.first(10)).items())
        .isEmpty();

    Stored<Approval> theirs = globex.submit(ID);
    approve(ID, BOB, CAROL);

    assertThat(repository.find(GLOBEX, ID)).contains(theirs);
    assertThat(repository.history(GLOBEX, ID, 0, 10)).hasSize(2).allMatch(event -> event.tenant().equals(GLOBEX));
    assertThat(repository.inbox(GLOBEX, BOB, PageRequest.first(10)).items()).hasSize(1);
  }

  private ApprovalChange submission(ApprovalId id) {
    return acme.change(acme.read(id), id, new Submit(ALICE, ApprovalPlay.PIN, DEAL)).orElseThrow();
  }

  private ApprovalChange submission() {
    return change(new Submit(ALICE, ApprovalPlay.PIN, DEAL));
  }

  private ApprovalChange change(ApprovalCommand command) {
    return acme.change(acme.read(ID), ID, command).orElseThrow();
  }

  private boolean saves(ApprovalChange change) {
    try {
      repository.save(ACME, ID, change);
      return true;
    } catch (StaleWriteException lost) {
      return false;
    }
  }

  private static <T> List<T> atOnce(Callable<T> work) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : writers.invokeAll(Collections.nCopies(WRITERS, work))) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      writers.shutdownNow();
    }
  }
}
