package io.crmkit.territory;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Refusal;
import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Call;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.paging.Pages;
import io.crmkit.territory.model.ModelCommand;
import io.crmkit.territory.model.ModelCommand.Change;
import io.crmkit.territory.model.ModelCommand.Copy;
import io.crmkit.territory.model.ModelCommand.Create;
import io.crmkit.territory.model.ModelCommand.Delete;
import io.crmkit.territory.model.ModelCommand.Draw;
import io.crmkit.territory.model.ModelCommand.RemoveType;
import io.crmkit.territory.model.ModelCommand.SetType;
import io.crmkit.territory.model.ModelDecider;
import io.crmkit.territory.model.ModelEvent;
import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.ModelLimits;
import io.crmkit.territory.model.ModelRefusal;
import io.crmkit.territory.model.ModelRegister;
import io.crmkit.territory.model.ModelStatus;
import io.crmkit.territory.model.RegisterCommand;
import io.crmkit.territory.model.RegisterCommand.Activate;
import io.crmkit.territory.model.RegisterCommand.Archive;
import io.crmkit.territory.model.RegisterCommand.Register;
import io.crmkit.territory.model.RegisterEvent;
import io.crmkit.territory.model.RegisterId;
import io.crmkit.territory.model.RegisterRefusal;
import io.crmkit.territory.model.Remains;
import io.crmkit.territory.model.TerritoryChange;
import io.crmkit.territory.model.placement.MemberQuery;
import io.crmkit.territory.model.placement.PlacementCommand.Rehome;
import io.crmkit.territory.model.placement.PlacementId;
import io.crmkit.territory.model.placement.RecordKind;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Draws territory models, and says which one is in force.
 *
 * <p>A command that loses a race is judged anew on what the other one left; so of two moves that would close a circle
 * together, the second is refused. A model that is archived cannot be changed any more; a change that was under way
 * while it was archived may still land in it.
 */
public final class Territories {

  private static final int SWEEP = 500;

  private final Models models;
  private final PlacementBook placements;
  private final Clock clock;
  private final Observed observed;

  private Territories(Builder builder) {
    this.models = new Models(builder.stores, new ModelDecider(builder.limits));
    this.placements = new PlacementBook(builder.stores.placements());
    this.clock = builder.clock;
    this.observed = Observed.service("territories", builder.listener);
  }

  public static Builder builder(TerritoryStores stores, Clock clock) {
    return new Builder(stores, clock);
  }

  /** Builds the service. Not thread-safe. */
  public static final class Builder {

    private final TerritoryStores stores;
    private final Clock clock;
    private ModelLimits limits = ModelLimits.NONE;
    private ServiceListener listener = ServiceListener.none();

    private Builder(TerritoryStores stores, Clock clock) {
      this.stores = Objects.requireNonNull(stores, "stores");
      this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Keeps models to limits; without, they grow as large and as deep as they like. */
    public Builder limits(ModelLimits most) {
      limits = Objects.requireNonNull(most, "most");
      return this;
    }

    /** Tells somebody how long each call took and how it ended. */
    public Builder listener(ServiceListener heard) {
      listener = Objects.requireNonNull(heard, "heard");
      return this;
    }

    public Territories build() {
      return new Territories(this);
    }
  }

  /** Begins a model in planning, or calls it otherwise. */
  public Decision<ModelEvent> draw(TenantId tenant, ModelId model, Actor by, String name) {
    return observed.call("draw", tenant, call -> begun(tenant, call, new Draw(name, by, clock.instant()), model));
  }

  /** Begins a model in planning as a copy of another one, such as to plan next year; assignments are not copied. */
  public Decision<ModelEvent> copy(TenantId tenant, ModelId source, ModelId target, Actor by, String name) {
    return observed.call("copy", tenant, call -> models.find(tenant, source)
        .map(found -> begun(tenant, call, new Copy(found.model(), name, by, clock.instant()), target))
        .orElseGet(() -> Decision.refuse(new RegisterRefusal.UnknownModel(source))));
  }

  /** Adds a type of territory, or gives the one of this name another priority. */
  public Decision<ModelEvent> setType(TenantId tenant, ModelId model, Actor by, TerritoryType type) {
    return handle("setType", tenant, model, new SetType(type, by, clock.instant()));
  }

  /** Removes a type that no territory has. */
  public Decision<ModelEvent> removeType(TenantId tenant, ModelId model, Actor by, String type) {
    return handle("removeType", tenant, model, new RemoveType(type, by, clock.instant()));
  }

  /** Adds territories in any order, such as a whole hierarchy from elsewhere; or none, and answers what is wrong. */
  public Decision<ModelEvent> create(TenantId tenant, ModelId model, Actor by, List<Territory> territories) {
    return handle("create", tenant, model, new Create(territories, by, clock.instant()));
  }

  /** Moves, renames or otherwise changes a territory. */
  public Decision<ModelEvent> change(
      TenantId tenant, ModelId model, Actor by, TerritoryId territory, TerritoryChange change) {
    return handle("change", tenant, model, new Change(territory, change, by, clock.instant()));
  }

  /** Deletes a territory that has neither children nor assignments. */
  public Decision<ModelEvent> delete(TenantId tenant, ModelId model, Actor by, TerritoryId territory) {
    return observed.call("delete", tenant, call -> handle(tenant, call, model,
        new Delete(territory, new Remains.None(assignments(tenant, model, territory)), by, clock.instant())));
  }

