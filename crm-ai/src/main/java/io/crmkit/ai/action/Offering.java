package io.crmkit.ai.action;

import io.crmkit.ai.action.capacity.Assignment;
import io.crmkit.ai.action.capacity.Option;
import io.crmkit.ai.action.json.ActionFormats;
import io.crmkit.ai.action.model.Action;
import io.crmkit.ai.action.model.ActionId;
import io.crmkit.ai.action.model.Book;
import io.crmkit.ai.action.model.BookCommand;
import io.crmkit.ai.action.model.BookCommand.Expire;
import io.crmkit.ai.action.model.BookCommand.Make;
import io.crmkit.ai.action.model.BookEvent;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Customer;
import io.crmkit.ai.action.model.CustomerId;
import io.crmkit.ai.action.model.Excluded;
import io.crmkit.ai.action.model.Exclusion.NotAllotted;
import io.crmkit.ai.action.model.Generation;
import io.crmkit.ai.action.model.Generations;
import io.crmkit.ai.action.model.Offer;
import io.crmkit.ai.action.model.Pool;
import io.crmkit.ai.action.model.PoolCommand;
import io.crmkit.ai.action.model.PoolCommand.Draw;
import io.crmkit.ai.action.model.PoolDecider;
import io.crmkit.ai.action.model.PoolEvent;
import io.crmkit.ai.action.model.PoolId;
import io.crmkit.ai.action.model.PoolPeriodId;
import io.crmkit.ai.action.model.PoolUse;
import io.crmkit.ai.action.model.Ranked;
import io.crmkit.ai.action.model.Ranking;
import io.crmkit.ai.action.model.RecommendationId;
import io.crmkit.ai.action.port.ActionStorage;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.RefusedException;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.id.Ids;
import io.crmkit.core.money.Money;
import io.crmkit.core.state.Aggregates;
import io.crmkit.core.state.StateChange;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** From what a customer could get to an offer in the store, with what it takes out of pools. */
final class Offering {

  private static final int ATTEMPTS = 50;

  private final ActionStorage storage;
  private final Aggregates<CustomerId, Book, BookCommand, BookEvent> books;
  private final Aggregates<PoolPeriodId, PoolUse, PoolCommand, PoolEvent> pools;
  private final Clock clock;
  private final Ids ids;

  Offering(ActionStorage storage, Aggregates<CustomerId, Book, BookCommand, BookEvent> books, Clock clock,
      Supplier<Map<String, String>> context) {
    this.storage = storage;
    this.books = books;
    this.pools = new Aggregates<>(storage.pools(), new PoolDecider(), ActionFormats.POOL, context);
    this.clock = clock;
    this.ids = Ids.timeOrdered(clock);
  }

  Ranking rank(TenantId tenant, Customer customer, Desk desk) {
    Instant now = clock.instant();
    return screening(tenant, desk, now).of(customer, books.load(tenant, customer.id()).value(), now);
  }

  private Screening screening(TenantId tenant, Desk desk, Instant now) {
    return new Screening(desk.catalogue(), desk.policy(),
        pool -> left(pool, pools.load(tenant, pool.periodOf(now)).value()), desk.effect());
  }

  private static long left(Pool pool, PoolUse use) {
    return Math.max(0, pool.capacity() - use.used());
  }

  /**
   * Offers something to a customer.
   *
   * @param allotted the only action with needs that may be offered, or null for any
   */
  Generation offer(TenantId tenant, Customer customer, Desk desk, long seed, @Nullable Allotment allotted) {
    for (int left = ATTEMPTS; ; left--) {
      try {
        return attempt(tenant, customer, desk, seed, allotted);
      } catch (StaleWriteException lost) {
        if (left == 1) {
          throw lost;
        }
      }
    }
  }

  private Generation attempt(
      TenantId tenant, Customer customer, Desk desk, long seed, @Nullable Allotment allotted) {
    Instant now = clock.instant();
    Stored<Book> before = upToDate(tenant, customer.id(), now);
    Ranking all = screening(tenant, desk, now).of(customer, before.value(), now);
    Ranking ranking = allotted == null ? all : allotted.among(all);
    if (ranking.abstains()) {
      return new Generation(customer.id(), null, ranking);
    }
    Choosing choosing = Choosing.of(desk.policy(), desk.learned(), customer, ranking, seed);
    Offer offer = offer(choosing, ranking, desk.catalogue(), now);
    Decision<BookEvent> decision =
        books.decideAll(before, List.of(new Make(offer, desk.catalogue())));
    List<StateChange<PoolPeriodId, PoolUse>> draws = draws(tenant, desk.catalogue(), offer, now);
    List<BookEvent> events = decision.orElseThrow();
    storage.save(tenant,
        new StateChange<>(customer.id(), books.change(tenant, customer.id(), before, events)), draws);
    return new Generation(customer.id(), offer, ranking);
  }

  /** What is over by the clock is noted down by itself: an offer makes a book forget, and the log must not. */
  private Stored<Book> upToDate(TenantId tenant, CustomerId customer, Instant now) {
    Stored<Book> book = books.load(tenant, customer);
    Instant deadline = book.value().nextDeadline();
    if (deadline == null || now.isBefore(deadline)) {
      return book;
    }
    books.handle(tenant, customer, book.version(), new Expire(now)).orElseThrow();
    return books.load(tenant, customer);
  }

