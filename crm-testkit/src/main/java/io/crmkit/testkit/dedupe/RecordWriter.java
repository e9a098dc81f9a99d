package io.crmkit.testkit.dedupe;

import static io.crmkit.testkit.dedupe.PersonColumn.CITY;
import static io.crmkit.testkit.dedupe.PersonColumn.COMPANY;
import static io.crmkit.testkit.dedupe.PersonColumn.COUNTRY;
import static io.crmkit.testkit.dedupe.PersonColumn.CREATED_ON;
import static io.crmkit.testkit.dedupe.PersonColumn.DATE_OF_BIRTH;
import static io.crmkit.testkit.dedupe.PersonColumn.EMAIL;
import static io.crmkit.testkit.dedupe.PersonColumn.FIRST_NAME;
import static io.crmkit.testkit.dedupe.PersonColumn.ID;
import static io.crmkit.testkit.dedupe.PersonColumn.JOB_TITLE;
import static io.crmkit.testkit.dedupe.PersonColumn.LAST_NAME;
import static io.crmkit.testkit.dedupe.PersonColumn.PHONE;
import static io.crmkit.testkit.dedupe.PersonColumn.POSTCODE;
import static io.crmkit.testkit.dedupe.PersonColumn.STREET;

import io.crmkit.testkit.dedupe.Person.Job;
import io.crmkit.testkit.dedupe.Region.Address;
import io.crmkit.testkit.dedupe.Telephone.Plan;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes down a person once: what is chosen first (which address, which number), then how it is spelt, then gaps. */
final class RecordWriter {

  private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
  private static final int DAYS = 4000;
  private static final List<PersonColumn> TYPED =
      List.of(FIRST_NAME, LAST_NAME, LAST_NAME, EMAIL, PHONE, COMPANY, STREET, STREET, CITY, POSTCODE, DATE_OF_BIRTH);
  private static final List<PersonColumn> SCANNED = List.of(FIRST_NAME, LAST_NAME, EMAIL, COMPANY, STREET, POSTCODE);
  private static final List<PersonColumn> CASED = List.of(FIRST_NAME, LAST_NAME, COMPANY, STREET, CITY);

  /** How often nothing stands in a column of an export. */
  private static final Map<PersonColumn, Double> GAPS = Map.of(
      FIRST_NAME, 0.01, EMAIL, 0.12, PHONE, 0.18, COMPANY, 0.20, JOB_TITLE, 0.35, STREET, 0.12, CITY, 0.06,
      POSTCODE, 0.12, COUNTRY, 0.05, DATE_OF_BIRTH, 0.30);

  private final Person person;
  private final DamageRates rates;
  private final Draws draws;
  private final boolean first;
  private final Draft draft = new Draft();

  RecordWriter(Person person, DamageRates rates, Draws draws, boolean first) {
    this.person = person;
    this.rates = rates;
    this.draws = draws;
    this.first = first;
  }

  Draft write(String id) {
    draft.put(ID, id).put(CREATED_ON, FIRST_DAY.plusDays(draws.below(DAYS)).toString());
    names();
    contact();
    address();
    born();
    spelling();
    gaps();
    return draft;
  }

  private boolean hits(Damage damage) {
    return draws.chance(rates.of(damage, first));
  }

  private void names() {
    String given = person.given().name();
    draft.put(FIRST_NAME, given).put(LAST_NAME, person.surname());
    if (hits(Damage.CHANGED_SURNAME)) {
      draft.damage(Damage.CHANGED_SURNAME, LAST_NAME, person.other());
    }
    if (hits(Damage.NICKNAME) && !person.given().nicknames().isEmpty()) {
      draft.damage(Damage.NICKNAME, FIRST_NAME, draws.of(person.given().nicknames()));
    } else if (hits(Damage.INITIAL)) {
      draft.damage(Damage.INITIAL, FIRST_NAME, given.charAt(0) + ".");
    }
    if (hits(Damage.SWAPPED_NAMES)) {
      String surname = draft.value(LAST_NAME);
      draft.damage(Damage.SWAPPED_NAMES, LAST_NAME, draft.value(FIRST_NAME));
      draft.damage(Damage.SWAPPED_NAMES, FIRST_NAME, surname);
    }
  }

  private void contact() {
    draft.put(EMAIL, person.contact().email());
    if (hits(Damage.OTHER_EMAIL)) {
      draft.damage(Damage.OTHER_EMAIL, EMAIL, person.contact().secondEmail());
    } else if (hits(Damage.SHARED_EMAIL)) {
      draft.damage(Damage.SHARED_EMAIL, EMAIL, person.household().email());
    }
    phone();
    boolean elsewhere = hits(Damage.OTHER_EMPLOYER);
    Job job = person.contact().jobs().get(elsewhere ? 1 : 0);
    Job usual = person.contact().jobs().get(0);
    draft.put(COMPANY, usual.firm().name() + " " + usual.firm().legalForm()).put(JOB_TITLE, usual.title());
    draft.damage(Damage.OTHER_EMPLOYER, COMPANY, job.firm().name() + " " + job.firm().legalForm());
    draft.damage(Damage.OTHER_EMPLOYER, JOB_TITLE, job.title());
    if (hits(Damage.NO_LEGAL_FORM)) {
      draft.damage(Damage.NO_LEGAL_FORM, COMPANY, job.firm().name());
    }
    if (hits(Damage.GENERIC_VALUE)) {
      generic();
    }
  }

