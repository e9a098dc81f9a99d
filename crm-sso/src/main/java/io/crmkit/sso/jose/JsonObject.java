package io.crmkit.sso.jose;

import io.crmkit.sso.model.Reason;
import io.crmkit.sso.model.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of a stranger that nobody signed, such as the answer of a token endpoint; read as strictly as tokens are: each
 * member once, at most 32 deep. Immutable; its text shows names only.
 */
public final class JsonObject {

  private final Map<String, @Nullable Object> members;

  private JsonObject(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  /**
   * Reads an object.
   *
   * @param otherwise the reason if this is none; what is too deep is {@link JoseReason#TOO_LARGE}
   */
  public static Verdict<JsonObject> read(String json, Reason otherwise) {
    try {
      return Verdict.accept(new JsonObject(StrictJson.object(json, otherwise)));
    } catch (NotAcceptedException e) {
      return Verdict.refuse(e.refusal());
    }
  }

  /**
   * Reads a list of objects.
   *
   * @param otherwise the reason if this is none
   */
  public static Verdict<List<JsonObject>> readList(String json, Reason otherwise) {
    try {
      return Verdict.accept(objects(StrictJson.array(json, otherwise), otherwise));
    } catch (NotAcceptedException e) {
      return Verdict.refuse(e.refusal());
    }
  }

  @SuppressWarnings("unchecked") // objects come from the reader, whose members have names that are texts
  private static List<JsonObject> objects(List<@Nullable Object> elements, Reason otherwise) throws NotAcceptedException {
    List<JsonObject> objects = new ArrayList<>();
    for (Object each : elements) {
      if (!(each instanceof Map<?, ?>)) {
        throw new NotAcceptedException(otherwise, "The list has something that is no object.");
      }
      objects.add(new JsonObject((Map<String, @Nullable Object>) each));
    }
    return objects;
  }

  /** Whether the member is there, with whatever value, null included. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** Returns a member that is a text; nothing if it is absent or something else. */
  public Optional<String> text(String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Returns a member that is a list of texts; nothing if it is absent or something else. */
  public Optional<List<String>> texts(String name) {
    return members.get(name) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
        ? Optional.of(list.stream().map(String.class::cast).toList()) : Optional.empty();
  }

  /** Returns a member that is true or false; nothing if it is absent or something else, such as the text "true". */
  public Optional<Boolean> flag(String name) {
    return members.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  /** Returns a member that is a number; nothing if it is absent or something else. */
  public Optional<BigDecimal> number(String name) {
    return members.get(name) instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
  }

  /** Whether the member is an object, such as an event that a token tells of. */
  public boolean hasObject(String name) {
    return members.get(name) instanceof Map<?, ?>;
  }

  /** Returns every member in the order of the text; values are String, BigDecimal, Boolean, List, Map or null. */
  public Map<String, @Nullable Object> members() {
    return members;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonObject that && members.equals(that.members);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(members);
  }

  @Override
  public String toString() {
    return "JsonObject" + members.keySet();
  }
}
