package io.crmkit.ai.diff;

import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What two schemas ask for; whatever makes rows of the one mean something else to the other one is a break. */
final class SchemaDiff {

  private final List<ModelChange> changes = new ArrayList<>();

  private SchemaDiff() {}

  static List<ModelChange> of(FeatureSchema before, FeatureSchema after) {
    SchemaDiff diff = new SchemaDiff();
    Map<String, Feature> known = byName(before);
    Map<String, Feature> asked = byName(after);
    before.features().stream().filter(each -> !asked.containsKey(each.name()))
        .forEach(each -> diff.breaks("%s is no longer asked for", each.name()));
    after.features().stream().filter(each -> !known.containsKey(each.name()))
        .forEach(each -> diff.breaks("%s is asked for", each.name()));
    List<String> order = common(before, asked);
    if (!order.equals(common(after, known))) {
      diff.breaks("features stand in another order: %s", Words.list(common(after, known).stream()));
    }
    for (Feature each : after.features()) {
      Feature then = known.get(each.name());
      if (then != null) {
        diff.compare(then, each);
      }
    }
    return diff.changes;
  }

  private static Map<String, Feature> byName(FeatureSchema schema) {
    return schema.features().stream().collect(Collectors.toMap(Feature::name, Function.identity()));
  }

  private static List<String> common(FeatureSchema schema, Map<String, Feature> others) {
    return schema.features().stream().map(Feature::name).filter(others::containsKey).toList();
  }

  private void compare(Feature before, Feature after) {
    if (before.kind() != after.kind()) {
      breaks("%s is a %s, not a %s", after.name(), after.kind().name().toLowerCase(Locale.ROOT),
          before.kind().name().toLowerCase(Locale.ROOT));
      return;
    }
    if (!before.unit().equals(after.unit())) {
      breaks("%s is in %s, not %s", after.name(), unit(after), unit(before));
    }
    if (!before.vocabulary().equals(after.vocabulary())) {
      compareWords(before, after);
    }
    if (before.personal() != after.personal()) {
      changes.add(new ModelChange(ModelPart.SCHEMA, VersionStep.MINOR,
          "%s is %s personal".formatted(after.name(), after.personal() ? "marked as" : "no longer marked as")));
    }
  }

  private static String unit(Feature feature) {
    return feature.unit().isEmpty() ? "no unit" : feature.unit();
  }

  /** Words behind those that were there leave their codes as they are. */
  private void compareWords(Feature before, Feature after) {
    List<String> known = before.vocabulary();
    List<String> words = after.vocabulary();
    boolean shown = !before.personal() && !after.personal();
    int same = 0;
    while (same < Math.min(known.size(), words.size()) && known.get(same).equals(words.get(same))) {
      same++;
    }
    if (same < known.size()) {
      String to = same < words.size() ? words.get(same) : "nothing";
      breaks("%s has another category at %d%s", after.name(), same,
          shown ? ": %s, not %s".formatted(to, known.get(same)) : "");
    } else {
      String more = shown ? ": " + Words.list(words.stream().skip(same)) : "";
      changes.add(new ModelChange(ModelPart.SCHEMA, VersionStep.MINOR,
          "%s has %d more categories%s".formatted(after.name(), words.size() - same, more)));
    }
  }

  private void breaks(String what, Object... values) {
    changes.add(new ModelChange(ModelPart.SCHEMA, VersionStep.MAJOR, what.formatted(values)));
  }
}
