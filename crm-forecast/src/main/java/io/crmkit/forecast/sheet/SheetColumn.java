package io.crmkit.forecast.sheet;

import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.plan.Column;
import io.crmkit.forecast.rollup.Apportionment;
import io.crmkit.forecast.rollup.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** One column of a sheet: by period and node, exact and as it is shown. */
final class SheetColumn {

  private final List<List<Layers>> exact = new ArrayList<>();
  private final List<List<SheetLine>> shown = new ArrayList<>();
  private final Column column;
  private final Currency currency;
  private final Tree tree;

  SheetColumn(Column column, Tree tree, Currency currency) {
    this.column = column;
    this.tree = tree;
    this.currency = currency;
  }

  /**
   * Adds the next period, with the figure of every node and its quota where it has one.
   *
   * @throws ArithmeticException if one of them does not fit into money
   */
  void add(String period, List<Layers> figures, QuotaOfNode quotas) {
    List<Money> raw = shown(period, figures.stream().map(Layers::raw).toList());
    List<Money> byOwners = shown(period, figures.stream().map(Layers::byOwners).toList());
    List<Money> adjusted = shown(period, figures.stream().map(Layers::adjusted).toList());
    List<SheetLine> lines = new ArrayList<>();
    for (int node = 0; node < tree.size(); node++) {
      Money figure = adjusted.get(node);
      QuotaLine quota = quotas.of(node).map(amount -> QuotaLine.of(amount, figure)).orElse(null);
      lines.add(new SheetLine(raw.get(node), byOwners.get(node), figure, quota));
    }
    exact.add(List.copyOf(figures));
    shown.add(List.copyOf(lines));
  }

  /** Says what the quota of a node is in one period. */
  interface QuotaOfNode {
    Optional<Money> of(int node);
  }

  Layers exact(int period, int node) {
    return exact.get(period).get(node);
  }

  SheetLine line(int period, int node) {
    return shown.get(period).get(node);
  }

  private List<Money> shown(String period, List<BigDecimal> figures) {
    int digits = currency.getDefaultFractionDigits();
    List<BigInteger> whole = Apportionment.down(tree, figures.stream().map(each -> each.movePointRight(digits)).toList());
    List<Money> shown = new ArrayList<>();
    for (int node = 0; node < tree.size(); node++) {
      BigInteger minor = whole.get(node);
      if (minor.bitLength() >= Long.SIZE) {
        throw new ArithmeticException(
            "the figure of '%s' in %s, %s, does not fit into money".formatted(tree.name(node), period, column));
      }
      shown.add(new Money(minor.longValue(), currency));
    }
    return shown;
  }
}
