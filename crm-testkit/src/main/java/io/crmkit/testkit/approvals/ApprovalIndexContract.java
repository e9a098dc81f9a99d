package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.ApprovalPlay.ADMIN;
import static io.crmkit.testkit.approvals.ApprovalPlay.ALICE;
import static io.crmkit.testkit.approvals.ApprovalPlay.BOB;
import static io.crmkit.testkit.approvals.ApprovalPlay.CAROL;
import static io.crmkit.testkit.approvals.ApprovalPlay.CAST;
import static io.crmkit.testkit.approvals.ApprovalPlay.DAVE;
import static io.crmkit.testkit.approvals.ApprovalPlay.DEAL;
import static io.crmkit.testkit.approvals.ApprovalPlay.ERIN;
import static io.crmkit.testkit.approvals.ApprovalPlay.FORKED_PIN;
import static io.crmkit.testkit.approvals.ApprovalPlay.FRANK;
import static io.crmkit.testkit.approvals.ApprovalPlay.PIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Missed;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Votes;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Ask;
import io.crmkit.approvals.model.Destination;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.model.OpenRequest;
import io.crmkit.approvals.model.Subject;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.testkit.core.MadeUpCursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a repository finds by time, by person and by record. */
abstract class ApprovalIndexContract extends ApprovalStage {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int HISTORIES = 3;
  private static final PageRequest TEN = PageRequest.first(10);

  @Test
  protected void findsWhatIsDueAtItsVeryInstant() {
    acme.submit(ID);
    Instant due = START.plus(HOUR);

    assertThat(repository.due(ACME, due.minusNanos(1), 10)).isEmpty();
    assertThat(repository.due(ACME, due, 10)).containsExactly(ID);
  }

  @Test
  protected void listsTheLongestOverdueFirst() {
    acme.submit(new ApprovalId("first"));
    acme.pass(Duration.ofNanos(1)).submit(new ApprovalId("a second"));
    acme.pass(Duration.ofNanos(1)).submit(new ApprovalId("third"));
    Instant later = START.plus(HOUR.multipliedBy(2));

    assertThat(repository.due(ACME, later, 2)).extracting(ApprovalId::value).containsExactly("first", "a second");
    assertThat(repository.due(ACME, later, 9)).hasSize(3);
    assertThat(repository.due(ACME, Instant.MAX, 9)).hasSize(3);
    assertThat(repository.due(ACME, Instant.MIN, 9)).isEmpty();
  }

  @Test
  protected void followsAnApprovalUpItsLadder() {
    acme.submit(ID);
    acme.pass(HOUR).play(ID, new Tick());

    assertThat(repository.due(ACME, acme.now(), 10)).isEmpty();
    assertThat(repository.due(ACME, acme.now().plus(HOUR), 10)).containsExactly(ID);
  }

  @Test
  protected void forgetsWhatWasDueForASettledApproval() {
    acme.submit(ID);
    acme.play(ID, new Recall(ALICE, ""));

    assertThat(repository.due(ACME, Instant.MAX, 10)).isEmpty();
    assertThat(repository.asking(ACME, BOB, TEN).items()).isEmpty();
    assertThat(repository.inbox(ACME, BOB, TEN).items()).isEmpty();
  }

  @Test
  protected void asksOnlyWhoseTurnItIs() {
    acme.submit(ID);

    assertThat(repository.inbox(ACME, BOB, TEN).items())
        .containsExactly(new InboxItem(ID, Ask.VOTE, "Team", DEAL.entityType(), DEAL.entityId(), ALICE, START));
    assertThat(repository.inbox(ACME, CAROL, TEN).items()).isEmpty();
    assertThat(repository.asking(ACME, CAROL, TEN).items()).containsExactly(ID);
  }

  @Test
  protected void asksTheNextInTurn() {
    acme.submit(ID);
    approve(ID, BOB);

    assertThat(repository.inbox(ACME, BOB, TEN).items()).isEmpty();
    assertThat(repository.asking(ACME, BOB, TEN).items()).isEmpty();
    assertThat(repository.inbox(ACME, CAROL, TEN).items()).hasSize(1);
  }

