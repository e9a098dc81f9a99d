package io.crmkit.dedupe.merge.json;

import io.crmkit.core.state.StateFormat;
import io.crmkit.dedupe.merge.model.Entity;
import io.crmkit.dedupe.merge.model.EntityEvent;
import io.crmkit.dedupe.merge.model.EntityEvent.EntityAbsorbed;
import io.crmkit.dedupe.merge.model.EntityEvent.EntityMerged;
import io.crmkit.dedupe.merge.model.EntityEvent.EntityReleased;
import io.crmkit.dedupe.merge.model.EntityEvent.EntityRevived;
import io.crmkit.dedupe.merge.model.EntityEvent.FieldEdited;
import io.crmkit.dedupe.merge.model.EntityEvent.RecordAdopted;
import io.crmkit.dedupe.merge.model.EntityEvent.RecordChanged;
import io.crmkit.dedupe.merge.model.EntityEvent.RecordDropped;
import io.crmkit.dedupe.merge.model.EntityId;

/** Entities and their events in the form that is stored and published. */
public final class EntityFormat {

  static final String ADOPTED = "dedupe.record-adopted";
  static final String DROPPED = "dedupe.record-dropped";

  public static final StateFormat<EntityId, Entity, EntityEvent> FORMAT =
      StateFormat.of("entity", EntityId::new, Entity.class, EntityEvent.class)
          .type(RecordAdopted.class, ADOPTED)
          .type(RecordChanged.class, "dedupe.record-changed")
          .type(RecordDropped.class, DROPPED)
          .type(FieldEdited.class, "dedupe.field-edited")
          .type(EntityMerged.class, "dedupe.entity-merged")
          .type(EntityAbsorbed.class, "dedupe.entity-absorbed")
          .type(EntityReleased.class, "dedupe.entity-released")
          .type(EntityRevived.class, "dedupe.entity-revived")
          .build(EntityEvent::at);

  private EntityFormat() {}
}
