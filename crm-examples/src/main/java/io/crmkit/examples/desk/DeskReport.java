package io.crmkit.examples.desk;

import io.crmkit.approvals.analytics.ApprovalAnalytics;
import io.crmkit.approvals.analytics.ApprovalFigures;
import io.crmkit.approvals.analytics.ApproverFigures;
import io.crmkit.approvals.analytics.TimeFigures;
import io.crmkit.approvals.draw.ChainDrawing;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.examples.html.Histogram;
import io.crmkit.examples.html.Histogram.Bar;
import io.crmkit.examples.html.Page;
import io.crmkit.examples.html.Page.Tile;
import io.crmkit.examples.html.Svg;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the desk has to show: outcomes, cycle times, bottlenecks, the chain, and the rows that could not be used. */
final class DeskReport {

  private static final int DAYS_SHOWN = 14;
  private static final int PEOPLE_SHOWN = 15;

  private final Pipeline pipeline;
  private final List<Course> courses;
  private final ApprovalFigures figures;

  DeskReport(Pipeline pipeline, List<Course> courses) {
    this.pipeline = pipeline;
    this.courses = courses;
    ApprovalAnalytics analytics = ApprovalAnalytics.empty();
    courses.forEach(course -> analytics.add(course.history()));
    this.figures = analytics.result();
  }

  long count(String status) {
    return courses.stream().filter(course -> course.status().equals(status)).count();
  }

  long escalated() {
    return courses.stream().filter(course -> course.has(StepEscalated.class)).count();
  }

  long events() {
    return courses.stream().mapToLong(course -> course.history().size()).sum();
  }

  TimeFigures cycleTime() {
    return figures.cycleTime();
  }

  /** Returns why rows were not used, with how many there are of each kind. */
  Map<String, Long> problems() {
    return byKind(pipeline.problems());
  }

  /**
   * Returns how products are written in another way than on the price list, with how many rows there are of each kind.
   */
  Map<String, Long> respelled() {
    return byKind(pipeline.respelled());
  }

  private static Map<String, Long> byKind(List<Problem> problems) {
    return problems.stream().collect(Collectors.groupingBy(Problem::kind, TreeMap::new, Collectors.counting()));
  }

  void write(Path file, Definition definition) throws IOException {
    Page page = new Page("Discount desk", "%,d rows, %,d won deals with a list price, %,d of them beyond the thresholds"
        .formatted(pipeline.rows(), pipeline.deals().size(), courses.size()));
    page.tiles(List.of(
        new Tile("%,d".formatted(count("approved")), "approved"),
        new Tile("%,d".formatted(count("rejected")), "rejected"),
        new Tile("%,d".formatted(count("pending")), "pending"),
        new Tile("%,d".formatted(escalated()), "escalated at least once"),
        new Tile(hours(cycleTime().median()), "median cycle time"),
        new Tile(hours(cycleTime().ninetieth()), "90 % are done within")));
    page.heading("The chain").drawing(ChainDrawing.of(definition).svg(), "The chain " + definition.name());
    page.heading("Cycle times").paragraph("Days from submission to the end.").picture(histogram());
    page.heading("Where requests wait").table(
        1, List.of("step", "times", "median", "90 %", "longest", "escalated"), steps(definition));
    page.heading("For whom requests wait").paragraph("The share of all cycle times that passed until they acted.").table(
        1, List.of("person", "votes", "median", "90 %", "longest", "share"), people());
    page.heading("Outcomes by regional office").table(
        1, List.of("office", "requests", "approved", "rejected", "pending"), offices());
    writeProblems(page);
    page.write(file);
  }

  private void writeProblems(Page page) {
    if (!pipeline.problems().isEmpty()) {
      page.heading("Rows that were not used")
          .table(1, List.of("reason", "rows", "first line"), problemRows(pipeline.problems()));
    }
    if (!pipeline.respelled().isEmpty()) {
      page.heading("Products in another spelling")
          .table(1, List.of("spelling", "rows", "first line"), problemRows(pipeline.respelled()));
    }
  }

  private static List<List<String>> problemRows(List<Problem> problems) {
    List<List<String>> rows = new ArrayList<>();
    byKind(problems).forEach((kind, count) -> rows.add(List.of(kind, "%,d".formatted(count), problems.stream()
        .filter(problem -> problem.kind().equals(kind)).findFirst()
        .map(problem -> "%s:%d".formatted(problem.file(), problem.line())).orElse(""))));
    return rows;
  }

  private Svg histogram() {
    List<Bar> bars = new ArrayList<>();
    for (int day = 0; day <= DAYS_SHOWN; day++) {
      int from = day;
      int count = (int) courses.stream().flatMap(course -> course.cycleTime().stream())
          .filter(time -> from == DAYS_SHOWN ? time.toDays() >= from : time.toDays() == from)
          .count();
      bars.add(new Bar(day == DAYS_SHOWN ? day + "+" : String.valueOf(day), count));
    }
    return Histogram.of("How many requests took how many days", bars);
  }

  private List<List<String>> steps(Definition definition) {
    return definition.steps().stream()
        .flatMap(step -> figures.step(definition.name(), step.name()).stream()
            .map(found -> row(step.name(), found.total(), "%.0f %%".formatted(100 * found.escalationRate()))))
        .toList();
  }

  /** Whoever held requests up the longest comes first. */
  private List<List<String>> people() {
    return figures.bottlenecks().stream().limit(PEOPLE_SHOWN)
        .map(person -> {
          ApproverFigures found = figures.approver(person).orElseThrow();
          return row(person.id(), found.response(), "%.1f %%".formatted(100 * found.shareOfCycleTime()));
        })
        .toList();
  }

  private static List<String> row(String name, TimeFigures times, String last) {
    return List.of(name, "%,d".formatted(times.count()), hours(times.median()), hours(times.ninetieth()),
        hours(times.most()), last);
  }

  private List<List<String>> offices() {
    Map<String, List<Course>> byOffice = courses.stream().collect(Collectors.groupingBy(
        course -> pipeline.team().officeOf(course.deal().agent()), TreeMap::new, Collectors.toList()));
    List<List<String>> rows = new ArrayList<>();
    byOffice.forEach((office, requests) -> {
      DeskReport own = new DeskReport(pipeline, requests);
      rows.add(List.of(
          office, "%,d".formatted(requests.size()), "%,d".formatted(own.count("approved")),
          "%,d".formatted(own.count("rejected")), "%,d".formatted(own.count("pending"))));
    });
    return rows;
  }

  private static String hours(Duration duration) {
    double hours = duration.toMinutes() / 60.0;
    return hours < 48 ? "%.1f h".formatted(hours) : "%.1f d".formatted(hours / 24);
  }
}
