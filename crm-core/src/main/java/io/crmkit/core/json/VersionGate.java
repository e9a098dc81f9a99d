package io.crmkit.core.json;

import io.crmkit.core.naming.JsonNames;
import io.crmkit.core.naming.JsonPointer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The version that a document type declares; see {@link Versioned}. Zero stands for a type without versions. */
record VersionGate(Class<?> type, int newest) {

  static final String MEMBER = "version";

  static VersionGate of(Class<?> type) {
    Versioned versioned = type.getAnnotation(Versioned.class);
    return new VersionGate(type, versioned == null ? 0 : versioned.value());
  }

  boolean isOpen() {
    return newest == 0;
  }

  /** Returns whether the rest of the document can be read; reports why not. */
  boolean admits(Json.Obj object, JsonPointer at, Problems problems) {
    Json version = isOpen() ? null : object.members().get(MEMBER);
    if (version == null) {
      return true;
    }
    if (!(version instanceof Json.Num number) || !isWhole(number.value())) {
      problems.wrongType(at.child(MEMBER), "a version from 1 to " + newest, version);
      return false;
    }
    if (number.value().compareTo(BigDecimal.valueOf(newest)) <= 0) {
      return true;
    }
    problems.add(at.child(MEMBER), "json.unknown-version", "Version %s of %s is not known here; %s can be read."
        .formatted(number.value().toPlainString(), JsonNames.of(type), newest == 1 ? "version 1" : "1 to " + newest));
    return false;
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() > 0 && number.stripTrailingZeros().scale() <= 0;
  }

  Json.Obj strip(Json.Obj object) {
    if (isOpen() || !object.members().containsKey(MEMBER)) {
      return object;
    }
    return without(object, MEMBER);
  }

  static Json.Obj without(Json.Obj object, String name) {
    Map<String, Json> rest = new LinkedHashMap<>(object.members());
    rest.remove(name);
    return new Json.Obj(rest);
  }

  void write(Map<String, Json> members) {
    if (!isOpen()) {
      members.put(MEMBER, new Json.Num(BigDecimal.valueOf(newest)));
    }
  }
}
