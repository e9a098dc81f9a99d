package io.crmkit.ai.action;

import io.crmkit.ai.action.evaluation.Gate;
import io.crmkit.ai.action.evaluation.Interval;
import io.crmkit.ai.action.json.ActionFormats;
import io.crmkit.ai.action.model.Book;
import io.crmkit.ai.action.model.BookCommand;
import io.crmkit.ai.action.model.BookCommand.Accept;
import io.crmkit.ai.action.model.BookCommand.Complete;
import io.crmkit.ai.action.model.BookCommand.Dismiss;
import io.crmkit.ai.action.model.BookCommand.Expire;
import io.crmkit.ai.action.model.BookDecider;
import io.crmkit.ai.action.model.BookEvent;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.CatalogueCommand;
import io.crmkit.ai.action.model.CatalogueCommand.Publish;
import io.crmkit.ai.action.model.CatalogueDecider;
import io.crmkit.ai.action.model.CatalogueEvent;
import io.crmkit.ai.action.model.CatalogueName;
import io.crmkit.ai.action.model.CatalogueState;
import io.crmkit.ai.action.model.CatalogueState.Published;
import io.crmkit.ai.action.model.Customer;
import io.crmkit.ai.action.model.CustomerId;
import io.crmkit.ai.action.model.Effect;
import io.crmkit.ai.action.model.Evaluation;
import io.crmkit.ai.action.model.Generation;
import io.crmkit.ai.action.model.Generations;
import io.crmkit.ai.action.model.Policy;
import io.crmkit.ai.action.model.PolicyCommand;
import io.crmkit.ai.action.model.PolicyCommand.Change;
import io.crmkit.ai.action.model.PolicyCommand.Install;
import io.crmkit.ai.action.model.PolicyDecider;
import io.crmkit.ai.action.model.PolicyEvent;
import io.crmkit.ai.action.model.PolicyRefusal;
import io.crmkit.ai.action.model.PolicyRefusal.NoCatalogue;
import io.crmkit.ai.action.model.PolicyRefusal.NotInstalled;
import io.crmkit.ai.action.model.PolicyState;
import io.crmkit.ai.action.model.PolicyState.InForce;
import io.crmkit.ai.action.model.Ranking;
import io.crmkit.ai.action.model.Recommendation.Settled;
import io.crmkit.ai.action.model.RecommendationId;
import io.crmkit.ai.action.port.ActionStorage;
import io.crmkit.ai.action.port.Effects;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.RefusedException;
import io.crmkit.core.Require;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violations;
import io.crmkit.core.money.Money;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.state.Aggregates;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the next best action for customers, keeps what was offered and answered, and learns from it.
 *
 * <p>Nothing is offered beyond a cap, a wait or a capacity, whoever else offers at the same time: an offer is saved
 * with what it was decided on, and a lost race is decided again. Whoever asks with the same seed in the same situation
 * gets the same answer.
 */
public final class Actions {

  private final ActionStorage storage;
  private final Aggregates<CatalogueName, CatalogueState, CatalogueCommand, CatalogueEvent> catalogues;
  private final Aggregates<CatalogueName, PolicyState, PolicyCommand, PolicyEvent> policies;
  private final Aggregates<CustomerId, Book, BookCommand, BookEvent> books;
  private final Offering offering;
  private final Schooling schooling;
  private final Effects effects;
  private final Clock clock;
  private final Observed observed;

  private Actions(Builder builder) {
    storage = builder.storage;
    clock = builder.clock;
    effects = builder.effects;
    catalogues =
        new Aggregates<>(storage.catalogues(), new CatalogueDecider(), ActionFormats.CATALOGUE, builder.context);
    policies = new Aggregates<>(storage.policies(), new PolicyDecider(), ActionFormats.POLICY, builder.context);
    books = new Aggregates<>(storage.recommendations(), new BookDecider(), ActionFormats.BOOK, builder.context);
    schooling = new Schooling(storage.recommendations(), builder.most, clock);
    offering = new Offering(storage, books, clock, builder.context);
    observed = Observed.service("next-actions", builder.listener);
  }

  /** Starts with the store; the builder has defaults for the rest. */
  public static Builder builder(ActionStorage storage) {
    return new Builder(storage);
  }

  /** Publishes a catalogue as a JSON document, or says every problem of it with its place. */
  public Validated<Catalogue> publish(TenantId tenant, Actor by, String document) {
    Validated<Catalogue> read = Catalogue.read(document);
    if (read instanceof Invalid<Catalogue> invalid) {
      return Validated.invalid(invalid.violations());
    }
    try {
      return Validated.valid(publish(tenant, by, read.orElseThrow()));
    } catch (RefusedException refused) {
      return Validated.invalid((Violations) refused.refusal());
    }
  }