  private Offer offer(Choosing choosing, Ranking ranking, Catalogue catalogue, Instant now) {
    RecommendationId id = new RecommendationId(ids.next());
    for (Ranked each : ranking.ranked()) {
      if (each.action().id().equals(choosing.chosen())) {
        return Offer.of(id, each.action(), each.worth(), choosing.choice(), now);
      }
    }
    return Offer.ofNothing(id, catalogue, choosing.choice(), now);
  }

  /** What an offer takes; if somebody took it meanwhile, that is a lost race like any other. */
  private List<StateChange<PoolPeriodId, PoolUse>> draws(
      TenantId tenant, Catalogue catalogue, Offer offer, Instant now) {
    List<StateChange<PoolPeriodId, PoolUse>> draws = new ArrayList<>();
    Map<PoolId, Long> needs = catalogue.action(offer.action()).map(Action::needs).orElse(Map.of());
    for (Map.Entry<PoolId, Long> need : new TreeMap<>(needs).entrySet()) {
      Pool pool = catalogue.pool(need.getKey());
      PoolPeriodId id = pool.periodOf(now);
      Stored<PoolUse> before = pools.load(tenant, id);
      Decision<PoolEvent> drawn = pools.decideAll(before, List.of(new Draw(pool, need.getValue(), now)));
      if (!(drawn instanceof Accepted<PoolEvent> accepted)) {
        throw new StaleWriteException("pool " + id, before.version(), before.version() + 1);
      }
      draws.add(new StateChange<>(id, pools.change(tenant, id, before, accepted.events())));
    }
    return draws;
  }

  Generations offerAll(TenantId tenant, List<Customer> customers, Desk desk, long seed) {
    Set<CustomerId> seen = new HashSet<>();
    for (Customer customer : customers) {
      if (!seen.add(customer.id())) {
        throw new IllegalArgumentException("customer %s is there twice".formatted(customer.id()));
      }
    }
    Division division = divide(tenant, customers, desk);
    SplittableRandom seeds = new SplittableRandom(seed);
    List<Generation> generations = new ArrayList<>(customers.size());
    for (int i = 0; i < customers.size(); i++) {
      generations.add(offer(tenant, customers.get(i), desk, seeds.nextLong(), division.allotments().get(i)));
    }
    return new Generations(
        generations, division.worth(desk, Assignment::worth), division.worth(desk, Assignment::bound));
  }

  private record Division(List<Allotment> allotments, Assignment assignment) {

    Money worth(Desk desk, ToLongFunction<Assignment> minor) {
      return Money.ofMinor(minor.applyAsLong(assignment), desk.policy().scale().code());
    }
  }

  private Division divide(TenantId tenant, List<Customer> customers, Desk desk) {
    Instant now = clock.instant();
    List<Pool> all = desk.catalogue().pools();
    List<Long> left = all.stream()
        .map(pool -> left(pool, pools.load(tenant, pool.periodOf(now)).value())).toList();
    Screening screening =
        new Screening(desk.catalogue(), desk.policy(), pool -> left.get(all.indexOf(pool)), desk.effect());
    List<Ranking> rankings = customers.stream()
        .map(customer -> screening.of(customer, books.load(tenant, customer.id()).value(), now)).toList();
    List<List<Option>> options = rankings.stream().map(ranking -> ranking.ranked().stream()
        .map(each -> option(each, all)).toList()).toList();
    Assignment assignment = assignment(options, left);
    List<Integer> chosen = assignment.chosen();
    List<Allotment> allotments = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      allotments.add(new Allotment(chosen.get(i) == Assignment.NOTHING
          ? ActionId.NOTHING : rankings.get(i).ranked().get(chosen.get(i)).action().id()));
    }
    return new Division(allotments, assignment);
  }

  private static Assignment assignment(List<List<Option>> options, List<Long> left) {
    try {
      return Assignment.of(options, left);
    } catch (ArithmeticException beyond) {
      throw new RefusedException(Violations.of(new Violation("", "ai.action.too-much",
          ("what %d customers could get, or what pools hold, is too much to be weighed at once; hand over fewer of them,"
              + " or count in larger units").formatted(options.size()))));
    }
  }

  private static Option option(Ranked ranked, List<Pool> pools) {
    return new Option(ranked.worth().expected().minor(),
        pools.stream().map(pool -> ranked.action().needs().getOrDefault(pool.id(), 0L)).toList());
  }

  /** What a customer may have of the pools: one action. */
  record Allotment(ActionId action) {

    Ranking among(Ranking ranking) {
      List<Ranked> ranked = new ArrayList<>();
      List<Excluded> excluded = new ArrayList<>(ranking.excluded());
      for (Ranked each : ranking.ranked()) {
        if (each.action().needs().isEmpty() || each.action().id().equals(action)) {
          ranked.add(each);
        } else {
          excluded.add(new Excluded(each.action().id(), new NotAllotted(each.worth().expected())));
        }
      }
      return new Ranking(ranked, excluded);
    }
  }
}
