package io.crmkit.territory.model;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.territory.model.ModelRegister.Reign;
import io.crmkit.territory.model.RegisterCommand.Activate;
import io.crmkit.territory.model.RegisterCommand.Archive;
import io.crmkit.territory.model.RegisterCommand.Register;
import io.crmkit.territory.model.RegisterEvent.ModelActivated;
import io.crmkit.territory.model.RegisterEvent.ModelArchived;
import io.crmkit.territory.model.RegisterEvent.ModelRegistered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of planning, activating and archiving models, as Salesforce Sales Territories has them: one active model,
 * and no way back from the archive.
 */
public final class RegisterDecider implements Decider<ModelRegister, RegisterCommand, RegisterEvent> {

  @Override
  public ModelRegister initial() {
    return ModelRegister.EMPTY;
  }

  @Override
  public Decision<RegisterEvent> decide(ModelRegister state, RegisterCommand command) {
    Optional<ModelStatus> status = state.status(command.model());
    if (status.isPresent() && status.get() == ModelStatus.ARCHIVED) {
      return command instanceof Archive
          ? Decision.accept(List.of())
          : Decision.refuse(new RegisterRefusal.Archived(command.model()));
    }
    if (command instanceof Register) {
      return status.isPresent()
          ? Decision.accept(List.of())
          : Decision.accept(new ModelRegistered(command.model(), command.by().id(), command.at()));
    }
    return status.isPresent()
        ? decide(state, status.get(), command)
        : Decision.refuse(new RegisterRefusal.UnknownModel(command.model()));
  }

  private static Decision<RegisterEvent> decide(ModelRegister state, ModelStatus status, RegisterCommand command) {
    if (command instanceof Activate && status == ModelStatus.ACTIVE) {
      return Decision.accept(List.of());
    }
    Instant since = state.reigns().isEmpty() ? Instant.MIN : begun(state);
    boolean touchesTheActive = command instanceof Activate || status == ModelStatus.ACTIVE;
    if (touchesTheActive && command.at().isBefore(since)) {
      return Decision.refuse(new RegisterRefusal.TooEarly(command.at(), since));
    }
    return Decision.accept(command instanceof Archive
        ? List.of(archived(command.model(), command))
        : succeeded(state, command));
  }

  private static Instant begun(ModelRegister state) {
    Reign last = state.reigns().get(state.reigns().size() - 1);
    Instant until = last.until();
    return until == null ? last.from() : until;
  }

  private static List<RegisterEvent> succeeded(ModelRegister state, RegisterCommand command) {
    List<RegisterEvent> events = new ArrayList<>();
    state.active().ifPresent(before -> events.add(archived(before, command)));
    events.add(new ModelActivated(command.model(), command.by().id(), command.at()));
    return events;
  }

  private static RegisterEvent archived(ModelId model, RegisterCommand command) {
    return new ModelArchived(model, command.by().id(), command.at());
  }

  @Override
  public ModelRegister evolve(ModelRegister state, RegisterEvent event) {
    Map<String, ModelStatus> models = new HashMap<>(state.models());
    List<Reign> reigns = new ArrayList<>(state.reigns());
    models.put(event.model().value(), status(event));
    if (event instanceof ModelActivated) {
      reigns.add(new Reign(event.model(), event.at(), null));
    } else if (event instanceof ModelArchived) {
      reigns.replaceAll(reign -> reign.until() == null && reign.model().equals(event.model())
          ? new Reign(reign.model(), reign.from(), event.at()) : reign);
    }
    return new ModelRegister(models, reigns);
  }

  private static ModelStatus status(RegisterEvent event) {
    if (event instanceof ModelRegistered) {
      return ModelStatus.PLANNING;
    }
    return event instanceof ModelActivated ? ModelStatus.ACTIVE : ModelStatus.ARCHIVED;
  }
}
