package io.crmkit.imports.row;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;

/** Telephone numbers in E.164, by the tables of libphonenumber. */
final class Phones {

  private static final String CODE = "imports.rule.phone";
  private static final int LONGEST = 250;

  private final @Nullable String region;

  Phones(@Nullable String region) {
    this.region = region;
  }

  String normalize(String text) throws Unfit {
    String trimmed = Texts.trim(text);
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = numbers.parse(trimmed.length() > LONGEST ? "" : trimmed, region);
      if (!numbers.isValidNumber(number)) {
        throw new Unfit(CODE, "%s is no telephone number that can exist; correct or remove it."
            .formatted(Unfit.shown(text)));
      }
      if (number.hasExtension()) {
        throw new Unfit(CODE, "%s has an extension, which E.164 cannot hold; move it to a field of its own."
            .formatted(Unfit.shown(text)));
      }
      String e164 = numbers.format(number, PhoneNumberFormat.E164);
      return e164.equals(text) ? text : e164;
    } catch (NumberParseException e) {
      throw new Unfit(CODE, region == null
          ? "%s is no telephone number with a country code, such as +49 30 123456; name a \"region\" for numbers without."
              .formatted(Unfit.shown(text))
          : "%s is no telephone number; correct or remove it.".formatted(Unfit.shown(text)));
    }
  }
}
