package io.crmkit.territory;

import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Refusal;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Aggregates;
import io.crmkit.territory.json.TerritoryFormats;
import io.crmkit.territory.model.ModelCommand;
import io.crmkit.territory.model.ModelDecider;
import io.crmkit.territory.model.ModelEvent;
import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.ModelRegister;
import io.crmkit.territory.model.ModelStatus;
import io.crmkit.territory.model.RegisterCommand;
import io.crmkit.territory.model.RegisterDecider;
import io.crmkit.territory.model.RegisterEvent;
import io.crmkit.territory.model.RegisterId;
import io.crmkit.territory.model.RegisterRefusal;
import io.crmkit.territory.model.TerritoryModel;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Models and their register as the services of this package need them. */
final class Models {

  private final Aggregates<RegisterId, ModelRegister, RegisterCommand, RegisterEvent> registers;
  private final Aggregates<ModelId, TerritoryModel, ModelCommand, ModelEvent> models;
  private final ModelDecider decider;

  Models(TerritoryStores stores, ModelDecider decider) {
    this.registers = new Aggregates<>(stores.registers(), new RegisterDecider(), TerritoryFormats.REGISTER);
    this.models = new Aggregates<>(stores.models(), decider, TerritoryFormats.MODEL);
    this.decider = decider;
  }

  Aggregates<RegisterId, ModelRegister, RegisterCommand, RegisterEvent> registers() {
    return registers;
  }

  Aggregates<ModelId, TerritoryModel, ModelCommand, ModelEvent> models() {
    return models;
  }

  ModelRegister register(TenantId tenant) {
    return registers.load(tenant, RegisterId.MAIN).value();
  }

  /** Returns why nothing can be changed in a model, if it is archived. */
  Optional<Refusal> closed(TenantId tenant, ModelId model) {
    return register(tenant).status(model).filter(ModelStatus.ARCHIVED::equals)
        .map(archived -> new RegisterRefusal.Archived(model));
  }

  /** Returns why a command would be refused as things stand, without carrying it out. */
  Optional<Refusal> refusal(TenantId tenant, ModelId model, ModelCommand command) {
    return closed(tenant, model).or(() ->
        models.decideAll(models.load(tenant, model), List.of(command)) instanceof Refused<ModelEvent> refused
            ? Optional.of(refused.refusal())
            : Optional.empty());
  }

  Optional<ModelView> find(TenantId tenant, ModelId id) {
    var stored = models.load(tenant, id);
    return view(id, stored.value(), stored.version());
  }

  Optional<ModelView> active(TenantId tenant) {
    return register(tenant).active().flatMap(id -> find(tenant, id));
  }

  /** Returns the model in force at an instant as it was then. */
  Optional<ModelView> at(TenantId tenant, Instant at) {
    return register(tenant).activeAt(at).flatMap(id -> until(tenant, id, event -> event.at().isAfter(at)));
  }

  /** Returns the model as so many events had left it. */
  Optional<ModelView> atVersion(TenantId tenant, ModelId id, long version) {
    List<ModelEvent> history = models.history(tenant, id);
    return fold(id, history.subList(0, (int) Math.max(0, Math.min(version, history.size()))));
  }

  /** Returns the model as it was before the first event of which {@code end} is true. */
  private Optional<ModelView> until(TenantId tenant, ModelId id, Predicate<ModelEvent> end) {
    List<ModelEvent> before = new ArrayList<>();
    for (ModelEvent event : models.history(tenant, id)) {
      if (end.test(event)) {
        break;
      }
      before.add(event);
    }
    return fold(id, before);
  }

  private Optional<ModelView> fold(ModelId id, List<ModelEvent> events) {
    return view(id, decider.evolve(decider.initial(), events), events.size());
  }

  private static Optional<ModelView> view(ModelId id, TerritoryModel model, long version) {
    return model instanceof Drawn drawn ? Optional.of(new ModelView(id, drawn, version)) : Optional.empty();
  }
}
