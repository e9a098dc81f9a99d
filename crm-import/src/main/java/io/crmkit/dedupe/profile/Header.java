package io.crmkit.dedupe.profile;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words in the name of a column that hint at what it holds. */
final class Header {

  private static final Set<String> PHONE =
      Set.of("phone", "tel", "telephone", "mobile", "fax", "telefon", "cell", "handy");
  private static final Set<String> PRICE = Set.of("price", "amount", "revenue", "cost", "preis", "salary", "weight");
  private static final Set<String> ADDRESS = Set.of("address", "addr", "street", "adresse", "strasse");
  private static final Set<String> COMPANY =
      Set.of("company", "organisation", "organization", "firm", "employer", "firma", "manufacturer", "vendor",
          "account");

  private static final Set<String> PERSONAL = Set.of(
      "given", "first", "firstname", "forename", "fname", "vorname", "prenom", "prénom", "nombre", "nome",
      "birth", "birthdate",
      "birthday", "dob", "geburtsdatum", "geboren", "born", "bday", "naissance", "nacimiento", "nascita");

  private final Set<String> words;

  Header(String name) {
    String parted = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    words = new HashSet<>(List.of(parted.split("[^\\p{L}]+")));
  }

  boolean isPhone() {
    return any(PHONE);
  }

  boolean isPrice() {
    return any(PRICE);
  }

  boolean isAddress() {
    return any(ADDRESS);
  }

  boolean isCompany() {
    return any(COMPANY);
  }

  boolean isPersonal() {
    return any(PERSONAL);
  }

  private boolean any(Set<String> hints) {
    return words.stream().anyMatch(hints::contains);
  }
}