  private void phone() {
    Telephone number = person.contact().mobile();
    draft.put(PHONE, number.international());
    if (hits(Damage.OTHER_PHONE)) {
      number = person.contact().second();
      draft.damage(Damage.OTHER_PHONE, PHONE, number.international());
    } else if (hits(Damage.SHARED_PHONE)) {
      number = person.household().phone();
      draft.damage(Damage.SHARED_PHONE, PHONE, number.international());
    }
    if (hits(Damage.PHONE_FORMAT)) {
      draft.damage(Damage.PHONE_FORMAT, PHONE, number.written(draws));
    }
  }

  private void generic() {
    int which = draws.below(3);
    if (which == 0) {
      draft.damage(Damage.GENERIC_VALUE, EMAIL, Firm.genericMail(draws));
    } else if (which == 1) {
      draft.damage(Damage.GENERIC_VALUE, PHONE, Firm.genericPhone(draws));
    } else {
      draft.damage(Damage.GENERIC_VALUE, COMPANY, Firm.genericFirm(draws));
    }
  }

  private void address() {
    Address home = person.household().address();
    draft.put(STREET, home.street()).put(CITY, home.city().name()).put(POSTCODE, home.postcode());
    draft.put(COUNTRY, person.household().region().countryAs(draws));
    if (hits(Damage.MOVED)) {
      draft.damage(Damage.MOVED, STREET, person.former().street());
      draft.damage(Damage.MOVED, CITY, person.former().city().name());
      draft.damage(Damage.MOVED, POSTCODE, person.former().postcode());
    }
    if (hits(Damage.ABBREVIATED)) {
      draft.damage(Damage.ABBREVIATED, STREET, RecordWriter::abbreviated);
    }
  }

  private static String abbreviated(String street) {
    return street.replace("Street", "St").replace("Road", "Rd").replace("Avenue", "Ave").replace("Lane", "Ln")
        .replace("straße", "str.").replace("Straße", "Str.").replace("Calle", "C/").replace("Avenida", "Avda.")
        .replace("Rue ", "R. ").replace("Boulevard", "Bd").replace(" St", " Street").replace("Streetreet", "Street");
  }

  private void born() {
    LocalDate born = person.born();
    draft.put(DATE_OF_BIRTH, born.toString());
    if (born.getDayOfMonth() <= 12 && hits(Damage.DAY_MONTH_SWAPPED)) {
      born = LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue());
      draft.damage(Damage.DAY_MONTH_SWAPPED, DATE_OF_BIRTH, born.toString());
    }
    if (hits(Damage.DATE_FORMAT)) {
      draft.damage(Damage.DATE_FORMAT, DATE_OF_BIRTH, local(born));
    }
  }

  private String local(LocalDate date) {
    Plan plan = person.household().region().plan();
    String day = twoDigits(date.getDayOfMonth());
    String month = twoDigits(date.getMonthValue());
    if (plan == Plan.US) {
      return month + "/" + day + "/" + date.getYear();
    }
    String separator = plan == Plan.DE ? "." : "/";
    return day + separator + month + separator + date.getYear();
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private void spelling() {
    if (hits(Damage.PHONETIC)) {
      draft.damage(Damage.PHONETIC, draws.chance(0.4) ? FIRST_NAME : LAST_NAME, text -> Slips.phonetic(text, draws));
    }
    if (hits(Damage.KEYBOARD)) {
      draft.damage(Damage.KEYBOARD, draws.of(TYPED), text -> Slips.keyboard(text, draws));
    }
    if (hits(Damage.OCR)) {
      draft.damage(Damage.OCR, draws.of(SCANNED), text -> Slips.ocr(text, draws));
    }
    if (hits(Damage.NO_MARKS)) {
      CASED.forEach(column -> draft.damage(Damage.NO_MARKS, column, Slips::withoutMarks));
    }
    if (hits(Damage.LETTER_CASE)) {
      boolean capitals = draws.chance(0.6);
      CASED.forEach(column -> draft.damage(Damage.LETTER_CASE, column,
          text -> capitals ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT)));
    }
  }

  private void gaps() {
    for (PersonColumn column : PersonColumn.values()) {
      Double usual = GAPS.get(column);
      if (usual != null && draws.chance(usual * rates.of(Damage.MISSING, first))) {
        draft.damage(Damage.MISSING, column, "");
      }
    }
  }
}
