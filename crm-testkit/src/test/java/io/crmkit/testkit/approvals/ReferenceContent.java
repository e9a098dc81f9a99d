package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What of a subject has changed, by texts that are equal for values that mean the same. */
final class ReferenceContent {

  private ReferenceContent() {}

  /** Whether a field differs that {@code step} watches: its own, or else those of the definition, or else all. */
  static boolean touches(Definition definition, Step step, Value.Fields before, Value.Fields after) {
    List<FieldPath> paths = paths(definition, step);
    return paths == null
        ? changes(before, after)
        : paths.stream().anyMatch(path -> !text(at(before, path)).equals(text(at(after, path))));
  }

  /** Whether {@code seeing} watches all that {@code other} does, by itself or with all around it. */
  static boolean seesAll(Definition definition, Step seeing, Step other) {
    List<FieldPath> seen = paths(definition, seeing);
    List<FieldPath> asked = paths(definition, other);
    return seen == null || asked != null && asked.stream().allMatch(path ->
        seen.stream().anyMatch(each -> (path + ".").startsWith(each + ".")));
  }

  private static @Nullable List<FieldPath> paths(Definition definition, Step step) {
    ContentPolicy content = definition.terms().content();
    return step.watch() != null ? step.watch() : content == null ? null : content.watch();
  }

  /** Whether any field differs. */
  static boolean changes(Value.Fields before, Value.Fields after) {
    Set<String> all = new TreeSet<>(before.values().keySet());
    all.addAll(after.values().keySet());
    return all.stream().anyMatch(name -> !text(before.value(name)).equals(text(after.value(name))));
  }

  private static Value at(Value.Fields fields, FieldPath path) {
    Value value = fields;
    for (String name : path.names()) {
      value = value instanceof Value.Fields group ? group.value(name) : Value.ABSENT;
    }
    return value;
  }

  /** Returns a text that is equal for values that mean the same, without what is absent. */
  static String text(Value value) {
    if (value instanceof Value.Fields group) {
      StringBuilder text = new StringBuilder();
      new TreeMap<>(group.values()).forEach((name, each) ->
          text.append(each.equals(Value.ABSENT) ? "" : name + "=" + text(each) + ";"));
      return "{" + text + "}";
    }
    return value.toString();
  }
}
