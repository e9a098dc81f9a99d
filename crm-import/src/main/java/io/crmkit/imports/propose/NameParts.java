package io.crmkit.imports.propose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which part of a person's name a column holds that is only called a name, told by its neighbours: beside given names
 * single words are family names, and given names of several words without family names are whole names.
 */
final class NameParts {

  private static final String GIVEN = "first_name";
  private static final String FAMILY = "last_name";
  private static final String WHOLE = "full_name";
  private static final double MOST = 0.7;

  private NameParts() {}

  static List<List<Candidate>> of(FieldCatalogue catalogue, List<ContentKind> contents,
      List<List<Candidate>> candidates) {
    boolean known = catalogue.fields().stream().map(TargetField::name).toList()
        .containsAll(List.of(GIVEN, FAMILY, WHOLE));
    if (!known || has(FAMILY, candidates)) {
      return candidates;
    }
    List<List<Candidate>> told = new ArrayList<>(candidates);
    for (int i = 0; i < told.size(); i++) {
      List<Candidate> own = told.get(i);
      ContentKind content = contents.get(i);
      if (!content.isEmpty() && !own.isEmpty()) {
        told.set(i, part(own.get(0), content, candidates).map(part -> first(part, own)).orElse(own));
      }
    }
    return told;
  }

  private static Optional<Candidate> part(Candidate first, ContentKind content, List<List<Candidate>> candidates) {
    if (first.field().equals(WHOLE) && has(GIVEN, candidates) && content.severalWords() <= 1 - MOST) {
      return Optional.of(new Candidate(FAMILY, first.confidence(),
          List.of("Its values are single words beside given names.")));
    }
    if (first.field().equals(GIVEN) && !has(WHOLE, candidates) && content.severalWords() >= MOST) {
      return Optional.of(new Candidate(WHOLE, first.confidence(),
          List.of("Its values are of several words, and no column has family names.")));
    }
    return Optional.empty();
  }

  private static List<Candidate> first(Candidate part, List<Candidate> own) {
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(part);
    own.stream().skip(1).filter(other -> !other.field().equals(part.field())).forEach(candidates::add);
    return candidates;
  }

  private static boolean has(String field, List<List<Candidate>> candidates) {
    return candidates.stream().anyMatch(own -> !own.isEmpty() && own.get(0).field().equals(field));
  }
}
