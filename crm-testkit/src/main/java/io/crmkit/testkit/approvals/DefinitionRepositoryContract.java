package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.PublishedDefinition;
import io.crmkit.approvals.model.definition.PublishedDefinition.Status;
import io.crmkit.approvals.port.DefinitionRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.event.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DefinitionRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class DefinitionRepositoryContract {

  protected static final TenantId ACME = new TenantId("acme");
  protected static final TenantId GLOBEX = new TenantId("globex");

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final String DOCUMENT = "{\"name\":\"Größe 🚀 \\u0001\",\"steps\":[" + "\"💶\",".repeat(20_000) + "0]}";
  private static final int WRITERS = 4;

  private DefinitionRepository repository = new InMemoryApprovals().definitions();

  /** Returns a repository that holds nothing. Called once for each test. */
  protected abstract DefinitionRepository emptyRepository();

  /** Returns the outbox that the events of this test's repository go to. */
  protected abstract Outbox outbox();

  @BeforeEach
  final void startEmpty() {
    repository = emptyRepository();
  }

  @Test
  protected void findsNothingUntilSomethingIsPublished() {
    assertThat(repository.find(ACME, new DefinitionRef("Discount", 1, "digest-1"))).isEmpty();
    assertThat(repository.latest(ACME, "Discount")).isEmpty();
    assertThat(repository.current(ACME, "deal")).isEmpty();
  }

  @Test
  protected void findsWhatWasPublishedToTheLastCharacter() {
    PublishedDefinition published = published("Größe 🚀", 1, "deal", Status.ACTIVE);
    add(published);

    assertThat(repository.find(ACME, published.ref())).contains(published);
    assertThat(repository.latest(ACME, "Größe 🚀")).contains(published);
    assertThat(repository.current(ACME, "deal")).containsExactly(published.ref());
  }

  @Test
  protected void findsEveryVersionForEver() {
    PublishedDefinition first = add(published("Discount", 1, "deal", Status.ACTIVE));
    PublishedDefinition second = add(published("Discount", 2, "deal", Status.ACTIVE));

    assertThat(repository.find(ACME, first.ref())).contains(first);
    assertThat(repository.find(ACME, second.ref())).contains(second);
  }

  @Test
  protected void tellsNamesAndTypesApartThatDifferInCaseOnly() {
    PublishedDefinition first = add(published("Discount", 1, "deal", Status.ACTIVE));
    PublishedDefinition second = add(published("discount", 1, "Deal", Status.ACTIVE));

    assertThat(repository.latest(ACME, "Discount")).contains(first);
    assertThat(repository.latest(ACME, "discount")).contains(second);
    assertThat(repository.latest(ACME, "DISCOUNT")).isEmpty();
    assertThat(repository.current(ACME, "deal")).containsExactly(first.ref());
  }

  @Test
  protected void findsNothingUnderAnotherDigest() {
    add(published("Discount", 1, "deal", Status.ACTIVE));

    assertThat(repository.find(ACME, new DefinitionRef("Discount", 1, "forged"))).isEmpty();
  }

  @Test
  protected void tellsTheHighestVersionApart() {
    for (int version = 1; version <= 11; version++) {
      add(published("Discount", version, "deal", Status.ACTIVE));
    }

    assertThat(repository.latest(ACME, "Discount")).map(latest -> latest.ref().version()).contains(11);
  }

  @Test
  protected void listsTheLatestOfEachNameInOrder() {
    add(published("b", 1, "deal", Status.ACTIVE));
    PublishedDefinition b = add(published("b", 2, "deal", Status.ACTIVE));
    PublishedDefinition a = add(published("a", 1, "deal", Status.ACTIVE));
    add(published("c", 1, "quote", Status.ACTIVE));

    assertThat(repository.current(ACME, "deal")).containsExactly(a.ref(), b.ref());
  }

  @Test
  protected void leavesOutWhatIsRetired() {
    add(published("Discount", 1, "deal", Status.ACTIVE));
    PublishedDefinition retired = add(published("Discount", 2, "deal", Status.RETIRED));

    assertThat(repository.current(ACME, "deal")).isEmpty();
    assertThat(repository.latest(ACME, "Discount")).contains(retired);
  }

  @Test
  protected void leavesOutWhatHasMovedToAnotherType() {
    add(published("Discount", 1, "deal", Status.ACTIVE));
    PublishedDefinition moved = add(published("Discount", 2, "quote", Status.ACTIVE));

    assertThat(repository.current(ACME, "deal")).isEmpty();
    assertThat(repository.current(ACME, "quote")).containsExactly(moved.ref());
  }

  @Test
  protected void refusesAVersionThatExists() {
    PublishedDefinition published = add(published("Discount", 1, "deal", Status.ACTIVE));
    PublishedDefinition other = published("Discount", 1, "quote", Status.RETIRED);
    takeFromOutbox();

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> add(other));

    assertThat(repository.latest(ACME, "Discount")).contains(published);
    assertThat(takeFromOutbox()).isEmpty();
  }

  @Test
  protected void publishesOneOfManyAtOnce() throws Exception {
    PublishedDefinition published = published("Discount", 1, "deal", Status.ACTIVE);
    Callable<Boolean> publication = () -> adds(published);
    ExecutorService publishers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Boolean> answers = new ArrayList<>();
      for (Future<Boolean> answer : publishers.invokeAll(Collections.nCopies(WRITERS, publication))) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnlyOnce(true);
      assertThat(takeFromOutbox()).containsExactly(event(ACME, published));
    } finally {
      publishers.shutdownNow();
    }
  }

  @Test
  protected void tellsTheOutbox() {
    PublishedDefinition published = add(published("Discount", 1, "deal", Status.ACTIVE));

    assertThat(takeFromOutbox()).containsExactly(event(ACME, published));
  }

  @Test
  protected void keepsTenantsApart() {
    PublishedDefinition ours = add(published("Discount", 1, "deal", Status.ACTIVE));

    assertThat(repository.find(GLOBEX, ours.ref())).isEmpty();
    assertThat(repository.latest(GLOBEX, "Discount")).isEmpty();
    assertThat(repository.current(GLOBEX, "deal")).isEmpty();

    PublishedDefinition theirs = published("Discount", 1, "quote", Status.ACTIVE);
    repository.add(GLOBEX, theirs, event(GLOBEX, theirs));

    assertThat(repository.latest(ACME, "Discount")).contains(ours);
    assertThat(repository.latest(GLOBEX, "Discount")).contains(theirs);
  }

  private PublishedDefinition add(PublishedDefinition published) {
    repository.add(ACME, published, event(ACME, published));
    return published;
  }

  private boolean adds(PublishedDefinition published) {
    try {
      add(published);
      return true;
    } catch (StaleWriteException lost) {
      return false;
    }
  }

  private List<DomainEvent> takeFromOutbox() {
    return outbox().claim("contract", AT, Duration.ofDays(1), 1_000).stream().map(Claim::event).toList();
  }

  private static PublishedDefinition published(String name, int version, String entityType, Status status) {
    DefinitionRef ref = new DefinitionRef(name, version, "digest-" + version);
    return new PublishedDefinition(ref, entityType, DOCUMENT, status, new Actor("admin"), AT.plusNanos(version));
  }

  private static DomainEvent event(TenantId tenant, PublishedDefinition published) {
    DefinitionRef ref = published.ref();
    return new DomainEvent(
        tenant, new Stream("approval-definition", ref.name()), ref.version(), "approval-definition.published",
        published.at(), published.document(), Map.of());
  }
}
