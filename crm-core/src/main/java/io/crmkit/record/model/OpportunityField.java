package io.crmkit.record.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A field of an opportunity: what a stage can require, and what a history of fields tells of. */
public enum OpportunityField {
  NAME,
  ACCOUNT,
  OWNER,
  AMOUNT,
  CLOSE_DATE,
  LEAD_SOURCE,
  CONTACTS,
  TERRITORY,
  PRODUCT,
  NEXT_STEP;

  /** Returns the value as text, if there is one and it is not blank; contacts as {@code C-1 (buyer), C-2 (user)}. */
  public Optional<String> text(OpportunityDetails details) {
    return Optional.ofNullable(value(details)).map(Object::toString).filter(text -> !text.isBlank());
  }

  /** Returns the name of the field in documents, such as {@code close_date}. */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }

  private @Nullable Object value(OpportunityDetails details) {
    return switch (this) {
      case NAME -> details.name();
      case ACCOUNT -> details.account();
      case OWNER -> details.owner();
      case AMOUNT -> details.amount();
      case CLOSE_DATE -> details.closeDate();
      case LEAD_SOURCE -> details.leadSource();
      case CONTACTS -> contacts(details);
      case TERRITORY -> details.territory();
      case PRODUCT -> details.product();
      case NEXT_STEP -> details.nextStep();
    };
  }

  private static @Nullable String contacts(OpportunityDetails details) {
    return details.contacts().isEmpty()
        ? null
        : details.contacts().stream().map(ContactRole::toString).collect(Collectors.joining(", "));
  }
}
