package io.crmkit.territory.json;

import io.crmkit.core.state.StateFormat;
import io.crmkit.territory.model.ModelEvent;
import io.crmkit.territory.model.ModelEvent.ModelNamed;
import io.crmkit.territory.model.ModelEvent.TerritoryChanged;
import io.crmkit.territory.model.ModelEvent.TerritoryCreated;
import io.crmkit.territory.model.ModelEvent.TerritoryDeleted;
import io.crmkit.territory.model.ModelEvent.TypeRemoved;
import io.crmkit.territory.model.ModelEvent.TypeSet;
import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.ModelRegister;
import io.crmkit.territory.model.RegisterEvent;
import io.crmkit.territory.model.RegisterEvent.ModelActivated;
import io.crmkit.territory.model.RegisterEvent.ModelArchived;
import io.crmkit.territory.model.RegisterEvent.ModelRegistered;
import io.crmkit.territory.model.RegisterId;
import io.crmkit.territory.model.TerritoryModel;
import io.crmkit.territory.model.placement.Placement;
import io.crmkit.territory.model.placement.PlacementEvent;
import io.crmkit.territory.model.placement.PlacementEvent.Entered;
import io.crmkit.territory.model.placement.PlacementEvent.Left;
import io.crmkit.territory.model.placement.PlacementEvent.RealignSet;
import io.crmkit.territory.model.placement.PlacementId;

/** States and events of territories in the form that is stored and published. */
public final class TerritoryFormats {

  public static final StateFormat<ModelId, TerritoryModel, ModelEvent> MODEL =
      StateFormat.of("territory-model", ModelId::new, TerritoryModel.class, ModelEvent.class)
          .type(ModelNamed.class, "territory-model.named")
          .type(TypeSet.class, "territory-model.type-set")
          .type(TypeRemoved.class, "territory-model.type-removed")
          .type(TerritoryCreated.class, "territory-model.territory-created")
          .type(TerritoryChanged.class, "territory-model.territory-changed")
          .type(TerritoryDeleted.class, "territory-model.territory-deleted")
          .build(ModelEvent::at);

  public static final StateFormat<RegisterId, ModelRegister, RegisterEvent> REGISTER =
      StateFormat.of("territory-register", RegisterId::new, ModelRegister.class, RegisterEvent.class)
          .type(ModelRegistered.class, "territory-register.model-registered")
          .type(ModelActivated.class, "territory-register.model-activated")
          .type(ModelArchived.class, "territory-register.model-archived")
          .build(RegisterEvent::at);

  public static final StateFormat<PlacementId, Placement, PlacementEvent> PLACEMENT =
      StateFormat.of("territory-placement", PlacementId::parse, Placement.class, PlacementEvent.class)
          .type(Entered.class, "territory-placement.entered")
          .type(Left.class, "territory-placement.left")
          .type(RealignSet.class, "territory-placement.realign-set")
          .build(PlacementEvent::at);

  private TerritoryFormats() {}
}
