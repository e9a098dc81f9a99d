package io.crmkit.territory.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.spec.DeciderSpec;
import io.crmkit.territory.model.RegisterCommand.Activate;
import io.crmkit.territory.model.RegisterCommand.Archive;
import io.crmkit.territory.model.RegisterCommand.Register;
import io.crmkit.territory.model.RegisterEvent.ModelActivated;
import io.crmkit.territory.model.RegisterEvent.ModelArchived;
import io.crmkit.territory.model.RegisterEvent.ModelRegistered;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisterDeciderTest {

  private static final Instant JANUARY = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant JUNE = Instant.parse("2024-06-01T00:00:00Z");
  private static final Actor ANN = new Actor("ann");
  private static final ModelId OLD = new ModelId("2024");
  private static final ModelId NEW = new ModelId("2025");

  private final DeciderSpec<ModelRegister, RegisterCommand, RegisterEvent> two =
      DeciderSpec.of(new RegisterDecider()).given(
          new ModelRegistered(OLD, "ann", JANUARY), new ModelRegistered(NEW, "ann", JANUARY),
          new ModelActivated(OLD, "ann", JANUARY));

  @Test
  void archivesTheOldModelInTheSameAct() {
    two.when(new Activate(NEW, ANN, JUNE))
        .thenEmits(new ModelArchived(OLD, "ann", JUNE), new ModelActivated(NEW, "ann", JUNE));
    two.when(new Activate(OLD, ANN, JUNE)).thenEmits();
  }

  @Test
  void neverBringsAModelBack() {
    var later = two.given(new ModelArchived(OLD, "ann", JUNE), new ModelActivated(NEW, "ann", JUNE));

    later.when(new Activate(OLD, ANN, JUNE)).thenRefuses(new RegisterRefusal.Archived(OLD));
    later.when(new Register(OLD, ANN, JUNE)).thenRefuses(new RegisterRefusal.Archived(OLD));
    later.when(new Archive(OLD, ANN, JUNE)).thenEmits();
    later.when(new Archive(NEW, ANN, JUNE)).thenEmits(new ModelArchived(NEW, "ann", JUNE));
  }

  @Test
  void knowsOnlyWhatIsRegistered() {
    two.when(new Activate(new ModelId("x"), ANN, JUNE)).thenRefuses(new RegisterRefusal.UnknownModel(new ModelId("x")));
    two.when(new Register(NEW, ANN, JUNE)).thenEmits();
  }

  @Test
  void rewritesNoReign() {
    two.given(new ModelArchived(OLD, "ann", JUNE)).when(new Activate(NEW, ANN, JANUARY))
        .thenRefuses(new RegisterRefusal.TooEarly(JANUARY, JUNE));
  }

  @Test
  void knowsWhoWasInForceWhen() {
    var decider = new RegisterDecider();
    ModelRegister register = decider.evolve(decider.initial(), List.of(
        new ModelActivated(OLD, "ann", JANUARY), new ModelArchived(OLD, "ann", JUNE),
        new ModelActivated(NEW, "ann", JUNE)));

    assertThat(register.activeAt(JANUARY.minusNanos(1))).isEmpty();
    assertThat(register.activeAt(JANUARY)).contains(OLD);
    assertThat(register.activeAt(JUNE.minusNanos(1))).contains(OLD);
    assertThat(register.activeAt(JUNE)).contains(NEW);
    assertThat(register.active()).contains(NEW);
  }
}