  /**
   * Publishes a catalogue; one that says what the one in force says changes nothing.
   *
   * @throws RefusedException with the violation {@code ai.action.catalogue.too-much} for each amount of more than 10¹⁶
   *     minor units
   */
  public Catalogue publish(TenantId tenant, Actor by, Catalogue catalogue) {
    return observed.call("publish", tenant, call -> {
      catalogues.handleFresh(
          tenant, CatalogueName.ONLY, unused -> new Publish(catalogue, by, clock.instant())).orElseThrow();
      return catalogue;
    });
  }

  /**
   * Sets the first policy of a tenant.
   *
   * @throws RefusedException if no catalogue is published
   */
  public Decision<PolicyEvent> install(TenantId tenant, Policy policy) {
    return observed.call("install", tenant, call -> {
      PolicyRefusal unfit = Fitness.against(policy, catalogue(tenant), List.of());
      return unfit == null
          ? policies.handleFresh(tenant, CatalogueName.ONLY, unused -> new Install(policy, clock.instant()))
          : Decision.refuse(unfit);
    });
  }

  /**
   * Replaces the policy in force, if the log shows that another one is better: it learns from the older half of the log
   * and must pass the gate on the newer half.
   *
   * @return the change, a {@link io.crmkit.ai.action.model.PolicyRefusal} or a
   *     {@link io.crmkit.ai.action.evaluation.GateRefusal}
   */
  public Decision<PolicyEvent> propose(TenantId tenant, Policy policy, Gate gate) {
    return observed.call("propose", tenant, call -> {
      Policy inForce = policy(tenant);
      Catalogue catalogue = catalogue(tenant);
      List<Settled> log = Trying.comparable(catalogue, schooling.log(tenant, policy));
      PolicyRefusal unfit = Fitness.against(policy, catalogue, log);
      if (unfit != null) {
        return Decision.refuse(unfit);
      }
      Decision<Gate.Evidence> judged = Trying.isTooShort(log)
          ? Trying.tooFew(log, gate) : Trying.of(catalogue, policy, log).judge(gate);
      if (judged instanceof Refused<Gate.Evidence> refused) {
        return Decision.refuse(refused.refusal());
      }
      Gate.Evidence evidence = judged.orElseThrow().get(0);
      return policies.handleFresh(tenant, CatalogueName.ONLY,
          unused -> new Change(policy, inForce.id(), evidence, clock.instant()));
    });
  }

  /**
   * Says what a policy would have brought, by 95 % intervals of the central limit theorem, and changes nothing.
   *
   * @throws RefusedException if no catalogue is published, the policy does not fit it, or the log is too short or lacks
   *     a feature
   */
  public Evaluation evaluate(TenantId tenant, Policy policy) {
    return observed.call("evaluate", tenant, call -> {
      Catalogue catalogue = catalogue(tenant);
      List<Settled> log = Trying.comparable(catalogue, schooling.log(tenant, policy));
      Fitness.require(policy, catalogue, log);
      if (Trying.isTooShort(log)) {
        Trying.tooFew(log, Gate.USUAL).orElseThrow();
      }
      return Trying.of(catalogue, policy, log).evaluation(Gate.USUAL.confidence(), Interval.NORMAL);
    });
  }

  /**
   * Returns what could be offered to a customer now and what not, and saves nothing.
   *
   * @throws RefusedException if no catalogue is published or no policy installed
   */
  public Ranking rank(TenantId tenant, Customer customer) {
    return observed.call("rank", tenant, call -> offering.rank(tenant, customer, desk(tenant)));
  }

  /**
   * Offers the next best action to a customer, leaves the customer alone, or abstains.
   *
   * @param seed of the random numbers
   * @throws RefusedException if no catalogue is published or no policy installed
   * @throws StaleWriteException if others were faster again and again
   */
  public Generation generate(TenantId tenant, Customer customer, long seed) {
    return observed.call("generate", tenant, call -> offering.offer(tenant, customer, desk(tenant), seed, null));
  }

  /**
   * Offers next best actions to several customers. What pools have left goes to whom it is worth most for; those who
   * get none of it may get anything that needs none.
   *
   * @param customers each once
   * @param seed of the random numbers
   * @throws RefusedException if no catalogue is published or no policy installed; or with the violation {@code
   *     ai.action.too-much} if worths and capacities are so large that sums of them cannot be counted
   */
  public Generations generateAll(TenantId tenant, List<Customer> customers, long seed) {
    return observed.call("generateAll", tenant, call -> offering.offerAll(tenant, customers, desk(tenant), seed));
  }

  /** Notes down that a customer wants what was offered. */
  public Decision<BookEvent> accept(TenantId tenant, CustomerId customer, RecommendationId id) {
    return observed.call("accept", tenant, call ->
        books.handleFresh(tenant, customer, unused -> new Accept(id, clock.instant())));
  }

