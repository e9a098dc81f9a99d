package io.crmkit.imports.propose;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How alike the name of a column and a known name of a field are, from 0 to 1: Dice's coefficient of their words, each
 * with a weight. A word that is cut short is nearly the same word.
 */
final class NameLikeness {

  private static final double SYNONYM = 0.98;
  private static final double SHARED = 0.85;
  private static final double WHOLE = 0.05;
  private static final double CUT = 0.9;
  private static final int SHORTEST_CUT = 4;
  private static final int LONGEST_CUT = 7;
  private static final double COMPOUND = 0.7;
  private static final int SHORTEST_IN_COMPOUND = 5;
  private static final double OF_SOMETHING_ELSE = 0.7;

  /** Words that many fields of different meaning share. */
  private static final Set<String> GENERIC = Set.of(
      "name", "number", "nummer", "address", "adresse", "date", "datum", "data", "fecha", "code", "codigo",
      "codice", "kod", "id", "url", "no", "nr", "numero", "numer", "naam", "nom", "nome", "nombre", "nazwa",
      "region", "time", "type", "account", "contact", "record", "phone", "telefon", "telephone", "telefono",
      "tel", "telefoon", "telefone", "fon", "contacto", "contatto", "contato", "kontakt", "person", "lead",
      "conta", "cuenta", "compte", "konto");
  /** Words that say of which of two usual places a value is, the one that is meant where there is only one. */
  private static final Set<String> USUAL = Set.of(
      "1", "value", "business", "work", "primary", "main", "mailing", "billing", "office", "geschaftlich",
      "dienstlich", "bureau", "professionnel", "professionnelle", "trabajo", "trabalho", "comercial", "principal",
      "lavoro", "ufficio", "werk", "zakelijk", "sluzbowy", "wert", "organization", "organisation", "company",
      "internal", "original", "current");
  /** Words by which a column is about something else than the field whose name it has otherwise. */
  private static final Set<String> ELSEWHERE = Set.of(
      "home", "private", "privat", "domicile", "personal", "thuis", "prive", "casa", "other", "andere", "autre",
      "otro", "outro", "altro", "assistant", "assistent", "asst", "spouse", "manager", "reports", "referred",
      "partner", "phonetic", "yomi", "label", "activity", "aktivitat", "activite", "actividad", "atividade",
      "attivita", "parent", "count", "anzahl", "total", "display", "search", "weighted", "optin", "confirm", "ip",
      "method", "ids", "checksum", "domain", "shipping", "delivery", "2", "3", "4", "5");

  private NameLikeness() {}

  /** Compares the words of a column with those of a name that a field has, its own or another. */
  static double of(List<String> name, List<String> words, Origin origin) {
    if (words.isEmpty() || name.isEmpty()) {
      return 0;
    }
    if (HeaderWords.joined(name).equals(HeaderWords.joined(words))) {
      return origin == Origin.OWN ? 1 : SYNONYM;
    }
    List<String> left = new ArrayList<>(words);
    double common = 0;
    double all = 0;
    boolean whole = true;
    for (String word : name) {
      String found = nearest(word, left);
      double weight = weight(word);
      all += weight;
      if (found == null) {
        whole = false;
      } else {
        left.remove(found);
        all += weight;
        common += 2 * weight * alike(word, found);
      }
    }
    all += left.stream().mapToDouble(NameLikeness::weight).sum();
    boolean says = common > 0 && !name.stream().allMatch(word -> weight(word) < 0.5);
    double shared = says ? SHARED * common / all + (whole ? WHOLE : 0) : 0;
    return isElsewhere(left) ? OF_SOMETHING_ELSE * shared : shared;
  }

  /** Returns whether a column is about something else than its other words say. */
  static boolean isElsewhere(List<String> words) {
    return words.stream().anyMatch(ELSEWHERE::contains);
  }

  private static @Nullable String nearest(String word, List<String> words) {
    String nearest = null;
    for (String other : words) {
      if (alike(word, other) > (nearest == null ? 0 : alike(word, nearest))) {
        nearest = other;
      }
    }
    return nearest;
  }

  /** From 0 to 1; a word may be cut short, and in Germanic languages be the last part of another. */
  private static double alike(String word, String other) {
    if (word.equals(other)) {
      return 1;
    }
    if (isCut(word, other) || isCut(other, word)) {
      return CUT;
    }
    return word.length() >= SHORTEST_IN_COMPOUND && !GENERIC.contains(word) && other.endsWith(word) ? COMPOUND : 0;
  }

  private static boolean isCut(String word, String cut) {
    return cut.length() >= SHORTEST_CUT && cut.length() <= LONGEST_CUT
        && word.startsWith(cut) && !GENERIC.contains(cut);
  }

  private static double weight(String word) {
    if (USUAL.contains(word)) {
      return 0.2;
    }
    return ELSEWHERE.contains(word) ? 1.5 : GENERIC.contains(word) ? 0.5 : 1;
  }

  /** Whose name is compared. */
  enum Origin { OWN, SYNONYM }
}
