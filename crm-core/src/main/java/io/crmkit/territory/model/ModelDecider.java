package io.crmkit.territory.model;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.territory.model.ModelCommand.Change;
import io.crmkit.territory.model.ModelCommand.Copy;
import io.crmkit.territory.model.ModelCommand.Create;
import io.crmkit.territory.model.ModelCommand.Delete;
import io.crmkit.territory.model.ModelCommand.Draw;
import io.crmkit.territory.model.ModelCommand.RemoveType;
import io.crmkit.territory.model.ModelCommand.SetType;
import io.crmkit.territory.model.ModelEvent.ModelNamed;
import io.crmkit.territory.model.ModelEvent.TerritoryCreated;
import io.crmkit.territory.model.ModelEvent.TypeRemoved;
import io.crmkit.territory.model.ModelEvent.TypeSet;
import io.crmkit.territory.model.TerritoryModel.Blank;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.tree.Territory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The rules of a territory model. A command that would change nothing is accepted and causes nothing.
 *
 * <p>A decision looks at the whole model, and so two moves that are sound alone but close a circle together cannot both
 * be saved: the second one is decided anew on what the first one left.
 */
public final class ModelDecider implements Decider<TerritoryModel, ModelCommand, ModelEvent> {

  private final ModelLimits limits;

  /** Rules without limits. */
  public ModelDecider() {
    this(ModelLimits.NONE);
  }

  public ModelDecider(ModelLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  @Override
  public TerritoryModel initial() {
    return new Blank();
  }

  @Override
  public Decision<ModelEvent> decide(TerritoryModel state, ModelCommand command) {
    if (command instanceof Draw draw) {
      boolean same = state instanceof Drawn drawn && drawn.name().equals(draw.name());
      return same ? unchanged() : Decision.accept(new ModelNamed(draw.name(), draw.by().id(), draw.at()));
    }
    if (command instanceof Copy copy) {
      return state instanceof Drawn drawn
          ? Decision.refuse(new ModelRefusal.AlreadyDrawn(drawn.name()))
          : Decision.accept(copied(copy));
    }
    return state instanceof Drawn drawn
        ? withinLimits(drawn, decide(drawn, command))
        : Decision.refuse(new ModelRefusal.NotDrawn());
  }

  private Decision<ModelEvent> withinLimits(Drawn state, Decision<ModelEvent> decision) {
    if (limits.equals(ModelLimits.NONE) || !(decision instanceof Accepted<ModelEvent> accepted)) {
      return decision;
    }
    return LimitCheck.of(((Drawn) evolve(state, accepted.events())).tree(), limits)
        .<Decision<ModelEvent>>map(Decision::refuse).orElse(decision);
  }

  private static Decision<ModelEvent> decide(Drawn state, ModelCommand command) {
    if (command instanceof SetType set) {
      return state.types().contains(set.territoryType())
          ? unchanged()
          : Decision.accept(new TypeSet(set.territoryType(), set.by().id(), set.at()));
    }
    if (command instanceof RemoveType remove) {
      return removeType(state, remove);
    }
    if (command instanceof Create create) {
      return new CreateRules(state).decide(create);
    }
    if (command instanceof Change change) {
      return new ChangeRules(state).decide(change);
    }
    if (command instanceof Delete delete) {
      return new DeleteRules(state).decide(delete);
    }
    throw new AssertionError("Unhandled command " + command);
  }

  private static Decision<ModelEvent> removeType(Drawn state, RemoveType remove) {
    if (state.type(remove.name()).isEmpty()) {
      return Decision.refuse(unknownType(state, remove.name()));
    }
    for (Territory each : state.territories()) {
      if (remove.name().equals(each.profile().type())) {
        return Decision.refuse(new ModelRefusal.TypeInUse(remove.name(), each.id()));
      }
    }
    return Decision.accept(new TypeRemoved(remove.name(), remove.by().id(), remove.at()));
  }

  private static List<ModelEvent> copied(Copy copy) {
    String by = copy.by().id();
    List<ModelEvent> events = new ArrayList<>();
    events.add(new ModelNamed(copy.name(), by, copy.at()));
    copy.source().types().forEach(type -> events.add(new TypeSet(type, by, copy.at())));
    copy.source().tree().all().forEach(each -> events.add(new TerritoryCreated(each, by, copy.at())));
    return events;
  }

  static ModelRefusal unknownType(Drawn state, String type) {
    return new ModelRefusal.UnknownType(type, state.types().stream().map(each -> each.name()).toList());
  }

  static Decision<ModelEvent> unchanged() {
    return Decision.accept(List.of());
  }

  @Override
  public TerritoryModel evolve(TerritoryModel state, ModelEvent event) {
    return evolve(state, List.of(event));
  }

  /** Rebuilds the state in one go: at 25,000 territories, a copy for each event would take most of the time. */
  @Override
  public TerritoryModel evolve(TerritoryModel state, Iterable<? extends ModelEvent> events) {
    ModelDraft draft = new ModelDraft(state);
    events.forEach(draft::apply);
    return draft.model();
  }
}