  /** Notes down that a customer does not want what was offered; the reason may be null. */
  public Decision<BookEvent> dismiss(
      TenantId tenant, CustomerId customer, RecommendationId id, @Nullable String reason) {
    return observed.call("dismiss", tenant, call ->
        books.handleFresh(tenant, customer, unused -> new Dismiss(id, reason, clock.instant())));
  }

  /**
   * Notes down a success: of what was accepted, or of a customer who was left alone.
   *
   * @param reward what it brought, before the cost of the offer
   */
  public Decision<BookEvent> complete(TenantId tenant, CustomerId customer, RecommendationId id, Money reward) {
    return observed.call("complete", tenant, call ->
        books.handleFresh(tenant, customer, unused -> new Complete(id, reward, clock.instant())));
  }

  /**
   * Notes down what nobody answered in time. The host calls it from time to time.
   *
   * @param limit how many customers are looked at
   * @return how many; if it is {@code limit}, there may be more
   */
  public int expire(TenantId tenant, int limit) {
    return observed.call("expire", tenant, call -> {
      List<CustomerId> due = storage.recommendations().due(tenant, clock.instant(), limit);
      due.forEach(customer ->
          books.handleFresh(tenant, customer, unused -> new Expire(clock.instant())).orElseThrow());
      return due.size();
    });
  }

  /**
   * Reads the log again, so that everything from now on goes by it: by decisions whose time is over. The host calls it
   * from time to time, on each node; without it, a node goes by the log as it was when the policy or the catalogue was
   * first used.
   *
   * @return how many decisions were learned from
   */
  public int learn(TenantId tenant) {
    return observed.call("learn", tenant, call -> {
      Desk desk = desk(tenant);
      List<Settled> log = schooling.log(tenant, desk.policy());
      schooling.learn(tenant, desk.catalogue(), desk.policy(), log);
      return log.size();
    });
  }

  /** Returns what was recommended to a customer, as far back as it counts. */
  public Book find(TenantId tenant, CustomerId customer) {
    return observed.call("find", tenant, call -> books.load(tenant, customer).value());
  }

  /** Returns everything that ever happened to a customer's recommendations, oldest first. */
  public List<BookEvent> history(TenantId tenant, CustomerId customer) {
    return observed.call("history", tenant, call -> books.history(tenant, customer));
  }

  private Desk desk(TenantId tenant) {
    Catalogue catalogue = catalogue(tenant);
    Policy policy = policy(tenant);
    Fitness.require(policy, catalogue, List.of());
    Learned learned = schooling.of(tenant, catalogue, policy);
    return new Desk(catalogue, policy, learned, (customer, action) -> {
      Effect ofTheHost = effects.of(tenant, customer.id(), customer.fields(), action).orElse(null);
      return ofTheHost == null ? learned.effect(action) : ofTheHost;
    });
  }

  private Catalogue catalogue(TenantId tenant) {
    Stored<CatalogueState> stored = catalogues.load(tenant, CatalogueName.ONLY);
    if (stored.value() instanceof Published published) {
      return published.catalogue();
    }
    throw new RefusedException(new NoCatalogue());
  }

  private Policy policy(TenantId tenant) {
    Stored<PolicyState> stored = policies.load(tenant, CatalogueName.ONLY);
    if (stored.value() instanceof InForce inForce) {
      return inForce.policy();
    }
    throw new RefusedException(new NotInstalled());
  }

  /** Collects what the service works with. Not thread-safe. */
  public static final class Builder {

    private static final int USUAL_MOST = 20_000;

    private final ActionStorage storage;
    private Effects effects = Effects.unknown();
    private Clock clock = Clock.systemUTC();
    private Supplier<Map<String, String>> context = Map::of;
    private ServiceListener listener = ServiceListener.none();
    private int most = USUAL_MOST;

    private Builder(ActionStorage storage) {
      this.storage = Objects.requireNonNull(storage, "storage");
    }

    /** Sets who knows effects for single customers; without it, the log tells them for each action. */
    public Builder effects(Effects known) {
      this.effects = Objects.requireNonNull(known, "known");
      return this;
    }

    /** Sets the clock; hosts with several nodes take one that they share, such as that of their database. */
    public Builder clock(Clock shared) {
      this.clock = Objects.requireNonNull(shared, "shared");
      return this;
    }

    /** Sets what travels along with events unread, asked for at each save, such as the current trace. */
    public Builder context(Supplier<Map<String, String>> current) {
      this.context = Objects.requireNonNull(current, "current");
      return this;
    }

    /** Sets who hears how long each call took and how it ended. */
    public Builder listener(ServiceListener hears) {
      this.listener = Objects.requireNonNull(hears, "hears");
      return this;
    }

    /** Sets how many decisions are learned from and judged by, the latest; they are held in memory for that. */
    public Builder decisions(int latest) {
      this.most = Require.positive(latest, "decisions");
      return this;
    }

    public Actions build() {
      return new Actions(this);
    }
  }
}