  @Test
  protected void showsTheStepThatIsOpenNow() {
    acme.submit(ID);
    approve(ID, BOB, CAROL);

    assertThat(repository.inbox(ACME, CAROL, TEN).items()).extracting(InboxItem::step).containsExactly("Board");
    assertThat(repository.inbox(ACME, ERIN, TEN).items()).extracting(InboxItem::step).containsExactly("Board");
    assertThat(repository.asking(ACME, DAVE, TEN).items()).isEmpty();
  }

  @Test
  protected void takesSeatsFromWhoeverLeaves() {
    acme.submit(ID);
    acme.play(ID, new Vacate(BOB, "has left"));

    assertThat(repository.asking(ACME, BOB, TEN).items()).isEmpty();
    assertThat(repository.inbox(ACME, CAROL, TEN).items()).hasSize(1);
  }

  @Test
  protected void listsTheApprovalsOfARecordAsTheyWereSubmitted() {
    acme.submit(new ApprovalId("z"));
    acme.pass(Duration.ofNanos(1)).submit(new ApprovalId("a"));
    acme.play(new ApprovalId("z"), new Recall(ADMIN, ""));

    Page<ApprovalId> found = repository.ofSubject(ACME, DEAL.entityType(), DEAL.entityId(), TEN);

    assertThat(found.items()).extracting(ApprovalId::value).containsExactly("z", "a");
    assertThat(repository.ofSubject(ACME, DEAL.entityType(), "another", TEN).items()).isEmpty();
  }

  @Test
  protected void keepsTheSeatsOfAStepThatIsSetAsideButAsksNobodyThere() {
    acme.submit(ID);
    approve(ID, BOB, CAROL, ERIN);
    acme.pass(HOUR.dividedBy(2)).play(ID, new Amend(ALICE, DEAL.fields().with("amount", Value.of(7)), "more"));

    assertThat(repository.find(ACME, ID)).contains(acme.read(ID));
    assertThat(repository.inbox(ACME, BOB, TEN).items()).extracting(InboxItem::step).containsExactly("Team");
    assertThat(repository.inbox(ACME, FRANK, TEN).items()).isEmpty();
    assertThat(repository.asking(ACME, FRANK, TEN).items()).containsExactly(ID);
    approve(ID, BOB, CAROL);
    assertThat(repository.inbox(ACME, FRANK, TEN).items()).extracting(InboxItem::step).containsExactly("Board");
    assertThat(repository.due(ACME, acme.now().plus(HOUR.dividedBy(2)), 9)).containsExactly(ID);
    assertThat(repository.due(ACME, acme.now().plus(HOUR.dividedBy(2)).minusNanos(1), 9)).isEmpty();
  }

  @Test
  protected void asksItsRequesterAloneForARequestThatIsSentBack() {
    acme.submit(ID);
    acme.pass(HOUR.dividedBy(2)).play(ID, new SendBack(BOB, Destination.REQUESTER, "not like this"));

    assertThat(CAST).filteredOn(person -> !person.equals(ALICE)).allSatisfy(person -> {
      assertThat(repository.asking(ACME, person, TEN).items()).isEmpty();
      assertThat(repository.inbox(ACME, person, TEN).items()).isEmpty();
    });
    assertThat(repository.asking(ACME, ALICE, TEN).items()).containsExactly(ID);
    assertThat(repository.inbox(ACME, ALICE, TEN).items()).containsExactly(new InboxItem(
        ID, Ask.RESUBMISSION, "Team", DEAL.entityType(), DEAL.entityId(), ALICE, START.plus(HOUR.dividedBy(2))));
    assertThat(repository.due(ACME, START.plus(HOUR.multipliedBy(23)), 9)).isEmpty();
    assertThat(repository.due(ACME, START.plus(HOUR.multipliedBy(24)), 9)).containsExactly(ID);
    assertThat(repository.find(ACME, ID)).contains(acme.read(ID));
    acme.play(ID, Resubmit.unchanged(ALICE, "better"));
    assertThat(repository.inbox(ACME, BOB, TEN).items()).hasSize(1);
    assertThat(repository.inbox(ACME, ALICE, TEN).items()).isEmpty();
    assertThat(repository.asking(ACME, ALICE, TEN).items()).isEmpty();
  }

