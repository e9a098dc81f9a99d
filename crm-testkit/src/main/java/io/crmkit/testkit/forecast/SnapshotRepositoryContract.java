package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.money.Money;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.forecast.model.Credit;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.Instalment;
import io.crmkit.forecast.model.InstalmentPlan;
import io.crmkit.forecast.model.InstalmentPlan.Every;
import io.crmkit.forecast.model.Probability;
import io.crmkit.forecast.port.SnapshotRepository;
import io.crmkit.forecast.snapshot.model.DealPair;
import io.crmkit.forecast.snapshot.model.SnapshotMark;
import io.crmkit.forecast.snapshot.model.SnapshotPart;
import io.crmkit.testkit.core.BoundedPages;
import io.crmkit.testkit.core.MadeUpCursor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SnapshotRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class SnapshotRepositoryContract {

  protected static final TenantId ACME = new TenantId("acme");
  protected static final TenantId GLOBEX = new TenantId("globex");

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final int WRITERS = 4;

  private SnapshotRepository repository = new InMemorySnapshots().snapshots();

  /** Returns a repository that holds nothing. Called once for each test. */
  protected abstract SnapshotRepository emptyRepository();

  @BeforeEach
  final void startEmpty() {
    repository = emptyRepository();
  }

  @Test
  protected void knowsNothingUntilSomethingIsPublished() {
    assertThat(repository.last(ACME)).isEmpty();
    assertThat(repository.asOf(ACME, Instant.MAX)).isEmpty();
    assertThat(marks(ACME)).isEmpty();
  }

  @Test
  protected void keepsEveryVersionOfADealInEachSnapshotThatHadIt() {
    SnapshotMark first = publish(AT, part(deal("a", 1), deal("b", 2)));
    SnapshotMark second = publish(AT.plusNanos(1), new SnapshotPart(List.of(deal("a", 3)), List.of("b")));
    SnapshotMark third = publish(AT.plusNanos(2), part(deal("b", 4)));

    assertThat(deals(ACME, first)).containsExactly(deal("a", 1), deal("b", 2));
    assertThat(deals(ACME, second)).containsExactly(deal("a", 3));
    assertThat(deals(ACME, third)).containsExactly(deal("a", 3), deal("b", 4));
  }

  @Test
  protected void keepsAllThatIsKnownOfADeal() {
    Deal full = Deal.builder("Größe 🚀 'x'", "Proposal / Price").amount(Money.parse("JPY -5"))
        .closeDate(LocalDate.parse("2024-02-29")).probability(Probability.of("0.3333")).owner("ann \"o\"")
        .territory("/emea/dé/").product("").category("sales", "commit")
        .credit(new Credit("revenue", "bob", null, 2_500)).credit(new Credit("help", null, "/emea/", 100_000))
        .schedule(List.of(Instalment.share(LocalDate.parse("2024-03-31"), 10_000))).build();
    InstalmentPlan twice = new InstalmentPlan(LocalDate.parse("2024-03-31"), Every.QUARTER, 2);
    Deal bare = Deal.builder("bare", "new").build();
    Money refund = Money.parse("JPY -5");
    Deal owed = Deal.builder("owed", "new").amount(refund).schedule(twice.divide(refund)).build();

    assertThat(deals(ACME, publish(AT, part(full, bare, owed)))).containsExactlyInAnyOrder(full, bare, owed);
  }

  @Test
  protected void findsTheSnapshotOfAnInstant() {
    SnapshotMark first = publish(AT, part(deal("a", 1)));
    SnapshotMark second = publish(AT.plusNanos(1), part());

    assertThat(repository.asOf(ACME, AT.minusNanos(1))).isEmpty();
    assertThat(repository.asOf(ACME, AT)).contains(first);
    assertThat(repository.asOf(ACME, Instant.MAX)).contains(second);
    assertThat(repository.asOf(ACME, Instant.MIN)).isEmpty();
    assertThat(repository.last(ACME)).contains(second);
    assertThat(marks(ACME)).containsExactly(first, second);
  }

  @Test
  protected void takesTheLaterOfTwoSnapshotsOfOneInstant() {
    publish(AT, part(deal("a", 1)));
    SnapshotMark second = publish(AT, part(deal("a", 2)));

    assertThat(repository.asOf(ACME, AT)).contains(second);
  }

  @Test
  protected void pairsTheDealsOfTwoSnapshots() {
    SnapshotMark first = publish(AT, part(deal("a", 1), deal("b", 1), deal("c", 1), deal("d", 1)));
    publish(AT, new SnapshotPart(List.of(deal("a", 2)), List.of("c")));
    SnapshotMark third = publish(AT, new SnapshotPart(List.of(deal("a", 3), deal("e", 1)), List.of("d")));

    assertThat(pairs(first, third)).containsExactlyInAnyOrder(
        new DealPair("a", deal("a", 1), deal("a", 3)), new DealPair("b", deal("b", 1), deal("b", 1)),
        new DealPair("c", deal("c", 1), null), new DealPair("d", deal("d", 1), null),
        new DealPair("e", null, deal("e", 1)));
    assertThat(pairs(first, first)).extracting(DealPair::id).containsExactly("a", "b", "c", "d");
  }

  @Test
  protected void findsDealsByTheirIds() {
    SnapshotMark first = publish(AT, part(deal("a", 1), deal("b", 2)));
    publish(AT, part(deal("a", 3)));

    assertThat(repository.find(ACME, first, List.of("x", "a", "A", "b")))
        .isEqualTo(Map.of("a", deal("a", 1), "b", deal("b", 2)));
    assertThat(repository.find(ACME, first, List.of())).isEmpty();
  }

  @Test
  protected void showsNothingOfASnapshotUntilItIsPublished() {
    SnapshotMark first = publish(AT, part(deal("a", 1), deal("b", 1)));
    long open = repository.open(ACME, first.number());
    repository.write(ACME, open, new SnapshotPart(List.of(deal("a", 2), deal("c", 1)), List.of("b")));

    assertThat(repository.last(ACME)).contains(first);
    assertThat(deals(ACME, first)).containsExactly(deal("a", 1), deal("b", 1));
    assertThat(repository.find(ACME, first, List.of("a", "b", "c"))).containsOnlyKeys("a", "b");
  }

  @Test
  protected void clearsAwayWhatWasNeverPublished() {
    SnapshotMark first = publish(AT, part(deal("a", 1), deal("b", 1)));
    long lost = repository.open(ACME, first.number());
    repository.write(ACME, lost, new SnapshotPart(List.of(deal("a", 2), deal("c", 1)), List.of("b")));
    SnapshotMark second = publish(AT, part(deal("d", 1)));

    assertThat(second.number()).isGreaterThan(lost);
    assertThat(deals(ACME, second)).containsExactly(deal("a", 1), deal("b", 1), deal("d", 1));
    assertThat(marks(ACME)).containsExactly(first, second);
  }

  @Test
  protected void refusesToOpenBehindANewerSnapshot() {
    SnapshotMark first = publish(AT, part());
    publish(AT, part());

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> repository.open(ACME, first.number()));
  }

  @Test
  protected void refusesWhoeverWasOvertaken() {
    long slow = repository.open(ACME, 0);
    long fast = repository.open(ACME, 0);
    repository.write(ACME, fast, part(deal("a", 1)));

    assertThatExceptionOfType(StaleWriteException.class)
        .isThrownBy(() -> repository.write(ACME, slow, part(deal("a", 2))));
    assertThatExceptionOfType(StaleWriteException.class)
        .isThrownBy(() -> repository.publish(ACME, new SnapshotMark(slow, AT, 1)));
    repository.publish(ACME, new SnapshotMark(fast, AT, 1));
    assertThat(deals(ACME, new SnapshotMark(fast, AT, 1))).containsExactly(deal("a", 1));
  }

  @Test
  protected void refusesToChangeWhatIsPublished() {
    SnapshotMark first = publish(AT, part(deal("a", 1)));

    assertThatExceptionOfType(StaleWriteException.class)
        .isThrownBy(() -> repository.write(ACME, first.number(), part(deal("b", 2))));
    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> repository.publish(ACME, first));
    assertThat(deals(ACME, first)).containsExactly(deal("a", 1));
  }

  @Test
  protected void writesAllOfAPartOrNothing() {
    long open = repository.open(ACME, 0);
    repository.write(ACME, open, part(deal("b", 1)));

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> repository.write(ACME, open, part(deal("a", 1), deal("b", 2), deal("c", 1))));
    repository.publish(ACME, new SnapshotMark(open, AT, 1));
    assertThat(deals(ACME, new SnapshotMark(open, AT, 1))).containsExactly(deal("b", 1));
  }

  @Test
  protected void letsOneOfManyTakersWin() throws Exception {
    SnapshotMark first = publish(AT, part(deal("a", 0)));
    Callable<Boolean> take = () -> takes(first.number());
    ExecutorService takers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Boolean> answers = new ArrayList<>();
      for (Future<Boolean> answer : takers.invokeAll(Collections.nCopies(WRITERS, take))) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnlyOnce(true);
      assertThat(marks(ACME)).hasSize(2);
      assertThat(deals(ACME, repository.last(ACME).orElseThrow())).containsExactly(deal("a", 1));
    } finally {
      takers.shutdownNow();
    }
  }

  @Test
  protected void pagesThroughManyDealsWhileOthersAreWritten() {
    SnapshotMark first = publish(AT, part(IntStream.range(0, 25).mapToObj(i -> deal("d" + i, i)).toArray(Deal[]::new)));
    List<Deal> seen = new ArrayList<>();
    BoundedPages.stream(4, page -> repository.deals(ACME, first, page)).forEach(deal -> {
      if (seen.isEmpty()) {
        publish(AT, new SnapshotPart(List.of(deal("d24", 0), deal("d99", 0)), List.of("d3")));
      }
      seen.add(deal);
    });

    assertThat(seen).hasSize(25).doesNotHaveDuplicates().contains(deal("d24", 24), deal("d3", 3));
    assertThat(BoundedPages.stream(3, page -> repository.pairs(ACME, first, repository.last(ACME).orElseThrow(), page)))
        .hasSize(26).doesNotHaveDuplicates();
    MadeUpCursor.isRefusedBy(page -> repository.marks(ACME, page));
  }

  @Test
  protected void keepsTenantsApart() {
    SnapshotMark ours = publish(AT, part(deal("a", 1)));

    assertThat(repository.last(GLOBEX)).isEmpty();
    assertThat(deals(GLOBEX, ours)).isEmpty();
    assertThat(repository.asOf(GLOBEX, Instant.MAX)).isEmpty();
    assertThat(marks(GLOBEX)).isEmpty();
    assertThat(repository.pairs(GLOBEX, ours, ours, PageRequest.first(10)).items()).isEmpty();
    assertThat(repository.find(GLOBEX, ours, List.of("a"))).isEmpty();
    long theirs = repository.open(GLOBEX, 0);
    repository.write(GLOBEX, theirs, part(deal("a", 2)));
    repository.publish(GLOBEX, new SnapshotMark(theirs, AT, 1));
    assertThat(deals(ACME, ours)).containsExactly(deal("a", 1));
    assertThat(marks(ACME)).containsExactly(ours);
  }

  private SnapshotMark publish(Instant at, SnapshotPart part) {
    long last = repository.last(ACME).map(SnapshotMark::number).orElse(0L);
    SnapshotMark mark = new SnapshotMark(repository.open(ACME, last), at, part.versions().size());
    repository.write(ACME, mark.number(), part);
    repository.publish(ACME, mark);
    return mark;
  }

  private boolean takes(long last) {
    try {
      long number = repository.open(ACME, last);
      repository.write(ACME, number, part(deal("a", 1)));
      repository.publish(ACME, new SnapshotMark(number, AT, 1));
      return true;
    } catch (StaleWriteException lost) {
      return false;
    }
  }

  private List<Deal> deals(TenantId tenant, SnapshotMark mark) {
    return BoundedPages.stream(2, page -> repository.deals(tenant, mark, page)).toList();
  }

  private List<DealPair> pairs(SnapshotMark before, SnapshotMark after) {
    return BoundedPages.stream(2, page -> repository.pairs(ACME, before, after, page)).toList();
  }

  private List<SnapshotMark> marks(TenantId tenant) {
    return BoundedPages.stream(1, page -> repository.marks(tenant, page)).toList();
  }

  private static SnapshotPart part(Deal... deals) {
    return new SnapshotPart(List.of(deals), List.of());
  }

  private static Deal deal(String id, long amount) {
    return Deal.builder(id, "proposal").amount(Money.ofMinor(amount, "USD")).build();
  }
}
