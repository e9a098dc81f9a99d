package io.crmkit.imports.value;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.NumberParseException.ErrorType;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.crmkit.core.Validated;
import java.util.Locale;

/** Telephone numbers by the numbering plans that libphonenumber has. */
public final class Phones {

  private static final int LONGEST = 250;

  private Phones() {}

  /**
   * Returns the number, or {@code import.phone.no-country} (it does not begin with + and no country is given),
   * {@code .syntax}, {@code .no-such-number} (its length or its first digits are those of no number) or
   * {@code .rounded} (a spreadsheet has replaced its last digits).
   *
   * @param country of numbers that do not say theirs, as ISO 3166-1 alpha-2; empty if they have to
   */
  public static Validated<Phone> read(String text, String country) {
    if (Identifiers.isRounded(text)) {
      return Answers.refused("import.phone.rounded",
          "A spreadsheet has replaced the last digits of %s by zeros; take the number from where it came from.", text);
    }
    if (text.length() > LONGEST) {
      return Answers.refused("import.phone.syntax", "%s is too long for a telephone number.", text);
    }
    PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = plans.parse(text, country.isEmpty() ? "ZZ" : country.toUpperCase(Locale.ROOT));
      return plans.isValidNumber(number)
          ? Validated.valid(new Phone(plans.format(number, PhoneNumberFormat.E164), number.getExtension()))
          : Answers.refused("import.phone.no-such-number",
              "%s is no number that anybody can have; check its length and its country.", text);
    } catch (NumberParseException e) {
      return e.getErrorType() == ErrorType.INVALID_COUNTRY_CODE
          ? Answers.refused("import.phone.no-country",
              "%s does not say its country; write it with + and the country code, or name the country.", text)
          : Answers.refused("import.phone.syntax", "%s is no telephone number.", text);
    }
  }
}
