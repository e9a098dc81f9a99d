package io.crmkit.territory;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Refusal;
import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.paging.Pages;
import io.crmkit.territory.model.ModelDecider;
import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.ModelRefusal;
import io.crmkit.territory.model.RegisterRefusal;
import io.crmkit.territory.model.placement.Member;
import io.crmkit.territory.model.placement.MemberQuery;
import io.crmkit.territory.model.placement.Placement;
import io.crmkit.territory.model.placement.PlacementCommand.Follow;
import io.crmkit.territory.model.placement.PlacementCommand.Place;
import io.crmkit.territory.model.placement.PlacementCommand.Remove;
import io.crmkit.territory.model.placement.PlacementEvent;
import io.crmkit.territory.model.placement.PlacementId;
import io.crmkit.territory.model.placement.Reason;
import io.crmkit.territory.model.placement.RecordKind;
import io.crmkit.territory.model.placement.RecordRef;
import io.crmkit.territory.model.placement.Stay;
import io.crmkit.territory.model.placement.TerritoryChoice;
import io.crmkit.territory.model.rollup.Measured;
import io.crmkit.territory.model.rollup.RollUp;
import io.crmkit.territory.model.sharing.Sight;
import io.crmkit.territory.model.sharing.Viewers;
import io.crmkit.territory.model.tree.Sharing;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryTree;
import io.crmkit.territory.port.TerritoryModelRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts accounts, opportunities and users into territories by hand, and finds out who is or was where. */
public final class Placements {

  private static final int SWEEP = 500;

  private final Models models;
  private final TerritoryModelRepository territories;
  private final PlacementBook placements;
  private final Clock clock;
  private final Observed observed;

