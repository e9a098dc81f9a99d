package io.crmkit.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.record.model.FieldChange;
import io.crmkit.record.model.FieldHistory;
import io.crmkit.record.model.OpportunityDetails;
import io.crmkit.record.model.OpportunityEvent;
import io.crmkit.record.model.OpportunityField;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Does again, to texts by the names of fields, what a history tells of. */
final class FieldReplay {

  private final Map<String, String> values;

  FieldReplay(OpportunityDetails first) {
    values = valuesOf(first);
  }

  static Map<String, String> valuesOf(OpportunityDetails details) {
    Map<String, String> values = new TreeMap<>();
    for (OpportunityField field : OpportunityField.values()) {
      field.text(details).ifPresent(text -> values.put(field.jsonName(), text));
    }
    return values;
  }

  void follow(List<OpportunityEvent> events) {
    for (FieldChange change : FieldHistory.of(events)) {
      assertThat(values.get(change.field())).isEqualTo(change.before()).isNotEqualTo(change.after());
      if (change.after() == null) {
        values.remove(change.field());
      } else {
        values.put(change.field(), Objects.requireNonNull(change.after()));
      }
    }
  }

  Map<String, String> values() {
    return values;
  }
}
