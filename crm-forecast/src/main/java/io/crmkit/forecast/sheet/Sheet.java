package io.crmkit.forecast.sheet;

import io.crmkit.forecast.model.plan.Column;
import io.crmkit.forecast.model.plan.MadeAdjustment;
import io.crmkit.forecast.model.plan.Quota;
import io.crmkit.forecast.rollup.Tree;
import java.util.List;
import java.util.Map;

/**
 * What a pipeline comes to under one scenario, by the nodes of a hierarchy and the periods of a calendar.
 *
 * <p>Figures are shown rounded such that the nodes of the tree add up within each period; they are exact by {@link
 * #exact}, where periods add up, too. An adjustment is about one column: an adjusted commit says nothing of best case.
 */
public final class Sheet {

  private final Tree tree;
  private final List<String> periods;
  private final Map<Column, SheetColumn> columns;
  private final List<List<Long>> deals;
  private final List<List<Long>> unpriced;
  private final Map<String, List<List<OverlayLine>>> overlays;
  private final Unassigned unassigned;
  private final Map<String, Unassigned> unassignedOverlays;
  private final List<MadeAdjustment> ineffective;
  private final List<Quota> outdated;

  Sheet(SheetParts parts) {
    this.tree = parts.tree();
    this.periods = List.copyOf(parts.periods());
    this.columns = Map.copyOf(parts.columns());
    this.deals = List.copyOf(parts.deals());
    this.unpriced = List.copyOf(parts.unpriced());
    this.overlays = Map.copyOf(parts.overlays());
    this.unassigned = parts.unassigned();
    this.unassignedOverlays = Map.copyOf(parts.unassignedOverlays());
    this.ineffective = List.copyOf(parts.ineffective());
    this.outdated = List.copyOf(parts.outdated());
  }

  /** Returns the nodes, those above before those below. */
  public List<String> nodes() {
    return tree.names();
  }

  /** Returns the tree of the nodes. */
  public Tree tree() {
    return tree;
  }

  /** Returns the names of the periods that have days in the forecast, longer ones before those that they are made of. */
  public List<String> periods() {
    return periods;
  }

  /** Returns the columns: of all deals, and of each category alone and with all surer ones. */
  public List<Column> columns() {
    return List.copyOf(columns.keySet());
  }

  /**
   * Returns how many deals are at and below a node in a period, each once for each credit for it, however many
   * instalments it has there.
   *
   * @throws IllegalArgumentException if the sheet does not have this node or period
   */
  public long deals(String node, String period) {
    return deals.get(period(period)).get(tree.node(node));
  }

  /**
   * Returns how many of these {@linkplain #deals deals} have no amount or no exchange rate: they count, and are in no
   * figure.
   *
   * @throws IllegalArgumentException if the sheet does not have this node or period
   */
  public long unpriced(String node, String period) {
    return unpriced.get(period(period)).get(tree.node(node));
  }

  /**
   * Returns a figure as it is shown.
   *
   * @throws IllegalArgumentException if the sheet does not have this node, period or column
   */
  public SheetLine line(String node, String period, Column column) {
    return column(column).line(period(period), tree.node(node));
  }

  /**
   * Returns a figure unrounded.
   *
   * @throws IllegalArgumentException if the sheet does not have this node, period or column
   */
  public Layers exact(String node, String period, Column column) {
    return column(column).exact(period(period), tree.node(node));
  }

  /**
   * Returns the credits of an overlay type for deals, which are in no other figure of the sheet.
   *
   * @throws IllegalArgumentException if the sheet does not have this node or period, or this is no overlay type
   */
  public OverlayLine overlay(String type, String node, String period) {
    return overlay(overlays, type).get(period(period)).get(tree.node(node));
  }

  private static <T> T overlay(Map<String, T> all, String type) {
    T found = all.get(type);
    if (found == null) {
      throw new IllegalArgumentException("no overlay '%s', only %s".formatted(type, all.keySet()));
    }
    return found;
  }

  /** Returns what is in no sum for want of a node; of credits of overlay types it says nothing. */
  public Unassigned unassigned() {
    return unassigned;
  }

  /**
   * Returns the credits of an overlay type that are in none of its lines for want of a node.
   *
   * @throws IllegalArgumentException if this is no overlay type
   */
  public Unassigned unassigned(String overlayType) {
    return overlay(unassignedOverlays, overlayType);
  }

  /**
   * Returns the adjustments that would count but have no place here, because their node is no longer in the hierarchy,
   * their days are not made of whole periods, or there is no such category any more. They change nothing and are not lost.
   */
  public List<MadeAdjustment> ineffective() {
    return ineffective;
  }

  /** Returns the quotas that were set for another version of the hierarchy; they still count where they did then. */
  public List<Quota> outdatedQuotas() {
    return outdated;
  }

  private SheetColumn column(Column column) {
    SheetColumn found = columns.get(column);
    if (found == null) {
      throw new IllegalArgumentException("no column %s, only %s".formatted(column, columns.keySet()));
    }
    return found;
  }

  private int period(String name) {
    int period = periods.indexOf(name);
    if (period < 0) {
      throw new IllegalArgumentException("no period '%s', only %s".formatted(name, periods));
    }
    return period;
  }
}
