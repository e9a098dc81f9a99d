package io.crmkit.core.validation;

import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.annotation.ElementType;
import org.jspecify.annotations.Nullable;

/** Keeps the provider inside one bean: the walk over {@code @Valid} is ours. */
final class NoCascade implements TraversableResolver {

  static Validator of(ValidatorFactory factory) {
    return factory.usingContext().traversableResolver(new NoCascade()).getValidator();
  }

  @Override
  public boolean isReachable(@Nullable Object bean, Path.Node property, Class<?> root, Path path, ElementType type) {
    return true;
  }

  @Override
  public boolean isCascadable(@Nullable Object bean, Path.Node property, Class<?> root, Path path, ElementType type) {
    return false;
  }
}
