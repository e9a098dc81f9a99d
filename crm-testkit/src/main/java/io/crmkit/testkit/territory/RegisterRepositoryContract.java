package io.crmkit.testkit.territory;

import io.crmkit.core.Actor;
import io.crmkit.core.Decider;
import io.crmkit.core.state.StateFormat;
import io.crmkit.territory.json.TerritoryFormats;
import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.ModelRegister;
import io.crmkit.territory.model.RegisterCommand;
import io.crmkit.territory.model.RegisterCommand.Activate;
import io.crmkit.territory.model.RegisterCommand.Archive;
import io.crmkit.territory.model.RegisterCommand.Register;
import io.crmkit.territory.model.RegisterDecider;
import io.crmkit.territory.model.RegisterEvent;
import io.crmkit.territory.model.RegisterId;
import io.crmkit.territory.port.RegisterRepository;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Instant;
import java.util.List;

/** What every {@link RegisterRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class RegisterRepositoryContract
    extends StateRepositoryContract<RegisterId, ModelRegister, RegisterCommand, RegisterEvent> {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Actor ALICE = new Actor("alice@example.com");

  @Override
  protected abstract RegisterRepository emptyRepository();

  @Override
  protected Decider<ModelRegister, RegisterCommand, RegisterEvent> decider() {
    return new RegisterDecider();
  }

  @Override
  protected StateFormat<RegisterId, ModelRegister, RegisterEvent> format() {
    return TerritoryFormats.REGISTER;
  }

  @Override
  protected List<RegisterCommand> life() {
    ModelId first = new ModelId("Größe 🚀 2024");
    ModelId second = new ModelId("2025");
    return List.of(
        new Register(first, ALICE, AT), new Register(second, ALICE, AT), new Activate(first, ALICE, AT.plusNanos(1)),
        new Activate(second, ALICE, AT.plusNanos(2)), new Archive(second, ALICE, AT.plusNanos(3)));
  }
}
