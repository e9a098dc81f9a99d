package io.crmkit.examples.desk;

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
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the desk has to show: outcomes, cycle times, bottlenecks, the chain, and the rows that could not be used. */
final class DeskReport {

  private static final int DAYS_SHOWN = 14;
  private static final int PEOPLE_SHOWN = 15;

  private final Pipeline pipeline;
  private final List<Course> courses;
  private final Waits waits;

  DeskReport(Pipeline pipeline, List<Course> courses) {
    this.pipeline = pipeline;
    this.courses = courses;
    this.waits = Waits.of(courses);
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

  Duration cycleTime(double quantile) {
    return Waits.quantile(cycleTimes(), quantile);
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
        new Tile(hours(cycleTime(0.5)), "median cycle time"),
        new Tile(hours(cycleTime(0.9)), "90 % are done within")));
    page.heading("The chain").picture(ChainPicture.of(definition));
    page.heading("Cycle times").paragraph("Days from submission to the end.").picture(histogram());
    page.heading("Where requests wait").table(
        1, List.of("step", "times", "median", "90 %", "longest"), rows(waits.bySteps(), name -> List.of()));
    page.heading("For whom requests wait").table(
        1, List.of("person", "votes", "median", "90 %", "longest", "escalated meanwhile"),
        rows(waits.byPeople(), person -> List.of(String.valueOf(waits.passedBy(person)))));
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
      int count = (int) cycleTimes().stream()
          .filter(time -> from == DAYS_SHOWN ? time.toDays() >= from : time.toDays() == from)
          .count();
      bars.add(new Bar(day == DAYS_SHOWN ? day + "+" : String.valueOf(day), count));
    }
    return Histogram.of("How many requests took how many days", bars);
  }

  /** Rows with the longest total wait first: that is where a bottleneck is. */
  private static List<List<String>> rows(Map<String, List<Duration>> waits, Function<String, List<String>> more) {
    Comparator<Map.Entry<String, List<Duration>>> byTotal = Comparator.comparing(
        entry -> entry.getValue().stream().reduce(Duration.ZERO, Duration::plus));
    return waits.entrySet().stream().sorted(byTotal.reversed()).limit(PEOPLE_SHOWN)
        .map(entry -> {
          List<String> row = new ArrayList<>(List.of(
              entry.getKey(), "%,d".formatted(entry.getValue().size()), hours(Waits.quantile(entry.getValue(), 0.5)),
              hours(Waits.quantile(entry.getValue(), 0.9)), hours(Collections.max(entry.getValue()))));
          row.addAll(more.apply(entry.getKey()));
          return List.copyOf(row);
        })
        .toList();
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

  private List<Duration> cycleTimes() {
    return courses.stream().flatMap(course -> course.cycleTime().stream()).toList();
  }

  private static String hours(Duration duration) {
    double hours = duration.toMinutes() / 60.0;
    return hours < 48 ? "%.1f h".formatted(hours) : "%.1f d".formatted(hours / 24);
  }
}
