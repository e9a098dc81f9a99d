package io.crmkit.testkit.territory;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.Decider;
import io.crmkit.core.state.StateFormat;
import io.crmkit.territory.json.TerritoryFormats;
import io.crmkit.territory.model.ModelCommand;
import io.crmkit.territory.model.ModelCommand.Change;
import io.crmkit.territory.model.ModelCommand.Create;
import io.crmkit.territory.model.ModelCommand.Delete;
import io.crmkit.territory.model.ModelCommand.Draw;
import io.crmkit.territory.model.ModelCommand.RemoveType;
import io.crmkit.territory.model.ModelCommand.SetType;
import io.crmkit.territory.model.ModelDecider;
import io.crmkit.territory.model.ModelEvent;
import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.Remains;
import io.crmkit.territory.model.TerritoryChange;
import io.crmkit.territory.model.TerritoryChange.Classified;
import io.crmkit.territory.model.TerritoryChange.Granted;
import io.crmkit.territory.model.TerritoryChange.Moved;
import io.crmkit.territory.model.TerritoryChange.Renamed;
import io.crmkit.territory.model.TerritoryChange.RuleRemoved;
import io.crmkit.territory.model.TerritoryChange.RuleSet;
import io.crmkit.territory.model.TerritoryChange.Shared;
import io.crmkit.territory.model.TerritoryModel;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.rule.AssignmentRule;
import io.crmkit.territory.model.rule.RuleCondition;
import io.crmkit.territory.model.rule.RuleId;
import io.crmkit.territory.model.tree.AccessLevel;
import io.crmkit.territory.model.tree.Profile;
import io.crmkit.territory.model.tree.Sharing;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryType;
import io.crmkit.territory.port.TerritoryModelRepository;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link TerritoryModelRepository} must do. Extend it next to your adapter. */
public abstract class TerritoryModelRepositoryContract
    extends StateRepositoryContract<ModelId, TerritoryModel, ModelCommand, ModelEvent> {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Actor ALICE = new Actor("alice@example.com");
  private static final ModelId MODEL = new ModelId("Größe 🚀 2025");
  private static final TerritoryId NORTH = new TerritoryId("Île 🚀");
  private static final TerritoryId WEST = new TerritoryId("west");
  private static final TerritoryId CALIFORNIA = new TerritoryId("ca");
  private static final AssignmentRule RULE = AssignmentRule.inherited(
      new RuleId("größer"), new RuleCondition(List.of("état = 'Ç'", "size > 10"), "1 OR NOT 2"));

  @Override
  protected abstract TerritoryModelRepository emptyRepository();

  @Override
  protected Decider<TerritoryModel, ModelCommand, ModelEvent> decider() {
    return new ModelDecider();
  }

  @Override
  protected StateFormat<ModelId, TerritoryModel, ModelEvent> format() {
    return TerritoryFormats.MODEL;
  }

  @Override
  protected List<ModelCommand> life() {
    return List.of(
        new Draw("Größe 🚀", ALICE, AT),
        new SetType(new TerritoryType("géo", Integer.MIN_VALUE), ALICE, AT),
        new SetType(new TerritoryType("named", Integer.MAX_VALUE), ALICE, AT),
        new RemoveType("named", ALICE, AT),
        new Create(List.of(territory(NORTH, null, "Île 🚀"), territory(WEST, NORTH, "West"),
            territory(CALIFORNIA, WEST, "California")), ALICE, AT),
        change(NORTH, new RuleSet(RULE)), change(WEST, new RuleSet(AssignmentRule.local(
            new RuleId("r2"), RuleCondition.allOf("true")))),
        change(WEST, new RuleRemoved(new RuleId("r2"))), change(NORTH, new Renamed("Norden")),
        change(WEST, new Classified("géo")), change(WEST, new Shared(Set.of(Sharing.values()))),
        change(WEST, new Granted(Map.of("account", AccessLevel.FULL, "case", AccessLevel.READ))),
        change(WEST, new Moved(null)), change(NORTH, new Moved(CALIFORNIA)),
        new Delete(CALIFORNIA, new Remains.MovedTo(WEST), ALICE, AT.plusNanos(2)),
        new Delete(NORTH, new Remains.None(0), ALICE, AT.plusNanos(3)));
  }

  @Test
  protected void readsOneTerritoryAsItIs() {
    TerritoryModelRepository models = (TerritoryModelRepository) repository();
    for (ModelCommand command : life()) {
      Drawn drawn = (Drawn) save(ACME, MODEL, command).value();
      for (TerritoryId each : List.of(NORTH, WEST, CALIFORNIA)) {
        assertThat(models.territory(ACME, MODEL, each)).isEqualTo(drawn.tree().find(each));
      }
    }
    assertThat(models.territory(GLOBEX, MODEL, WEST)).isEmpty();
    assertThat(models.territory(ACME, new ModelId("other"), WEST)).isEmpty();
  }

  @Test
  protected void readsTerritoriesHoweverLongTheyAre() {
    life().subList(0, 5).forEach(command -> save(ACME, MODEL, command));
    TerritoryModel named = save(ACME, MODEL, change(NORTH, new Renamed("Norden ".repeat(50_000)))).value();
    assertThat(repository().find(ACME, MODEL).orElseThrow().value()).isEqualTo(named);

    RuleCondition many = new RuleCondition(Collections.nCopies(400, "state = '" + "y".repeat(3_000) + "'"), "");
    TerritoryModel ruled =
        save(ACME, MODEL, change(WEST, new RuleSet(AssignmentRule.local(new RuleId("many"), many)))).value();
    assertThat(repository().find(ACME, MODEL).orElseThrow().value()).isEqualTo(ruled);
  }

  @Test
  protected void keepsModelsApart() {
    ModelId other = new ModelId("other");
    for (ModelCommand command : life().subList(0, 6)) {
      save(ACME, MODEL, command);
      save(ACME, other, command);
    }
    TerritoryModel before = repository().find(ACME, other).orElseThrow().value();
    life().subList(6, 16).forEach(command -> save(ACME, MODEL, command));

    assertThat(repository().find(ACME, other).orElseThrow().value()).isEqualTo(before);
  }

  private static Territory territory(TerritoryId id, @Nullable TerritoryId parent, String name) {
    return Territory.of(id, parent, Profile.named(name));
  }

  private static Change change(TerritoryId territory, TerritoryChange change) {
    return new Change(territory, change, ALICE, AT.plusNanos(1));
  }
}
