package io.crmkit.testkit.ai.action;

import io.crmkit.ai.action.bandit.Exploration;
import io.crmkit.ai.action.bandit.Exploration.Greedy;
import io.crmkit.ai.action.bandit.Exploration.SquareCb;
import io.crmkit.ai.action.bandit.Exploration.Thompson;
import io.crmkit.ai.action.capacity.Option;
import io.crmkit.ai.action.model.Action;
import io.crmkit.ai.action.model.Cap;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Channel;
import io.crmkit.ai.action.model.ChannelId;
import io.crmkit.ai.action.model.Pool;
import io.crmkit.ai.action.model.PoolId;
import io.crmkit.ai.action.model.Reoffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Catalogues, explorations and options, from a small cast so that cases collide. */
public final class ActionArbitraries {

  private static final List<String> NAMES = List.of("call", "mail", "visit");

  private ActionArbitraries() {}

  /** Returns caps of few offers in windows of hours. */
  public static Arbitrary<Cap> caps() {
    return Combinators.combine(Arbitraries.integers().between(1, 3), Arbitraries.integers().between(1, 48))
        .as((most, hours) -> new Cap(most, Duration.ofHours(hours)));
  }

  /** Returns catalogues of one to three actions on two channels, with caps on everything and one pool. */
  public static Arbitrary<Catalogue> catalogues() {
    Arbitrary<List<Cap>> caps = caps().list().ofMaxSize(2);
    return Combinators.combine(Arbitraries.integers().between(1, NAMES.size()), caps, caps, caps,
        Arbitraries.integers().between(1, 3), Arbitraries.integers().between(0, 24), Arbitraries.longs().between(0, 20))
        .as(ActionArbitraries::catalogue);
  }

  private static Catalogue catalogue(
      int actions, List<Cap> own, List<Cap> channel, List<Cap> all, int open, int wait, long capacity) {
    List<Action> made = NAMES.subList(0, actions).stream().map(name -> action(name, own, wait)).toList();
    return new Catalogue(made, List.of(new Channel(new ChannelId("email"), channel)),
        List.of(new Pool(new PoolId("agents"), capacity, Duration.ofDays(1))), all, open);
  }

  private static Action action(String name, List<Cap> caps, int wait) {
    Action.Builder action = Action.of(name, name.equals("call") ? "phone" : "email").margin("USD 100.00")
        .cost("USD 0.50").validFor(Duration.ofHours(6));
    caps.forEach(cap -> action.cap(cap.most(), cap.window()));
    if (wait > 0) {
      action.reoffer(new Reoffer(Duration.ofHours(wait), Duration.ofHours(2L * wait), null));
    }
    return name.equals("call") ? action.needs("agents", 2).build() : action.build();
  }

  /** Returns explorations of all kinds. */
  public static Arbitrary<Exploration> explorations() {
    Arbitrary<Double> epsilons = Arbitraries.doubles().between(0, 1);
    return Arbitraries.oneOf(
        epsilons.map(Greedy::new),
        Combinators.combine(Arbitraries.doubles().between(0.1, 1000), Arbitraries.doubles().between(0, 1), epsilons)
            .as(SquareCb::new),
        Combinators.combine(Arbitraries.integers().between(1, 50), epsilons,
            Arbitraries.doubles().between(0.1, 2).injectNull(0.2)).as(Thompson::new));
  }

  /** Returns the options of up to four customers that draw on so many pools. */
  public static Arbitrary<List<List<Option>>> customers(int pools) {
    Arbitrary<Option> options = Combinators.combine(
        Arbitraries.longs().between(-2, 20), Arbitraries.longs().between(0, 4).list().ofSize(pools)).as(Option::new);
    return options.list().ofMaxSize(3).list().ofMaxSize(4);
  }

  /**
   * Returns the options of so many customers, each of which takes one slot of one of so many pools, which is as many
   * units as the place of the pool, counted from 1; or nothing of any. Worths are multiples of {@code step}.
   */
  public static Arbitrary<List<List<Option>>> slots(int customers, int pools, long step) {
    Arbitrary<Option> options =
        Combinators.combine(Arbitraries.longs().between(0, 20), Arbitraries.integers().between(0, pools))
            .as((worth, own) -> new Option(worth * step,
                LongStream.range(0, pools).mapToObj(pool -> pool == own ? pool + 1 : 0L).toList()));
    return options.list().ofMinSize(1).ofMaxSize(3).list().ofSize(customers);
  }
}
