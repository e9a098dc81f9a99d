package io.crmkit.record.model;

import io.crmkit.core.Require;
import io.crmkit.core.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a definition of a pipeline as a whole, each problem with its JSON pointer. */
public final class PipelineCheck {

  private final PipelineDefinition definition;
  private final List<Violation> problems = new ArrayList<>();

  private PipelineCheck(PipelineDefinition definition) {
    this.definition = definition;
  }

  /** Returns every problem, in the order of the document; none if the definition is sound. */
  public static List<Violation> of(PipelineDefinition definition) {
    PipelineCheck check = new PipelineCheck(definition);
    check.stages();
    for (StageCategory category : StageCategory.values()) {
      check.hasOne(category);
    }
    check.lostReasons();
    return check.problems;
  }

  private void stages() {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < definition.stages().size(); i++) {
      Stage stage = definition.stages().get(i);
      if (!keys.add(stage.key())) {
        report("/stages/%d/key".formatted(i), "stage",
            "there is another stage '%s'; give this one another key".formatted(stage.key()));
      }
      if (!Require.isKey(stage.key())) {
        report("/stages/%d/key".formatted(i), "stage",
            "a key has at most %d characters, all of which every store can keep".formatted(Require.LONGEST_KEY));
      }
      probability("/stages/%d/probability".formatted(i), stage);
    }
  }

  private void probability(String pointer, Stage stage) {
    @Nullable WinProbability said = stage.probability();
    if (stage.category() == StageCategory.OPEN) {
      if (said == null) {
        report(pointer, "probability", "the open stage '%s' needs a probability from 0 to 1".formatted(stage.key()));
      }
      return;
    }
    WinProbability certain = stage.category() == StageCategory.WON ? WinProbability.ONE : WinProbability.ZERO;
    if (said != null && !said.equals(certain)) {
      report(pointer, "probability", "deals in the stage '%s' are %s, so its probability is %s and not %s"
          .formatted(stage.key(), word(stage.category()), certain, said));
    }
  }

  private void hasOne(StageCategory category) {
    boolean found = definition.stages().stream().anyMatch(stage -> stage.category() == category && !stage.isRetired());
    if (!found) {
      report("/stages", "stage", "no stage of the category %s is in use; add one".formatted(word(category)));
    }
  }

  private void lostReasons() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < definition.lostReasons().size(); i++) {
      String reason = definition.lostReasons().get(i);
      if (reason.isBlank() || !seen.add(reason)) {
        report("/lost_reasons/" + i, "lost-reason", reason.isBlank()
            ? "a reason has a text; leave this one out"
            : "there is another reason '%s'; leave this one out".formatted(reason));
      }
    }
  }

  private void report(String pointer, String code, String message) {
    problems.add(new Violation(pointer, "record.pipeline." + code, message));
  }

  private static String word(StageCategory category) {
    return category.name().toLowerCase(Locale.ROOT);
  }
}
