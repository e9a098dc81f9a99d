package io.crmkit.examples.sso;

import java.util.List;
import java.util.Set;

/** What became of an input whose verdict is known. */
enum Outcome {
  /** Accepted with all that had to come out, or refused for a reason that was expected. */
  RIGHT,
  /** Accepted though it had to be refused. */
  ACCEPTED,
  /** Refused though it had to be accepted, or for another reason, or other things came out. */
  OTHER;

  /** Counts an input that had to be accepted. */
  void ofAccept(Tally tally, String name, List<String> problems) {
    tally.accept(name, this == RIGHT ? null : String.join("; ", problems));
  }

  /** Counts an input that had to be refused. */
  void ofRefusal(Tally tally, String name, List<String> problems) {
    String why = this == RIGHT ? "as expected" : String.join("; ", problems);
    tally.refuse(name, this == ACCEPTED ? null : why, Set.of("as expected"));
  }
}
