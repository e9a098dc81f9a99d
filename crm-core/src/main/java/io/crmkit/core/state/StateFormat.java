package io.crmkit.core.state;

import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * How the aggregates of one kind are named and written down: their states and their events as JSON.
 *
 * @param <I> the ids
 * @param <S> the states, a record or a sealed interface of records
 * @param <E> the events, a sealed interface of records
 */
public final class StateFormat<I, S, E> {

  private final String stream;
  private final Function<String, I> id;
  private final Class<S> state;
  private final Class<E> event;
  private final Function<E, Instant> at;
  private final Map<Class<? extends E>, String> types;

  private StateFormat(Builder<I, S, E> builder, Function<E, Instant> at) {
    this.stream = builder.stream;
    this.id = builder.id;
    this.state = builder.state;
    this.event = builder.event;
    this.at = at;
    this.types = Map.copyOf(builder.types);
  }

  /**
   * Starts a format.
   *
   * @param stream the kind of aggregate, such as {@code forecast}
   * @param id makes an id of its text
   */
  public static <I, S, E> Builder<I, S, E> of(
      String stream, Function<String, I> id, Class<S> state, Class<E> event) {
    return new Builder<>(stream, id, state, event);
  }

  /** Collects the names of events. Not thread-safe. */
  public static final class Builder<I, S, E> {

    private final String stream;
    private final Function<String, I> id;
    private final Class<S> state;
    private final Class<E> event;
    private final Map<Class<? extends E>, String> types = new LinkedHashMap<>();

    private Builder(String stream, Function<String, I> id, Class<S> state, Class<E> event) {
      this.stream = Require.notBlank(stream, "stream");
      this.id = Objects.requireNonNull(id, "id");
      this.state = Objects.requireNonNull(state, "state");
      this.event = Objects.requireNonNull(event, "event");
    }

    /** Gives a type of event the stable name under which it is published, such as {@code forecast.defined}. */
    public Builder<I, S, E> type(Class<? extends E> form, String name) {
      if (types.containsValue(Require.notBlank(name, "name")) || types.put(form, name) != null) {
        throw new IllegalArgumentException("'%s' or %s was named before".formatted(name, form));
      }
      return this;
    }

    /**
     * Returns the format.
     *
     * @param at says when an event happened
     * @throws IllegalArgumentException if an event of the sealed interface has no name
     */
    public StateFormat<I, S, E> build(Function<E, Instant> at) {
      for (Class<?> form : event.getPermittedSubclasses()) {
        if (!types.containsKey(form)) {
          throw new IllegalArgumentException("the event %s needs a name".formatted(form.getName()));
        }
      }
      return new StateFormat<>(this, Objects.requireNonNull(at, "at"));
    }
  }

  /** Returns the kind of aggregate. */
  public String stream() {
    return stream;
  }

  /** Returns the stream that the events of one aggregate are. */
  public Stream streamOf(I aggregate) {
    return new Stream(stream, aggregate.toString());
  }

  public I id(String text) {
    return id.apply(text);
  }

  /** Returns an event as it is stored and published. */
  public DomainEvent publish(TenantId tenant, I aggregate, long sequence, E happened, Map<String, String> context) {
    return new DomainEvent(tenant, streamOf(aggregate), sequence,
        Objects.requireNonNull(types.get(happened.getClass())), at.apply(happened),
        JsonDocuments.write(happened, event), context);
  }

  /**
   * Returns the event that was published.
   *
   * @throws io.crmkit.core.RefusedException if this is none that the release knows; it is never skipped
   */
  public E read(DomainEvent published) {
    return JsonDocuments.read(published.payload(), event, JsonLimits.STORED).orElseThrow();
  }

  /** Returns a state as it is stored. */
  public String writeState(S value) {
    return JsonDocuments.write(value, state);
  }

  /**
   * Returns the state that was stored.
   *
   * @throws io.crmkit.core.RefusedException if this is not what {@link #writeState} returned
   */
  public S readState(String text) {
    return JsonDocuments.read(text, state, JsonLimits.STORED).orElseThrow();
  }
}