  @Test
  protected void asksWhoeverIsToAnswerBesideTheirVote() {
    acme.submit(ID);
    acme.play(ID, new RequestInfo(BOB, BOB, "what did I think?", null));
    InboxItem vote = new InboxItem(ID, Ask.VOTE, "Team", DEAL.entityType(), DEAL.entityId(), ALICE, START);
    InboxItem answer = new InboxItem(ID, Ask.ANSWER, "Team", DEAL.entityType(), DEAL.entityId(), ALICE, START);

    assertThat(repository.inbox(ACME, BOB, TEN).items()).containsExactly(answer, vote);
    Page<InboxItem> first = repository.inbox(ACME, BOB, PageRequest.first(1));
    assertThat(first.items()).containsExactly(answer);
    assertThat(repository.inbox(ACME, BOB, PageRequest.first(1).after(first.next())).items()).containsExactly(vote);
    MadeUpCursor.isRefusedBy(page -> repository.inbox(ACME, BOB, page));
    assertThat(repository.asking(ACME, BOB, TEN).items()).containsExactly(ID);
    acme.play(ID, new ProvideInfo(BOB, "nothing"));
    assertThat(repository.inbox(ACME, BOB, TEN).items()).containsExactly(vote);
  }

  @Test
  protected void listsWhatIsPendingOfOneVersionOfADefinition() {
    acme.submit(new ApprovalId("z"));
    acme.submit(new ApprovalId("a"));
    acme.submit(new ApprovalId("over"));
    acme.play(new ApprovalId("over"), new Recall(ADMIN, ""));
    acme.submit(new ApprovalId("moves"));
    acme.play(new ApprovalId("moves"),
        new Migrate(ADMIN, FORKED_PIN, Map.of(), Votes.DROP, Missed.PASS_OVER, "new rules"));
    new ApprovalPlay(repository, GLOBEX, START).submit(new ApprovalId("theirs"));

    assertThat(pinnedTo(PIN.name(), PIN.version(), TEN)).extracting(ApprovalId::value).containsExactly("a", "z");
    assertThat(pinnedTo(FORKED_PIN.name(), FORKED_PIN.version(), TEN)).extracting(ApprovalId::value)
        .containsExactly("moves");
    assertThat(pinnedTo(PIN.name(), PIN.version() + 9, TEN)).isEmpty();
    assertThat(pinnedTo(PIN.name(), PIN.version(), PageRequest.first(1))).extracting(ApprovalId::value)
        .containsExactly("a");
  }

  private List<ApprovalId> pinnedTo(String definition, int version, PageRequest page) {
    return repository.pinnedTo(ACME, definition, version, page).items();
  }

  @Test
  protected void findsThePendingApprovalsOfManyRecords() {
    acme.submit(new ApprovalId("z"), deal("D-2"));
    acme.pass(Duration.ofNanos(1)).submit(new ApprovalId("a"), deal("D-2"));
    acme.submit(new ApprovalId("over"), deal("D-2"));
    acme.submit(new ApprovalId("first"), deal("D-1"));
    acme.submit(new ApprovalId("unasked"), deal("D-3"));
    acme.play(new ApprovalId("over"), new Recall(ADMIN, ""));
    approve(new ApprovalId("a"), BOB);
    new ApprovalPlay(repository, GLOBEX, START).submit(ID, deal("D-1"));

    List<OpenRequest> found = repository.openFor(ACME, DEAL.entityType(), List.of("D-2", "D-4", "D-1", "D-2"));

    assertThat(found).extracting(request -> request.id().value()).containsExactly("first", "z", "a");
    assertThat(found).allSatisfy(
        request -> assertThat(request.state()).isEqualTo(acme.read(request.id()).value()));
    assertThat(repository.openFor(ACME, "quote", List.of("D-1", "D-2"))).isEmpty();
    assertThat(repository.openFor(ACME, DEAL.entityType(), List.of())).isEmpty();
  }

  private static Subject deal(String id) {
    return new Subject(DEAL.entityType(), id, DEAL.fields());
  }

