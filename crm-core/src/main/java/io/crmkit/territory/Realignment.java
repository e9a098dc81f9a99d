package io.crmkit.territory;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.RefusedException;
import io.crmkit.core.TenantId;
import io.crmkit.core.Violations;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.observe.Call;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.ProgressListener;
import io.crmkit.territory.model.ModelDecider;
import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.ModelRefusal;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.placement.Explanation;
import io.crmkit.territory.model.placement.Placement;
import io.crmkit.territory.model.placement.PlacementCommand.Align;
import io.crmkit.territory.model.placement.PlacementCommand.SetRealign;
import io.crmkit.territory.model.placement.PlacementEvent;
import io.crmkit.territory.model.placement.PlacementId;
import io.crmkit.territory.model.placement.Realign;
import io.crmkit.territory.model.placement.RecordRef;
import io.crmkit.territory.model.placement.RuleDelta;
import io.crmkit.territory.model.placement.Rulebook;
import io.crmkit.territory.model.placement.Stay;
import io.crmkit.territory.model.placement.Target;
import io.crmkit.territory.model.placement.Verdict;
import io.crmkit.territory.model.placement.Verdict.Belongs;
import io.crmkit.territory.model.placement.Verdict.Unjudged;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.port.Accounts;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts accounts where the rules of a model say.
 *
 * <p>{@link #changed} is for a host to call when an account was created or edited, {@link #since} when rules or
 * territories were changed, {@link #all} when neither is known. Both ways end in the same state. Accounts are looked at
 * one by one and none is held; a run that was cancelled can be started anew, and what it did stays done.
 */
public final class Realignment {

  private final Models models;
  private final PlacementBook placements;
  private final Accounts accounts;
  private final Clock clock;
  private final Observed observed;

  public Realignment(TerritoryStores stores, Accounts accounts, Clock clock) {
    this(stores, accounts, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public Realignment(TerritoryStores stores, Accounts accounts, Clock clock, ServiceListener listener) {
    this.models = new Models(stores, new ModelDecider());
    this.placements = new PlacementBook(stores.placements());
    this.accounts = Objects.requireNonNull(accounts, "accounts");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("realignment", listener);
  }

  /**
   * Realigns one account that was created or edited, in the active model; does nothing while there is none.
   *
   * @return what happened, or a violation if a rule could not be asked
   */
  public Decision<PlacementEvent> changed(TenantId tenant, String account, Fields fields) {
    return observed.call("changed", tenant, call -> models.active(tenant)
        .map(active -> align(tenant, call, new PlacementId(active.id(), RecordRef.account(account)),
            Rulebook.of(active.model().tree()).judge(fields)))
        .orElseGet(() -> Decision.accept(List.of())));
  }

  /** Lets rules move an account from now on, and moves it; or lets it stay where it is. */
  public Decision<PlacementEvent> setRealign(TenantId tenant, ModelId model, String account, Realign realign, Actor by) {
    return observed.call("setRealign", tenant, call -> models.closed(tenant, model)
        .<Decision<PlacementEvent>>map(Decision::refuse)
        .orElseGet(() -> setRealign(tenant, call, new PlacementId(model, RecordRef.account(account)),
            new SetRealign(realign, by, clock.instant()))));
  }

  private Decision<PlacementEvent> setRealign(TenantId tenant, Call call, PlacementId id, SetRealign command) {
    Optional<ModelView> view = models.find(tenant, id.model());
    if (view.isEmpty()) {
      return Decision.refuse(new ModelRefusal.NotDrawn());
    }
    Decision<PlacementEvent> decision = placements.handle(tenant, call, id, command);
    if (command.realign() == Realign.INCLUDED && decision instanceof Accepted<PlacementEvent>) {
      accounts.find(tenant, id.record().id()).ifPresent(fields ->
          align(tenant, call, id, Rulebook.of(view.get().model().tree()).judge(fields)));
    }
    return decision;
  }

  /** Realigns every account. */
  public RealignReport all(TenantId tenant, ModelId model) {
    return all(tenant, model, Cancellation.never(), ProgressListener.none());
  }

  /**
   * Realigns every account.
   *
   * @throws io.crmkit.core.progress.CancelledException if it should stop
   * @throws IllegalArgumentException if there is no such model
   * @throws RefusedException if it is archived: it stays as it is
   */
  public RealignReport all(
      TenantId tenant, ModelId model, Cancellation cancellation, ProgressListener progress) {
    return observed.call("all", tenant, call -> {
      ModelView view = open(tenant, model);
      RealignRun run = new RealignRun(Rulebook.of(view.model().tree()), cancellation, clock, progress);
      accounts.all(tenant, (account, fields) -> run.judge(account, fields, aligner(tenant, call, model)));
      return run.report(view.version());
    });
  }

  /**
   * Realigns what changes since a version of the model concern, and the accounts that were edited since. If every
   * account was aligned to that version, the end is the same as that of {@link #all}.
   *
   * @param version what the last report said
   * @param edited the ids of accounts that were created or edited, and are not aligned yet
   * @throws IllegalArgumentException if there is no such model
   * @throws RefusedException if it is archived: it stays as it is
   */
  public RealignReport since(TenantId tenant, ModelId model, long version, Set<String> edited) {
    return observed.call("since", tenant, call -> {
      ModelView view = open(tenant, model);
      Drawn before = models.atVersion(tenant, model, version).map(ModelView::model)
          .orElseGet(() -> new Drawn("", List.of(), List.of()));
      Rulebook now = Rulebook.of(view.model().tree());
      RuleDelta delta = RuleDelta.between(Rulebook.of(before.tree()), now);
      RealignRun run = new RealignRun(now, Cancellation.never(), clock, ProgressListener.none());
      RealignRun.Aligner aligner = aligner(tenant, call, model);
      if (delta.isEmpty()) {
        new TreeSet<>(edited).forEach(account ->
            accounts.find(tenant, account).ifPresent(fields -> run.judge(account, fields, aligner)));
      } else {
        accounts.all(tenant, (account, fields) -> {
          if (edited.contains(account) || delta.concerns(fields)) {
            run.judge(account, fields, aligner);
          } else {
            run.leaveAlone();
          }
        });
      }
      return run.report(view.version());
    });
  }

  /**
   * Says what would become of accounts if a plan were realigned and put in force now. Nothing is written.
   *
   * @param each hears of every account that would gain or lose a territory
   * @throws IllegalArgumentException if there is no such model
   */
  public RealignReport preview(TenantId tenant, ModelId plan, Consumer<Shift> each) {
    return observed.call("preview", tenant, call -> {
      ModelView view = view(tenant, plan);
      @Nullable ModelId active = models.register(tenant).active().orElse(null);
      RealignRun run =
          new RealignRun(Rulebook.of(view.model().tree()), Cancellation.never(), clock, ProgressListener.none());
      accounts.all(tenant, (account, fields) -> run.judge(account, fields, (id, verdict) -> {
        Shift shift = shift(tenant, account, active, planned(tenant, plan, id, verdict));
        boolean shifts = !shift.gained().isEmpty() || !shift.lost().isEmpty();
        if (shifts) {
          each.accept(shift);
        }
        return shifts;
      }));
      return run.report(view.version());
    });
  }

  /** Says why an account is in a territory, or why it is not. */
  public Explanation explain(TenantId tenant, ModelId model, String account, TerritoryId territory) {
    return observed.call("explain", tenant, call -> Explanation.of(
        Rulebook.of(view(tenant, model).model().tree()),
        placements.find(tenant, new PlacementId(model, RecordRef.account(account))), territory,
        accounts.find(tenant, account).orElse(Fields.NONE)));
  }

  private ModelView open(TenantId tenant, ModelId model) {
    models.closed(tenant, model).ifPresent(refusal -> {
      throw new RefusedException(refusal);
    });
    return view(tenant, model);
  }

  private ModelView view(TenantId tenant, ModelId model) {
    return models.find(tenant, model).orElseThrow(
        () -> new IllegalArgumentException("model must be drawn but there is no '%s'".formatted(model)));
  }

  private RealignRun.Aligner aligner(TenantId tenant, Call call, ModelId model) {
    return (account, verdict) ->
        align(tenant, call, new PlacementId(model, RecordRef.account(account)), verdict)
            instanceof Accepted<PlacementEvent> accepted && !accepted.events().isEmpty();
  }

  private Decision<PlacementEvent> align(TenantId tenant, Call call, PlacementId id, Verdict verdict) {
    return verdict instanceof Belongs belongs
        ? placements.handle(tenant, call, id, new Align(belongs.targets(), clock.instant()))
        : Decision.refuse(Violations.of(((Unjudged) verdict).problem()));
  }

  /** Returns where an account would be in a plan: where people put it, and where rules do. */
  private Set<TerritoryId> planned(TenantId tenant, ModelId plan, String account, Verdict verdict) {
    Placement placement = placements.find(tenant, new PlacementId(plan, RecordRef.account(account)));
    if (placement.realign() == Realign.EXCLUDED || !(verdict instanceof Belongs belongs)) {
      return placement.territories();
    }
    Set<TerritoryId> planned = new HashSet<>();
    placement.current().stream().filter(stay -> stay.reason().isByHand()).map(Stay::territory).forEach(planned::add);
    belongs.targets().stream().map(Target::territory).forEach(planned::add);
    return planned;
  }

  private Shift shift(TenantId tenant, String account, @Nullable ModelId active, Set<TerritoryId> planned) {
    Set<TerritoryId> now = active == null ? Set.of()
        : placements.find(tenant, new PlacementId(active, RecordRef.account(account))).territories();
    Set<TerritoryId> gained = new HashSet<>(planned);
    gained.removeAll(now);
    Set<TerritoryId> lost = new HashSet<>(now);
    lost.removeAll(planned);
    return new Shift(account, gained, lost);
  }
}
