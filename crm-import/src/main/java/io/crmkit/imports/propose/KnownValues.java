package io.crmkit.imports.propose;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Values that tell what a column holds whatever it is called: countries, salutations, legal forms. */
final class KnownValues {

  /** Languages in which names of countries are known, as the JDK has them (CLDR). */
  private static final String[] LANGUAGES = {"en", "de", "fr", "es", "pt", "it", "nl", "pl", "sv", "da", "nb", "fi",
      "cs", "hu", "tr", "ru", "ja", "zh"};
  private static final Set<String> COUNTRIES = countries();
  private static final Set<String> SALUTATIONS = Set.of("mr", "mrs", "ms", "miss", "dr", "prof", "sir", "madam",
      "herr", "frau", "herrn", "m", "mme", "mlle", "monsieur", "madame", "sr", "sra", "srta", "senor", "senora", "dra",
      "sig", "sigra", "signor", "signora", "dott", "dottssa", "dhr", "mevr", "mw", "de heer", "mevrouw", "pan", "pani",
      "hr", "fr", "fru", "herr dr", "frau dr");
  private static final Set<String> LEGAL_FORMS = Set.of("gmbh", "ag", "kg", "ohg", "ek", "ug", "se", "inc", "llc",
      "llp", "ltd", "limited", "corp", "corporation", "co", "plc", "sarl", "sas", "sa", "sasu", "eurl", "sl", "slu",
      "srl", "spa", "snc", "lda", "ltda", "bv", "nv", "vof", "sp z oo", "spzoo", "zoo", "spk", "spj", "ab", "oy", "as",
      "aps", "sro", "kft", "pty", "pvt", "company", "mbh", "eg", "ev");

  private KnownValues() {}

  static boolean isCountry(String value) {
    return COUNTRIES.contains(HeaderWords.folded(value));
  }

  static boolean isSalutation(String value) {
    return value.length() <= 12 && SALUTATIONS.contains(HeaderWords.folded(value));
  }

  /** Whether a name of several words ends with a legal form, which names of people and places do not. */
  static boolean endsWithLegalForm(String value) {
    String text = value.strip();
    int blank = text.lastIndexOf(' ');
    return blank > 0 && LEGAL_FORMS.contains(HeaderWords.folded(text.substring(blank + 1)));
  }

  private static Set<String> countries() {
    Set<String> names = new HashSet<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      names.add(code.toLowerCase(Locale.ROOT));
      names.add(country.getISO3Country().toLowerCase(Locale.ROOT));
      for (String language : LANGUAGES) {
        names.add(HeaderWords.folded(country.getDisplayCountry(Locale.forLanguageTag(language))));
      }
    }
    names.addAll(Set.of("usa", "us", "uk", "england", "scotland", "wales", "uae"));
    return Set.copyOf(names);
  }
}
