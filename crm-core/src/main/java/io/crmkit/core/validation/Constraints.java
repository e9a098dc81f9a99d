package io.crmkit.core.validation;

import jakarta.validation.Constraint;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A usual constraint, checked without a provider: starting one costs more than everything else at the start of a host.
 *
 * <p>Answers and messages are those of Hibernate Validator; a property in crm-testkit holds the two together.
 */
record Constraints(String code, String message, Predicate<@Nullable Object> rule) {

  boolean allows(@Nullable Object value) {
    return rule.test(value);
  }

  /** Returns the check for an annotation on a place of this type; null if it is a matter for the provider. */
  static @Nullable Constraints of(Annotation annotation, Class<?> type) {
    if (annotation instanceof NotNull a) {
      return with(annotation, a.groups(), a.message(), "must not be null", value -> value != null);
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return ofText(annotation);
    }
    if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
      return ofSize(annotation);
    }
    return NumberBounds.cover(type) ? NumberBounds.of(annotation) : null;
  }

  private static @Nullable Constraints ofText(Annotation annotation) {
    if (annotation instanceof NotBlank a) {
      return with(annotation, a.groups(), a.message(), "must not be blank",
          value -> value != null && !value.toString().isBlank());
    }
    if (annotation instanceof Pattern a) {
      java.util.regex.Pattern pattern = java.util.regex.Pattern.compile(a.regexp(), flags(a));
      return with(annotation, a.groups(), a.message(), "must match \"" + a.regexp() + "\"",
          value -> value == null || pattern.matcher((CharSequence) value).matches());
    }
    return ofSize(annotation);
  }

  private static @Nullable Constraints ofSize(Annotation annotation) {
    if (annotation instanceof NotEmpty a) {
      return with(annotation, a.groups(), a.message(), "must not be empty", value -> value != null && size(value) > 0);
    }
    if (annotation instanceof Size a && a.min() >= 0 && a.max() >= a.min()) {
      return with(annotation, a.groups(), a.message(), "size must be between " + a.min() + " and " + a.max(),
          value -> value == null || (size(value) >= a.min() && size(value) <= a.max()));
    }
    return null;
  }

  static @Nullable Constraints with(
      Annotation annotation, Class<?>[] groups, String given, String usual, Predicate<@Nullable Object> rule) {
    boolean isUsual = given.equals("{" + annotation.annotationType().getName() + ".message}");
    boolean needsInterpolation = given.indexOf('{') >= 0 || given.indexOf('$') >= 0 || given.indexOf('\\') >= 0;
    if (groups.length > 0 || (!isUsual && needsInterpolation)) {
      return null;
    }
    return new Constraints(code(annotation), isUsual ? usual : given, rule);
  }

  private static int size(Object value) {
    if (value instanceof CharSequence text) {
      return text.length();
    }
    return value instanceof Collection<?> collection ? collection.size() : ((Map<?, ?>) value).size();
  }

  private static int flags(Pattern annotation) {
    int flags = 0;
    for (Pattern.Flag flag : annotation.flags()) {
      flags |= flag.getValue();
    }
    return flags;
  }

  /** Returns {@code validation.not-blank} for {@code @NotBlank}. */
  static String code(Annotation annotation) {
    String name = annotation.annotationType().getSimpleName();
    StringBuilder kebab = new StringBuilder("validation.").append(Character.toLowerCase(name.charAt(0)));
    for (char c : name.substring(1).toCharArray()) {
      kebab.append(Character.isUpperCase(c) ? "-" : "").append(c);
    }
    return kebab.toString().toLowerCase(Locale.ROOT);
  }

  static boolean anyOn(AnnotatedElement element) {
    for (Annotation annotation : element.getAnnotations()) {
      if (isConstraint(annotation)) {
        return true;
      }
    }
    return false;
  }

  /** A repeated constraint stands in a container whose only member is an array of constraints. */
  static boolean isConstraint(Annotation annotation) {
    Class<? extends Annotation> type = annotation.annotationType();
    Class<?> enclosing = type.getEnclosingClass();
    return type.isAnnotationPresent(Constraint.class)
        || (enclosing != null && enclosing.isAnnotationPresent(Constraint.class));
  }
}
