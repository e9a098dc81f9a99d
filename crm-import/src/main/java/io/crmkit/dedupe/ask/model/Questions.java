package io.crmkit.dedupe.ask.model;

import io.crmkit.core.json.Versioned;
import java.util.List;

/** Questions in the order in which their answers are worth most. */
@Versioned(1)
public record Questions(List<Question> questions) {

  public Questions {
    questions = List.copyOf(questions);
  }
}
