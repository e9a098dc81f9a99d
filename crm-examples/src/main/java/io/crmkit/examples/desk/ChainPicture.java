package io.crmkit.examples.desk;

import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.examples.html.Svg;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A definition drawn: its steps from left to right, the ladder below. */
final class ChainPicture {

  private static final int BOX = 230;
  private static final int GAP = 50;
  private static final int TALL = 124;
  private static final int LINE = 17;

  private ChainPicture() {}

  static Svg of(Definition definition) {
    List<Step> steps = definition.steps();
    Escalation ladder = definition.escalation();
    int height = TALL + 40 + 24 * (ladder.levels().size() + 1);
    Svg svg = new Svg(steps.size() * (BOX + GAP), height, "The chain " + definition.name());
    for (int i = 0; i < steps.size(); i++) {
      draw(svg, steps.get(i), i);
    }
    int y = TALL + 40;
    for (Escalation.Level level : ladder.levels()) {
      svg.note(4, y, "after %d h: %s %s".formatted(
          level.after().toHours(), people(level.to()), level.rights() == Escalation.Rights.LOSE ? "alone" : "as well"));
      y += 24;
    }
    if (ladder.last().action() != Escalation.LastAction.WAIT) {
      svg.note(4, y, "after %d h more: %s".formatted(
          ladder.last().after().toHours(), ladder.last().action().name().toLowerCase(Locale.ROOT)));
    }
    return svg;
  }

  private static void draw(Svg svg, Step step, int index) {
    double x = index * (BOX + GAP) + 2;
    svg.frame(x, 6, BOX, TALL, "main");
    svg.text(x + 10, 28, step.name());
    svg.note(x + 10, 48, people(step.groups().values().stream().flatMap(List::stream).map(Approver::ref).toList()));
    svg.note(x + 10, 68, step.rule().text());
    double y = 88;
    for (String line : criteria(step).split(" (?=and |or )")) {
      svg.note(x + 10, y, line);
      y += LINE;
    }
    if (index > 0) {
      svg.arrow(x - GAP, 6 + TALL / 2.0, x - 4, 6 + TALL / 2.0);
    }
  }

  private static String criteria(Step step) {
    return step.criteria() == null ? "always" : "if " + step.criteria();
  }

  private static String people(List<ApproverRef> refs) {
    return refs.stream().map(ChainPicture::words).collect(Collectors.joining(", "));
  }

  private static String words(ApproverRef ref) {
    if (ref instanceof ApproverRef.User user) {
      return user.actor().id();
    }
    if (ref instanceof ApproverRef.Manager manager) {
      return manager.levels() == 1 ? "the manager" : "the manager %d levels up".formatted(manager.levels());
    }
    if (ref instanceof ApproverRef.Group group) {
      return "group " + group.name();
    }
    if (ref instanceof ApproverRef.Role role) {
      return "role " + role.name();
    }
    if (ref instanceof ApproverRef.UpToLimit limit) {
      return "managers up to a limit of " + limit.amount();
    }
    if (ref instanceof ApproverRef.Matrix matrix) {
      return "a matrix of %d rows".formatted(matrix.rows().size());
    }
    return ref instanceof ApproverRef.Field field ? "field " + field.path() : "computed";
  }
}
