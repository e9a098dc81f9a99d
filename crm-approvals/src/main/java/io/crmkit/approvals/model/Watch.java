package io.crmkit.approvals.model;

import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.ValueJson;
import io.crmkit.core.json.JsonDocuments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a subject the people of a step look at. A field that is missing and one that is null are the same. */
final class Watch {

  private Watch() {}

  /** Whether {@code definition} binds approvals to what they saw. */
  static boolean isOn(Definition definition) {
    if (definition.terms().content() != null) {
      return true;
    }
    // by hand, since every vote asks
    for (Step step : definition.steps()) {
      if (step.watch() != null) {
        return true;
      }
    }
    return false;
  }

  /** Whether a field that {@code step} watches differs. */
  static boolean differs(Definition definition, Step step, Value.Fields before, Value.Fields after) {
    return !seen(definition, step, before).equals(seen(definition, step, after));
  }

  /** Whether whoever looks at what {@code wider} watches sees all that {@code other} does. */
  static boolean covers(Definition definition, Step wider, Step other) {
    return covers(definition, wider, definition, other);
  }

  /** The same for steps of two definitions. */
  static boolean covers(Definition definition, Step wider, Definition next, Step other) {
    List<FieldPath> seen = paths(definition, wider);
    List<FieldPath> asked = paths(next, other);
    return seen == null
        || asked != null && asked.stream().allMatch(path -> seen.stream().anyMatch(each -> holds(each, path)));
  }

  private static boolean holds(FieldPath group, FieldPath path) {
    int depth = group.names().size();
    return depth <= path.names().size() && path.names().subList(0, depth).equals(group.names());
  }

  /** Returns the SHA-256, in hex, of the sorted JSON of what {@code step} watches. */
  static String digest(Definition definition, Step step, Value.Fields fields) {
    return JsonDocuments.digest(ValueJson.writeSorted(seen(definition, step, fields)));
  }

  /** Returns the names of the fields that differ, sorted. */
  static List<String> changed(Value.Fields before, Value.Fields after) {
    Set<String> names = new LinkedHashSet<>(before.values().keySet());
    names.addAll(after.values().keySet());
    List<String> changed = new ArrayList<>();
    for (String name : names) {
      if (!plain(before.value(name)).equals(plain(after.value(name)))) {
        changed.add(name);
      }
    }
    changed.sort(null);
    return changed;
  }

  private static Value.Fields seen(Definition definition, Step step, Value.Fields fields) {
    List<FieldPath> paths = paths(definition, step);
    if (paths == null) {
      return (Value.Fields) plain(fields);
    }
    Map<String, Value> seen = new LinkedHashMap<>();
    for (FieldPath path : paths) {
      Value value = plain(at(fields, path));
      if (!value.equals(Value.ABSENT)) {
        seen.put(path.toString(), value);
      }
    }
    return new Value.Fields(seen);
  }

  private static @Nullable List<FieldPath> paths(Definition definition, Step step) {
    List<FieldPath> own = step.watch();
    ContentPolicy content = definition.terms().content();
    return own != null || content == null ? own : content.watch();
  }

  private static Value at(Value.Fields fields, FieldPath path) {
    Value value = fields;
    for (String name : path.names()) {
      value = value instanceof Value.Fields group ? group.value(name) : Value.ABSENT;
    }
    return value;
  }

  private static Value plain(Value value) {
    if (value instanceof Value.Fields group) {
      Map<String, Value> kept = new LinkedHashMap<>();
      group.values().forEach((name, each) -> {
        if (!each.equals(Value.ABSENT)) {
          kept.put(name, plain(each));
        }
      });
      return new Value.Fields(kept);
    }
    return value instanceof Value.Items items
        ? new Value.Items(items.values().stream().map(Watch::plain).toList())
        : value;
  }
}
