package io.crmkit.testkit.dedupe;

/** What a {@link PeopleGenerator} does to a record, each with the share of further records of a person that it hits. */
public enum Damage {

  /** A neighbouring key, one key too many, too few or in the wrong place, in any field. */
  KEYBOARD(0.20),
  /** A name as it sounds: Philip, Filip. */
  PHONETIC(0.06),
  /** A field as a scanner reads it: rn for m, 0 for O. */
  OCR(0.04),
  /** First and last name in each other's place. */
  SWAPPED_NAMES(0.03),
  /** Bob for Robert. */
  NICKNAME(0.12),
  /** R. for Robert. */
  INITIAL(0.03),
  /** The surname before or after a wedding. */
  CHANGED_SURNAME(0.03),
  /** Another street, city and postcode. */
  MOVED(0.08),
  /** The address at work instead of the private one. */
  OTHER_EMAIL(0.12),
  /** The second number of a person. */
  OTHER_PHONE(0.10),
  /** Another firm, and with it another title. */
  OTHER_EMPLOYER(0.06),
  /** The number that all in the household have. */
  SHARED_PHONE(0.10),
  /** The address that all in the household have. */
  SHARED_EMAIL(0.03),
  /** What says nothing: {@code none@none.com}, {@code 0000000000}. */
  GENERIC_VALUE(0.02),
  /** Day and month in each other's place. */
  DAY_MONTH_SWAPPED(0.03),
  /** A date as people of the country write it instead of ISO 8601. */
  DATE_FORMAT(0.06),
  /** A number as people write it instead of E.164. */
  PHONE_FORMAT(0.50),
  /** Street as St., Avenue as Ave. */
  ABBREVIATED(0.12),
  /** A firm without its legal form. */
  NO_LEGAL_FORM(0.25),
  /** All in capitals, or all without. */
  LETTER_CASE(0.08),
  /** Müller as Mueller, José as Jose. */
  NO_MARKS(0.10),
  /** Nothing where a value should be; the rate is multiplied by what is usual for the column. */
  MISSING(1.0);

  private final double usual;

  Damage(double usual) {
    this.usual = usual;
  }

  /** Returns the share of further records that it hits unless the builder says otherwise. */
  public double usualRate() {
    return usual;
  }

  /** Whether first records have it as often as all others: it is no mistake but a way of writing, or a gap. */
  boolean alsoOfFirstRecords() {
    return this == MISSING || this == PHONE_FORMAT || this == NO_LEGAL_FORM || this == GENERIC_VALUE
        || this == SHARED_PHONE || this == SHARED_EMAIL;
  }
}
