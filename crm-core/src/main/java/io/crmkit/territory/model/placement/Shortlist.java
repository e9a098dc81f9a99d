package io.crmkit.territory.model.placement;

import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Absent;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.expression.Value.Text;
import io.crmkit.territory.model.rule.Criteria.TextKey;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which places of a tree can match a record at all, found by the texts that their first criteria ask for.
 *
 * <p>If the first thing that is asked at a place is whether a field is one of some texts, the place need only be looked
 * at for records that have one of them there, as most territories have it: a state, a postcode, an account. A field
 * that holds something else than a text makes such a criterion fail, and so brings all of its places back.
 */
final class Shortlist {

  private final BitSet always = new BitSet();
  private final Map<String, Map<String, BitSet>> byText = new HashMap<>();
  private final Map<String, BitSet> byField = new HashMap<>();

  /** Notes a place at which a list of rules is asked first; it is always looked at if they begin otherwise. */
  void add(int place, List<Rulebook.Ready> rules) {
    Optional<TextKey> first = rules.isEmpty() ? Optional.empty() : rules.get(0).criteria().firstKey();
    if (first.isEmpty()) {
      always.set(place);
      return;
    }
    TextKey key = first.get();
    byField.computeIfAbsent(key.field(), unused -> new BitSet()).set(place);
    Map<String, BitSet> texts = byText.computeIfAbsent(key.field(), unused -> new HashMap<>());
    key.texts().forEach(text -> texts.computeIfAbsent(text, unused -> new BitSet()).set(place));
  }

  /** Returns the places to look at, and perhaps some more. */
  BitSet of(Fields record) {
    BitSet places = (BitSet) always.clone();
    byField.forEach((field, all) -> {
      Value value = record.value(field);
      if (value instanceof Text text) {
        places.or(byText.getOrDefault(field, Map.of()).getOrDefault(text.value(), new BitSet()));
      } else if (!(value instanceof Absent)) {
        places.or(all);
      }
    });
    return places;
  }
}
