package io.crmkit.core.json;

import io.crmkit.core.Secret;
import io.crmkit.core.json.Json.Kind;
import io.crmkit.core.naming.JsonPointer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record as an object. */
final class RecordShape implements Shape {

  private final Class<? extends Record> type;
  private final VersionGate version;
  private volatile @Nullable Layout layout;

  RecordShape(Class<? extends Record> type) {
    this.type = type;
    this.version = VersionGate.of(type);
  }

  /** What the record consists of; worked out at first use, since records may contain themselves. */
  private record Layout(Construction construction, Map<String, Integer> indexes) {

    static Layout of(Class<? extends Record> type) {
      Construction construction = Construction.of(type);
      Map<String, Integer> indexes = new LinkedHashMap<>();
      for (Member member : construction.members()) {
        if (indexes.put(member.name(), indexes.size()) != null) {
          throw new IllegalArgumentException("%s has two members \"%s\"".formatted(type.getName(), member.name()));
        }
      }
      return new Layout(construction, indexes);
    }
  }

  private Layout layout() {
    Layout known = layout;
    if (known == null) {
      known = Layout.of(type);
      layout = known;
    }
    return known;
  }

  Class<? extends Record> type() {
    return type;
  }

  /** Returns the name of the member that objects of this type begin with. */
  String firstMember() {
    Map<String, Integer> indexes = layout().indexes();
    if (indexes.isEmpty()) {
      throw new IllegalArgumentException(type.getName() + " has no component that could tell it apart");
    }
    return indexes.keySet().iterator().next();
  }

  boolean hasMember(String name) {
    return layout().indexes().containsKey(name);
  }

  @Override
  public boolean accepts(Kind kind) {
    return kind == Kind.OBJECT;
  }

  @Override
  public Object read(Json json, JsonPointer at, Problems problems) {
    if (!(json instanceof Json.Obj object)) {
      return problems.wrongType(at, Kind.OBJECT, json);
    }
    if (!version.admits(object, at, problems)) {
      return BROKEN;
    }
    boolean secret = type.isAnnotationPresent(Secret.class);
    if (secret) {
      problems.enterSecret();
    }
    Object made = members(hasMember(VersionGate.MEMBER) ? object : version.strip(object), at, problems);
    if (secret) {
      problems.leaveSecret();
    }
    return made;
  }

  private Object members(Json.Obj object, JsonPointer at, Problems problems) {
    Construction construction = layout().construction();
    @Nullable Object[] values = present(object, at, problems);
    boolean sound = true;
    for (int i = 0; i < values.length; i++) {
      Member member = construction.members().get(i);
      if (!object.members().containsKey(member.name())) {
        values[i] = member.read(absent(member), at.child(member.name()), problems);
      }
      sound &= values[i] != BROKEN;
    }
    return sound ? construction.construct(values, at, problems) : BROKEN;
  }

  private @Nullable Object[] present(Json.Obj object, JsonPointer at, Problems problems) {
    Map<String, Integer> indexes = layout().indexes();
    @Nullable Object[] values = new Object[indexes.size()];
    for (Map.Entry<String, Json> each : object.members().entrySet()) {
      Integer index = indexes.get(each.getKey());
      JsonPointer here = at.child(each.getKey());
      if (index == null) {
        problems.add(here, "json.unknown-field", problems.shownName(each.getKey()) + " is not known here."
            + Suggestion.of(each.getKey(), indexes.keySet()));
      } else {
        values[index] = layout().construction().members().get(index).read(each.getValue(), here, problems);
      }
    }
    return values;
  }

  /** A document that does not say its version is of the first. */
  private @Nullable Json absent(Member member) {
    boolean isVersion = !version.isOpen() && member.name().equals(VersionGate.MEMBER);
    return isVersion ? new Json.Num(BigDecimal.ONE) : null;
  }

  @Override
  public Json.Obj write(Object value) {
    Map<String, Json> members = new LinkedHashMap<>();
    write(value, members);
    return new Json.Obj(members);
  }

  /** Writes the members of a record behind others. */
  void write(Object value, Map<String, Json> members) {
    version.write(members);
    for (Member member : layout().construction().members()) {
      Json written = member.write(value);
      if (written != null) {
        members.put(member.name(), written);
      }
    }
  }
}
