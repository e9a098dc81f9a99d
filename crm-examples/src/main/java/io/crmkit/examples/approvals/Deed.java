package io.crmkit.examples.approvals;

import io.crmkit.core.Violation;
import io.crmkit.core.naming.JsonNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a line of a script can do, and what it has to say for that; up to the tick, these are commands. */
enum Deed {
  SUBMIT("by", "fields, entity_id"),
  APPROVE("by", "comment, step"),
  REJECT("by", "comment, step"),
  ABSTAIN("by", "comment, step"),
  COMMENT("by, comment", ""),
  RECALL("by", "reason"),
  REASSIGN("by, to, reason", "from"),
  VACATE("by", "reason"),
  CLAIM("by", "step"),
  RELEASE("by", "reason, step"),
  ADD_APPROVER("by, person, reason", "place, step"),
  REQUEST_INFO("by, question", "to, step"),
  PROVIDE_INFO("by, answer", "step"),
  SEND_BACK("by, to, reason", "step"),
  AMEND("by, fields", "reason"),
  RESUBMIT("by", "fields, comment"),
  OVERRULE("by, verdict, reason", ""),
  MIGRATE("by, reason", "renamed, votes, missed"),
  TICK("", ""),
  LINK("by, link, use", "lasts, step, request"),
  FOLLOW("link", ""),
  REDEEM("link", "comment"),
  REPLY("by, link, text", "proof"),
  PREVIEW("by", "fields, entity_id"),
  WHY("", "request"),
  INBOX("by", ""),
  LOCK("by, change", "entity_id"),
  COVERAGE("fields", "request"),
  VERIFY("", "request");

  /** What any line may say, if only to those who read it, and what any line may say that is a command. */
  private static final List<String> LINES = List.of("at", "by", "do", "comment");
  private static final List<String> COMMANDS = List.of("key", "request", "batch");

  private final String needs;
  private final String may;

  Deed(String needs, String may) {
    this.needs = needs;
    this.may = may;
  }

  private static List<String> names(String list) {
    return list.isEmpty() ? List.of() : List.of(list.split(", "));
  }

  /** Returns what {@code line} does not say although its deed needs it, and what it says for nothing. */
  List<Violation> problems(ScriptLine line) {
    List<Violation> problems = new ArrayList<>();
    Map<String, Object> said = line.said();
    for (String need : names(needs)) {
      if (!said.containsKey(need) && !(isWords(need) && saysWords(said))) {
        problems.add(new Violation("/" + need, "examples.missing",
            "A line that does '%s' needs '%s'.".formatted(JsonNames.of(this), need)));
      }
    }
    if (line.batch() != null && !isCommand()) {
      problems.add(new Violation("/batch", "examples.no-command",
          "'%s' is nothing that can be answered with others: take it out of the batch.".formatted(JsonNames.of(this))));
    }
    problems.addAll(unused(said.keySet()));
    return problems;
  }

  private List<Violation> unused(Set<String> said) {
    List<Violation> problems = new ArrayList<>();
    Set<String> taken = taken();
    for (String name : said) {
      if (!taken.contains(name) && !(name.equals("batch") && !isCommand())) {
        problems.add(new Violation("/" + name, "examples.unused",
            "A line that does '%s' makes no use of '%s': it takes %s."
                .formatted(JsonNames.of(this), name, String.join(", ", taken))));
      }
    }
    if (said.contains("comment") && said.contains("reason") && taken.contains("reason")) {
      problems.add(new Violation("/reason", "examples.unused",
          "'comment' and 'reason' are two names of one thing: say all of it in one of them."));
    }
    return problems;
  }

  /** Returns the members that a line may have; what is said with a deed may be called either. */
  private Set<String> taken() {
    Set<String> own = new LinkedHashSet<>(names(needs));
    own.addAll(names(may));
    Set<String> taken = new LinkedHashSet<>(LINES);
    taken.addAll(own);
    if (own.stream().anyMatch(Deed::isWords)) {
      taken.add("reason");
    }
    if (isCommand()) {
      taken.addAll(COMMANDS);
    }
    return taken;
  }

  /** Whether it is done to a request that the line names, or to the only one. */
  boolean isAboutARequest() {
    return taken().contains("request");
  }

  private boolean isCommand() {
    return compareTo(TICK) <= 0;
  }

  private static boolean isWords(String name) {
    return name.equals("comment") || name.equals("reason");
  }

  private static boolean saysWords(Map<String, Object> said) {
    return said.containsKey("comment") || said.containsKey("reason");
  }
}
