package io.crmkit.ai.diff;

import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.Derivation.OfOne;
import io.crmkit.ai.ir.Derivation.OfTwo;
import io.crmkit.ai.ir.ModelIr;
import java.util.ArrayList;
import java.util.List;

/** What two models compute, by what it is computed of, since slots are numbered anew with each feature. */
final class DerivationDiff {

  private DerivationDiff() {}

  static List<ModelChange> of(ModelIr before, ModelIr after) {
    if (before.derivations().equals(after.derivations()) && before.schema().size() == after.schema().size()) {
      return List.of();
    }
    List<String> gone = new ArrayList<>(words(before));
    List<String> come = new ArrayList<>(words(after));
    words(after).forEach(gone::remove);
    words(before).forEach(come::remove);
    List<ModelChange> changes = new ArrayList<>();
    if (!gone.isEmpty()) {
      changes.add(change("no longer computed: " + Words.list(gone.stream())));
    }
    if (!come.isEmpty()) {
      changes.add(change("computed: " + Words.list(come.stream())));
    }
    if (changes.isEmpty() && !before.derivations().equals(after.derivations())) {
      changes.add(change("the same is computed, with other numbers or in another order"));
    }
    return changes;
  }

  private static ModelChange change(String what) {
    return new ModelChange(ModelPart.DERIVATIONS, VersionStep.MINOR, what);
  }

  private static List<String> words(ModelIr model) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < model.derivations().size(); i++) {
      Derivation derivation = model.derivations().get(i);
      String field = model.field(model.schema().size() + i);
      words.add(derivation instanceof OfTwo
          ? field : "%s of %s".formatted(Words.kind(derivation), model.field(((OfOne) derivation).input())));
    }
    return words;
  }
}
