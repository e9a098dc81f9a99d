package io.crmkit.core.naming;

import java.lang.reflect.RecordComponent;
import java.util.Locale;

/** The names that Java components, constants and types have in documents. */
public final class JsonNames {

  private JsonNames() {}

  public static String of(RecordComponent component) {
    JsonName given = component.getAnnotation(JsonName.class);
    return given == null ? snakeCase(component.getName()) : given.value();
  }

  public static String of(Enum<?> constant) {
    try {
      JsonName given = constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonName.class);
      return given == null ? constant.name().toLowerCase(Locale.ROOT) : given.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("an enum constant is always a field: " + constant, e);
    }
  }

  public static String of(Class<?> form) {
    JsonName given = form.getAnnotation(JsonName.class);
    return given == null ? snakeCase(form.getSimpleName()) : given.value();
  }

  /** Returns {@code escalation_after_hours} for {@code escalationAfterHours}; {@code url_path} for {@code URLPath}. */
  public static String snakeCase(String name) {
    StringBuilder snake = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      if (startsWord(name, i)) {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(name.charAt(i)));
    }
    return snake.toString();
  }

  private static boolean startsWord(String name, int i) {
    if (i == 0 || !Character.isUpperCase(name.charAt(i)) || name.charAt(i - 1) == '_') {
      return false;
    }
    boolean endsAcronym = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
    return !Character.isUpperCase(name.charAt(i - 1)) || endsAcronym;
  }
}
