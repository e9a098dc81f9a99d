package io.crmkit.approvals.json;

import java.util.Locale;

/** Enum constants as they stand in JSON: {@code FIRST_VOTE} is {@code first_vote}. */
final class Names {

  private Names() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E constant(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }
}
