package io.crmkit.record.model;

import io.crmkit.record.model.Opportunity.Live;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who changed which field of a deal, when, and from what: read from its events, and so never at odds with them. */
public final class FieldHistory {

  private FieldHistory() {}

  /**
   * Returns every change after the deal was opened, oldest first; of one event in the order of the fields.
   *
   * @param events all of one deal, oldest first
   */
  public static List<FieldChange> of(List<OpportunityEvent> events) {
    OpportunityDecider decider = new OpportunityDecider();
    List<FieldChange> changes = new ArrayList<>();
    Opportunity state = decider.initial();
    for (OpportunityEvent event : events) {
      Opportunity next = decider.evolve(state, event);
      if (state instanceof Live before && next instanceof Live after) {
        addAll(changes, before.details(), after.details(), event);
      }
      state = next;
    }
    return List.copyOf(changes);
  }

  private static void addAll(
      List<FieldChange> changes, OpportunityDetails before, OpportunityDetails after, OpportunityEvent event) {
    for (OpportunityField field : OpportunityField.values()) {
      @Nullable String was = field.text(before).orElse(null);
      @Nullable String is = field.text(after).orElse(null);
      if (!Objects.equals(was, is)) {
        changes.add(new FieldChange(field.jsonName(), was, is, event.by(), event.at()));
      }
    }
  }
}
