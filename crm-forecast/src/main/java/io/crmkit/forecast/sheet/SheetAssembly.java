package io.crmkit.forecast.sheet;

import io.crmkit.forecast.model.ColumnName;
import io.crmkit.forecast.model.plan.Basis;
import io.crmkit.forecast.model.plan.Column;
import io.crmkit.forecast.model.plan.Layer;
import io.crmkit.forecast.model.plan.MadeAdjustment;
import io.crmkit.forecast.model.plan.Place;
import io.crmkit.forecast.model.plan.Quota;
import io.crmkit.forecast.model.plan.View;
import io.crmkit.forecast.rollup.Tree;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts a sheet together from its sums and from what people put beside them. */
final class SheetAssembly {

  private final SheetSubject subject;
  private final Tree tree;
  private final SheetPeriods periods;
  private final SheetSums sums;
  private final Map<String, OverlaySums> overlays;
  private final List<ColumnPlace> columns;

  /** A column with the categories that it is about. */
  private record ColumnPlace(Column column, int from, int end) {

    boolean isAt(Place figure) {
      return ColumnName.isSame(figure.column(), column);
    }
  }

  SheetAssembly(SheetSubject subject, SheetSums sums, Map<String, OverlaySums> overlays) {
    this.subject = subject;
    this.tree = subject.tree();
    this.periods = subject.periods();
    this.sums = sums;
    this.overlays = overlays;
    this.columns = columns(subject);
  }

  private static List<ColumnPlace> columns(SheetSubject subject) {
    List<ColumnPlace> columns = new ArrayList<>();
    int end = subject.counted().size() + 1;
    for (Basis basis : Basis.values()) {
      columns.add(new ColumnPlace(Column.of(basis), 0, end));
      for (int category = 1; category < end; category++) {
        String map = Objects.requireNonNull(subject.mapName());
        String name = subject.counted().get(category - 1);
        columns.add(new ColumnPlace(Column.of(basis, map, name, View.SINGLE), category, category + 1));
        columns.add(new ColumnPlace(Column.of(basis, map, name, View.CUMULATIVE), category, end));
      }
    }
    return columns;
  }

  /**
   * Returns the sheet.
   *
   * @throws ArithmeticException if a figure does not fit into money
   */
  Sheet sheet(List<MadeAdjustment> adjustments, List<Quota> quotas, Instant now, Unassigned unassigned) {
    List<MadeAdjustment> counting = adjustments.stream().filter(each -> counts(each, now)).toList();
    List<Quota> own = quotas.stream()
        .filter(each -> each.place().hierarchy().equals(subject.hierarchy().name())).toList();
    Map<Column, SheetColumn> made = new LinkedHashMap<>();
    List<MadeAdjustment> ineffective = new ArrayList<>(counting);
    for (ColumnPlace each : columns) {
      List<MadeAdjustment> here = counting.stream().filter(one -> each.isAt(one.adjustment().place())).toList();
      Adjusters adjusters = new Adjusters(tree, periods, here);
      here.stream().filter(adjusters::hasAPlace).forEach(ineffective::remove);
      made.put(each.column, column(each, adjusters,
          new QuotaBook(own.stream().filter(quota -> each.isAt(quota.place())).toList(), subject.days())));
    }
    ineffective.removeIf(each -> isOfAnotherMap(each.adjustment().place().column()));
    return new Sheet(new SheetParts(tree, List.copyOf(periods.rows().keySet()), made, deals(),
        byPeriod(sums::unpriced), overlayLines(), unassigned, unassignedOverlays(), ineffective,
        own.stream().filter(each -> !each.version().equals(subject.hierarchy().version())).toList()));
  }

  private boolean counts(MadeAdjustment each, Instant now) {
    return each.adjustment().scenario().equals(subject.scenario().name())
        && each.adjustment().place().hierarchy().equals(subject.hierarchy().name())
        && each.adjustment().countsAt(now);
  }

  private boolean isOfAnotherMap(Column column) {
    Column.OfCategory category = column.category();
    return category != null && subject.definition().categories() != null && !category.map().equals(subject.mapName())
        && Objects.requireNonNull(subject.definition().categories()).map(category.map()).isPresent();
  }

  private SheetColumn column(ColumnPlace place, Adjusters adjusters, QuotaBook quotas) {
    SheetColumn column = new SheetColumn(place.column, tree, subject.definition().money());
    BigDecimal[][] own = own(place);
    AdjustedCells byOwners = adjusters.after(own, layer -> layer == Layer.OWNER);
    AdjustedCells adjusted = adjusters.after(own, layer -> true);
    periods.rows().forEach((name, days) -> {
      int period = periods.axis().node(name);
      SheetPeriods.Range range = periods.range(days).orElseThrow();
      List<BigDecimal> owners = byOwners.sums(range);
      List<BigDecimal> all = adjusted.sums(range);
      List<Layers> figures = new ArrayList<>();
      for (int node = 0; node < tree.size(); node++) {
        BigDecimal raw = sums.at(place.column.basis(), node, period, place.from, place.end);
        figures.add(new Layers(raw, owners.get(node), all.get(node)));
      }
      column.add(name, figures, node -> quotas.of(tree.name(node), days));
    });
    return column;
  }

  private BigDecimal[][] own(ColumnPlace place) {
    BigDecimal[][] own = new BigDecimal[tree.size()][periods.bases()];
    for (int node = 0; node < tree.size(); node++) {
      for (int base = 0; base < periods.bases(); base++) {
        own[node][base] = sums.own(place.column.basis(), node, periods.node(base), place.from, place.end);
      }
    }
    return own;
  }

  private List<List<Long>> deals() {
    int end = subject.counted().size() + 1;
    return byPeriod((node, period) -> sums.deals(node, period, 0, end));
  }

  private Map<String, List<List<OverlayLine>>> overlayLines() {
    Map<String, List<List<OverlayLine>>> lines = new LinkedHashMap<>();
    overlays.forEach((type, overlay) -> lines.put(type, byPeriod(overlay::at)));
    return lines;
  }

  private Map<String, Unassigned> unassignedOverlays() {
    Map<String, Unassigned> all = new LinkedHashMap<>();
    overlays.forEach((type, overlay) -> all.put(type, overlay.unassigned().total()));
    return all;
  }

  private interface Figure<T> {
    T at(int node, int period);
  }

  private <T> List<List<T>> byPeriod(Figure<T> figure) {
    List<List<T>> all = new ArrayList<>();
    for (String name : periods.rows().keySet()) {
      int period = periods.axis().node(name);
      List<T> nodes = new ArrayList<>();
      for (int node = 0; node < tree.size(); node++) {
        nodes.add(figure.at(node, period));
      }
      all.add(List.copyOf(nodes));
    }
    return List.copyOf(all);
  }
}
