package io.crmkit.core.state;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes commands to the rules of an aggregate, and what they lead to into the store.
 *
 * @param <I> the ids
 * @param <S> the states
 * @param <C> the commands
 * @param <E> the events
 */
public final class Aggregates<I, S, C, E> {

  private static final int SWEEP = 500;
  private static final int ATTEMPTS = 20;

  private final StateRepository<I, S> repository;
  private final Decider<S, C, E> decider;
  private final StateFormat<I, S, E> format;
  private final Supplier<Map<String, String>> context;

  public Aggregates(StateRepository<I, S> repository, Decider<S, C, E> decider, StateFormat<I, S, E> format) {
    this(repository, decider, format, Map::of);
  }

  /**
   * @param context what travels along with events unread, asked for at each save, such as the current trace
   */
  public Aggregates(StateRepository<I, S> repository, Decider<S, C, E> decider, StateFormat<I, S, E> format,
      Supplier<Map<String, String>> context) {
    this.repository = Objects.requireNonNull(repository, "repository");
    this.decider = Objects.requireNonNull(decider, "decider");
    this.format = Objects.requireNonNull(format, "format");
    this.context = Objects.requireNonNull(context, "context");
  }

  /** Returns the state as it is stored, or the initial one that no store has seen yet. */
  public Stored<S> load(TenantId tenant, I id) {
    return repository.find(tenant, id).orElseGet(() -> Stored.unsaved(decider.initial()));
  }

  /**
   * Answers a command and saves what it led to; nothing is written for one that is refused or changes nothing.
   *
   * @throws StaleWriteException if somebody else wrote the aggregate meanwhile
   */
  public Decision<E> handle(TenantId tenant, I id, C command) {
    return handle(tenant, id, load(tenant, id), command);
  }

  /**
   * Answers a command of somebody who has seen the aggregate as it was at {@code version}, zero if it was not there.
   *
   * @throws StaleWriteException if somebody else wrote the aggregate since
   */
  public Decision<E> handle(TenantId tenant, I id, long version, C command) {
    Stored<S> before = load(tenant, id);
    if (before.version() != version) {
      throw new StaleWriteException(format.stream() + " " + id, version, before.version());
    }
    return handle(tenant, id, before, command);
  }

  /**
   * Answers a command that is made of the aggregate as it is stored, and makes it anew if somebody else wrote the
   * aggregate meanwhile: so what is decided is always decided on what is there.
   *
   * @param command may be called several times, and must change nothing
   * @throws StaleWriteException if somebody else was first at each of {@value #ATTEMPTS} attempts
   */
  public Decision<E> handleFresh(TenantId tenant, I id, Function<? super S, ? extends C> command) {
    for (int left = ATTEMPTS; ; left--) {
      Stored<S> before = load(tenant, id);
      try {
        return handle(tenant, id, before, command.apply(before.value()));
      } catch (StaleWriteException lost) {
        if (left == 1) {
          throw lost;
        }
      }
    }
  }

  private Decision<E> handle(TenantId tenant, I id, Stored<S> before, C command) {
    Decision<E> decision = decider.decide(before.value(), command);
    if (decision instanceof Accepted<E> accepted && !accepted.events().isEmpty()) {
      repository.save(tenant, id, change(tenant, id, before, accepted.events()));
    }
    return decision;
  }

  /**
   * Answers several commands as one without saving anything: all of them, or the first refusal.
   *
   * @param before as {@link #load} returned it
   */
  public Decision<E> decideAll(Stored<S> before, List<? extends C> commands) {
    return decider.decideAll(before.value(), commands);
  }

  /** Returns what {@code events} do to an aggregate, ready to be saved. */
  public Change<S> change(TenantId tenant, I id, Stored<S> before, List<E> events) {
    Map<String, String> carried = context.get();
    List<DomainEvent> published = new ArrayList<>(events.size());
    for (E event : events) {
      published.add(format.publish(tenant, id, before.version() + published.size() + 1, event, carried));
    }
    return new Change<>(before, decider.evolve(before.value(), events), published);
  }

  /** Returns everything that ever happened to an aggregate, oldest first; nothing if it does not exist. */
  public List<E> history(TenantId tenant, I id) {
    List<E> history = new ArrayList<>();
    List<DomainEvent> next = repository.history(tenant, id, 0, SWEEP);
    while (!next.isEmpty()) {
      next.forEach(event -> history.add(format.read(event)));
      next = repository.history(tenant, id, history.size(), SWEEP);
    }
    return List.copyOf(history);
  }
}
