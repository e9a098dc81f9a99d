package io.crmkit.testkit.dedupe.kinds;

import io.crmkit.testkit.dedupe.Draws;
import io.crmkit.testkit.dedupe.GoldPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes records in any order and gives them back in random order, with ids that say nothing. Not thread-safe. */
final class Gathering {

  private record Entry(int thing, List<String> values) {}

  private final List<List<String>> columns;
  private final List<List<Entry>> entries = new ArrayList<>();

  private Gathering(List<List<String>> columns) {
    this.columns = columns;
    columns.forEach(each -> entries.add(new ArrayList<>()));
  }

  /** Takes records of one file, whose columns are given with commas between them. */
  static Gathering of(String columns) {
    return new Gathering(List.of(List.of(columns.split(","))));
  }

  static Gathering of(String columns, String others) {
    return new Gathering(List.of(List.of(columns.split(",")), List.of(others.split(","))));
  }

  /** Adds a record of a thing to a source. */
  void add(int source, int thing, String... values) {
    if (values.length != columns.get(source).size()) {
      throw new IllegalArgumentException(
          "a record of %s needs %d values but has %d".formatted(columns.get(source), columns.get(source).size(),
              values.length));
    }
    entries.get(source).add(new Entry(thing, List.of(values)));
  }

  MadeUpRecords shuffled(Draws draws) {
    List<MadeUpRecords.Source> sources = new ArrayList<>();
    List<Map<Integer, List<String>>> ids = new ArrayList<>();
    for (int source = 0; source < entries.size(); source++) {
      List<Entry> own = entries.get(source);
      for (int i = own.size() - 1; i > 0; i--) {
        Collections.swap(own, i, draws.below(i + 1));
      }
      List<String> header = new ArrayList<>(List.of("id"));
      header.addAll(columns.get(source));
      sources.add(new MadeUpRecords.Source(header, rows(own, ids)));
    }
    return new MadeUpRecords(sources, ids.size() == 1 ? pairs(ids.get(0)) : pairs(ids.get(0), ids.get(1)));
  }

  private static List<List<String>> rows(List<Entry> own, List<Map<Integer, List<String>>> ids) {
    Map<Integer, List<String>> ofThings = new TreeMap<>();
    List<List<String>> rows = new ArrayList<>();
    for (Entry each : own) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(rows.size() + 1)));
      row.addAll(each.values);
      rows.add(row);
      ofThings.computeIfAbsent(each.thing, thing -> new ArrayList<>()).add(row.get(0));
    }
    ids.add(ofThings);
    return rows;
  }

  private static List<GoldPair> pairs(Map<Integer, List<String>> ids) {
    List<GoldPair> pairs = new ArrayList<>();
    for (List<String> same : ids.values()) {
      for (int i = 0; i < same.size(); i++) {
        for (String other : same.subList(i + 1, same.size())) {
          pairs.add(new GoldPair(same.get(i), other));
        }
      }
    }
    return pairs;
  }

  private static List<GoldPair> pairs(Map<Integer, List<String>> ids, Map<Integer, List<String>> others) {
    List<GoldPair> pairs = new ArrayList<>();
    ids.forEach((thing, own) -> own.forEach(one ->
        others.getOrDefault(thing, List.of()).forEach(other -> pairs.add(new GoldPair(one, other)))));
    return pairs;
  }
}
