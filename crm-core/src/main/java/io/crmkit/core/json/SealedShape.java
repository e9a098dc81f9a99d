package io.crmkit.core.json;

import io.crmkit.core.json.Json.Kind;
import io.crmkit.core.naming.JsonNames;
import io.crmkit.core.naming.JsonPointer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sealed interface as whichever of its forms stands there. */
final class SealedShape implements Shape {

  private static final String TYPE = "type";

  private final Class<?> type;
  private final String typeMember;
  private final VersionGate version;
  private final boolean byFirstMember;
  private volatile @Nullable Forms forms;

  SealedShape(Class<?> type) {
    this.type = type;
    this.version = VersionGate.of(type);
    this.byFirstMember = type.isAnnotationPresent(ByFirstMember.class);
    TypeMember named = type.getAnnotation(TypeMember.class);
    this.typeMember = named == null ? TYPE : named.value();
  }

  /** Objects by the name that chooses them and those names by their types, and everything else. */
  private record Forms(Map<String, RecordShape> objects, Map<Class<?>, String> names, Map<Class<?>, Shape> scalars) {}

  private Forms forms() {
    Forms known = forms;
    if (known == null) {
      known = new Forms(new LinkedHashMap<>(), new HashMap<>(), new LinkedHashMap<>());
      collect(type, known);
      forms = known;
    }
    return known;
  }

  private void collect(Class<?> sealed, Forms into) {
    for (Class<?> form : sealed.getPermittedSubclasses()) {
      if (form.isInterface() && form.isSealed()) {
        collect(form, into);
        continue;
      }
      Shape shape = Shapes.of(form);
      if (shape instanceof RecordShape object) {
        add(object, into);
      } else {
        into.scalars().put(form, shape);
      }
    }
  }

  private void add(RecordShape form, Forms into) {
    String name = nameOf(form);
    into.names().put(form.type(), name);
    if (into.objects().put(name, form) != null) {
      throw new IllegalArgumentException("%s has two forms \"%s\"".formatted(type.getName(), name));
    }
  }

  private String nameOf(RecordShape form) {
    if (byFirstMember) {
      return form.firstMember();
    }
    if (form.hasMember(typeMember)) {
      throw new IllegalArgumentException("%s.%s would be taken for the form of %s: give it another name"
          .formatted(form.type().getName(), typeMember, type.getSimpleName()));
    }
    return JsonNames.of(form.type());
  }

  @Override
  public boolean accepts(Kind kind) {
    Forms known = forms();
    boolean isObject = kind == Kind.OBJECT && !known.objects().isEmpty();
    return isObject || known.scalars().values().stream().anyMatch(scalar -> scalar.accepts(kind));
  }

  @Override
  public Object read(Json json, JsonPointer at, Problems problems) {
    if (json instanceof Json.Obj object && !forms().objects().isEmpty()) {
      if (!version.admits(object, at, problems)) {
        return BROKEN;
      }
      Json.Obj rest = version.strip(object);
      return byFirstMember ? readByFirstMember(rest, at, problems) : readByType(rest, at, problems);
    }
    for (Shape scalar : forms().scalars().values()) {
      if (scalar.accepts(json.kind())) {
        return scalar.read(json, at, problems);
      }
    }
    return problems.wrongType(at, expected(), json);
  }

  private Object readByType(Json.Obj object, JsonPointer at, Problems problems) {
    Set<String> names = forms().objects().keySet();
    Json given = object.members().get(typeMember);
    if (given == null) {
      String message = "\"" + typeMember + "\" is required: one of " + String.join(", ", names) + ".";
      problems.add(at.child(typeMember), "json.missing-field", message);
      return BROKEN;
    }
    if (!(given instanceof Json.Text name)) {
      return problems.wrongType(at.child(typeMember), "one of " + String.join(", ", names), given);
    }
    RecordShape form = forms().objects().get(name.value());
    if (form == null) {
      problems.add(at.child(typeMember), "json.unknown-type", problems.shown(name.value()) + " is not one of "
          + String.join(", ", names) + "." + Suggestion.of(name.value(), names, problems));
      return BROKEN;
    }
    return form.read(VersionGate.without(object, typeMember), at, problems);
  }

  private Object readByFirstMember(Json.Obj object, JsonPointer at, Problems problems) {
    for (Map.Entry<String, RecordShape> form : forms().objects().entrySet()) {
      if (object.members().containsKey(form.getKey())) {
        return form.getValue().read(object, at, problems);
      }
    }
    problems.add(at, "json.unknown-type",
        "The object needs one of the members " + String.join(", ", forms().objects().keySet()) + ".");
    return BROKEN;
  }

  private String expected() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Kind kind : Kind.values()) {
      if (kind != Kind.NULL && accepts(kind)) {
        kinds.add(kind);
      }
    }
    return kinds.stream().map(Kind::toString).collect(Collectors.joining(" or "));
  }

  @Override
  public Json write(Object value) {
    Class<?> form = value instanceof Enum<?> e ? e.getDeclaringClass() : value.getClass();
    String name = forms().names().get(form);
    if (name != null) {
      return write(value, name);
    }
    Shape scalar = forms().scalars().get(form);
    if (scalar == null) {
      throw new IllegalArgumentException("%s is no form of %s".formatted(form, type.getName()));
    }
    return scalar.write(value);
  }

  private Json write(Object value, String name) {
    Map<String, Json> members = new LinkedHashMap<>();
    if (!byFirstMember) {
      members.put(typeMember, new Json.Text(name));
    }
    version.write(members);
    Objects.requireNonNull(forms().objects().get(name)).write(value, members);
    return new Json.Obj(members);
  }
}