  @Test
  protected void agreesWithAFullScanAfterAnyHistory() {
    Set<String> occurred = new TreeSet<>();
    for (long seed = 1; seed <= HISTORIES; seed++) {
      RandomHistories histories =
          new RandomHistories(repository, new TenantId("seed " + seed), START, seed, occurred);
      for (int round = 0; round < 5; round++) {
        histories.play(60);
        histories.check();
      }
    }
    RandomHistories.checkThatEverythingOccurred(occurred);
  }

  @Test
  protected void pagesThroughSeatsWhileOthersComeAndGo() {
    assertPagesSurviveChanges(page -> repository.asking(ACME, DAVE, page), id -> id);
  }

  @Test
  protected void pagesThroughWhatIsPinnedWhileOthersComeAndGo() {
    assertPagesSurviveChanges(page -> repository.pinnedTo(ACME, PIN.name(), PIN.version(), page), id -> id);
  }

  @Test
  protected void pagesThroughAnInboxWhileOthersComeAndGo() {
    assertPagesSurviveChanges(page -> repository.inbox(ACME, BOB, page), InboxItem::id);
  }

  @Test
  protected void pagesThroughARecordsApprovalsWhileOthersComeAndGo() {
    assertPagesSurviveChanges(
        page -> repository.ofSubject(ACME, DEAL.entityType(), DEAL.entityId(), page), id -> id);
  }

  @Test
  protected void pagesThroughAnInboxWhileOtherThreadsSubmit() throws Exception {
    List<ApprovalId> stay = submit("stays", 20);
    ExecutorService submitter = Executors.newSingleThreadExecutor();
    try {
      Future<List<ApprovalId>> submitting = submitter.submit(() -> submit("new", 60));
      do {
        List<ApprovalId> seen = walk(page -> repository.inbox(ACME, BOB, page), InboxItem::id, () -> {});
        assertThat(seen).doesNotHaveDuplicates().containsAll(stay);
      } while (!submitting.isDone());
      assertThat(submitting.get()).hasSize(60);
    } finally {
      submitter.shutdownNow();
    }
  }

  @Test
  protected void refusesToListFromWhereNothingStands() {
    submit("m", 2);
    MadeUpCursor.isRefusedBy(page -> repository.ofSubject(ACME, DEAL.entityType(), DEAL.entityId(), page));
  }

  private <T> void assertPagesSurviveChanges(Function<PageRequest, Page<T>> pages, Function<T, ApprovalId> id) {
    ApprovalPlay earlier = new ApprovalPlay(repository, ACME, START.minusSeconds(100));
    List<ApprovalId> stay = submit("m", 10);
    List<ApprovalId> goes = submit("go", 3);
    int[] count = {0};
    List<ApprovalId> seen = walk(pages, id, () -> {
      int number = count[0]++;
      earlier.pass(Duration.ofNanos(1)).submit(new ApprovalId("a-" + number));
      acme.pass(Duration.ofNanos(1)).submit(new ApprovalId("z-" + number));
      if (number < goes.size()) {
        acme.play(goes.get(number), Vote.reject(BOB, ""));
        acme.play(goes.get(number), Vote.reject(CAROL, ""));
      }
      assertThat(number).as("the walk comes to an end").isLessThan(100);
    });
    assertThat(seen).doesNotHaveDuplicates().containsAll(stay);
  }

  private List<ApprovalId> submit(String name, int count) {
    List<ApprovalId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(new ApprovalId("%s-%02d".formatted(name, i)));
      // every other one at the very instant of the one before
      acme.pass(Duration.ofNanos(i % 2)).submit(ids.get(i));
    }
    return ids;
  }

  private static <T> List<ApprovalId> walk(
      Function<PageRequest, Page<T>> pages, Function<T, ApprovalId> id, Runnable betweenPages) {
    List<ApprovalId> seen = new ArrayList<>();
    PageRequest request = PageRequest.first(3);
    Page<T> page = pages.apply(request);
    page.items().forEach(item -> seen.add(id.apply(item)));
    while (!page.isLast()) {
      betweenPages.run();
      page = pages.apply(request.after(page.next()));
      page.items().forEach(item -> seen.add(id.apply(item)));
    }
    return seen;
  }
}
