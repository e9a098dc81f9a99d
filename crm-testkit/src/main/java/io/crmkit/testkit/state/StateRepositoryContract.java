package io.crmkit.testkit.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.Decider;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.state.Aggregates;
import io.crmkit.core.state.Change;
import io.crmkit.core.state.StateFormat;
import io.crmkit.core.state.StateRepository;
import io.crmkit.testkit.core.BoundedPages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link StateRepository} must do, whatever it keeps; the contracts of contexts extend it. */
public abstract class StateRepositoryContract<I, S, C, E> {

  protected static final TenantId ACME = new TenantId("acme");
  protected static final TenantId GLOBEX = new TenantId("globex");

  private static final int WRITERS = 4;
  private static final Instant CLAIMED_AT = Instant.parse("2100-01-01T00:00:00Z");

  private @Nullable StateRepository<I, S> repository;
  private @Nullable Aggregates<I, S, C, E> aggregates;

  /** Returns the repository, holding nothing. Called once for each test. */
  protected abstract StateRepository<I, S> emptyRepository();

  /** Returns the outbox that the events of this test's repository go to. */
  protected abstract Outbox outbox();

  protected abstract Decider<S, C, E> decider();

  protected abstract StateFormat<I, S, E> format();

  /**
   * Returns the commands of one life, each of which changes something; at least two. Between them they cause every
   * event, with letters beyond ASCII and numbers at the ends of their ranges.
   */
  protected abstract List<C> life();

  @BeforeEach
  final void startEmpty() {
    StateRepository<I, S> empty = emptyRepository();
    repository = empty;
    aggregates = new Aggregates<>(empty, decider(), format());
  }

  /** Returns the id of an aggregate that is called so; ids are in the order of what they are called. */
  protected I idOf(String text) {
    return format().id(text);
  }

  /** Returns the repository of this test. */
  protected final StateRepository<I, S> repository() {
    return Objects.requireNonNull(repository);
  }

  @Test
  protected void findsNothingUntilSomethingIsSaved() {
    assertThat(repository().find(ACME, first())).isEmpty();
    assertThat(repository().history(ACME, first(), 0, 10)).isEmpty();
    assertThat(ids(ACME)).isEmpty();
  }

  @Test
  protected void findsEveryStateAsItWasSaved() {
    for (C command : life()) {
      save(ACME, first(), command);
    }
    assertThat(repository().find(ACME, first()).orElseThrow().version())
        .isEqualTo(repository().history(ACME, first(), 0, 1_000).size());
  }

  @Test
  protected void keepsTheHistoryAndTellsTheOutbox() {
    List<DomainEvent> events = new ArrayList<>();
    for (C command : life()) {
      Change<S> change = change(ACME, first(), command);
      events.addAll(change.events());
      repository().save(ACME, first(), change);
    }

    assertThat(repository().history(ACME, first(), 0, 1_000)).isEqualTo(events);
    assertThat(repository().history(ACME, first(), 0, 1)).containsExactly(events.get(0));
    assertThat(repository().history(ACME, first(), 1, 1)).containsExactly(events.get(1));
    assertThat(takeFromOutbox()).isEqualTo(events);
  }

  @Test
  protected void refusesAStaleWriteAndWritesNothingOfIt() {
    Change<S> first = change(ACME, first(), life().get(0));
    Stored<S> saved = repository().save(ACME, first(), first);
    takeFromOutbox();

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> repository().save(ACME, first(), first));
    assertThat(repository().find(ACME, first())).contains(saved);
    assertThat(takeFromOutbox()).isEmpty();
  }

  @Test
  protected void letsOneOfManyWritersWin() throws Exception {
    save(ACME, first(), life().get(0));
    Change<S> change = change(ACME, first(), life().get(1));
    Callable<Boolean> write = () -> saves(change);
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Boolean> answers = new ArrayList<>();
      for (Future<Boolean> answer : writers.invokeAll(Collections.nCopies(WRITERS, write))) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnlyOnce(true);
      assertThat(repository().find(ACME, first())).contains(change.stored());
    } finally {
      writers.shutdownNow();
    }
  }

  @Test
  protected void listsAllByIdWhileOthersAreAdded() {
    for (String id : List.of("b", "d", "a", "c", "e")) {
      save(ACME, idOf(id), life().get(0));
    }
    List<I> seen = new ArrayList<>();
    BoundedPages.stream(2, page -> repository().all(ACME, page)).forEach(id -> {
      seen.add(id);
      save(ACME, idOf("0" + seen.size()), life().get(0));
    });

    assertThat(seen).isEqualTo(Stream.of("a", "b", "c", "d", "e").map(this::idOf).toList());
  }

  /** As many databases compare texts: without case, without accents, or with all characters beyond 16 bits as one. */
  @Test
  protected void tellsIdsApartByEveryCharacter() {
    Stored<S> saved = save(ACME, first(), life().get(0));

    for (String like : List.of("größe 🚀 1", "Große 🚀 1", "Gro\u0308ße 🚀 1", "Grösse 🚀 1", "Größe 🚁 1")) {
      assertThat(repository().find(ACME, idOf(like))).as(like).isEmpty();
      save(ACME, idOf(like), life().get(0));
    }
    assertThat(ids(ACME)).hasSize(6);
    assertThat(repository().find(ACME, first())).contains(saved);
    assertThat(repository().history(ACME, first(), 0, 1_000)).hasSize((int) saved.version());
  }

  @Test
  protected void keepsTenantsApart() {
    Stored<S> ours = save(ACME, first(), life().get(0));

    assertThat(repository().find(GLOBEX, first())).isEmpty();
    assertThat(repository().history(GLOBEX, first(), 0, 10)).isEmpty();
    assertThat(ids(GLOBEX)).isEmpty();

    save(GLOBEX, first(), life().get(0));
    save(GLOBEX, first(), life().get(1));
    assertThat(repository().find(ACME, first())).contains(ours);
  }

  /** Returns what a command does to an aggregate, without saving it. */
  protected final Change<S> change(TenantId tenant, I id, C command) {
    Aggregates<I, S, C, E> known = Objects.requireNonNull(aggregates);
    Stored<S> before = known.load(tenant, id);
    return known.change(tenant, id, before, decider().decide(before.value(), command).orElseThrow());
  }

  /** Decides a command that must be accepted, and saves what it led to, of which nothing may be lost. */
  protected final Stored<S> save(TenantId tenant, I id, C command) {
    Change<S> change = change(tenant, id, command);
    assertThat(repository().save(tenant, id, change)).isEqualTo(change.stored());
    assertThat(repository().find(tenant, id)).contains(change.stored());
    return change.stored();
  }

  /** Takes everything that the outbox has and was not taken before. */
  protected final List<DomainEvent> takeFromOutbox() {
    return outbox().claim("contract", CLAIMED_AT, Duration.ofDays(1), 1_000).stream().map(Claim::event).toList();
  }

  private I first() {
    return idOf("Größe 🚀 1");
  }

  private boolean saves(Change<S> change) {
    try {
      repository().save(ACME, first(), change);
      return true;
    } catch (StaleWriteException lost) {
      return false;
    }
  }

  private List<I> ids(TenantId tenant) {
    return BoundedPages.stream(10, page -> repository().all(tenant, page)).toList();
  }
}
