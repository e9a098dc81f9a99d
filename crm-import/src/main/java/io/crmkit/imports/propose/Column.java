package io.crmkit.imports.propose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What is known of one column: the words of its name, its values, and what addresses tell about it. */
record Column(List<String> words, ContentKind content, MailNames.Part part) {

  private static final double LEAST = 0.35;
  private static final double BY_CONTENT = 0.55;
  private static final double BY_CONTENT_DESPITE_ITS_NAME = 0.42;
  private static final double MOST_VALUES = 0.8;
  /** Not all companies write their legal form. */
  private static final double SOME_VALUES = 0.3;
  /** What a shared word is worth where the column has just the name of another field. */
  private static final double PARTLY_WHERE_ANOTHER_IS_WHOLE = 0.5;
  private static final int MOST = 5;
  private static final Set<String> SAY_NOTHING = Set.of(
      "column", "col", "field", "feld", "spalte", "colonne", "columna", "coluna", "colonna", "kolom", "kolumna",
      "campo", "champ", "unnamed", "f", "var", "unknown");

  /** Returns the fields that it may belong into, the likeliest first. */
  List<Candidate> candidates(FieldCatalogue catalogue) {
    boolean whole = catalogue.fields().stream().flatMap(field -> catalogue.names(field).stream())
        .anyMatch(this::whole);
    List<Candidate> named = new ArrayList<>();
    for (TargetField field : catalogue.fields()) {
      named.add(byName(catalogue, field, whole ? PARTLY_WHERE_ANOTHER_IS_WHOLE : 1));
    }
    double best = named.stream().mapToDouble(Candidate::confidence).max().orElse(0);
    List<Candidate> found = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      Candidate other = byContent(catalogue.fields().get(i), best);
      Candidate better = other.confidence() > named.get(i).confidence() ? other : named.get(i);
      if (better.confidence() >= LEAST) {
        found.add(better);
      }
    }
    found.sort(Comparator.comparingDouble(Candidate::confidence).reversed());
    return found.subList(0, Math.min(MOST, found.size()));
  }

  private Candidate byName(FieldCatalogue catalogue, TargetField field, double partly) {
    double score = 0;
    List<String> like = List.of();
    for (List<String> name : catalogue.names(field)) {
      double likeness = NameLikeness.of(name, words,
          like.isEmpty() && score == 0 && name.equals(HeaderWords.of(field.name())) ? NameLikeness.Origin.OWN
              : NameLikeness.Origin.SYNONYM);
      if (likeness > score) {
        score = likeness;
        like = name;
      }
    }
    if (score == 0) {
      return new Candidate(field.name(), 0, List.of());
    }
    List<String> reasons = new ArrayList<>();
    reasons.add((score > 0.95 ? "Its name is a name of the field: %s."
        : "Its name shares words with a name of the field: %s.").formatted(String.join(" ", like)));
    if (!content.isEmpty()) {
      reasons.add("%d %% of its values can be of the kind %s.".formatted(Math.round(100 * fit(field.kind())),
          field.kind()));
      score *= factor(field.kind());
    }
    score *= whole(like) ? 1 : partly;
    return new Candidate(field.name(), Math.min(1, score), reasons);
  }

  private boolean whole(List<String> name) {
    return HeaderWords.joined(name).equals(HeaderWords.joined(words));
  }

  private double fit(FieldKind kind) {
    double fit = content.share(kind);
    return switch (kind) {
      case COMPANY -> Math.max(fit, content.share(FieldKind.TEXT));
      case STREET -> Math.max(fit, 0.5 * content.share(FieldKind.TEXT));
      case SALUTATION, COUNTRY -> Math.max(fit, 0.8 * content.share(FieldKind.TEXT));
      default -> fit;
    };
  }

  /** By how much values speak for a field: those with a form of their own against it where they have another one. */
  private double factor(FieldKind kind) {
    double fit = fit(kind);
    return switch (kind) {
      case EMAIL, URL, PHONE -> 0.36 + 0.64 * fit;
      case PERSON_NAME -> content.share(FieldKind.COMPANY) >= SOME_VALUES ? 0.4 : 0.36 + 0.64 * fit;
      case TEXT -> isOfAnotherForm() || content.share(FieldKind.SALUTATION) >= MOST_VALUES ? 0.4
          : content.share(FieldKind.COUNTRY) >= MOST_VALUES ? 0.7 : 0.6 + 0.4 * Math.max(fit, 0.75);
      case COMPANY, STREET, COUNTRY, SALUTATION -> isOfAnotherForm() ? 0.4 : 0.6 + 0.4 * fit;
      default -> 0.6 + 0.4 * fit;
    };
  }

  private boolean isOfAnotherForm() {
    return content.share(FieldKind.EMAIL) >= MOST_VALUES || content.share(FieldKind.URL) >= MOST_VALUES;
  }

  private Candidate byContent(TargetField field, double best) {
    double fit = part.field().equals(field.name()) ? 1 : told(field.kind());
    boolean silent = words.isEmpty() || words.stream().allMatch(word -> word.length() == 1
        || SAY_NOTHING.contains(word) || word.chars().allMatch(Character::isDigit));
    if (fit == 0 || NameLikeness.isElsewhere(words) && !silent) {
      return new Candidate(field.name(), 0, List.of());
    }
    boolean refuted = best > 0.3 && best < 0.45;
    double score = silent || refuted || isSureOf(field.kind()) ? BY_CONTENT : BY_CONTENT_DESPITE_ITS_NAME;
    return new Candidate(field.name(), score * fit, List.of(part.field().equals(field.name())
        ? "Its values are in the addresses of the same rows."
        : "Most of its values are of the kind %s.".formatted(field.kind())));
  }

  private static boolean isSureOf(FieldKind kind) {
    return kind == FieldKind.EMAIL || kind == FieldKind.SALUTATION;
  }

  /** How sure values alone are of a kind. */
  private double told(FieldKind kind) {
    double share = content.share(kind);
    return switch (kind) {
      case EMAIL, URL, COUNTRY, SALUTATION -> share >= MOST_VALUES ? share : 0;
      case PHONE -> share >= MOST_VALUES && content.share(FieldKind.DATE) == 0
          && content.share(FieldKind.IDENTIFIER) < MOST_VALUES ? share : 0;
      case STREET -> share >= MOST_VALUES && content.share(FieldKind.DATE) == 0
          && content.share(FieldKind.PHONE) < 0.1 ? share : 0;
      case COMPANY -> share >= SOME_VALUES ? 1 : 0;
      default -> 0;
    };
  }
}
