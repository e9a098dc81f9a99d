package io.crmkit.testkit.ai.action;

import static io.crmkit.testkit.ai.action.ActionSamples.AGENTS;
import static io.crmkit.testkit.ai.action.ActionSamples.AT;
import static io.crmkit.testkit.ai.action.ActionSamples.CALL;
import static io.crmkit.testkit.ai.action.ActionSamples.CATALOGUE;
import static io.crmkit.testkit.ai.action.ActionSamples.MAIL;
import static io.crmkit.testkit.ai.action.ActionSamples.nothing;
import static io.crmkit.testkit.ai.action.ActionSamples.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.ai.action.Actions;
import io.crmkit.ai.action.bandit.Exploration.Greedy;
import io.crmkit.ai.action.json.ActionFormats;
import io.crmkit.ai.action.model.Action;
import io.crmkit.ai.action.model.Book;
import io.crmkit.ai.action.model.BookCommand;
import io.crmkit.ai.action.model.BookCommand.Accept;
import io.crmkit.ai.action.model.BookCommand.Complete;
import io.crmkit.ai.action.model.BookCommand.Dismiss;
import io.crmkit.ai.action.model.BookCommand.Expire;
import io.crmkit.ai.action.model.BookCommand.Make;
import io.crmkit.ai.action.model.BookDecider;
import io.crmkit.ai.action.model.BookEvent;
import io.crmkit.ai.action.model.BookEvent.ActionOffered;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Customer;
import io.crmkit.ai.action.model.CustomerId;
import io.crmkit.ai.action.model.Effect;
import io.crmkit.ai.action.model.Offer;
import io.crmkit.ai.action.model.Policy;
import io.crmkit.ai.action.model.PoolCommand.Draw;
import io.crmkit.ai.action.model.PoolDecider;
import io.crmkit.ai.action.model.PoolPeriodId;
import io.crmkit.ai.action.model.PoolUse;
import io.crmkit.ai.action.model.Recommendation.Settled;
import io.crmkit.ai.action.model.RecommendationId;
import io.crmkit.ai.action.port.ActionStorage;
import io.crmkit.ai.action.port.RecommendationRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.Decider;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.core.money.Money;
import io.crmkit.core.state.Aggregates;
import io.crmkit.core.state.StateChange;
import io.crmkit.core.state.StateFormat;
import io.crmkit.testkit.core.BoundedPages;
import io.crmkit.testkit.core.MadeUpCursor;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link RecommendationRepository} and its {@link ActionStorage} must do. */
public abstract class RecommendationRepositoryContract
    extends StateRepositoryContract<CustomerId, Book, BookCommand, BookEvent> {

  private static final int THREADS = 4;

  private @Nullable ActionStorage storage;

  /** Returns a store that holds nothing. Called once for each test. */
  protected abstract ActionStorage emptyStorage();

  @Override
  protected RecommendationRepository emptyRepository() {
    ActionStorage empty = emptyStorage();
    storage = empty;
    return empty.recommendations();
  }

  @Override
  protected Decider<Book, BookCommand, BookEvent> decider() {
    return new BookDecider();
  }

  @Override
  protected StateFormat<CustomerId, Book, BookEvent> format() {
    return ActionFormats.BOOK;
  }

  @Override
  protected List<BookCommand> life() {
    return List.of(
        new Make(offer("r-1", CALL, AT), CATALOGUE),
        new Accept(id("r-1"), AT.plusNanos(1)),
        new Complete(id("r-1"), Money.ofMinor(Long.MAX_VALUE, "USD"), AT.plusNanos(2)),
        new Make(offer("Größe 🚀", MAIL, AT.plusNanos(3)), CATALOGUE),
        new Dismiss(id("Größe 🚀"), "zu groß 🚀", AT.plusNanos(4)),
        new Make(nothing("r-3", AT.plusNanos(5)), CATALOGUE),
        new Expire(AT.plus(Duration.ofDays(100))));
  }

  @Test
  protected void findsWhoseTimeIsOverTheLongestOverdueFirst() {
    make("ann", offer("a", CALL, AT.plusSeconds(5)));
    make("bob", offer("b", CALL, AT));
    make("cleo", nothing("c", AT));
    Instant over = AT.plus(CALL.validFor());

    assertThat(due(ACME, over.minusNanos(1), 10)).isEmpty();
    assertThat(due(ACME, over, 10)).containsExactly("bob");
    assertThat(due(ACME, over.plusSeconds(5), 10)).containsExactly("bob", "ann");
    assertThat(due(ACME, over.plusSeconds(5), 1)).containsExactly("bob");
    assertThat(due(ACME, AT.plus(CATALOGUE.watch()), 10)).containsExactly("bob", "ann", "cleo");
    assertThat(due(GLOBEX, over.plusSeconds(5), 10)).isEmpty();

    save(ACME, new CustomerId("bob"), new Accept(id("b"), AT));
    assertThat(due(ACME, over.plusSeconds(5), 10)).containsExactly("ann");
    save(ACME, new CustomerId("ann"), new Expire(over.plusSeconds(9)));
    assertThat(due(ACME, over.plusSeconds(5), 10)).isEmpty();
  }

  @Test
  protected void logsWhatIsSettledTheLatestFirst() {
    make("ann", offer("a", MAIL, AT));
    make("bob", offer("b", MAIL, AT));
    make("cleo", nothing("c", AT));
    make("dan", offer("d", MAIL, AT));
    save(ACME, new CustomerId("ann"), new Dismiss(id("a"), null, AT.plusSeconds(2)));
    save(ACME, new CustomerId("bob"), new Dismiss(id("b"), "größer", AT.plusSeconds(2)));
    save(ACME, new CustomerId("cleo"), new Complete(id("c"), Money.parse("USD 1.01"), AT.plusSeconds(1)));
    make("ann", offer("e", MAIL, AT.plusSeconds(3)));
    save(ACME, new CustomerId("ann"), new Expire(AT.plus(Duration.ofDays(300))));

    List<Settled> log = log(ACME, 2);
    assertThat(log).extracting(settled -> settled.offer().id().value()).containsExactly("e", "b", "a", "c");
    assertThat(log(ACME, 100)).isEqualTo(log);
    MadeUpCursor.isRefusedBy(request -> known().recommendations().log(ACME, request));
    assertThat(log.get(1)).isEqualTo(book("bob").find(id("b")).orElseThrow());
    assertThat(log.get(3)).isEqualTo(book("cleo").find(id("c")).orElseThrow());
    assertThat(log(GLOBEX, 2)).isEmpty();
  }

  @Test
  protected void keepsInTheLogWhatABookForgets() {
    make("ann", offer("a", MAIL, AT));
    save(ACME, new CustomerId("ann"), new Dismiss(id("a"), null, AT));
    make("ann", offer("b", MAIL, AT.plus(Duration.ofDays(4_000))));

    assertThat(book("ann").find(id("a"))).isEmpty();
    assertThat(log(ACME, 2)).extracting(settled -> settled.offer().id()).containsExactly(id("a"));
  }

  @Test
  protected void savesAnOfferWithWhatItTakesOrNothingOfIt() {
    StateChange<PoolPeriodId, PoolUse> three = draw(3);
    save("ann", offer("a", CALL, AT), List.of(three));
    assertThat(used()).isEqualTo(3);

    takeFromOutbox();
    assertThatExceptionOfType(StaleWriteException.class)
        .isThrownBy(() -> save("bob", offer("b", CALL, AT), List.of(three)));
    assertThat(book("bob")).isEqualTo(Book.EMPTY);
    StateChange<PoolPeriodId, PoolUse> more = draw(5);
    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> known().save(ACME,
        new StateChange<>(new CustomerId("ann"), change(GLOBEX, new CustomerId("ann"),
            new Make(offer("c", CALL, AT), CATALOGUE))), List.of(more)));
    assertThat(used()).isEqualTo(3);
    assertThat(takeFromOutbox()).isEmpty();
  }

  @Test
  protected void savesAnOfferForItsTenantAlone() {
    CustomerId ann = new CustomerId("ann");
    known().save(GLOBEX,
        new StateChange<>(ann, change(GLOBEX, ann, new Make(offer("a", CALL, AT), CATALOGUE))), List.of());

    assertThat(book("ann")).isEqualTo(Book.EMPTY);
    assertThat(due(GLOBEX, AT.plus(CALL.validFor()), 10)).containsExactly("ann");
    assertThat(due(ACME, AT.plus(CALL.validFor()), 10)).isEmpty();
  }

  @Test
  protected void holdsCapsAndCapacitiesHoweverManyOfferAtOnce() throws Exception {
    Action visit = Action.of("visit", "field").margin("USD 100.00").validFor(Duration.ofDays(1))
        .cap(3, Duration.ofDays(30)).needs("agents", 10).build();
    Actions actions = Actions.builder(known()).effects((tenant, customer, fields, action) ->
        Optional.of(new Effect(0.5, 0.4, 0.6))).clock(Clock.fixed(AT, ZoneOffset.UTC)).build();
    actions.publish(ACME, new Actor("ann"), Catalogue.of(List.of(AGENTS), visit).withOpenAtOnce(1));
    actions.install(ACME, Policy.of("p", new Greedy(0), Money.parse("USD 1.00"))).orElseThrow();
    List<Callable<Integer>> offering = new ArrayList<>();
    for (int customer = 0; customer < 6; customer++) {
      CustomerId id = new CustomerId("c" + customer);
      offering.add(() -> shown(actions, id));
      offering.add(() -> shown(actions, id));
    }

    int shown = 0;
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<Integer> each : threads.invokeAll(offering)) {
        shown += each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    // six customers could have three visits each, and all agents together ten
    assertThat(shown).isEqualTo(10);
    assertThat(used()).isEqualTo(AGENTS.capacity());
    for (int customer = 0; customer < 6; customer++) {
      CustomerId id = new CustomerId("c" + customer);
      assertThat(actions.history(ACME, id).stream().filter(ActionOffered.class::isInstance).count())
          .isLessThanOrEqualTo(3);
    }
  }

  /** Asks for a visit five times, dismissing each, and returns how many there were. */
  private static int shown(Actions actions, CustomerId customer) {
    int shown = 0;
    for (int asked = 0; asked < 5; asked++) {
      Offer offer = actions.generate(ACME, new Customer(customer, Value.Fields.NONE), asked).offer();
      if (offer != null) {
        shown++;
        actions.dismiss(ACME, customer, offer.id(), null).orElseThrow();
      }
    }
    return shown;
  }

  private void make(String customer, Offer offer) {
    save(ACME, new CustomerId(customer), new Make(offer, CATALOGUE));
  }

  private void save(String customer, Offer offer,
      List<StateChange<PoolPeriodId, PoolUse>> draws) {
    CustomerId id = new CustomerId(customer);
    known().save(ACME, new StateChange<>(id, change(ACME, id, new Make(offer, CATALOGUE))), draws);
  }

  private StateChange<PoolPeriodId, PoolUse> draw(long units) {
    var pools = new Aggregates<>(known().pools(), new PoolDecider(), ActionFormats.POOL);
    PoolPeriodId id = AGENTS.periodOf(AT);
    Stored<PoolUse> before = pools.load(ACME, id);
    return new StateChange<>(id, pools.change(ACME, id, before,
        new PoolDecider().decide(before.value(), new Draw(AGENTS, units, AT)).orElseThrow()));
  }

  private long used() {
    return known().pools().find(ACME, AGENTS.periodOf(AT)).orElseThrow().value().used();
  }

  private Book book(String customer) {
    return repository().find(ACME, new CustomerId(customer)).map(Stored::value).orElse(Book.EMPTY);
  }

  private List<String> due(TenantId tenant, Instant now, int limit) {
    return known().recommendations().due(tenant, now, limit).stream().map(CustomerId::value).toList();
  }

  private List<Settled> log(TenantId tenant, int page) {
    return BoundedPages.stream(page, request -> known().recommendations().log(tenant, request)).toList();
  }

  private ActionStorage known() {
    return Objects.requireNonNull(storage);
  }

  private static RecommendationId id(String value) {
    return new RecommendationId(value);
  }
}
