package io.crmkit.testkit.dedupe.kinds;

import io.crmkit.testkit.dedupe.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Publications as bibliographies have them: edited ones, scraped ones, and references at the end of papers. */
final class Papers {

  private final Wording words;
  private final Draws draws;

  Papers(Draws draws) {
    this.draws = draws;
    this.words = new Wording(draws);
  }

  private record Author(String given, String surname) {

    String full() {
      return given + " " + surname;
    }

    String initialled() {
      return Wording.initials(given) + " " + surname;
    }

    String reversed() {
      return surname + ", " + Wording.initials(given);
    }
  }

  private record Paper(String title, List<Author> authors, List<String> venue, int year, int page) {

    String authors(Function<Author, String> form, String between) {
      return authors.stream().map(form).collect(Collectors.joining(between));
    }
  }

  /** People who write several papers each, as in life, about what they wrote of before. */
  private List<Paper> papers(int things) {
    List<Author> people = IntStream.range(0, Math.max(10, things)).mapToObj(i ->
        new Author(Wording.name(words.given(draws.chance(0.3) ? "female" : "male")), words.surname())).toList();
    List<Paper> papers = new ArrayList<>();
    for (int i = 0; i < things; i++) {
      List<Author> authors = IntStream.range(0, draws.between(1, 4))
          .mapToObj(each -> people.get(Math.min(draws.below(people.size()), draws.below(people.size()))))
          .distinct().toList();
      boolean again = i > 10 && draws.chance(0.08);
      Paper before = again ? papers.get(i - 1 - draws.below(10)) : null;
      papers.add(new Paper(before == null ? title() : draws.chance(0.4) ? before.title : before.title + " revisited",
          before == null ? authors : before.authors, words.ways("venues"), draws.between(1994, 2004),
          draws.between(1, 600)));
    }
    return papers;
  }

  private String title() {
    String quality = words.of("qualities");
    String task = words.of("tasks");
    String setting = words.of("settings");
    return Wording.capital(draws.of(List.of(
        "%s %s in %s".formatted(quality, task, setting), "%s %s for %s".formatted(quality, task, setting),
        "on %s and %s in %s".formatted(task, words.of("tasks"), setting),
        "%s: a %s approach to %s over %s".formatted(words.surname(), quality, task, setting),
        "a survey of %s for %s".formatted(task, setting),
        "%s of %s using %s".formatted(task, setting, words.of("tasks")),
        "towards %s %s".formatted(quality, task))));
  }

  /** Two edited bibliographies. */
  MadeUpRecords edited(int things) {
    Gathering records = Gathering.of("title,authors,venue,year", "title,authors,venue,year");
    List<Paper> papers = papers(things * 13 / 10);
    for (int i = 0; i < papers.size(); i++) {
      Paper paper = papers.get(i);
      if (i < things || draws.chance(0.5)) {
        records.add(0, i, paper.title + (draws.chance(0.5) ? "." : ""), paper.authors(Author::full, ", "),
            paper.venue.get(0), "" + paper.year);
      }
      if (i < things || draws.chance(0.5)) {
        records.add(1, i, words.slip(0.06, paper.title), paper.authors(
            draws.chance(0.8) ? Author::full : Author::initialled, ", "), paper.venue.get(1), "" + paper.year);
      }
    }
    return records.shuffled(draws);
  }

  /** An edited bibliography and what was scraped from the net: more, shorter, worse, and often several times. */
  MadeUpRecords scraped(int things) {
    Gathering records = Gathering.of("title,authors,venue,year", "title,authors,venue,year");
    List<Paper> papers = papers(things * 3);
    for (int i = 0; i < papers.size(); i++) {
      Paper paper = papers.get(i);
      if (i < things) {
        records.add(0, i, paper.title, paper.authors(Author::full, ", "), paper.venue.get(0), "" + paper.year);
      }
      int times = draws.chance(0.15) ? 0 : draws.chance(0.4) ? draws.between(2, 4) : 1;
      for (int copy = 0; copy < times; copy++) {
        String authors = draws.chance(0.2) ? paper.authors.get(0).initialled() + ", ..."
            : paper.authors(draws.chance(0.8) ? Author::initialled : Author::reversed, ", ");
        String title = words.cut(0.06, words.shorter(0.06, words.slip(0.1, paper.title)));
        records.add(1, i, draws.chance(0.3) ? title.toLowerCase(Locale.ROOT) : title,
            words.unless(0.03, authors.replace(".", draws.chance(0.5) ? "" : ".")),
            words.unless(0.25, draws.of(paper.venue)),
            words.unless(0.5, "" + (paper.year + (draws.chance(0.06) ? 1 : 0))));
      }
    }
    return records.shuffled(draws);
  }

  /** References to few papers, each by many, no two of them written in the same way. */
  MadeUpRecords cited(int things) {
    Gathering records = Gathering.of("author,title,venue,year,pages,publisher,note");
    List<Paper> papers = papers(things);
    for (int i = 0; i < papers.size(); i++) {
      Paper paper = papers.get(i);
      String publisher = draws.of(List.of("Springer", "Morgan Kaufmann", "ACM Press", "IEEE", "MIT Press"));
      for (int copy = draws.between(2, 22) / draws.between(1, 4); copy >= 0; copy--) {
        Function<Author, String> form =
            draws.of(List.of(Author::full, Author::initialled, Author::reversed, Author::initialled));
        String venue = draws.of(paper.venue);
        records.add(0, i, words.slip(0.05, paper.authors(form, draws.of(List.of(", ", " and ", ", and ")))),
            words.cut(0.03, words.shorter(0.05, words.slip(0.12, paper.title))),
            words.unless(0.2, draws.chance(0.3) ? "In Proceedings of " + venue : venue),
            words.unless(0.2, draws.chance(0.5) ? "(" + paper.year + ")" : "" + paper.year),
            words.unless(0.4, "pp. %d-%d".formatted(paper.page, paper.page + 12)), words.unless(0.7, publisher),
            words.unless(0.9, "to appear"));
      }
    }
    return records.shuffled(draws);
  }
}