  /**
   * Deletes a territory; its children go to another one, and so do the assignments that people made. Those that rules
   * made end, and are made anew by the next realignment.
   *
   * <p>Assignments move before the territory goes. So a call that is cut short leaves nothing without a territory, and
   * the same call again does the rest.
   */
  public Decision<ModelEvent> delete(
      TenantId tenant, ModelId model, Actor by, TerritoryId territory, TerritoryId successor) {
    return observed.call("delete", tenant, call -> {
      Instant now = clock.instant();
      Delete delete = new Delete(territory, new Remains.MovedTo(successor), by, now);
      Optional<Refusal> refusal = models.refusal(tenant, model, delete);
      if (refusal.isPresent()) {
        return Decision.refuse(refusal.get());
      }
      Rehome rehome = new Rehome(territory, successor, now);
      rehome(tenant, call, model, rehome);
      Decision<ModelEvent> decision = handle(tenant, call, model, delete);
      // Whoever read the model just before it changed may have assigned something in between.
      rehome(tenant, call, model, rehome);
      return decision;
    });
  }

  /** Puts a model in force; the one that was is archived in the same act. */
  public Decision<RegisterEvent> activate(TenantId tenant, ModelId model, Actor by) {
    return observed.call("activate", tenant, call ->
        models.register(tenant).models().containsKey(model.toString()) && models.find(tenant, model).isEmpty()
            ? Decision.refuse(new ModelRefusal.NotDrawn())
            : register(tenant, call, new Activate(model, by, clock.instant())));
  }

  /** Puts a model out of force, or gives up a plan. */
  public Decision<RegisterEvent> archive(TenantId tenant, ModelId model, Actor by) {
    return observed.call("archive", tenant, call -> register(tenant, call, new Archive(model, by, clock.instant())));
  }

  /** Returns the models that somebody may know of, by the text of their ids. */
  public Map<String, ModelStatus> models(TenantId tenant, Audience audience) {
    return observed.call("models", tenant, call -> {
      Map<String, ModelStatus> seen = new TreeMap<>(models.register(tenant).models());
      seen.values().removeIf(status -> audience == Audience.STANDARD && status != ModelStatus.ACTIVE);
      return seen;
    });
  }

  /** Returns who was in force when. */
  public ModelRegister register(TenantId tenant) {
    return observed.call("register", tenant, call -> models.register(tenant));
  }

  /** Returns a model, if somebody may see it. */
  public Optional<ModelView> find(TenantId tenant, ModelId model, Audience audience) {
    return observed.call("find", tenant, call -> {
      boolean hidden = audience == Audience.STANDARD
          && !models.register(tenant).status(model).filter(status -> status == ModelStatus.ACTIVE).isPresent();
      return hidden ? Optional.empty() : models.find(tenant, model);
    });
  }

  /** Returns the model that is in force: what everybody sees. */
  public Optional<ModelView> active(TenantId tenant) {
    return observed.call("active", tenant, call -> models.active(tenant));
  }

  /** Returns the model that was in force at an instant, with the territories and rules that it had then. */
  public Optional<ModelView> at(TenantId tenant, Instant at) {
    return observed.call("at", tenant, call -> models.at(tenant, at));
  }

  /** Returns everything that ever happened to a model, oldest first; nothing if it does not exist. */
  public List<ModelEvent> history(TenantId tenant, ModelId model) {
    return observed.call("history", tenant, call -> models.models().history(tenant, model));
  }

  private Decision<ModelEvent> begun(TenantId tenant, Call call, ModelCommand command, ModelId model) {
    Decision<RegisterEvent> registered = register(tenant, call, new Register(model, command.by(), command.at()));
    return registered instanceof Refused<RegisterEvent> refused
        ? Decision.refuse(refused.refusal())
        : handle(tenant, call, model, command);
  }

  private Decision<RegisterEvent> register(TenantId tenant, Call call, RegisterCommand command) {
    return Retries.ofRaces(call, () -> models.registers().handle(tenant, RegisterId.MAIN, command));
  }

  private Decision<ModelEvent> handle(String operation, TenantId tenant, ModelId model, ModelCommand command) {
    return observed.call(operation, tenant, call -> handle(tenant, call, model, command));
  }

  private Decision<ModelEvent> handle(TenantId tenant, Call call, ModelId model, ModelCommand command) {
    return models.closed(tenant, model).<Decision<ModelEvent>>map(Decision::refuse)
        .orElseGet(() -> Retries.ofRaces(call, () -> models.models().handle(tenant, model, command)));
  }

  private long assignments(TenantId tenant, ModelId model, TerritoryId territory) {
    long found = 0;
    for (RecordKind kind : RecordKind.values()) {
      found += members(tenant, model, territory, kind).size();
    }
    return found;
  }

  private void rehome(TenantId tenant, Call call, ModelId model, Rehome command) {
    for (RecordKind kind : RecordKind.values()) {
      members(tenant, model, command.territory(), kind).forEach(id -> placements.handle(tenant, call, id, command));
    }
  }

  private List<PlacementId> members(TenantId tenant, ModelId model, TerritoryId territory, RecordKind kind) {
    var query = new MemberQuery(model, kind, Set.of(territory), null);
    return Pages.stream(SWEEP, (PageRequest page) -> placements.members(tenant, query, page))
        .map(member -> new PlacementId(model, member.record())).toList();
  }
}
