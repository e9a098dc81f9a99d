package io.crmkit.approvals.json;

import io.crmkit.approvals.model.Course;
import io.crmkit.approvals.model.Course.Expiry;
import io.crmkit.approvals.model.Course.Parked;
import io.crmkit.approvals.model.Course.Question;
import io.crmkit.approvals.model.Course.Return;
import java.util.List;

/** How a request has left the straight way, as JSON; nothing of it is written unless it has. */
final class CourseJson {

  private CourseJson() {}

  static void write(JsonOut out, Course course) {
    if (course.equals(Course.STRAIGHT)) {
      return;
    }
    out.putObject("course", members -> {
      if (course.fields() != null) {
        members.put("fields", course.fields());
      }
      members.put("round", course.round()).put("returns", course.returns()).putNanos("lapsed_at", course.lapsedAt());
      if (!course.parked().isEmpty()) {
        members.putObjects("parked", course.parked(), (item, parked) -> item
            .putNanos("since", parked.since())
            .putObject("step", step -> ApprovalJson.write(step, parked.step())));
      }
      if (!course.questions().isEmpty()) {
        members.putObjects("questions", course.questions(), (item, question) -> item
            .put("step", question.step()).put("by", question.by())
            .putUnless(question.by(), "for", question.holder()).put("of", question.of()).put("text", question.text())
            .putNanos("since", question.since()).putNanos("due_at", question.dueAt())
            .putNanos("remind_at", question.remindAt()));
      }
      Return returned = course.returned();
      if (returned != null) {
        members.putObject("returned", each -> each.put("by", returned.by()).put("step", returned.step())
            .put("reason", returned.reason()).putNanos("since", returned.since()));
      }
      Expiry expiry = course.expiry();
      if (expiry != null) {
        members.putObject("expiry", each -> each.putNanos("at", expiry.at()).putNanos("since", expiry.since()));
      }
    });
  }

  static Course read(JsonIn in) {
    if (!in.has("course")) {
      return Course.STRAIGHT;
    }
    JsonIn course = in.child("course");
    return new Course(
        course.has("fields") ? course.fields("fields") : null,
        course.number("round"), course.number("returns"),
        course.has("parked")
            ? course.objects("parked", each -> new Parked(
                ApprovalJson.step(each.child("step")), each.instant("since")))
            : List.of(),
        course.has("returned") ? returned(course.child("returned")) : null,
        course.has("expiry") ? expiry(course.child("expiry")) : null,
        course.instantOrNull("lapsed_at"),
        course.has("questions") ? course.objects("questions", CourseJson::question) : List.of());
  }

  private static Question question(JsonIn in) {
    return new Question(
        in.number("step"), in.actor("by"), in.actor(in.has("for") ? "for" : "by"), in.actor("of"), in.text("text"),
        in.instant("since"),
        in.instantOrNull("due_at"), in.instantOrNull("remind_at"));
  }

  private static Expiry expiry(JsonIn in) {
    return new Expiry(in.instantOrNull("at"), in.instantOrNull("since"));
  }

  private static Return returned(JsonIn in) {
    return new Return(in.actor("by"), in.text("step"), in.text("reason"), in.instant("since"));
  }
}
