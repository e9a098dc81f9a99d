package io.crmkit.core.validation;

import io.crmkit.core.Secret;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.lang.reflect.Field;

/** Finds out whether a violation of the provider stands at a secret field. */
final class SecretPlaces {

  private SecretPlaces() {}

  /** Hidden if any class on the way has a secret field of a name on the way: rather too often than once too little. */
  static Disclosure of(ConstraintViolation<?> violation) {
    Class<?> leaf = violation.getLeafBean() == null ? violation.getRootBeanClass() : violation.getLeafBean().getClass();
    for (Path.Node node : violation.getPropertyPath()) {
      if (isSecret(leaf, node.getName()) || isSecret(violation.getRootBeanClass(), node.getName())) {
        return Disclosure.HIDDEN;
      }
    }
    return leaf.isAnnotationPresent(Secret.class) ? Disclosure.HIDDEN : Disclosure.OPEN;
  }

  private static boolean isSecret(Class<?> type, String name) {
    for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
      for (Field field : owner.getDeclaredFields()) {
        if (field.getName().equals(name) && field.isAnnotationPresent(Secret.class)) {
          return true;
        }
      }
    }
    return false;
  }
}
