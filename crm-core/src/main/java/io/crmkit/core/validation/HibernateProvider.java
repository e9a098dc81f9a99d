package io.crmkit.core.validation;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Starts Hibernate Validator; the one class that names it, so that everything else loads without it. */
final class HibernateProvider {

  private HibernateProvider() {}

  /** The root locale is English whatever the locale of the machine; an English one falls back to the machine's. */
  static ValidatorFactory start() {
    return Validation.byProvider(HibernateValidator.class)
        .configure()
        .ignoreXmlConfiguration()
        .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ROOT), Locale.ROOT, false))
        .buildValidatorFactory();
  }
}
