package io.crmkit.forecast.sheet;

import io.crmkit.core.money.Money;
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
  private final Currency currency;
  private final Tree tree;

  SheetColumn(Tree tree, Currency currency) {
    this.tree = tree;
    this.currency = currency;
  }

  /** Adds the next period, with the figure of every node and its quota where it has one. */
  void add(List<Layers> figures, QuotaOfNode quotas) {
    List<Money> raw = shown(figures.stream().map(Layers::raw).toList());
    List<Money> byOwners = shown(figures.stream().map(Layers::byOwners).toList());
    List<Money> adjusted = shown(figures.stream().map(Layers::adjusted).toList());
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

  private List<Money> shown(List<BigDecimal> figures) {
    int digits = currency.getDefaultFractionDigits();
    List<BigInteger> whole = Apportionment.down(tree, figures.stream().map(each -> each.movePointRight(digits)).toList());
    return whole.stream().map(each -> new Money(each.longValueExact(), currency)).toList();
  }
}