  public Placements(TerritoryStores stores, Clock clock) {
    this(stores, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public Placements(TerritoryStores stores, Clock clock, ServiceListener listener) {
    this.models = new Models(stores, new ModelDecider());
    this.territories = stores.models();
    this.placements = new PlacementBook(stores.placements());
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("placements", listener);
  }

  /**
   * Puts a record into a territory; an opportunity leaves the one that it is in.
   *
   * @param reason {@link Reason.Manual} or {@link Reason.Api}
   */
  public Decision<PlacementEvent> place(
      TenantId tenant, ModelId model, RecordRef record, TerritoryId territory, Reason reason) {
    return observed.call("place", tenant, call -> refusal(tenant, model, territory)
        .<Decision<PlacementEvent>>map(Decision::refuse)
        .orElseGet(() -> placements.handle(tenant, call, new PlacementId(model, record),
            new Place(record.kind(), territory, reason, clock.instant()))));
  }

  /** Takes a record out of a territory into which somebody put it. */
  public Decision<PlacementEvent> remove(
      TenantId tenant, ModelId model, RecordRef record, TerritoryId territory, Actor by) {
    return observed.call("remove", tenant, call -> models.closed(tenant, model)
        .<Decision<PlacementEvent>>map(Decision::refuse)
        .orElseGet(() -> placements.handle(tenant, call, new PlacementId(model, record),
            new Remove(territory, by, clock.instant()))));
  }

  /**
   * Lets an opportunity follow its account in the active model, unless somebody has placed it or it is excluded.
   *
   * @return what happened, or {@link RegisterRefusal.NoneActive}
   */
  public Decision<PlacementEvent> follow(TenantId tenant, String opportunity, String account) {
    return observed.call("follow", tenant, call -> models.active(tenant)
        .map(active -> placements.handle(tenant, call,
            new PlacementId(active.id(), RecordRef.opportunity(opportunity)),
            new Follow(account, choice(tenant, active, account).territory().orElse(null), clock.instant())))
        .orElseGet(() -> Decision.refuse(new RegisterRefusal.NoneActive())));
  }

  /** Returns which territory of the active model an account gives to its opportunities, and why. */
  public TerritoryChoice choice(TenantId tenant, String account) {
    return observed.call("choice", tenant, call -> models.active(tenant)
        .map(active -> choice(tenant, active, account)).orElseGet(TerritoryChoice.OfNone::new));
  }

  private TerritoryChoice choice(TenantId tenant, ModelView active, String account) {
    Placement placement = placements.find(tenant, new PlacementId(active.id(), RecordRef.account(account)));
    return TerritoryChoice.among(active.model(), placement.territories());
  }

  /** Returns where a record is and was in a model. */
  public Placement find(TenantId tenant, ModelId model, RecordRef record) {
    return observed.call("find", tenant, call -> placements.find(tenant, new PlacementId(model, record)));
  }

  /** Returns where a record was at an instant, in the model that was in force then. */
  public List<Stay> at(TenantId tenant, RecordRef record, Instant at) {
    return observed.call("at", tenant, call -> models.register(tenant).activeAt(at)
        .map(model -> placements.find(tenant, new PlacementId(model, record)).at(at)).orElse(List.of()));
  }

  /** Returns what is in a territory or below it. */
  public Page<Member> members(
      TenantId tenant, ModelId model, TerritoryId territory, RecordKind kind, PageRequest page) {
    return members(tenant, model, territory, kind, Extent.WITH_DESCENDANTS, page);
  }

  /** Returns what is in a territory, or below it as well; nothing if the model has no such territory. */
  public Page<Member> members(
      TenantId tenant, ModelId model, TerritoryId territory, RecordKind kind, Extent extent, PageRequest page) {
    return observed.call("members", tenant, call -> models.find(tenant, model)
        .map(view -> placements.members(tenant, query(view, territory, kind, extent, null), page))
        .orElseGet(() -> Page.last(List.of())));
  }

  /** Returns what was in a territory at an instant, or below it in the tree of that time. */
  public Page<Member> membersAt(
      TenantId tenant, Instant at, TerritoryId territory, RecordKind kind, Extent extent, PageRequest page) {
    return observed.call("membersAt", tenant, call -> models.at(tenant, at)
        .map(view -> placements.members(tenant, query(view, territory, kind, extent, at), page))
        .orElseGet(() -> Page.last(List.of())));
  }

  private static MemberQuery query(
      ModelView view, TerritoryId territory, RecordKind kind, Extent extent, @Nullable Instant at) {
    TerritoryTree tree = view.model().tree();
    Stream<Territory> territories = !tree.contains(territory) ? Stream.of()
        : extent == Extent.ALONE ? Stream.of(tree.territory(territory)) : tree.atAndBelow(territory).stream();
    return new MemberQuery(view.id(), kind, territories.map(Territory::id).collect(Collectors.toSet()), at);
  }

  /**
   * Returns who sees a record by way of the active model, and why.
   *
   * @param object the kind of the record, as access levels name it
   */
  public List<Sight> viewers(TenantId tenant, RecordRef record, String object) {
    return observed.call("viewers", tenant, call -> models.active(tenant).map(active -> {
      Set<TerritoryId> in = placements.find(tenant, new PlacementId(active.id(), record)).territories();
      TerritoryTree tree = active.model().tree();
      return Viewers.of(tree, users(tenant, active.id(), around(tree, in)), in, object);
    }).orElse(List.of()));
  }

  /** Returns the territories whose users may see what is in some: those, and others as far as they share. */
  private static Set<TerritoryId> around(TerritoryTree tree, Set<TerritoryId> territories) {
    Set<TerritoryId> around = new HashSet<>();
    for (TerritoryId each : territories) {
      if (tree.contains(each)) {
        Set<Sharing> sharing = tree.territory(each).profile().sharing();
        List<Territory> up = sharing.contains(Sharing.SHARE_WITH_PARENT) ? tree.above(each) : List.of();
        List<Territory> down = sharing.contains(Sharing.SHARE_WITH_CHILDREN) ? tree.below(each) : List.of();
        around.add(each);
        Stream.concat(up.stream(), down.stream()).map(Territory::id).forEach(around::add);
      }
    }
    return around;
  }

  private Map<TerritoryId, List<String>> users(TenantId tenant, ModelId model, Set<TerritoryId> territories) {
    Map<TerritoryId, List<String>> users = new HashMap<>();
    each(tenant, new MemberQuery(model, RecordKind.USER, territories, null)).forEach(member ->
        member.territories().forEach(territory ->
            users.computeIfAbsent(territory, unused -> new ArrayList<>()).add(member.record().id())));
    return users;
  }

  /**
   * Rolls records up as of an instant: over the tree of that time, each record in the territories that it was in then.
   * Records that were in none are not asked about.
   *
   * @param measure what each record brings
   * @return the figures, or nothing if no model was in force
   */
  public Optional<RollUp> rollUp(
      TenantId tenant, Instant at, RecordKind kind, Function<RecordRef, Measured> measure) {
    return observed.call("rollUp", tenant, call -> models.at(tenant, at).map(view -> {
      TerritoryTree tree = view.model().tree();
      Set<TerritoryId> all = tree.all().stream().map(Territory::id).collect(Collectors.toSet());
      RollUp rollUp = new RollUp(tree);
      each(tenant, new MemberQuery(view.id(), kind, all, at))
          .forEach(member -> rollUp.add(measure.apply(member.record()), member.territories()));
      return rollUp;
    }));
  }

  private Stream<Member> each(TenantId tenant, MemberQuery query) {
    return Pages.stream(SWEEP, page -> placements.members(tenant, query, page));
  }

  private Optional<Refusal> refusal(TenantId tenant, ModelId model, TerritoryId territory) {
    Optional<Refusal> closed = models.closed(tenant, model);
    return closed.isPresent() || territories.territory(tenant, model, territory).isPresent()
        ? closed
        : Optional.of(new ModelRefusal.UnknownTerritory(territory));
  }
}
