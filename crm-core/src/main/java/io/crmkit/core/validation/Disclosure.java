package io.crmkit.core.validation;

import io.crmkit.core.Secret;
import java.lang.reflect.AnnotatedElement;

/** Whether messages may show a value. */
enum Disclosure {
  OPEN,
  HIDDEN;

  static Disclosure of(AnnotatedElement place, Class<?> type) {
    return place.isAnnotationPresent(Secret.class) || type.isAnnotationPresent(Secret.class) ? HIDDEN : OPEN;
  }

  /** What is inside a hidden value is hidden too. */
  Disclosure and(Disclosure inner) {
    return this == HIDDEN ? HIDDEN : inner;
  }
}
