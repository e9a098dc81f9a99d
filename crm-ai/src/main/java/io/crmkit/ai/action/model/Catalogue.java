package io.crmkit.ai.action.model;

import io.crmkit.core.Require;
import io.crmkit.core.Validated;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.Versioned;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be done for customers, as one document.
 *
 * @param actions each id once, at most {@value #MOST_ACTIONS}, all of one currency
 * @param channels with caps; one that is not there has none
 * @param pools that actions need; each of them must be there
 * @param caps on all actions together, for one customer
 * @param openAtOnce how many offers of one customer may wait for an answer; null for one
 */
@Versioned(1)
public record Catalogue(
    List<Action> actions, List<Channel> channels, List<Pool> pools, List<Cap> caps, @Nullable Integer openAtOnce) {

  public static final int MOST_ACTIONS = 200;

  public Catalogue {
    actions = List.copyOf(actions);
    channels = List.copyOf(channels);
    pools = List.copyOf(pools);
    caps = List.copyOf(caps);
    if (openAtOnce != null) {
      Require.positive(openAtOnce, "openAtOnce");
    }
    if (actions.isEmpty() || actions.size() > MOST_ACTIONS) {
      throw new IllegalArgumentException("actions must be 1 to %d, not %d".formatted(MOST_ACTIONS, actions.size()));
    }
    distinct(actions, Action::id, "action");
    distinct(channels, Channel::id, "channel");
    distinct(pools, Pool::id, "pool");
    requireOneCurrency(actions);
    requirePools(actions, pools);
  }

  /** Returns a catalogue of actions without channels, pools or caps of their own. */
  public static Catalogue of(Action... actions) {
    return new Catalogue(List.of(actions), List.of(), List.of(), List.of(), null);
  }

  /** Returns a catalogue of actions and the pools that they need. */
  public static Catalogue of(List<Pool> pools, Action... actions) {
    return new Catalogue(List.of(actions), List.of(), pools, List.of(), null);
  }

  /** Reads a document; every problem is named with its place, members that nobody knows among them. */
  public static Validated<Catalogue> read(String json) {
    return JsonDocuments.read(json, Catalogue.class);
  }

  /** Returns the document. */
  public String write() {
    return JsonDocuments.write(this);
  }

  /** Returns a catalogue with one more channel that has caps. */
  public Catalogue with(Channel channel) {
    return new Catalogue(actions, plus(channels, channel), pools, caps, openAtOnce);
  }

  /** Returns a catalogue with one more cap on everything that a customer gets. */
  public Catalogue with(Cap cap) {
    return new Catalogue(actions, channels, pools, plus(caps, cap), openAtOnce);
  }

  /** Returns a catalogue with another number of offers that may wait for an answer. */
  public Catalogue withOpenAtOnce(int most) {
    return new Catalogue(actions, channels, pools, caps, most);
  }

  public Optional<Action> action(ActionId id) {
    return actions.stream().filter(action -> action.id().equals(id)).findFirst();
  }

  /** Returns how many offers of one customer may wait for an answer. */
  public int mostOpen() {
    return openAtOnce == null ? 1 : openAtOnce;
  }

  /**
   * Returns the pool of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Pool pool(PoolId id) {
    return pools.stream().filter(pool -> pool.id().equals(id)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no pool " + id));
  }

  /** Returns the caps that all actions of a channel share. */
  public List<Cap> capsOf(ChannelId id) {
    return channels.stream().filter(channel -> channel.id().equals(id)).findFirst().map(Channel::caps)
        .orElse(List.of());
  }

  /** Returns how far back the past counts: the longest window, wait or life of an offer. */
  public Duration memory() {
    Duration longest = watch();
    for (Cap cap : caps) {
      longest = Spans.longer(longest, cap.window());
    }
    for (Channel channel : channels) {
      for (Cap cap : channel.caps()) {
        longest = Spans.longer(longest, cap.window());
      }
    }
    for (Action action : actions) {
      longest = Spans.longer(longest, action.waits().longest());
      for (Cap cap : action.caps()) {
        longest = Spans.longer(longest, cap.window());
      }
    }
    return longest;
  }

  /** Returns how long a customer who is left alone is watched: as long as the slowest action may take. */
  public Duration watch() {
    Duration longest = Duration.ZERO;
    for (Action action : actions) {
      longest = Spans.longer(longest, action.completeWithin());
    }
    return longest;
  }

  private static <T> List<T> plus(List<T> list, T one) {
    return Stream.concat(list.stream(), Stream.of(one)).toList();
  }

  private static <T, K> void distinct(List<T> list, Function<T, K> key, String what) {
    Set<K> seen = new HashSet<>();
    for (T each : list) {
      if (!seen.add(key.apply(each))) {
        throw new IllegalArgumentException("%s %s is there twice".formatted(what, key.apply(each)));
      }
    }
  }

  private static void requireOneCurrency(List<Action> actions) {
    for (Action action : actions) {
      if (!action.margin().currency().equals(actions.get(0).margin().currency())) {
        throw new IllegalArgumentException("amounts of one currency only, but %s is worth %s and %s %s".formatted(
            actions.get(0).id(), actions.get(0).margin(), action.id(), action.margin()));
      }
    }
  }

  private static void requirePools(List<Action> actions, List<Pool> pools) {
    for (Action action : actions) {
      for (PoolId needed : action.needs().keySet()) {
        if (pools.stream().noneMatch(pool -> pool.id().equals(needed))) {
          throw new IllegalArgumentException("action %s needs the pool %s, which is not there".formatted(
              action.id(), needed));
        }
      }
    }
  }
}
