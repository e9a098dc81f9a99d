package io.crmkit.examples.approvals;

import io.crmkit.core.Violation;
import io.crmkit.core.naming.JsonNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a line of a script can do, and what it has to say for that; up to the tick, these are commands. */
enum Deed {
  SUBMIT,
  APPROVE,
  REJECT,
  ABSTAIN,
  COMMENT,
  RECALL,
  REASSIGN,
  VACATE,
  CLAIM,
  RELEASE,
  ADD_APPROVER,
  REQUEST_INFO,
  PROVIDE_INFO,
  SEND_BACK,
  AMEND,
  RESUBMIT,
  OVERRULE,
  MIGRATE,
  TICK,
  LINK,
  FOLLOW,
  REDEEM,
  PREVIEW,
  WHY,
  INBOX,
  LOCK,
  COVERAGE,
  VERIFY;

  /** Returns what {@code line} does not say although its deed needs it, and that it cannot be one of a batch. */
  List<Violation> problems(ScriptLine line) {
    List<Violation> problems = new ArrayList<>();
    for (String need : needs()) {
      if (value(line, need) == null) {
        problems.add(new Violation("/" + need, "examples.missing",
            "A line that does '%s' needs '%s'.".formatted(JsonNames.of(this), need)));
      }
    }
    if (line.batch() != null && compareTo(TICK) > 0) {
      problems.add(new Violation("/batch", "examples.no-command",
          "'%s' is nothing that can be answered with others: take it out of the batch.".formatted(JsonNames.of(this))));
    }
    return problems;
  }

  private List<String> needs() {
    return switch (this) {
      case TICK, WHY, VERIFY -> List.of();
      case FOLLOW, REDEEM -> List.of("link");
      case COVERAGE -> List.of("fields");
      case COMMENT -> List.of("by", "comment");
      case MIGRATE -> List.of("by", "reason");
      case REASSIGN, SEND_BACK -> List.of("by", "to", "reason");
      case ADD_APPROVER -> List.of("by", "person", "reason");
      case REQUEST_INFO -> List.of("by", "question");
      case PROVIDE_INFO -> List.of("by", "answer");
      case AMEND -> List.of("by", "fields");
      case OVERRULE -> List.of("by", "verdict", "reason");
      case LINK -> List.of("by", "link", "use");
      case LOCK -> List.of("by", "change");
      default -> List.of("by");
    };
  }

  private static @Nullable Object value(ScriptLine line, String member) {
    return switch (member) {
      case "by" -> line.by();
      case "to" -> line.to();
      case "person" -> line.person();
      case "question" -> line.question();
      case "answer" -> line.answer();
      case "fields" -> line.fields();
      case "verdict" -> line.verdict();
      case "change" -> line.change();
      case "link" -> line.link();
      case "use" -> line.use();
      default -> line.words().isBlank() ? null : line.words();
    };
  }
}
